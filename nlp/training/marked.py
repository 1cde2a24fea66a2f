"""Marked documents read by the pipeline with their marked quotes in place of found ones, so that errors do not mix."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc

from nlp.components.frames import Frames
from nlp.findings import QuoteFinding
from nlp.pipeline import load
from nlp.stance.document import salience_of
from nlp.stance.layout import Layout
from nlp.stance.reading import IssueCues
from nlp.stance.survey import Survey
from nlp.stance.units import Around, Unit
from warehouse.records import Salience


class Surroundings(NamedTuple):
    """A document in the codebook's form with its quotes as units and what stands around them, as found."""

    document: Mapping[str, Any]
    around: Around
    sentences: list[Unit]
    """Those that name the issue."""
    salience: Salience


def surroundings(documents: Sequence[Mapping[str, Any]], issue_id: str) -> Iterator[Surroundings]:
    """Give each document's surroundings for one issue."""
    cues, frames = IssueCues(issue_id), Frames()
    for document in documents:
        survey = Survey(Layout(frames(marked_doc(document))), cues)
        around = survey.around()
        yield Surroundings(document, around, survey.sentences(around), salience_of(survey.glance))


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
