"""The statistical recognition of names, and how good it is."""
