"""What each command of `corpus` does, one a file; `flows/cli.py` lists them."""
