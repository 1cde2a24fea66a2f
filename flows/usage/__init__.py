"""What each command of `corpus` takes, one function a command, by what one wants to do; `flows/commands/` does the work."""
