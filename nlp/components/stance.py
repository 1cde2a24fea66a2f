"""Stance: who is for or against on an issue. “닫힌 모델은 속을 알 수 없다” → supportive of openness, 0.7.

Each folder of nlp/lexicons/stance is an issue. Cues are read into features (nlp/stance/issue_cues.py, features.py), a
small linear model weighs them for each quote by itself, trees read it once more in the light of the text's other
quotes; how that compares with rules alone stands in nlp/lexicons/stance/README.md. Sentences are labelled where they name the
issue; a text that does not name it is not searched further. A document and its headline have no evidence of their own.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from nlp.findings import StanceFinding
from nlp.layouts import Layouts, layouts
from nlp.stance.document import SURE_OF_NONE, features_of, position_of, salience_of
from nlp.stance.issue import Issue, issue_ids
from nlp.stance.survey import Survey
from nlp.stance.units import HEADLINE, LABELS, Units
from nlp.weighing import Array
from warehouse.records import Level, Salience

_LEVELS: tuple[Level, ...] = ("quote", "sentence", "headline")
"""Of each kind of unit."""


@Language.factory(
    "stance",
    assigns=["doc._.stances", "doc._.salience"],
    requires=["doc._.sentences", "doc._.quotes"],
    default_config={"salience_of": "ai_openness"},
)
def make_stance(nlp: Language, name: str, salience_of: str) -> "Stance":
    """Build the component; `salience_of` names the issue that `doc._.salience` is about."""
    return Stance(salience_of)


class Stance:
    """Writes `doc._.stances` for every issue and `doc._.salience` for one."""

    def __init__(self, issue_of_salience: str) -> None:
        self._issues = [Issue(issue_id) for issue_id in issue_ids()]
        self._issue_of_salience = issue_of_salience
        if issue_of_salience not in issue_ids():
            raise ValueError(f"stance: salience_of must be one of {issue_ids()}, found {issue_of_salience!r}")

    def __call__(self, doc: Doc) -> Doc:
        """Find the positions one text reports and takes."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Find the positions of several texts, which are read and weighed at once."""
        docs = list(docs)
        found: list[list[StanceFinding]] = [[] for _ in docs]
        if docs:
            page = layouts(docs)
            for issue in self._issues:
                self._read(page, docs, issue, found)
        for doc, own in zip(docs, found, strict=True):
            doc._.stances = own
            yield doc

    def _read(
        self,
        page: Layouts,
        docs: Sequence[Doc],
        issue: Issue,
        found: Sequence[list[StanceFinding]],
    ) -> None:
        """Add the findings on an issue to those of each text."""
        survey = Survey(page, issue.cues)
        saliences = list(map(salience_of, survey.glances))
        about = np.flatnonzero([salience != "none" for salience in saliences])
        for doc, own, salience in zip(docs, found, saliences, strict=True):
            if issue.issue_id == self._issue_of_salience:
                doc._.salience = salience
            if salience == "none":
                own += _nothing(doc, issue)
        if len(about):
            units = survey.units(about)
            guesses = issue.guess(page.morphs, units)
            for text, findings in zip(
                about.tolist(),
                _findings(issue, units, guesses, [saliences[text] for text in about]),
                strict=True,
            ):
                found[text] += findings


def _findings(
    issue: Issue, units: Units, guesses: Array, saliences: Sequence[Salience]
) -> Iterator[list[StanceFinding]]:
    """Give the findings of each text on an issue: of itself, its headline, its quotes, its sentences."""
    labels = guesses.argmax(axis=1)
    best = guesses[np.arange(len(units)), labels]
    columns = (units.kinds, units.numbers, units.char_starts, units.char_ends, labels, best)
    findings = [
        StanceFinding(
            level=_LEVELS[kind],
            number=None if kind == HEADLINE else number,
            issue_id=issue.issue_id,
            label=LABELS[label],
            score=round(score, 3),
            char_start=None if kind == HEADLINE else char_start,
            char_end=None if kind == HEADLINE else char_end,
        )
        for kind, number, char_start, char_end, label, score in zip(
            *(column.tolist() for column in columns), strict=True
        )
    ]
    listed = guesses.tolist()
    bounds = np.searchsorted(3 * units.texts + units.kinds, np.arange(3 * len(saliences) + 1)).tolist()
    for salience, first, second, third, end in zip(
        saliences, bounds[::3], bounds[1::3], bounds[2::3], bounds[3::3], strict=False
    ):
        in_headline = [listed[at] for at in range(first, second) if units.is_headline[at]]
        label, score = position_of(
            salience, features_of(listed[first:second], listed[second:third], in_headline)
        )
        own = StanceFinding(level="document", number=None, issue_id=issue.issue_id, label=label, score=score)
        yield [own, *findings[third:end], *findings[first:third]]


def _nothing(doc: Doc, issue: Issue) -> list[StanceFinding]:
    """Give the findings of a text that is not about the issue: nobody in it takes a position."""

    def none(level: Level, number: int | None, start: int | None, end: int | None) -> StanceFinding:
        return StanceFinding(
            level=level,
            number=number,
            issue_id=issue.issue_id,
            label="none",
            score=SURE_OF_NONE,
            char_start=start,
            char_end=end,
        )

    levels: tuple[Level, ...] = ("document", "headline") if doc._.title else ("document",)
    return [none(level, None, None, None) for level in levels] + [
        none("quote", number, quote.char_start, quote.char_end) for number, quote in enumerate(doc._.quotes)
    ]
