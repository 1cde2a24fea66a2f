"""A release: what may be passed on of a published file, with all that others need to use and to doubt it."""
