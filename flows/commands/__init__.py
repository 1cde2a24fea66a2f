"""What each command of `corpus` does, one a file; `flows/usage/` says what they take."""
