"""What is wrong with a line of a lexicon: the error that every reader of `nlp/lexicons` raises."""


class LexiconError(ValueError):
    """A line that cannot be taken as it stands: file, line or row, expected, found."""
