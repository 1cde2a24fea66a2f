"""Quotes: marked speech, headline quotations and reported clauses, each with its speaker, role and verb."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from nlp import registry
from nlp.components.entities import longest_first, named
from nlp.entities.bodies import ending_of
from nlp.entities.candidates import Candidate
from nlp.entities.people import is_title
from nlp.findings import NameFinding, QuoteFinding
from nlp.quotes import lexicon
from nlp.quotes.body_roles import word_role
from nlp.quotes.cast import Cast
from nlp.quotes.names import Name
from nlp.quotes.personal_names import personal_name, title_of
from nlp.quotes.reader import FoundQuote, Reader, may_hold_quotes
from nlp.quotes.roles import FOREIGN, MEMBERS, NEWS_VERBS, OFFICE, may_be_at_home, role_of
from nlp.quotes.surroundings import Surroundings
from nlp.quotes.tokens import KOREAN_NAME, Tokens
from warehouse.records import Entity, SpeakerRole

_NEW_PERSON = "new:PERSON:"
_OFFICIAL = lexicon.pattern("official")
_NO_LONGER = lexicon.group("no_longer")
"""What stands before an office that is over."""
_TELLING_OFFICES = (*OFFICE, "academia")
"""Roles that a title alone tells of: 장관, 의원, 교수; a 대표 heads firms and parties."""
_JOINED = lexicon.pattern("joined_bodies")
"""What stands between bodies that speak together, of whom the first is the speaker."""


@Language.factory(
    "quotes",
    assigns=["doc._.quotes", "doc._.mentions", "doc._.names", "doc.spans", "doc.ents"],
    requires=["doc._.mentions", "doc._.names"],
)
def make_quotes(nlp: Language, name: str) -> "Quotes":
    """Build the component."""
    return Quotes()


class Quotes:
    """Writes `doc._.quotes`, in text order; uses `doc._.names` where an earlier component filled it.

    Persons who are known by speaking alone are added there: a name that Kiwi tears (서|이든) is one beside a title and words.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of one text."""
        tokens = Tokens(doc)
        if not may_hold_quotes(tokens.text):
            doc._.quotes = []
            return doc
        reader = Reader(tokens)
        found = reader.quotes()
        papers = {quote.speaker.text for quote in found if quote.speaker and quote.verb in NEWS_VERBS}
        surroundings = Surroundings(tokens.text, papers)
        doc._.quotes = [_finding(tokens, quote, reader, surroundings) for quote in found]
        new = _new_persons(tokens, found, doc._.quotes)
        return named(doc, longest_first([*doc._.mentions, *new])) if new else doc


def _new_persons(
    tokens: Tokens, found: Sequence[FoundQuote], findings: Sequence[QuoteFinding]
) -> list[Candidate]:
    """Give those who speak by a Korean name in full that is none of the text's names yet."""
    new: dict[str, Candidate] = {}
    for quote, finding in zip(found, findings, strict=True):
        entity_id = finding.speaker_entity_id or ""
        name = entity_id.removeprefix(_NEW_PERSON)
        if quote.speaker is None or name == entity_id or not KOREAN_NAME.fullmatch(name):
            continue
        at = tokens.text.find(name, quote.speaker.start, quote.speaker.end)
        is_other = ending_of(name)[0] or is_title(name)
        if at >= 0 and not is_other and not tokens.entities_in(at, at + len(name)):
            new.setdefault(name, Candidate(at, at + len(name), "PERSON", name))
    return list(new.values())


def _finding(tokens: Tokens, quote: FoundQuote, reader: Reader, surroundings: Surroundings) -> QuoteFinding:
    finding = QuoteFinding(
        char_start=quote.start,
        char_end=quote.end,
        kind=quote.kind,
        verb=quote.verb,
        is_headline=quote.is_headline,
    )
    speaker = quote.speaker
    if speaker is not None and speaker.text:
        finding.speaker = speaker.text
        finding.speaker_entity_id = entity_of(tokens, speaker)
        finding.speaker_role = _role(
            tokens, quote, speaker, finding.speaker_entity_id, reader.cast, surroundings
        )
    return finding


def _role(
    tokens: Tokens,
    quote: FoundQuote,
    speaker: Name,
    entity_id: str | None,
    cast: Cast,
    surroundings: Surroundings,
) -> SpeakerRole | None:
    """Give the registry's role of the speaker, else of what its words tell."""
    known = registry.by_id().get(entity_id or "")
    told = _role_at_employer(tokens, speaker)
    if known is not None and known.role is not None and speaker.kind != "group":
        if known.kind == "PERSON":
            return _office_told(speaker.text, told, known.role) or known.role
        return told if told == "foreign_government" else known.role
    if (
        speaker.kind == "person"
        and lexicon.roles("titles").get(title_of(speaker.text)) == "foreign_government"
    ):
        return "foreign_government"
    if speaker.kind in ("person", "group") and told is not None:
        return told
    home = cast.home(quote.start)
    if speaker.kind == "person" and (body := surroundings.body_headed_by(personal_name(speaker.text))):
        home = Name(body, 0, 0, "body")
    at_home = _role_at_home(tokens, home)
    title = title_of(speaker.text)
    if title in MEMBERS and surroundings.is_in_parliament:
        at_home = "legislature"
    told = role_of(speaker.text, speaker.kind, at_home)
    if at_home is not None and home is not None and _is_of_home(speaker, home):
        told = at_home
    if speaker.kind == "group" and told == "anonymous" and (body := _own_body(tokens, speaker)):
        told = role_of(body, "body")
    if told in OFFICE and _is_foreign(tokens, speaker, surroundings):
        return "foreign_government"
    if speaker.kind == "person" and told == "anonymous" and lexicon.roles("titles").get(title) == "anonymous":
        is_named = len(personal_name(speaker.text)) > 1
        return surroundings.calling(speaker.start) or ("civil_society" if is_named else told)
    if told not in ("company", "institute"):
        return told
    is_at_home = home is not None and speaker.kind in ("person", "group") and may_be_at_home(speaker.text)
    return surroundings.role_called(home.text if home and is_at_home else speaker.text) or told


def _office_told(name: str, employer: SpeakerRole | None, known: SpeakerRole) -> SpeakerRole | None:
    """Give what a known person speaks as here, if the text tells: 하정우 네이버클라우드 센터장 of 2024 is no official yet.

    An office that is over (전 장관) tells nothing.
    """
    if not set(name.split()).isdisjoint(_NO_LONGER):
        return None
    if employer is not None:
        return employer
    office = lexicon.roles("titles").get(title_of(name))
    return office if office in _TELLING_OFFICES and known != "foreign_government" else None


def _is_foreign(tokens: Tokens, speaker: Name, surroundings: Surroundings) -> bool:
    """Tell an office abroad: by a name of two words (로라 데이비스 의원), or by what the text is about (경찰)."""
    if speaker.kind == "person" and len(personal_name(speaker.text)) > 1:
        return False
    names = [
        tokens.text[name.char_start : name.char_end]
        for name in tokens.entities_in(speaker.start, speaker.end)
        if name.label == "PERSON"
    ]
    return any(" " in name for name in names) or surroundings.is_abroad


def _role_at_home(tokens: Tokens, home: Name | None) -> SpeakerRole | None:
    """Give what the body speaks as to which those belong who name none."""
    if home is None:
        return None
    return _role_at_employer(tokens, home) or role_of(home.text, home.kind)


def _role_at_employer(tokens: Tokens, speaker: Name) -> SpeakerRole | None:
    """Give the registry's role of the body named last in a speaker's name: 오픈AI of 샘 올트먼 오픈AI CEO."""
    for name in reversed(tokens.entities_in(speaker.start, speaker.end)):
        body = registry.by_id().get(name.entity_id) or _whole_body(
            tokens.text[name.char_start : name.char_end]
        )
        if name.label == "ORG" and body is not None and body.role is not None:
            is_abroad = FOREIGN.search(tokens.text[speaker.start : name.char_start]) is not None
            return "foreign_government" if body.role == "government" and is_abroad else body.role
    return None


def _whole_body(part: str) -> Entity | None:
    """Give the registry's body whose name begins that of an unknown part of it: 네이버클라우드 of 네이버클라우드 AI혁신센터."""
    first, _, rest = part.partition(" ")
    known = next((one for one in registry.alias_index().get(first, ()) if not one.context), None)
    return registry.by_id()[known.entity_id] if known is not None and rest and known.kind == "ORG" else None


def _is_of_home(speaker: Name, home: Name) -> bool:
    """Tell an official of the body spoken of last, by the last word of its name: 센터 관계자 of 새물시민센터."""
    body = _OFFICIAL.sub("", speaker.text).strip()
    is_sort = speaker.kind == "group" and body != speaker.text and body in lexicon.words("generic_bodies")
    return is_sort and home.text.endswith(body)


def _own_body(tokens: Tokens, speaker: Name) -> str:
    """Give the body in whose name an official of it speaks, "" if none: 다람AI of 다람AI 홍보 담당자, not of 다람AI 협력사 관계자."""
    for name in reversed(tokens.entities_in(speaker.start, speaker.end)):
        *between, office = tokens.text[name.char_end : speaker.end].split() or [""]
        if name.label == "ORG" and _OFFICIAL.fullmatch(office) and not any(map(word_role, between)):
            return tokens.text[name.char_start : name.char_end]
    return ""


def entity_of(tokens: Tokens, speaker: Name) -> str | None:
    """Give the entity that speaks: the person, or the body where a body or its official speaks; None for groups without a name."""
    inside = tokens.entities_in(speaker.start, speaker.end)
    persons = [name.entity_id for name in inside if name.label == "PERSON"]
    if speaker.kind == "person":
        own = personal_name(speaker.text)
        if persons:
            return persons[0]
        return f"{_NEW_PERSON}{own}" if len(own) > 1 else _only_one_called(tokens, own, speaker.start)
    bodies = [name for name in inside if name.label == "ORG"]
    if speaker.kind in ("body", "name", "report", "noun") and bodies:
        for body, other in pairwise(bodies):
            if (
                _JOINED.fullmatch(between := tokens.text[body.char_end : other.char_start])
                and between.strip()
            ):
                return body.entity_id
        return bodies[-1].entity_id
    if speaker.kind == "group" and bodies and _is_of_state(tokens, bodies[-1], speaker):
        return bodies[-1].entity_id
    return persons[0] if persons else None


def _is_of_state(tokens: Tokens, body: NameFinding, speaker: Name) -> bool:
    """Tell an official who speaks for the ministry before (과기정통부 관계자), not one of its many (과기정통부 고위 관계자)."""
    known = registry.by_id().get(body.entity_id)
    office = tokens.text[body.char_end : speaker.end].split()
    return (
        known is not None
        and known.role in OFFICE
        and len(office) == 1
        and _OFFICIAL.fullmatch(office[0]) is not None
    )


def _only_one_called(tokens: Tokens, family_name: str, before: int) -> str | None:
    """Give the person of whom 장 교수 is short where one Korean of that family name was named before, None else."""
    called = [entity_id for end, entity_id in tokens.koreans.get(family_name, ())[:2] if end <= before]
    return called[0] if len(called) == 1 else None
