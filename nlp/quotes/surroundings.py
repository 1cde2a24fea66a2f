"""What a text says elsewhere of those who speak: whose head a person is, which body it calls a startup or a paper.

Read once a text, when first asked: to search the text for each speaker would cost its length times its speakers.
"""

import re
from collections import defaultdict
from collections.abc import Set
from functools import cached_property

from nlp.quotes import lexicon
from warehouse.records import SpeakerRole

_HEADED = re.compile(r"\([^()\s]+\s([^()\s]+)\)")
_SORTS = lexicon.roles("sorts")
_SORT = re.compile("|".join(sorted(map(re.escape, _SORTS), key=len, reverse=True)))
_AFTER_SORT = lexicon.pattern("after_sort")
_IS_SORT = lexicon.pattern("is_sort")
_RAISES = lexicon.pattern("raises")
_TOPIC = lexicon.pattern("first_topic")
_ENDS = (". ", "\n")
_FARTHEST = 120
"""Characters from a sentence's topic to what it is."""
_TRADE = lexicon.pattern("trade_before")
_LONGEST_TRADE = 20
"""Characters."""
_RUNS = lexicon.pattern("runs_before")
_FOREIGN = lexicon.pattern("foreign")
_AT_HOME = lexicon.pattern("at_home")
_IN_PARLIAMENT = lexicon.pattern("sits_in_parliament")
_LEAD = 200
"""Characters by which a text tells which country it is about."""
_LEAST = 3
"""Letters of a word by which a firm is known again."""


class Surroundings:
    """Looks up names in one text."""

    def __init__(self, text: str, papers: Set[str] = frozenset()) -> None:
        self.text = text
        self.papers = papers
        """Who reports news in it."""

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

    def calling(self, start: int) -> SpeakerRole | None:
        """Give the role of what a person who is named at a place is said to be: "초등 교사인 배하늘 씨"."""
        least = max(start - _LONGEST_TRADE, 0)
        if _RUNS.search(self.text, least, start) is not None:
            return "company"
        match = _TRADE.search(self.text, least, start)
        return lexicon.roles("titles").get(lexicon.closing("titles", match[1])) if match else None

    @cached_property
    def is_abroad(self) -> bool:
        """Tell a text that begins with another country and not with this one: its police is not ours."""
        return (
            _FOREIGN.search(self.text, 0, _LEAD) is not None and _AT_HOME.search(self.text, 0, _LEAD) is None
        )

    @cached_property
    def is_in_parliament(self) -> bool:
        """Tell a text in which parliament sits, whose members are called 위원, too."""
        return _IN_PARLIAMENT.search(self.text) is not None

    @cached_property
    def _called(self) -> dict[str, list[tuple[int, SpeakerRole | None]]]:
        """Places where the text names what it has told the sort of, with its role, by the first letters there."""
        places: defaultdict[str, list[tuple[int, SpeakerRole | None]]] = defaultdict(list)
        topics: list[tuple[int, SpeakerRole | None]] = [
            (match.start(), "startup") for match in _RAISES.finditer(self.text)
        ]
        for match in _SORT.finditer(self.text):
            role = _SORTS[match[0]]
            if _IS_SORT.match(self.text, match.end()):
                topics.append((match.start(), role))
            elif after := _AFTER_SORT.match(self.text, match.end()):
                for place in {after.end(), after.start(1) if after[1] else after.end()}:
                    places[self.text[place : place + _LEAST]].append((place, role))
        for at, role in topics:
            least = max(at - _FARTHEST, 0)
            ended = max(self.text.rfind(end, least, at) for end in _ENDS)
            if topic := _TOPIC.search(self.text, ended + 1 if ended >= 0 else least, at):
                place = topic.start()
                places[self.text[place : place + _LEAST]].append((place, role))
        return places

    def role_called(self, name: str) -> SpeakerRole | None:
        """Give the role of what the text calls the body that speaks, or whose people speak: "스타트업 새솔AI"."""
        if name in self.papers:
            return "media"
        found = [
            role
            for word in name.split("(")[0].split()
            if len(word) >= _LEAST
            for place, role in self._called.get(word[:_LEAST], ())
            if self.text.startswith(word, place)
        ]
        return next((role for role in found if role != "company"), found[0] if found else None)
