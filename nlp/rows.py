"""From one Doc to rows: offsets and numbers counted from the text's beginning, registry facts beside the names."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import compress
from typing import Literal, cast

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from nlp import registry
from nlp.entities.versions import family_of
from nlp.findings import FrameFinding, QuoteFinding, SentenceFinding, StanceFinding
from nlp.licences import openness_of
from nlp.token_lists import token_lists
from warehouse.records import Entity, EntityKind, Frame, Mention, OpennessClaim, Quote, Sentence, Stance

Columns = dict[str, npt.NDArray[np.int64] | list[str]]
"""Columns of a table by name, all of one length: half a million rows a megabyte are no dataclasses."""
_NO_NUMBERS = np.empty(0, np.int64)
_NO_TITLE: Columns = {
    "token_no": _NO_NUMBERS, "char_start": _NO_NUMBERS, "char_end": _NO_NUMBERS, "form": [], "lemma": [], "tag": [],
}  # fmt: skip
_ListName = Literal["forms", "lemmas", "tags", "upos"]
_STRINGS: dict[str, _ListName] = {"form": "forms", "lemma": "lemmas", "tag": "tags"}
"""Columns of strings by the lists they come from."""


class Rows:
    """Rows of one Doc.

    Args:
        doc: the Doc, read by every component.
        shift: characters the Doc has in front of the text: the title, where the text does not begin with it.
        article_id: the article's.
        version_no: the version's.
    """

    def __init__(self, doc: Doc, shift: int, article_id: str, version_no: int) -> None:
        self.doc = doc
        self.lists = token_lists(doc)
        self.text = self.lists["source"]
        self.shift = shift
        self.article_id, self.version_no = article_id, version_no
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
                article_id=self.article_id,
                version_no=self.version_no,
                sentence_no=number,
                char_start=one.char_start - self.shift,
                char_end=one.char_end - self.shift,
                is_heading=one.is_heading,
            )
            for number, one in enumerate(self._sentences)
        ]

    def tokens(self) -> Columns:
        """Give the columns of `Token`, blank tokens left out."""
        sentence_of = np.full(len(self.lists["tags"]), -1)
        for number, one in enumerate(self._sentences):
            sentence_of[one.first : one.stop] = number
        sentence_of[self.lists["blanks"]] = -1
        is_kept = sentence_of >= 0
        starts, ends, eojeols = self.lists["places"][:, is_kept]
        return {
            "sentence_no": sentence_of[is_kept],
            "token_no": np.arange(len(starts)),
            "eojeol_no": eojeols - eojeols[:1],
            "char_start": starts - self.shift,
            "char_end": ends - self.shift,
            **self._strings(is_kept, _STRINGS | {"upos": "upos"}),
        }

    def title_tokens(self, title: str) -> Columns:
        """Give the columns of `TitleToken`, offsets counted in the title; none where the text begins with it."""
        if not self.shift:
            return _NO_TITLE
        is_kept = self.lists["places"][0] < self.shift
        is_kept[self.lists["blanks"]] = False
        starts, ends, _ = self.lists["places"][:, is_kept]
        place_of = np.array(_places_of_words(title), np.int64)
        return {
            "token_no": np.arange(len(starts)),
            "char_start": place_of[starts],
            "char_end": place_of[ends - 1] + 1,
            **self._strings(is_kept, _STRINGS),
        }

    def _strings(self, is_kept: npt.NDArray[np.bool_], lists: Mapping[str, _ListName]) -> Columns:
        kept = is_kept.tobytes()
        return {name: list(compress(self.lists[list_name], kept)) for name, list_name in lists.items()}

    def mentions(self) -> list[Mention]:
        """Give the places where entities are named, in order."""
        shift = self.shift
        names = (name for name in self.doc._.mentions if name.start >= shift)
        return [
            Mention(
                article_id=self.article_id,
                version_no=self.version_no,
                mention_no=number,
                char_start=name.start - shift,
                char_end=name.end - shift,
                text=self.text[name.start : name.end],
                label=name.label,
                entity_id=name.entity_id,
            )
            for number, name in enumerate(names)
        ]

    def quotes(self) -> list[Quote]:
        """Give reported words with their speakers, in order."""
        return [
            Quote(
                article_id=self.article_id,
                version_no=self.version_no,
                quote_no=number,
                char_start=quote.char_start - self.shift,
                char_end=quote.char_end - self.shift,
                text=self.text[quote.char_start : quote.char_end],
                kind=quote.kind,
                speaker=quote.speaker,
                speaker_entity_id=quote.speaker_entity_id,
                speaker_role=quote.speaker_role,
                verb=quote.verb,
            )
            for number, quote in enumerate(self._quotes)
        ]

    def stances(self) -> list[Stance]:
        """Give positions; a quote's is held by its speaker, those of a whole text and of its headline have no place."""
        rows: list[Stance] = []
        shift = self.shift
        for finding in self.doc._.stances:
            numbers = self._numbers(finding)
            if numbers is None:
                continue
            quote_no, sentence_no = numbers
            quote = self._quotes[quote_no] if quote_no is not None else None
            start, end = finding.char_start, finding.char_end
            rows.append(
                Stance(
                    article_id=self.article_id,
                    version_no=self.version_no,
                    stance_no=len(rows),
                    level=finding.level,
                    quote_no=quote_no,
                    sentence_no=sentence_no,
                    issue_id=finding.issue_id,
                    label=finding.label,
                    score=finding.score,
                    char_start=start - shift if start is not None else None,
                    char_end=end - shift if end is not None else None,
                    text=self.text[start:end] if start is not None else None,
                    holder=quote.speaker if quote else "",
                    holder_entity_id=quote.speaker_entity_id if quote else None,
                )
            )
        return rows

    def frames(self) -> list[Frame]:
        """Give the frames each text, headline, quote and sentence argues from."""
        return [
            Frame(
                article_id=self.article_id,
                version_no=self.version_no,
                level=finding.level,
                quote_no=numbers[0],
                sentence_no=numbers[1],
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
                article_id=self.article_id,
                version_no=self.version_no,
                claim_no=number,
                subject_entity_id=claim.subject_entity_id,
                claimed=claim.claimed,
                char_start=claim.char_start - self.shift,
                char_end=claim.char_end - self.shift,
                text=self.text[claim.char_start : claim.char_end],
                registry_openness=(
                    openness_of(claim.subject_entity_id, on)
                    if claim.subject_entity_id in registry.by_id()
                    else None
                ),
            )
            for number, claim in enumerate(claims)
        ]

    def _numbers(self, finding: FrameFinding | StanceFinding) -> tuple[int | None, int | None] | None:
        """Give the columns `quote_no` and `sentence_no`, or None for what lies in a title outside the text."""
        if finding.level == "sentence":
            number = _number(finding) - self._title_sentences
            return None if number < 0 else (None, number)
        if finding.level == "quote":
            quote_no = self._quote_numbers[_number(finding)]
            return None if quote_no is None else (quote_no, None)
        return None, None


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
