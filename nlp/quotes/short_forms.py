"""Which of the names of a text a short form means, in full: "홍 대표는", "그는", "보고서는", "회사는"."""

import re
from functools import lru_cache
from sys import maxsize

from nlp.quotes import lexicon
from nlp.quotes.cast import ALIAS, Cast, last_word
from nlp.quotes.names import SIDE, Name
from nlp.quotes.people import People, aliased, fullest
from nlp.quotes.personal_names import personal_name, title_of
from nlp.quotes.roles import FOREIGN, role_of

_FIRMS = ("company", "startup", "investor")
(_WHOSE,) = lexicon.group("whose")
(_PLURAL_ENDING,) = lexicon.group("plural_ending")
_OWN_TRADES = lexicon.group("own_trades")
_ANY_FIRM = lexicon.group("any_firm")
_PLURAL = lexicon.pattern("plural")
_INSIDERS = lexicon.group("insiders")
_NEWS_WRITING = lexicon.group("news_writing")
_ONE_LETTER = lexicon.group("one_letter_bodies")
(_GOVERNMENT,) = lexicon.group("government")
_SHORT_FORM = lexicon.pattern("short_form")
_OF_NATION = "|".join(lexicon.group("of_nation"))
_NATIONS = dict(lexicon.pairs("nations"))
_OF_SORTS = lexicon.group("of_sorts")
_SHORT_ENDINGS = tuple(lexicon.pairs("short_forms"))


class ShortForms:
    """Looks up the full forms among those of one text."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.people = People(cast)

    def resolved(self, name: Name, heading: bool = False) -> Name | None:
        """Give the fullest form of what a name means; None where it points at nobody that was named."""
        if name.kind == "pronoun":
            return self._pointed(name)
        if name.kind == "report":
            return self._issuer(name)
        if name.kind == "person" or (heading and name.kind == "name"):
            return self.people.full(name, heading)
        if name.kind in ("body", "group") and _one(name.text) in lexicon.words("generic_bodies"):
            return self._body(name)
        if name.text in _ONE_LETTER:
            longer = self.cast.longer(self.cast.bodies, "body", name.text, name.start)
            return longer or self._of_sort(name.text, name.start) or name
        if name.text in _INSIDERS or (name.kind == "group" and name.text in lexicon.words("titles")):
            by_letter = self.cast.by_last_letter[name.text[-1]]
            return self.cast.longer(by_letter, "insider", name.text, name.start) or name
        if name.kind in ("name", "body") and name.text in self.cast.personal:
            return fullest(name, self.cast.personal[name.text])
        if heading:
            return self._spelt_out(name, maxsize) or self._of_nation(name) or aliased(self.cast, name)
        if name.kind == "name" and FOREIGN.fullmatch(name.text) is not None:
            return self._its_government(name) or name
        if name.kind == "name" and (person := self.cast.foreign.get(name.text)) is not None:
            return fullest(name, self.cast.worded.get(person))
        if name.kind == "name" and (whole := self._by_last_name(name)) is not None:
            return whole
        if name.kind == "body" or (name.kind == "name" and _SHORT_FORM.fullmatch(name.text)):
            fuller = self._fuller(name.text, name.start)
            return fuller or self._spelt_out(name, name.start) or name
        return name

    def _fuller(self, words: str, before: int) -> Name | None:
        """Give the body named before a place that ends in another's words: 미국 하원 for 하원."""
        return self.cast.longer(self.cast.by_last_word[last_word(words)], "fuller", f" {words}", before)

    def _spelt_out(self, name: Name, before: int) -> Name | None:
        """Give the body named before a place whose letters a short form takes: 금융위원회 for 금융위."""
        if _SHORT_FORM.fullmatch(name.text) is None:
            return None
        return self.cast.last(
            ("short", name.text),
            self.cast.by_letter[name.text[0]],
            before,
            lambda other: is_short_for(name.text, other.text),
        )

    def _of_nation(self, name: Name) -> Name | None:
        """Give the body that a headline names with a nation's first syllable or character: 미 하원 for 미국 하원."""
        nation, _, rest = name.text.partition(" ")
        if len(nation) != 1 or not rest or FOREIGN.search(name.text) is None:
            return None
        fuller = self._fuller(rest, maxsize)
        begins = _NATIONS.get(nation, nation)
        return fuller if fuller is not None and fuller.text.startswith(begins) else None

    def _by_last_name(self, name: Name) -> Name | None:
        """Give who was named in two words of which the last stands for both: 제나 코일 for 코일."""
        return self.cast.last(
            ("last name", name.text),
            self.cast.by_last_word[last_word(name.text)],
            name.start,
            lambda other: other.kind == "name" and other.text.split()[1:] == [name.text],
        )

    def _its_government(self, name: Name) -> Name | None:
        """Give the government for which a country stands: 중국 정부 for "중국은"."""
        government = f"{name.text} {_GOVERNMENT}"
        return self.cast.last(
            ("government", name.text),
            self.cast.bodies,
            name.start,
            lambda other: other.text == government,
        )

    def _pointed(self, name: Name) -> Name | None:
        """Resolve 그, 이들, 이 교수, 같은 보고서, 이 신문."""
        words = name.text.split(maxsplit=1)
        if len(words) == 1:
            group = self.cast.groups.before(name.start) if _PLURAL.search(name.text) else None
            return group or self.people.last(name.start)
        noun = words[1]
        if words[0] in lexicon.surnames() and noun in lexicon.words("titles"):
            person = self.people.full(Name(name.text, name.start, name.end, "person"), heading=False)
            if person is not None and person.text != name.text:
                return person
        earlier = self.cast.last(
            ("pointed", noun),
            self.cast.by_last_letter[noun[-1]],
            name.start,
            lambda other: other.kind != "pronoun" and other.text.endswith(noun) and other.text != noun,
        )
        if earlier is not None and earlier.text not in lexicon.words("sorts"):
            return self.resolved(earlier)
        role = lexicon.roles("bodies").get(noun)
        if role:
            body = self.cast.last(
                ("role", role),
                self.cast.bodies,
                name.start,
                lambda other: role_of(other.text, other.kind) == role and not _is_of_sort(other.text),
            )
            if body is not None:
                return body
        if earlier is not None:
            return self.resolved(earlier)
        if noun in _NEWS_WRITING:
            return self.paper(noun, name.start) or name
        if noun in lexicon.words("reports"):
            return self._issuer(Name(noun, name.start, name.end, "report"))
        if noun in lexicon.words("titles"):
            return self.people.last(name.start)
        return name

    def _body(self, name: Name) -> Name:
        noun = _one(name.text)
        longer = self.cast.longer(self.cast.bodies, "body", noun, name.start)
        if longer is not None:
            return self._spelt_out(longer, name.start) or longer
        if lexicon.roles("bodies").get(noun) == "media":
            return self.paper(noun, name.start) or name
        if noun not in _ANY_FIRM:
            return self._of_sort(noun, name.start) or name
        body = self.cast.last(
            ("firm",),
            self.cast.acting_bodies,
            name.start,
            lambda other: (
                other.text.removesuffix(SIDE) not in lexicon.words("generic_bodies")
                and role_of(other.text, other.kind) in _FIRMS
            ),
        )
        return body or self._employer(name.start) or name

    def paper(self, noun: str, before: int) -> Name | None:
        """Give the paper named last that a noun points at: 신문은, 해당 기사는."""
        return self.cast.last(
            ("paper", noun),
            self.cast.bodies,
            before,
            lambda other: role_of(other.text, other.kind) == "media" and other.text != noun,
        )

    def _of_sort(self, noun: str, before: int) -> Name | None:
        """Give the body named last of which a common noun tells the sort: "참여자치연대는 … 단체는"."""
        role = lexicon.roles("bodies").get(noun)
        return role and self.cast.last(
            ("sort", role),
            self.cast.acting_bodies,
            before,
            lambda other: (
                role_of(other.text, other.kind) == role and other.text not in lexicon.words("generic_bodies")
            ),
        )

    def _employer(self, before: int) -> Name | None:
        """Give the body that the person named last speaks for: 누리결AI of 홍라겸 누리결AI 대표."""
        person = self.people.last(before)
        if person is None or person.kind != "person" or title_of(person.text) in _OWN_TRADES:
            return None
        words = [
            word
            for word in person.text.removesuffix(title_of(person.text)).split()
            if word != personal_name(person.text)
        ]
        if not words:
            return None
        text = words[-1].removesuffix(_WHOSE)
        start = person.start + person.text.rindex(text)
        return Name(text, start, start + len(text), "body")

    def _issuer(self, name: Name) -> Name:
        """Give the body that issued the report: named with it, before it, or spoken of last."""
        if " " in name.text:
            return name
        return self.cast.issuers.before(name.start) or self._last_body(name.start) or name

    def _last_body(self, before: int) -> Name | None:
        """Give the body named last before a place."""
        return self.cast.last(
            ("named body",),
            self.cast.bodies,
            before,
            lambda name: name.kind == "body" and name.text not in lexicon.words("generic_bodies"),
        )


def _is_of_sort(text: str) -> bool:
    """Tell a common noun for bodies of a sort, of which none is meant by name: 교육기업, 시민단체."""
    return " " not in text and (text in lexicon.words("sorts") or text.endswith(_OF_SORTS))


def _one(text: str) -> str:
    """Give the noun in the singular: 단체 of 단체들."""
    return text.removesuffix(SIDE).removesuffix(_PLURAL_ENDING)


def is_short_for(short: str, full: str) -> bool:
    """Tell whether a form takes its letters in order from a body's name and ends as such bodies do: 금융위."""
    if _spelling(short).search(full) is None:
        return False
    plain = ALIAS.sub("", full)
    return len(plain) > len(short) and not plain.endswith(f" {short}")


@lru_cache(maxsize=8192)
def _spelling(short: str) -> re.Pattern[str]:
    """Give what a body's name must match: the letters in one piece, or in order from its last word's first one on."""
    forms = []
    for end, long in _SHORT_ENDINGS:
        stem = short.removesuffix(end)
        if stem and stem != short:
            in_order = "".join(f"[^{re.escape(letter)}\\s]*{re.escape(letter)}" for letter in stem)
            begins = rf"(?<!\S)(?=(?:{_OF_NATION})?{re.escape(stem[0])})"
            forms.append(rf"(?:{re.escape(stem)}.*|{begins}{in_order}\S*){long}")
    return re.compile(rf"(?:{'|'.join(forms)})(?:{ALIAS.pattern}|$)" if forms else r"(?!)")
