"""Which person a short form means: "홍 대표는", "스미스는", "대표는", and whom 그 means."""

import re
from sys import maxsize

from nlp.quotes import lexicon
from nlp.quotes.cast import WORDS, Cast, Ranked
from nlp.quotes.names import Name
from nlp.quotes.personal_names import given_and_family, personal_name, title_of

_WHOLE = 3
"""Letters of a Korean name by which alone a person is known; foreigners share given names of two: 마크."""
_INSIDERS = lexicon.group("insiders")
_NEWLY = lexicon.pattern("newly")


class People:
    """Looks up persons among the names of one text."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def full(self, name: Name, heading: bool) -> Name:
        """Give the fullest form of a person's name, which may stand in a heading."""
        personal = personal_name(name.text)
        key = lexicon.surnames().get(personal, personal)
        if not key:
            attached = re.fullmatch(r"(.)(\S+)", name.text)
            if attached and attached[1] in lexicon.surnames() and attached[2] in lexicon.words("titles"):
                key = lexicon.surnames()[attached[1]]
        if key and (len(key) == 1 or personal in lexicon.surnames()):
            return self._by_family(name, key)
        if not key and (other := self._by_initial(name)) is not None:
            return other
        given, family = given_and_family(name.text.removesuffix(title_of(name.text)))
        if key and not (len(key) < _WHOLE and family):
            return fullest(name, self.cast.personal.get(key), self.cast.worded.get(personal))
        if title_of(name.text) == name.text:
            return self.cast.longer(self.cast.persons, "person", name.text, name.start) or name
        word = WORDS.findall(name.text)[0]
        if heading and word not in self.cast.words:
            return aliased(self.cast, name)
        if family and (key or not heading):
            worded = self.cast.worded.get(family)
            is_same = worded is not None and {given, family} <= set(WORDS.findall(worded[2].text))
            return fullest(name, worded) if is_same else name
        worded = self.cast.worded.get(word)
        if worded is not None and _is_another_of_body(name.text, word, worded[2].text):
            worded = None
        if worded is not None and word in self.cast.foreign and title_of(name.text) != worded[2].text:
            return worded[2]
        return fullest(name, worded, None if heading else self.cast.named.get(word))

    def _by_family(self, name: Name, surname: str) -> Name:
        """Find 홍라겸 누리결AI 대표 for 홍 대표: the same title first, the nearest before first."""
        title = title_of(name.text)
        for ending, before in ((title, name.start), ("", name.start), (title, maxsize)):
            found = self._relative(surname, ending, before, is_settled=True)
            found = found or self._relative(surname, ending, before, is_settled=False)
            if found is not None:
                return fullest(found, self.cast.personal.get(personal_name(found.text)))
        return self._by_initial(name) or name

    def _by_initial(self, name: Name) -> Name | None:
        """Find 견하솔 의원 for 견 의원, whose surname no list has, and 린스위 교수 for 린 교수."""
        initial, _, title = name.text.partition(" ")
        if len(initial) != 1 or title_of(name.text) != title:
            return None
        return self.cast.last(
            ("initial", initial, title),
            self.cast.by_initial[initial],
            name.start,
            lambda other: (
                other.text.endswith(title)
                and any(
                    word.startswith(initial) and (len(word) >= _WHOLE or place == 0)
                    for place, word in enumerate(WORDS.findall(other.text))
                    if len(word) > 1
                )
            ),
        )

    def _relative(self, surname: str, ending: str, before: int, is_settled: bool) -> Name | None:
        """Give the last person of a family name and a title; `is_settled`: not called new in office."""
        return self.cast.last(
            ("settled" if is_settled else "surname", surname, ending),
            self.cast.by_surname[surname],
            before,
            lambda other: other.text.endswith(ending) and not (is_settled and _NEWLY.search(other.text)),
        )

    def last(self, before: int) -> Name | None:
        """Give the person named last before a place, in the fullest form, or the one of a group who spoke since."""
        name, spoke = self.cast.last_to_act(before)
        return self.full(name, heading=False) if name is not None else spoke


def _is_another_of_body(name: str, word: str, other: str) -> bool:
    """Tell one whom only a body's name and an office tell from another of that body: 오픈AI 대변인 from its CEO."""
    title = title_of(name)
    if not title or title_of(other) == title:
        return False
    own = (*WORDS.findall(other)[:2], *given_and_family(other.removesuffix(title_of(other))))
    return title in _INSIDERS or word not in own


def aliased(cast: Cast, name: Name) -> Name:
    """Give the body a headline names by what stands in parentheses below: TML → 싱킹 머신즈 랩(TML)."""
    return cast.bracketed.get(name.text, name)


def fullest(name: Name, *others: Ranked | None) -> Name:
    """Give the longest form; of equals the name's own, then the one taken up first."""
    best = min((other for other in others if other is not None), default=None)
    return best[2] if best is not None and len(best[2].text) > len(name.text) else name
