"""Stance: who is for or against on an issue. “닫힌 모델은 속을 알 수 없다” → supportive of openness, 0.7.

Each folder of nlp/lexicons/stance is an issue. Cues are read into features (nlp/stance/reading.py, features.py), a
small linear model weighs them, once for each quote by itself and once in the light of the text's other quotes; how
that compares with rules alone stands in nlp/lexicons/stance/README.md. Sentences are labelled where they name the
issue; a text that does not name it is not searched further. A document and its headline have no evidence of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from nlp.findings import StanceFinding
from nlp.stance.document import SURE_OF_NONE, features_of, position_of, salience_of
from nlp.stance.issue import Guess, Issue, best, issue_ids
from nlp.stance.layout import Layout
from nlp.stance.survey import Survey
from nlp.stance.units import LABELS, Around, Unit
from warehouse.records import Level, Salience, StanceLabel

_LABELS: tuple[StanceLabel, ...] = ("supportive", "oppositional", "mixed", "neutral", "none")
assert _LABELS == LABELS


@Language.factory(
    "stance",
    assigns=["doc._.stances", "doc._.salience"],
    requires=["doc.spans", "doc._.quotes", "doc._.frames"],
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
        """Find the positions of several texts, whose features are weighed at once."""
        docs = list(docs)
        found: list[list[StanceFinding]] = [[] for _ in docs]
        layouts = list(map(Layout, docs))
        for issue in self._issues:
            for own, more in zip(found, self._read(docs, layouts, issue), strict=True):
                own += more
        for doc, own in zip(docs, found, strict=True):
            doc._.stances = own
            yield doc

    def _read(
        self, docs: Sequence[Doc], layouts: Sequence[Layout], issue: Issue
    ) -> Iterator[list[StanceFinding]]:
        """Give the findings on an issue of each text."""
        issue.cues.search_naming([layout.text for layout in layouts])
        surveys = [Survey(layout, issue.cues, keeps_morphs=issue.weighs_morphs) for layout in layouts]
        saliences = [salience_of(survey.glance) for survey in surveys]
        if issue.issue_id == self._issue_of_salience:
            for doc, salience in zip(docs, saliences, strict=True):
                doc._.salience = salience
        about = [
            layout.text for layout, salience in zip(layouts, saliences, strict=True) if salience != "none"
        ]
        issue.cues.search_others(about)
        on_issue = [
            _Text.of(survey)
            for survey, salience in zip(surveys, saliences, strict=True)
            if salience != "none"
        ]
        guesses = iter(issue.guess([(text.around, [*text.sentences, *text.headlines]) for text in on_issue]))
        texts = iter(on_issue)
        for doc, salience in zip(docs, saliences, strict=True):
            yield (
                _nothing(doc, issue)
                if salience == "none"
                else _findings(issue, salience, next(texts), next(guesses))
            )


class _Text(NamedTuple):
    """A text that is about an issue."""

    around: Around
    sentences: list[Unit]
    headlines: list[Unit]

    @classmethod
    def of(cls, survey: Survey) -> "_Text":
        """Give what a survey finds."""
        around = survey.around()
        return cls(around, survey.sentences(around), survey.headlines(around))


def _findings(issue: Issue, salience: Salience, text: _Text, guesses: list[Guess]) -> list[StanceFinding]:
    """Give the findings of a text on an issue: of itself, its headline, its quotes, its sentences."""
    quotes, sentences, headlines = text.around.units, text.sentences, text.headlines
    of_quotes, guesses = guesses[: len(quotes)], guesses[len(quotes) :]
    of_sentences, of_headlines = guesses[: len(sentences)], guesses[len(sentences) :]
    in_headline = [guess for unit, guess in zip(quotes, of_quotes, strict=True) if unit.is_headline]
    label, score = position_of(salience, features_of(of_quotes, of_sentences, in_headline))
    found = [StanceFinding(level="document", number=None, issue_id=issue.issue_id, label=label, score=score)]
    for unit, guess in zip(headlines, of_headlines, strict=True):
        found.append(_finding(issue, "headline", None, unit, guess, has_place=False))
    for number, (unit, guess) in enumerate(zip(quotes, of_quotes, strict=True)):
        found.append(_finding(issue, "quote", number, unit, guess))
    for unit, guess in zip(sentences, of_sentences, strict=True):
        found.append(_finding(issue, "sentence", unit.sentence_no, unit, guess))
    return found


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


def _finding(
    issue: Issue, level: Level, number: int | None, unit: Unit, guess: Guess, *, has_place: bool = True
) -> StanceFinding:
    at, score = best(guess)
    return StanceFinding(
        level=level,
        number=number,
        issue_id=issue.issue_id,
        label=_LABELS[at],
        score=round(score, 3),
        char_start=unit.char_start if has_place else None,
        char_end=unit.char_end if has_place else None,
    )
