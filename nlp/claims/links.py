"""The expressions that tell of a class word whose it is, and what is tied by them: names, class words, sentences."""

import re
import sys
from dataclasses import dataclass

from nlp.cues import read_expressions
from nlp.lexicon_lines import ByName, expression
from warehouse.records import Openness

REACH = 300
"""Characters of the line over which a class word reaches at all, so that a line without end costs no more."""
VAGUE = 1.0
"""An act of less weight (to open, to close) may be done to anything: it counts right beside a model's name alone."""
_PARTS = ("based", "noun", "mark", "josa", "stance", "rival", "time", "head", "class")
"""Categories that stand in other expressions: <NOUN> is any of `noun`."""


@dataclass(frozen=True, slots=True)
class Name:
    """One model or body named in the sentence, by its place in the line."""

    start: int
    end: int
    entity_ids: tuple[str, ...]
    """One, or all of which a word like "두 모델" speaks."""
    is_model: bool


@dataclass(frozen=True, slots=True)
class ClassWord:
    """One word for a class of openness, by its place in the line."""

    start: int
    end: int
    claimed: Openness
    is_act: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence by its place in the text's line."""

    line: str
    start: int
    end: int


class Links:
    """The expressions of `nlp/lexicons/openness_claims/links.tsv`, held against lines of dictionary forms."""

    def __init__(self) -> None:
        links = read_expressions("openness_claims", "links")
        parts = {f"<{name.upper()}>": links[name] for name in _PARTS}
        parts["<ACT>"] = "|".join(read_expressions("openness_claims", "firm_acts").values())
        self._links: ByName[re.Pattern[str]] = ByName("openness_claims/links.tsv")
        for name, written in links.items():
            for part, stands_for in parts.items():
                written = written.replace(part, stands_for)
            self._links[name] = expression(f"openness_claims/links.tsv: {name}", written)

    def fits(self, link: str, line: str, start: int, end: int) -> bool:
        """Tell whether an expression fits a stretch of the line, which ends there."""
        return self._links[link].fullmatch(line[start:end]) is not None

    def follows(self, link: str, line: str, start: int) -> bool:
        """Tell whether what follows a place begins with an expression."""
        return self.match(link, line, start) is not None

    def match(self, link: str, line: str, start: int) -> re.Match[str] | None:
        """Give the expression that what follows a place begins with, the line cut at `REACH` from there.

        Nouns side by side are one word, so that a line may be all one, and to look through it takes time by its square.
        """
        return self._links[link].match(line, start, min(start + REACH, len(line)))

    def occurs(self, link: str, line: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Tell whether an expression stands somewhere in a stretch of the line."""
        return self._links[link].search(line, start, end) is not None
