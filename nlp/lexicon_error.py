"""What every reader of `nlp/lexicons`, the registry among them, raises where a line is wrong."""


class LexiconError(ValueError):
    """A line that cannot be taken as it stands: file, line, expected, found."""
