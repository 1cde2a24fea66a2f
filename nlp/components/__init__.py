"""The readers of a text, one a file: each names what it needs, writes to the Doc and nowhere else."""
