"""Marked documents read by the pipeline with their marked quotes in place of found ones, so that errors do not mix."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc

from nlp.findings import QuoteFinding
from nlp.layouts import Layouts
from nlp.pieces import Morphs
from nlp.pipeline import load
from nlp.stance.document import salience_of
from nlp.stance.issue_cues import IssueCues
from nlp.stance.survey import Survey
from nlp.stance.units import Units
from warehouse.records import Salience


class Surroundings(NamedTuple):
    """A document in the codebook's form with its quotes, and the sentences that name the issue, as units."""

    document: Mapping[str, Any]
    morphs: Sequence[Morphs]
    """Of its tokens."""
    units: Units
    salience: Salience


def surroundings(documents: Sequence[Mapping[str, Any]], issue_id: str) -> Iterator[Surroundings]:
    """Give each document's surroundings for one issue."""
    cues = IssueCues(issue_id)
    for document in documents:
        page = Layouts([marked_doc(document)])
        survey = Survey(page, cues)
        units = survey.units(page.texts)
        yield Surroundings(document, page.morphs, units, salience_of(survey.glances[0]))


def marked_doc(document: Mapping[str, Any]) -> Doc:
    """Give the document's sentences and tokens with the marked quotes on them."""
    text, title = document["text"], document["title"]
    nlp = load()
    with nlp.select_pipes(enable=["sentences"]):
        doc = nlp(text)
    doc._.title = title if title and text.startswith(title) else ""
    first_line = text.find("\n")
    doc._.quotes = [
        QuoteFinding(
            char_start=quote["start"],
            char_end=quote["end"],
            kind=quote["kind"],
            speaker=quote["speaker"],
            speaker_entity_id=quote["speaker_entity"] or None,
            speaker_role=quote["speaker_role"],
            verb=quote["verb"],
            is_headline=quote["end"] <= first_line,
        )
        for quote in document["quotes"]
    ]
    return doc
