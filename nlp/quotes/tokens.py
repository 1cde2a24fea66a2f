"""Tags, offsets and entities of one Doc as plain arrays, looked up by character."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from nlp.findings import NameFinding
from nlp.token_lists import token_lists

if TYPE_CHECKING:
    from nlp.quotes.names import Name

KOREAN_NAME = re.compile(r"[가-힣]{3,4}")


class Tokens:
    """The tokenizer's lists over one Doc; a spaCy token is too slow to be asked for each eojeol."""

    def __init__(self, doc: Doc) -> None:
        lists = token_lists(doc)
        self.text = lists["source"]
        self.curled = lists["curled"]
        self.tags = lists["tags"]
        self.starts = lists["starts"]
        self.morphs = lists["morphs"]
        self.entities: Sequence[NameFinding] = doc._.names
        self._entity_starts = [name.char_start for name in self.entities]
        self._entity_ends = [name.char_end for name in self.entities]
        self._reach = list(accumulate(self._entity_ends, max, initial=-1))
        """How far the entities before each reach, most of which hold nothing that is asked for."""
        self.named = {
            index
            for name in self.entities
            for index in range(self.at(name.char_start), bisect_left(self.starts, name.char_end))
        }
        """Tokens in the entities."""
        self.noun_phrases: dict[tuple[int, int, int], Name] = {}
        """Those that were asked for, by where they may begin at the earliest, and where their last word stands."""

    @cached_property
    def koreans(self) -> dict[str, list[tuple[int, str]]]:
        """Persons of Korean names by first letter: where the name in full first ends, and who it is, in order."""
        first_ends: dict[tuple[str, str], int] = {}
        for name in sorted(self.entities, key=lambda name: name.char_end):
            words = self.text[name.char_start : name.char_end]
            if name.label == "PERSON" and KOREAN_NAME.fullmatch(words):
                first_ends.setdefault((words[0], name.entity_id), name.char_end)
        koreans: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for (letter, entity_id), end in first_ends.items():
            koreans[letter].append((end, entity_id))
        return koreans

    def at(self, char: int) -> int:
        """Give the token that holds a character."""
        return bisect_right(self.starts, char) - 1

    def end_of(self, index: int) -> int:
        """Give where a token ends, blanks after it counted in."""
        return self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)

    def surface(self, index: int) -> str:
        """Give a token's own characters."""
        return self.text[self.starts[index] : self.end_of(index)].strip()

    def entity_at(self, start: int, end: int) -> NameFinding | None:
        """Give the entity that holds text[start:end]; of nested ones the last that begins before it."""
        place = bisect_right(self._entity_starts, start)
        if self._reach[place] < end:
            return None
        for earlier in range(place - 1, max(place - 4, -1), -1):
            if end <= self._entity_ends[earlier]:
                return self.entities[earlier]
        return None

    def entities_in(self, start: int, end: int) -> list[NameFinding]:
        """Give the entities inside text[start:end], in order."""
        first = bisect_left(self._entity_starts, start)
        last = bisect_left(self._entity_starts, end)
        return [self.entities[place] for place in range(first, last) if self._entity_ends[place] <= end]
