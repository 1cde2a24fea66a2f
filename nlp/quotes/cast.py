"""Who is named in one text, and which of them a short form means: "홍 대표는", "그는", "보고서는", "회사는"."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from sys import maxsize

from nlp.quotes import lexicon
from nlp.quotes.latest import Latest
from nlp.quotes.names import SIDE, Name, personal_name, title_of
from nlp.quotes.roles import role_of
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_ANY_FIRM = lexicon.group("any_firm")
_NEWLY = lexicon.pattern("newly")
LONGEST_NAME = 60
"""Characters; what is longer is no name but a list."""
_Ranked = tuple[int, int, Name]
"""How much shorter than nothing, how many were taken up before, and the name: the fullest comes first."""
_WORDS = re.compile(r"[^\s()'‘’]+")
_ALIAS = re.compile(r"\s?\([^()]*\)$")
_PUBLISHES = lexicon.pattern("publishes")
_ISSUES = lexicon.pattern("issues")
_PLURAL = lexicon.pattern("plural")
_INSIDERS = lexicon.group("insiders")
_ONE_LETTER = lexicon.group("one_letter_bodies")
_SHORT_FORM = lexicon.pattern("short_form")
_OF_NATION = "|".join(lexicon.group("of_nation"))
_SHORT_ENDINGS = tuple(lexicon.pairs("short_forms"))


class Cast:
    """Names in text order, with who was last spoken of."""

    def __init__(self) -> None:
        self._persons: list[Name] = []
        self._bodies: list[Name] = []
        """Bodies, and names that may be a body's."""
        self._acting_bodies: list[Name] = []
        """Those that stand as topic or subject."""
        self._acting_persons: Latest[Name] = Latest()
        self._beside: Latest[Name] = Latest()
        """Persons named right before marks, who are taken up last."""
        self._groups: Latest[Name] = Latest()
        """Groups that stand as topic or subject."""
        self._by_last_letter: defaultdict[str, list[Name]] = defaultdict(list)
        self._by_surname: defaultdict[str, list[Name]] = defaultdict(list)
        self._latest: defaultdict[tuple[str, ...], Latest[Name]] = defaultdict(Latest)
        """By what a name must be to be meant."""
        self._personal: dict[str, _Ranked] = {}
        self._worded: dict[str, _Ranked] = {}
        self._named: dict[str, _Ranked] = {}
        """The fullest by personal name, and of persons and others by each word."""
        self._foreign: dict[str, str] = {}
        """Given names by family names: 존 by 스미스 of 존 스미스 오픈랩 CEO."""
        self._words: set[str] = set()
        """Words of persons."""
        self._bracketed: dict[str, Name] = {}
        """Names that hold a bracket, by their text."""
        self._spoken: list[tuple[int, Name]] = []
        """Who spoke, by the place of the words."""
        self._persons_spoke: Latest[tuple[int, Name]] = Latest()
        self._issued: list[tuple[int, Name]] = []
        """Where a report was issued, and by whom."""
        self._issuers: Latest[Name] = Latest()

    def add(self, name: Name, is_acting: bool, is_beside: bool = False) -> None:
        """Take a name up, in text order but for those beside marks."""
        if name.text:
            self._by_last_letter[name.text[-1]].append(name)
        if "(" in name.text:
            self._bracketed.setdefault(name.text, name)
        if name.kind == "person":
            self._add_person(name)
            if is_acting:
                (self._beside if is_beside else self._acting_persons).add(name.start, name)
        if is_acting and name.kind in ("group", "body") and _PLURAL.search(name.text):
            self._groups.add(name.start, name)
        if name.kind in ("body", "name"):
            self._bodies.append(name)
            if is_acting:
                self._acting_bodies.append(name)
            self._keep_fullest(self._named, _WORDS.findall(name.text), name)

    def note_holder(self, name: Name) -> None:
        """Remember a person whose view is told: "배 대표의 생각은 다르다. 그는"."""
        if name.kind == "person":
            self._acting_persons.add(name.start, name)

    def _add_person(self, name: Name) -> None:
        personal = personal_name(name.text)
        self._persons.append(name)
        for length in range(1, len(personal)):
            self._by_surname[personal[:length]].append(name)
        words = _WORDS.findall(name.text)
        if not personal and len(words) > 2:
            self._foreign.setdefault(words[1], words[0])
            if words[1] in lexicon.surnames():
                self._by_surname[words[1]].append(name)
        self._words.update(words)
        self._keep_fullest(self._personal, [personal], name)
        self._keep_fullest(self._worded, words, name)

    def _keep_fullest(self, fullest: dict[str, _Ranked], keys: Sequence[str], name: Name) -> None:
        """Keep the longest of the forms, the first of equals."""
        length = len(name.text)
        if length <= LONGEST_NAME and not _NEWLY.search(name.text):
            ranked = (-length, len(self._persons) + len(self._bodies), name)
            for key in keys:
                if key not in fullest or fullest[key][0] > -length:
                    fullest[key] = ranked

    def speaks(self, at: int, name: Name) -> None:
        """Remember who spoke the words at a place."""
        self._spoken.append((at, name))
        if name.kind == "person" or _is_one_of_group(name):
            self._persons_spoke.add(at, (at, name))

    @cached_property
    def _homes(self) -> Latest[Name]:
        homes: Latest[Name] = Latest()
        latest_first = sorted([*self._issued, *self._spoken], key=lambda pair: pair[0], reverse=True)
        for at, name in reversed(latest_first):
            if name.kind in ("body", "name"):
                homes.add(at, name)
        return homes

    def home(self, before: int) -> Name | None:
        """Give the body, once all is read, whose people speak without saying so: it spoke or issued last."""
        return self._homes.before(before)

    def resolved(self, name: Name, heading: bool = False) -> Name | None:
        """Give the fullest form of what a name means; None where it points at nobody that was named."""
        if name.kind == "pronoun":
            return self._pointed(name)
        if name.kind == "report":
            return self._issuer(name)
        if name.kind == "person" or (heading and name.kind in ("name", "other")):
            return self._person(name, heading)
        if name.kind in ("body", "group") and name.text.removesuffix(SIDE) in lexicon.words("generic_bodies"):
            return self._body(name)
        if name.text in _ONE_LETTER:
            longer = self._longer(self._bodies, "body", name.text, name.start)
            return longer or self._of_sort(name.text, name.start) or name
        if name.text in _INSIDERS or (name.kind == "group" and name.text in lexicon.words("titles")):
            by_letter = self._by_last_letter[name.text[-1]]
            return self._longer(by_letter, "insider", name.text, name.start) or name
        if heading:
            return self._alias(name)
        if name.kind == "name" and (person := self._foreign.get(name.text)) is not None:
            return _fuller(name, self._worded.get(person))
        if name.kind == "body" or (name.kind == "name" and _SHORT_FORM.fullmatch(name.text)):
            fuller = self._longer(self._bodies, "fuller", f" {name.text}", name.start)
            return fuller or self._spelt_out(name) or name
        return name

    def _spelt_out(self, name: Name) -> Name | None:
        """Give the body named before whose letters a short form takes: 금융위원회 for 금융위, of 과방위 the committee."""
        if _SHORT_FORM.fullmatch(name.text) is None:
            return None
        return self._last(
            ("short", name.text), self._bodies, name.start, lambda other: is_short_for(name.text, other.text)
        )

    def last_person(self, before: int) -> Name | None:
        """Give the person named last before a place, in the fullest form, or the one of a group who spoke since."""
        at, best = self._persons_spoke.before(before) or (-1, None)
        name = self._beside.before(before, after=at) or self._acting_persons.before(before, after=at)
        return self._person(name, heading=False) if name is not None else best

    def _last(
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

    def _longer(self, pool: Sequence[Name], what: str, ending: str, before: int) -> Name | None:
        """Give the last name of a pool that ends in a form and is more than it."""
        return self._last(
            (what, ending),
            pool,
            before,
            lambda name: (plain := _ALIAS.sub("", name.text)).endswith(ending) and plain != ending,
        )

    def _pointed(self, name: Name) -> Name | None:
        """Resolve 그, 이들, 이 교수, 같은 보고서, 이 신문."""
        words = name.text.split(maxsplit=1)
        if len(words) == 1:
            group = self._groups.before(name.start) if _PLURAL.search(name.text) else None
            return group or self.last_person(name.start)
        noun = words[1]
        if words[0] in lexicon.surnames() and noun in lexicon.words("titles"):
            person = self._person(Name(name.text, name.start, name.end, "person"), heading=False)
            if person is not None and person.text != name.text:
                return person
        earlier = self._last(
            ("pointed", noun),
            self._by_last_letter[noun[-1]],
            name.start,
            lambda other: other.kind != "pronoun" and other.text.endswith(noun) and other.text != noun,
        )
        if earlier is not None:
            return self.resolved(earlier)
        role = lexicon.roles("bodies").get(noun)
        if role:
            earlier = self._last(
                ("role", role),
                self._bodies,
                name.start,
                lambda other: role_of(other.text, other.kind) == role,
            )
            if earlier is not None:
                return earlier
        if noun in lexicon.words("reports"):
            return self._issuer(Name(noun, name.start, name.end, "report"))
        if noun in lexicon.words("titles"):
            return self.last_person(name.start)
        return name

    def _person(self, name: Name, heading: bool) -> Name:
        personal = personal_name(name.text)
        key = lexicon.surnames().get(personal, personal)
        if not key:
            attached = re.fullmatch(r"(.)(\S+)", name.text)
            if attached and attached[1] in lexicon.surnames() and attached[2] in lexicon.words("titles"):
                key = lexicon.surnames()[attached[1]]
        if key and (len(key) == 1 or personal in lexicon.surnames()):
            return self._by_family(name, key)
        if key:
            return _fuller(name, self._personal.get(key), self._worded.get(personal))
        if title_of(name.text) == name.text:
            return self._longer(self._persons, "person", name.text, name.start) or name
        word = _WORDS.findall(name.text)[0]
        if heading and word not in self._words:
            return self._alias(name)
        return _fuller(name, self._worded.get(word), None if heading else self._named.get(word))

    def _by_family(self, name: Name, surname: str) -> Name:
        """Find 홍라겸 누리결AI 대표 for 홍 대표: the same title first, the nearest before first."""
        title = title_of(name.text)
        for ending, before in ((title, name.start), ("", name.start), (title, maxsize)):
            found = self._relative(surname, ending, before, is_settled=True)
            found = found or self._relative(surname, ending, before, is_settled=False)
            if found is not None:
                return _fuller(found, self._personal.get(personal_name(found.text)))
        return name

    def _relative(self, surname: str, ending: str, before: int, is_settled: bool) -> Name | None:
        """Give the last person of a family name and a title; `is_settled`: not called new in office."""
        return self._last(
            ("settled" if is_settled else "surname", surname, ending),
            self._by_surname[surname],
            before,
            lambda other: other.text.endswith(ending) and not (is_settled and _NEWLY.search(other.text)),
        )

    def _body(self, name: Name) -> Name:
        noun = name.text.removesuffix(SIDE)
        longer = self._longer(self._bodies, "body", noun, name.start)
        if longer is not None:
            return longer
        if lexicon.roles("bodies").get(noun) == "media":
            return (
                self._last(
                    ("paper", noun),
                    self._bodies,
                    name.start,
                    lambda other: role_of(other.text, other.kind) == "media" and other.text != noun,
                )
                or name
            )
        if noun not in _ANY_FIRM:
            return self._of_sort(noun, name.start) or name
        body = self._last(
            ("firm",),
            self._acting_bodies,
            name.start,
            lambda other: other.text.removesuffix(SIDE) not in lexicon.words("generic_bodies"),
        )
        return body or self._employer(name.start) or name

    def _of_sort(self, noun: str, before: int) -> Name | None:
        """Give the body named last of which a common noun tells the sort: "참여자치연대는 … 단체는"."""
        role = lexicon.roles("bodies").get(noun)
        return role and self._last(
            ("sort", role),
            self._acting_bodies,
            before,
            lambda other: (
                role_of(other.text, other.kind) == role and other.text not in lexicon.words("generic_bodies")
            ),
        )

    def _employer(self, before: int) -> Name | None:
        """Give the body that the person named last speaks for: 누리결AI of 홍라겸 누리결AI 대표."""
        person = self.last_person(before)
        if person is None or person.kind != "person":
            return None
        words = [
            word
            for word in person.text.removesuffix(title_of(person.text)).split()
            if word != personal_name(person.text)
        ]
        if not words:
            return None
        text = words[-1].removesuffix("의")
        start = person.start + person.text.rindex(text)
        return Name(text, start, start + len(text), "body")

    def _issuer(self, name: Name) -> Name:
        """Give the body that issued the report: named with it, before it, or spoken of last."""
        if " " in name.text or name.text not in lexicon.words("reports"):
            return name
        return self._issuers.before(name.start) or self._last_body(name.start) or name

    def _last_body(self, before: int) -> Name | None:
        """Give the body named last before a place."""
        return self._last(
            ("named body",),
            self._bodies,
            before,
            lambda name: name.kind == "body" and name.text not in lexicon.words("generic_bodies"),
        )

    def _alias(self, name: Name) -> Name:
        """Give the body a headline names by what stands in parentheses below: TML → 싱킹 머신즈 랩(TML)."""
        alias = f"({name.text})"
        return next((other for text, other in self._bracketed.items() if alias in text), name)

    def note_issuer(self, tokens: Tokens, units: Sequence[Unit], named: Sequence[tuple[int, Name]]) -> None:
        """Remember who issues a report in this sentence: "A는 『…』을 발간했다", "A가 낸 보고서는"."""
        text = tokens.text
        if not units or _ISSUES.search(text, units[0].start, units[-1].end) is None:
            return
        for at, unit in enumerate(units):
            words = text[unit.start : unit.base_end]
            if unit.kind == "speech":
                continue
            if not _PUBLISHES.match(text, unit.start):
                around = text[units[max(at - 2, 0)].start : units[min(at + 3, len(units) - 1)].end]
                if not lexicon.closing("reports", words) or not _ISSUES.search(around):
                    continue
            bodies = [name for place, name in named if place < at and name.kind in ("body", "name")]
            if bodies:
                self._issued.append((unit.start, bodies[0]))
                self._issuers.add(unit.start, bodies[0])


def is_short_for(short: str, full: str) -> bool:
    """Tell whether a form takes its letters in order from a body's name and ends as such bodies do: 금융위."""
    plain, stem = _ALIAS.sub("", full), short[:-1]
    long = next((long for letter, long in _SHORT_ENDINGS if letter == short[-1] and plain.endswith(long)), "")
    if not long or len(plain) <= len(short) or plain.endswith(f" {short}"):
        return False
    rest = plain.removesuffix(long)
    if stem in rest:
        return True
    for word in re.finditer(rf"(?<!\S)(?:{_OF_NATION})?{re.escape(stem[0])}\S*$", rest):
        letters = iter(word[0])
        if all(letter in letters for letter in stem):
            return True
    return False


def _is_one_of_group(name: Name) -> bool:
    """Tell one without a name (한 관계자, 어느 개발자), whom 그 may mean, from a group (업계, 전문가들)."""
    return name.kind == "group" and bool(
        lexicon.closing("titles", name.text) or name.text.endswith(_INSIDERS)
    )


def _fuller(name: Name, *others: _Ranked | None) -> Name:
    """Give the longest form; of equals the name's own, then the one taken up first."""
    best = min((other for other in others if other is not None), default=None)
    return best[2] if best is not None and len(best[2].text) > len(name.text) else name
