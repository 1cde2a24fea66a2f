"""Who is named in one text and who speaks in it, given back as the one taken up last before a place."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from nlp.quotes import lexicon
from nlp.quotes.latest import Latest
from nlp.quotes.names import Name
from nlp.quotes.personal_names import given_and_family, personal_name

_NEWLY = lexicon.pattern("newly")
LONGEST_NAME = 60
"""Characters; what is longer is no name but a list."""
Ranked = tuple[int, int, Name]
"""How much shorter than nothing, how many were taken up before, and the name: the fullest comes first."""
WORDS = re.compile(r"[^\s/()'‘’]+")
ALIAS = re.compile(r"\s?\([^()]*\)$")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_SHORTENED = tuple(long for _, long in lexicon.pairs("short_forms"))
_PLURAL = lexicon.pattern("plural")
_INSIDERS = lexicon.group("insiders")


class Cast:
    """Names in text order, with who was last spoken of."""

    def __init__(self) -> None:
        self.persons: list[Name] = []
        self.bodies: list[Name] = []
        """Bodies, and names that may be a body's."""
        self.acting_bodies: list[Name] = []
        """Those that stand as topic or subject."""
        self.by_last_word: defaultdict[str, list[Name]] = defaultdict(list)
        self.by_letter: defaultdict[str, list[Name]] = defaultdict(list)
        """Bodies that may have a short form, by each of their letters."""
        self._acting_persons: Latest[Name] = Latest()
        self._beside: Latest[Name] = Latest()
        """Persons named right before marks, who are taken up last."""
        self._holders: Latest[Name] = Latest()
        """Persons whose view is told, who are known once all names are."""
        self.groups: Latest[Name] = Latest()
        """Groups that stand as topic or subject."""
        self.by_last_letter: defaultdict[str, list[Name]] = defaultdict(list)
        self.by_surname: defaultdict[str, list[Name]] = defaultdict(list)
        self.by_initial: defaultdict[str, list[Name]] = defaultdict(list)
        """Persons by the first letter of each word."""
        self._latest: defaultdict[tuple[str, ...], Latest[Name]] = defaultdict(Latest)
        """By what a name must be to be meant."""
        self.personal: dict[str, Ranked] = {}
        self.worded: dict[str, Ranked] = {}
        self.named: dict[str, Ranked] = {}
        """The fullest by personal name, and of persons and others by each word."""
        self.foreign: dict[str, str] = {}
        """Given names by family names: 존 by 스미스 of 존 스미스 오픈랩 CEO."""
        self.words: set[str] = set()
        """Words of persons."""
        self.bracketed: dict[str, Name] = {}
        """Names by what they hold in parentheses."""
        self._spoken: list[tuple[int, Name]] = []
        """Who spoke, by the place of the words."""
        self._persons_spoke: Latest[tuple[int, Name]] = Latest()
        self._issued: list[tuple[int, Name]] = []
        """Where a report was issued, and by whom."""
        self.issuers: Latest[Name] = Latest()

    def add(self, name: Name, is_acting: bool, is_beside: bool = False) -> None:
        """Take a name up, in text order but for those beside marks."""
        if name.text:
            self.by_last_letter[name.text[-1]].append(name)
        for alias in _BRACKETED.findall(name.text):
            self.bracketed.setdefault(alias, name)
        if name.kind == "person":
            self._add_person(name)
            if is_acting:
                (self._beside if is_beside else self._acting_persons).add(name.start, name)
        if is_acting and name.kind in ("group", "body") and _PLURAL.search(name.text):
            self.groups.add(name.start, name)
        if name.kind in ("body", "name"):
            self.bodies.append(name)
            self.by_last_word[last_word(name.text)].append(name)
            if ALIAS.sub("", name.text).endswith(_SHORTENED):
                for letter in set(name.text):
                    self.by_letter[letter].append(name)
            if is_acting:
                self.acting_bodies.append(name)
            self._keep_fullest(self.named, WORDS.findall(name.text), name)

    def note_holder(self, name: Name) -> None:
        """Remember a person whose view is told: "배 대표의 생각은 다르다. 그는"."""
        if name.kind == "person":
            self._holders.add(name.start, name)

    def _add_person(self, name: Name) -> None:
        personal = personal_name(name.text)
        self.persons.append(name)
        for length in range(1, len(personal)):
            self.by_surname[personal[:length]].append(name)
        words = WORDS.findall(name.text)
        if not personal and len(words) > 1:
            given, family = given_and_family(name.text)
            self.foreign.setdefault(family, given)
            if family in lexicon.surnames():
                self.by_surname[family].append(name)
        self.words.update(words)
        for letter in {word[0] for word in words}:
            self.by_initial[letter].append(name)
        self._keep_fullest(self.personal, [personal], name)
        self._keep_fullest(self.worded, words, name)

    def _keep_fullest(self, fullest: dict[str, Ranked], keys: Sequence[str], name: Name) -> None:
        """Keep the longest of the forms, the first of equals."""
        length = len(name.text)
        if length <= LONGEST_NAME and not _NEWLY.search(name.text):
            ranked = (-length, len(self.persons) + len(self.bodies), name)
            for key in keys:
                if key not in fullest or fullest[key][0] > -length:
                    fullest[key] = ranked

    def speaks(self, at: int, name: Name) -> None:
        """Remember who spoke the words at a place."""
        self._spoken.append((at, name))
        if name.kind == "person" or _is_one_of_group(name):
            self._persons_spoke.add(at, (at, name))

    def issues(self, at: int, name: Name) -> None:
        """Remember which body issues a report that is spoken of at a place."""
        self._issued.append((at, name))
        self.issuers.add(at, name)

    @cached_property
    def _homes(self) -> Latest[Name]:
        homes: Latest[Name] = Latest()
        latest_first = sorted([*self._issued, *self._spoken], key=lambda pair: pair[0], reverse=True)
        for at, name in reversed(latest_first):
            if name.kind in ("body", "name"):
                homes.add(at, name)
        return homes

    def home(self, before: int) -> Name | None:
        """Give the body, once all is read, whose people speak without saying so.

        It spoke or issued last; where none did, it acted last.
        """
        spoke = self._homes.before(before)
        return spoke or self.last(("acted",), self.acting_bodies, before, lambda name: name.kind == "body")

    def last_to_act(self, before: int) -> tuple[Name | None, Name | None]:
        """Give the person named last before a place, and the one of a group who spoke last before it.

        The person is None where the one of a group spoke since.
        """
        at, spoke = self._persons_spoke.before(before) or (-1, None)
        acted = self._beside.before(before, after=at)
        if acted is None:
            told = (
                self._acting_persons.before(before, after=at),
                self._holders.before(before, after=at),
            )
            acted = max(filter(None, told), key=lambda name: name.start, default=None)
        if acted is None and spoke is None:
            acted = self.last(("anybody",), self.persons, before, lambda name: True)
        return acted, spoke

    def last(
        self, what: tuple[str, ...], pool: Sequence[Name], before: int, is_meant: Callable[[Name], bool]
    ) -> Name | None:
        """Give the name of a pool taken up last before a place that is meant, looking at each name once.

        Args:
            what: tells the pool and what is meant from all others.
            pool: names, to which more may be added later.
            before: a place in the text.
            is_meant: what `what` stands for.
        """
        latest = self._latest[what]
        while latest.read < len(pool):
            name = pool[latest.read]
            latest.read += 1
            if is_meant(name):
                latest.add(name.start, name)
        return latest.before(before)

    def longer(self, pool: Sequence[Name], what: str, ending: str, before: int) -> Name | None:
        """Give the last name of a pool that ends in a form and is more than it."""
        return self.last(
            (what, ending),
            pool,
            before,
            lambda name: (plain := ALIAS.sub("", name.text)).endswith(ending) and plain != ending,
        )


def last_word(text: str) -> str:
    """Give the last word of a name but for an alias: 랩 of 싱킹 머신즈 랩(TML)."""
    words = ALIAS.sub("", text).split()
    return words[-1] if words else ""


def _is_one_of_group(name: Name) -> bool:
    """Tell one without a name (한 관계자, 어느 개발자), whom 그 may mean, from a group (업계, 전문가들)."""
    return name.kind == "group" and bool(
        lexicon.closing("titles", name.text) or name.text.endswith(_INSIDERS)
    )
