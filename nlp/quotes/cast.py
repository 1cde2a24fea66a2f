"""Who is named in one text, and which of them a short form means: "홍 대표는", "그는", "보고서는", "회사는"."""

import re
from collections.abc import Sequence

from nlp.quotes import lexicon
from nlp.quotes.names import SIDE, Name, personal_name, title_of
from nlp.quotes.roles import role_of
from nlp.quotes.tokens import Tokens
from nlp.quotes.units import Unit

_ANY_FIRM = lexicon.group("any_firm")
_NEWLY = lexicon.pattern("newly")
LONGEST_NAME = 60
"""Characters; what is longer is no name but a list."""
_WORDS = re.compile(r"[^\s()'‘’]+")
_PUBLISHES = lexicon.pattern("publishes")
_ISSUES = lexicon.pattern("issues")


class Cast:
    """Names in text order, with who was last spoken of."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self.acting: list[Name] = []
        """Those that stand as topic or subject."""
        self.spoken: list[tuple[int, Name]] = []
        """Who spoke, by the place of the words."""
        self.issuers: list[tuple[int, Name]] = []
        """Where a report was issued, and by whom."""

    def add(self, name: Name, is_acting: bool) -> None:
        """Take a name up, in text order."""
        self.names.append(name)
        if is_acting:
            self.acting.append(name)

    def speaks(self, at: int, name: Name) -> None:
        """Remember who spoke the words at a place."""
        self.spoken.append((at, name))

    def home(self, before: int) -> Name | None:
        """Give the body whose people speak without saying so: the last that spoke or issued a report."""
        for at, name in sorted([*self.issuers, *self.spoken], key=lambda pair: pair[0], reverse=True):
            if at < before and name.kind in ("body", "name"):
                return name
        return None

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
        if heading:
            return self._alias(name)
        return name

    def last_person(self, before: int) -> Name | None:
        """Give the person named last before a place, in the fullest form."""
        spoken = [(at, name) for at, name in self.spoken if at < before and name.kind == "person"]
        at, best = spoken[-1] if spoken else (-1, None)
        for name in reversed(self.acting):
            if at < name.start < before and name.kind == "person":
                return self._person(name, heading=False)
        return best

    def last_body(self, before: int) -> Name | None:
        """Give the body named last before a place."""
        for name in reversed(self.names):
            if (
                name.start < before
                and name.kind == "body"
                and name.text not in lexicon.words("generic_bodies")
            ):
                return name
        return None

    def _pointed(self, name: Name) -> Name | None:
        """Resolve 그, 이 교수, 같은 보고서, 이 신문."""
        words = name.text.split(maxsplit=1)
        if len(words) == 1:
            return self.last_person(name.start)
        noun = words[1]
        if words[0] in lexicon.surnames() and noun in lexicon.words("titles"):
            person = self._person(Name(name.text, name.start, name.end, "person"), heading=False)
            if person is not None and person.text != name.text:
                return person
        for earlier in reversed(self.names):
            if (
                earlier.start < name.start
                and earlier.kind != "pronoun"
                and earlier.text.endswith(noun)
                and earlier.text != noun
            ):
                return self.resolved(earlier)
        role = lexicon.roles("bodies").get(noun)
        for earlier in reversed(self.names):
            if (
                role
                and earlier.start < name.start
                and earlier.kind in ("body", "name")
                and role_of(earlier.text, earlier.kind) == role
            ):
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
            return self._by_surname(name, key)
        if key:
            same = [
                other
                for other in self.names
                if other.kind == "person"
                and (personal_name(other.text) == key or personal in _WORDS.findall(other.text))
            ]
        else:
            words = _WORDS.findall(name.text)
            if title_of(name.text) == name.text:
                return self._by_title(name)
            word = words[0]
            same = [
                other
                for other in self.names
                if (other.kind == "person" or (other.kind in ("name", "body") and not heading))
                and word in _WORDS.findall(other.text)
            ]
            if heading and not same:
                return self._alias(name)
        return _fullest(name, same)

    def _by_surname(self, name: Name, surname: str) -> Name:
        """Find 홍라겸 누리결AI 대표 for 홍 대표: the same title first, the nearest before first."""
        title = title_of(name.text)
        matching = [
            other
            for other in self.names
            if other.kind == "person"
            and (personal := personal_name(other.text)).startswith(surname)
            and len(personal) > len(surname)
        ]
        before = [other for other in matching if other.start < name.start]
        for pool in (
            [other for other in before if other.text.endswith(title)],
            before,
            [other for other in matching if other.text.endswith(title)],
        ):
            settled = [other for other in pool if not _NEWLY.search(other.text)]
            if pool:
                pool = settled or pool
                found = personal_name(pool[-1].text)
                return _fullest(pool[-1], [other for other in matching if personal_name(other.text) == found])
        return name

    def _by_title(self, name: Name) -> Name:
        for other in reversed(self.names):
            if (
                other.start < name.start
                and other.kind == "person"
                and other.text.endswith(name.text)
                and other.text != name.text
            ):
                return self._person(other, heading=False)
        return name

    def _body(self, name: Name) -> Name:
        noun = name.text.removesuffix(SIDE)
        bodies = [
            other for other in self.names if other.kind in ("body", "name") and other.start < name.start
        ]
        for other in reversed(bodies):
            if other.text.endswith(noun) and other.text != noun:
                return other
        if lexicon.roles("bodies").get(noun) == "media":
            papers = (b for b in reversed(bodies) if role_of(b.text, b.kind) == "media" and b.text != noun)
            return next(papers, name)
        if noun not in _ANY_FIRM:
            return name
        firms = [
            other for other in self.acting if other.kind in ("body", "name") and other.start < name.start
        ]
        for other in reversed(firms):
            if other.text.removesuffix(SIDE) not in lexicon.words("generic_bodies"):
                return other
        return name

    def _issuer(self, name: Name) -> Name:
        """Give the body that issued the report: named with it, before it, or spoken of last."""
        if " " in name.text or name.text not in lexicon.words("reports"):
            return name
        issued = [issuer for at, issuer in self.issuers if at < name.start]
        return issued[-1] if issued else self.last_body(name.start) or name

    def _alias(self, name: Name) -> Name:
        """Give the body a headline names by what stands in parentheses below: TML → 싱킹 머신즈 랩(TML)."""
        for other in self.names:
            if f"({name.text})" in other.text:
                return other
        return name

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
                self.issuers.append((unit.start, bodies[0]))


def _fullest(name: Name, same: Sequence[Name]) -> Name:
    """Give the longest of the forms, the first of equals."""
    best = name
    for other in same:
        if len(best.text) < len(other.text) <= LONGEST_NAME and not _NEWLY.search(other.text):
            best = other
    return best
