"""Text from the web on its way to a terminal."""

_HIDDEN = {
    # a text from the web may hold what a terminal obeys: colours, titles, text that runs backwards
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys([*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "�"),
    ord("\n"): "\n",
    ord("\t"): " ",
    ord("\r"): "",
}


def printable(text: str) -> str:
    """Give a text without what a terminal obeys."""
    return text.translate(_HIDDEN)
