"""From one Doc to rows: offsets and numbers counted from the text's beginning, registry facts beside the names."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import compress
from operator import add
from typing import Any, cast

from spacy.tokens import Doc

from nlp import registry
from nlp.entities.versions import family_of
from nlp.findings import FrameFinding, QuoteFinding, SentenceFinding, StanceFinding
from nlp.licences import openness_of
from warehouse.records import Entity, EntityKind, Frame, Mention, OpennessClaim, Quote, Sentence, Stance


class Rows:
    """Rows of one Doc.

    Args:
        doc: the Doc, read by every component.
        shift: characters the Doc has in front of the text: the title, where the text does not begin with it.
        key: the columns `article_id` and `version_no`.
    """

    def __init__(self, doc: Doc, shift: int, key: dict[str, Any]) -> None:
        self.doc = doc
        self.text: str = doc._.source
        self.shift = shift
        self.key = key
        sentences: Sequence[SentenceFinding] = doc._.sentences
        self._title_sentences = sum(one.char_start < shift for one in sentences)
        self._sentences = sentences[self._title_sentences :]
        self._quotes: list[QuoteFinding] = sorted(
            (quote for quote in doc._.quotes if quote.char_start >= shift),
            key=lambda quote: (quote.char_start, quote.char_end),
        )
        number_of = {id(quote): number for number, quote in enumerate(self._quotes)}
        self._quote_numbers = [number_of.get(id(quote)) for quote in doc._.quotes]

    def sentences(self) -> list[Sentence]:
        """Give sentences and headings, in order."""
        return [
            Sentence(
                **self.key,
                sentence_no=number,
                char_start=one.char_start - self.shift,
                char_end=one.char_end - self.shift,
                is_heading=one.is_heading,
            )
            for number, one in enumerate(self._sentences)
        ]

    def tokens(self) -> dict[str, list[Any]]:
        """Give the columns of `Token`, blank tokens left out."""
        read = self.doc._.get
        tags: list[str] = read("tags")
        sentence_of = [-1] * len(tags)
        for number, one in enumerate(self._sentences):
            sentence_of[one.first : one.stop] = [number] * (one.stop - one.first)
        is_kept = [number >= 0 and tag != "_SP" for number, tag in zip(sentence_of, tags, strict=True)]
        forms = list(compress(read("forms"), is_kept))
        eojeols = list(compress(read("eojeols"), is_kept))
        starts = [start - self.shift for start in compress(read("starts"), is_kept)]
        return {
            **{name: [value] * len(forms) for name, value in self.key.items()},
            "sentence_no": list(compress(sentence_of, is_kept)),
            "token_no": list(range(len(forms))),
            "eojeol_no": [eojeol - eojeols[0] for eojeol in eojeols],
            "char_start": starts,
            "char_end": list(map(add, starts, map(len, forms))),
            "form": forms,
            "lemma": list(compress(read("lemmas"), is_kept)),
            "tag": list(compress(tags, is_kept)),
            "upos": list(compress(read("upos"), is_kept)),
        }

    def title_tokens(self, title: str) -> dict[str, list[Any]]:
        """Give the columns of `TitleToken`, offsets counted in the title; none where the text begins with it."""
        read = self.doc._.get
        tags: list[str] = read("tags")
        end = bisect_left(read("starts"), self.shift)
        is_kept = [tag != "_SP" for tag in tags[:end]]
        forms = list(compress(read("forms"), is_kept))
        starts = list(compress(read("starts"), is_kept))
        place_of = _places_of_words(title)
        return {
            **{name: [value] * len(forms) for name, value in self.key.items()},
            "token_no": list(range(len(forms))),
            "char_start": [place_of[start] for start in starts],
            "char_end": [
                place_of[start + len(form) - 1] + 1 for start, form in zip(starts, forms, strict=True)
            ],
            "form": forms,
            "lemma": list(compress(read("lemmas"), is_kept)),
            "tag": list(compress(tags, is_kept)),
        }

    def mentions(self) -> list[Mention]:
        """Give the places where entities are named, in order."""
        names = (name for name in self.doc._.mentions if name.start >= self.shift)
        return [
            Mention(
                **self.key,
                mention_no=number,
                **self._place(name.start, name.end),
                label=name.label,
                entity_id=name.entity_id,
            )
            for number, name in enumerate(names)
        ]

    def quotes(self) -> list[Quote]:
        """Give reported words with their speakers, in order."""
        return [
            Quote(
                **self.key,
                quote_no=number,
                **self._place(quote.char_start, quote.char_end),
                kind=quote.kind,
                speaker=quote.speaker,
                speaker_entity_id=quote.speaker_entity_id,
                speaker_role=quote.speaker_role,
                verb=quote.verb,
            )
            for number, quote in enumerate(self._quotes)
        ]

    def stances(self) -> list[Stance]:
        """Give positions; a quote's evidence is the quote where none is named, and its holder the speaker."""
        rows: list[Stance] = []
        for finding in self.doc._.stances:
            numbers = self._numbers(finding)
            if numbers is None:
                continue
            quote = self._quotes[numbers["quote_no"]] if numbers["quote_no"] is not None else None
            start, end = finding.char_start, finding.char_end
            if start is None or end is None or start < self.shift:
                start, end = (quote.char_start, quote.char_end) if quote else (None, None)
            place = dict.fromkeys(("char_start", "char_end", "text"))
            rows.append(
                Stance(
                    **self.key,
                    stance_no=len(rows),
                    level=finding.level,
                    **numbers,
                    issue_id=finding.issue_id,
                    label=finding.label,
                    score=finding.score,
                    **(place if start is None or end is None else self._place(start, end)),
                    holder=quote.speaker if quote else "",
                    holder_entity_id=quote.speaker_entity_id if quote else None,
                )
            )
        return rows

    def frames(self) -> list[Frame]:
        """Give the frames each text, headline, quote and sentence argues from."""
        return [
            Frame(
                **self.key,
                level=finding.level,
                **numbers,
                frame_id=finding.frame_id,
                rank=finding.rank,
                score=finding.score,
            )
            for finding in self.doc._.frames
            if (numbers := self._numbers(finding)) is not None
        ]

    def openness_claims(self, on: date | None) -> list[OpennessClaim]:
        """Give what the text calls models, beside what the registry knows them to have been on a day, or to be now."""
        claims = (claim for claim in self.doc._.openness_claims if claim.char_start >= self.shift)
        return [
            OpennessClaim(
                **self.key,
                claim_no=number,
                subject_entity_id=claim.subject_entity_id,
                claimed=claim.claimed,
                **self._place(claim.char_start, claim.char_end),
                registry_openness=(
                    openness_of(claim.subject_entity_id, on)
                    if claim.subject_entity_id in registry.by_id()
                    else None
                ),
            )
            for number, claim in enumerate(claims)
        ]

    def _place(self, char_start: int, char_end: int) -> dict[str, Any]:
        return {
            "char_start": char_start - self.shift,
            "char_end": char_end - self.shift,
            "text": self.text[char_start:char_end],
        }

    def _numbers(self, finding: FrameFinding | StanceFinding) -> dict[str, Any] | None:
        """Give the columns `quote_no` and `sentence_no`, or None for what lies in a title outside the text."""
        if finding.level == "quote":
            number = self._quote_numbers[_number(finding)]
            return None if number is None else {"quote_no": number, "sentence_no": None}
        if finding.level == "sentence":
            number = _number(finding) - self._title_sentences
            return None if number < 0 else {"quote_no": None, "sentence_no": number}
        return {"quote_no": None, "sentence_no": None}


def _places_of_words(text: str) -> list[int]:
    """Give for each character of `" ".join(text.split())` its place in the text."""
    places: list[int] = []
    for word in re.finditer(r"\S+", text):
        if places:
            places.append(word.start() - 1)
        places += range(word.start(), word.end())
    return places


def _number(finding: FrameFinding | StanceFinding) -> int:
    if finding.number is None:
        raise ValueError(f"{type(finding).__name__} of level {finding.level} without its number")
    return finding.number


def entities_of(
    mentions: Sequence[Mention], quotes: Sequence[Quote], claims: Sequence[OpennessClaim]
) -> list[Entity]:
    """Give every entity the rows name, by id: the registry's facts, or a provisional entity for a new name."""
    named = {mention.entity_id for mention in mentions}
    named |= {quote.speaker_entity_id for quote in quotes if quote.speaker_entity_id}
    named |= {claim.subject_entity_id for claim in claims}
    known = registry.by_id()
    return [known[entity_id] if entity_id in known else _new(entity_id) for entity_id in sorted(named)]


def _new(entity_id: str) -> Entity:
    """Give the provisional entity whose kind and name its id holds; a version has its family's developer."""
    prefix, kind, name = entity_id.split(":", 2)
    if prefix != "new":
        raise ValueError(f"entity {entity_id}: neither in the registry nor new:<KIND>:<name>")
    family = family_of(name) if kind == "MODEL" else None
    return Entity(
        entity_id=entity_id,
        kind=cast(EntityKind, kind),
        name_ko=name,
        name_en="",
        aliases=(),
        developer_entity_id=family.developer_entity_id if family else None,
        country=family.country if family else "",
        role=None,
        openness=None,
        licence="",
        valid_from=None,
        valid_to=None,
        source="",
        is_provisional=True,
    )
