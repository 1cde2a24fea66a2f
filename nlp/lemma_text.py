"""One line of dictionary forms for a text, made for matching words whatever their endings and spacing.

"가중치를 열어 기술 주권을" → " 가중치 -를 열다 -어 기술주권 -을": neighbouring noun parts are joined, since writers
and Kiwi part compounds differently; particles and endings carry a hyphen; predicates stand in their dictionary form.
Where a token begins in the line stands beside where it begins in the text.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from nlp.memo import Memo
from nlp.pieces import Morphs
from nlp.token_lists import token_lists

if TYPE_CHECKING:
    from nlp.cues import CueFinder, Hit

Doc.set_extension("lemma_text", default=None, force=True)

_NOMINAL = frozenset({"NNG", "NNP", "NNB", "NR", "XSN", "XPN", "XR", "SL", "SH", "SN", "W_SERIAL"})
_PREDICATE = frozenset({"VV", "VA", "VX", "VCP", "VCN"})
_JOINED = frozenset({"XSV", "XSA"})
_LETTERS = str.maketrans({"ᆫ": "ㄴ", "ᆯ": "ㄹ", "ᆷ": "ㅁ", "ᆸ": "ㅂ"})
_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class LemmaText:
    """The line, with where each token begins in it and in the text."""

    line: str
    starts: list[int]
    char_starts: list[int]
    forms: list[str]
    """Of the tokens, as they stand in the text."""
    hits: dict["CueFinder", list["Hit"]] = field(default_factory=dict, init=False, compare=False)
    """What was found in the line, by who looked for it."""

    @property
    def length(self) -> int:
        """Characters of the text."""
        return self._char_end(len(self.forms) - 1) if self.forms else 0

    def _char_end(self, number: int) -> int:
        return self.char_starts[number] + len(self.forms[number])

    def part(self, char_start: int, char_end: int) -> tuple[int, int]:
        """Give the stretch of the line whose tokens touch the characters, empty if none does."""
        first, last = self.tokens(char_start, char_end)
        stop = self.starts[last] if last < len(self.starts) else len(self.line)
        return (self.starts[first], stop) if first < last else (0, 0)

    def tokens(self, char_start: int, char_end: int) -> tuple[int, int]:
        """Give the first token that touches the characters and the one after the last, equal or less if none does."""
        first = bisect_right(self.char_starts, char_start)
        if first and self._char_end(first - 1) > char_start:
            first -= 1
        return first, bisect_left(self.char_starts, char_end, first)


def lemma_text(doc: Doc) -> LemmaText:
    """Give the text's line, made at the first call and kept on the Doc."""
    kept: LemmaText | None = doc._.lemma_text
    if kept is None:
        kept = doc._.lemma_text = _read(doc)
    return kept


def _read(doc: Doc) -> LemmaText:
    pieces: list[str] = []
    is_open = False
    lists = token_lists(doc)
    for variants in map(_variants.__getitem__, lists["morphs"]):
        piece, is_open = variants[is_open]
        pieces.append(piece)
    line = "".join(pieces)
    starts = list(accumulate(map(len, pieces), initial=0))[: len(pieces)]
    return LemmaText(line, starts, lists["starts"], lists["forms"])


def _pieces(morphs: Morphs) -> tuple[tuple[str, bool], tuple[str, bool]]:
    """Give a token's part of the line and whether a noun may join its end: by itself, and after an open noun."""
    piece, begins_nominal, ends_nominal, is_hyphen = _piece(morphs)
    alone = (piece, ends_nominal)
    if is_hyphen:
        return alone, ("", True)
    return alone, (piece[1:], ends_nominal) if begins_nominal else alone


_variants = Memo(_pieces)


def _piece(morphs: Morphs) -> tuple[str, bool, bool, bool]:
    """Give a token's part of the line, whether it begins and ends as a noun, and whether it is a bare hyphen."""
    if not morphs:
        return (" ", False, False, False)
    piece = ""
    is_nominal = begins_nominal = False
    for number, (form, tag) in enumerate(morphs):
        kind = tag.split("-", 1)[0]
        form = form.lower().translate(_LETTERS).replace(" ", "")
        joins = kind in _JOINED or (is_nominal and kind in _NOMINAL)
        if kind in _JOINED or kind in _PREDICATE:
            written = form + "다"
        elif kind[0] in "JE" and kind != "ETN":
            written = "-" + form
        else:
            written = form
        piece += written if joins else " " + written
        is_nominal = kind in _NOMINAL
        if number == 0:
            begins_nominal = is_nominal or kind in _JOINED
    if begins_nominal and not piece.startswith(" "):
        piece = " " + piece
    return (piece, begins_nominal, is_nominal, len(morphs) == 1 and morphs[0][0] in _HYPHENS)


def headline_end(doc: Doc) -> int:
    """Give where the headline ends: the first line where a title is known, else 0."""
    if not doc._.title:
        return 0
    text = lemma_text(doc)
    breaks = token_lists(doc)["line_breaks"]
    return text.char_starts[breaks[0]] if breaks else text.length
