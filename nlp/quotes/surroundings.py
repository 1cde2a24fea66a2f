"""What a text says elsewhere of those who speak: whose head a person is, which firms it calls startups.

Read once a text, when first asked: to search the text for each speaker would cost its length times its speakers.
"""

import re
from collections import defaultdict
from functools import cached_property

from nlp.quotes.roles import STARTUP

_HEADED = re.compile(r"\([^()\s]+\s([^()\s]+)\)")
_AFTER_STARTUP = re.compile(rf"(?:{STARTUP.pattern})\S*\s(\S+\s)?")
_LEAST = 3
"""Letters of a word by which a firm is known again."""


class Surroundings:
    """Looks up names in one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _bodies(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in _HEADED.finditer(self.text):
            start = match.start()
            while start and not self.text[start - 1].isspace():
                start -= 1
            if start < match.start():
                found.setdefault(match[1], self.text[start : match.start()])
        return found

    def body_headed_by(self, name: str) -> str:
        """Give the body that names a person as its head, "" if none does: "새솔연구원(원장 구하늘)"."""
        return self._bodies.get(name, "") if len(name) > 1 else ""

    @cached_property
    def _called_startups(self) -> dict[str, list[int]]:
        """Places where the name of a startup may begin, one word between left out or not, by its first letters."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        at = 0
        while match := _AFTER_STARTUP.search(self.text, at):
            for place in {match.end(), match.start(1) if match[1] else match.end()}:
                places[self.text[place : place + _LEAST]].append(place)
            at = match.start(1) if match[1] else match.end()
        return places

    def is_called_startup(self, name: str) -> bool:
        """Tell whether the text calls the firm that speaks, or whose people speak, a startup: "스타트업 새솔AI"."""
        words = [word for word in name.split("(")[0].split() if len(word) >= _LEAST]
        return any(
            self.text.startswith(word, place)
            for word in words
            for place in self._called_startups.get(word[:_LEAST], ())
        )
