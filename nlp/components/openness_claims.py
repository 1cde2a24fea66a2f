"""Openness claims: who calls what open. "메타의 오픈 웨이트 모델 라마" → 라마, open_weight.

Class words (nlp/lexicons/openness_claims) are linked to the model or firm they are said of (nlp/claims/linking.py). In a
text that does not name the issue only models are called so: there a firm that closes something closes a plant. A
claim is kept even where the text disputes the word; what the licence says stands in the registry.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc

from nlp import registry
from nlp.claims.class_words import ClassWords
from nlp.claims.linking import Linker
from nlp.claims.links import REACH, ClassWord, Links, Name, Sentence
from nlp.claims.pronouns import Pronouns
from nlp.findings import ClaimFinding, NameFinding
from nlp.layouts import layouts
from nlp.lemma_text import LemmaText, lemma_text
from warehouse.records import Openness

_start = attrgetter("start")
_SUBJECTS, _MODELS = frozenset({"MODEL", "ORG"}), frozenset({"MODEL"})
_NO_MAKERS = frozenset(
    {"government", "legislature", "foreign_government", "civil_society", "investor", "media"}
)
_NAMES_BEFORE = 40
"""Names before a sentence among which its pronouns are looked for."""


@Language.factory(
    "openness_claims",
    assigns=["doc._.openness_claims"],
    requires=["doc._.names", "doc._.sentences", "doc._.quotes", "doc._.salience"],
)
def make_openness_claims(nlp: Language, name: str) -> "OpennessClaims":
    """Build the component."""
    return OpennessClaims()


class OpennessClaims:
    """Writes `doc._.openness_claims`, one row a subject and class of a sentence, in the text's order."""

    def __init__(self) -> None:
        links = Links()
        self._class_words = ClassWords(links)
        self._linker = Linker(links)
        self._pronouns = Pronouns()

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Find the claims of several texts, whose class words are looked for at once."""
        docs = list(docs)
        subjects = list(map(_may_be_called, docs))
        self._class_words.search(
            [lemma_text(doc) for doc, found in zip(docs, subjects, strict=True) if found]
        )
        sentences = layouts(docs).sentence_places() if docs else []
        for doc, found, places in zip(docs, subjects, sentences, strict=True):
            doc._.openness_claims = self._found(lemma_text(doc), found, places) if found else []
            yield doc

    def _found(
        self, text: LemmaText, found: Sequence[NameFinding], sentences: Sequence[tuple[int, int, int, int]]
    ) -> list[ClaimFinding]:
        if not self._class_words.are_in(text):
            return []
        names = [
            Name(*text.part(name.char_start, name.char_end), (name.entity_id,), name.label == "MODEL")
            for name in found
        ]
        words = self._class_words.find(text, names)
        word_starts = [word.start for word in words]
        name_starts = [name.start for name in names]
        findings: list[ClaimFinding] = []
        for char_start, char_end, start, end in sentences:
            inside = words[bisect_left(word_starts, start) : bisect_left(word_starts, end)]
            if inside:
                first = bisect_left(name_starts, start)
                before = names[max(first - _NAMES_BEFORE, 0) : first]
                named = names[first : bisect_left(name_starts, end)]
                claims = self._claims(inside, named, before, Sentence(text.line, start, end))
                findings += [
                    ClaimFinding(
                        subject_entity_id=entity_id, claimed=claimed, char_start=char_start, char_end=char_end
                    )
                    for entity_id, claimed in claims.items()
                ]
        return findings

    def _claims(
        self, words: Sequence[ClassWord], named: Sequence[Name], before: Sequence[Name], place: Sentence
    ) -> dict[str, Openness]:
        """Give each subject one class, that of the weightiest word; a word reaches no farther than the next."""
        found: dict[str, ClassWord] = {}
        names = sorted([*named, *self._pronouns.stand_ins(place, named, before)], key=_start)
        firms = {entity_id for name in names if not name.is_model for entity_id in name.entity_ids}
        ends = [word.start for word in words[1:]] + [len(place.line)]
        name_starts, name_ends = [name.start for name in names], [name.end for name in names]
        of_class = self._class_words.of_class(words, place.line)
        for at, (word, word_end) in enumerate(zip(words, ends, strict=True)):
            reached = names[bisect_left(name_starts, word.start - REACH) : bisect_right(name_ends, word_end)]
            subjects = self._subjects(word, reached, before, place)
            if not subjects and at in of_class:
                subjects = self._subjects(words[at + 1], reached, before, place)
            for entity_id in _ids(subjects):
                known = found.get(entity_id)
                if known is not None and entity_id in firms and _are_opposed(known, word):
                    if self._class_words.is_turn(word, place.line):
                        found[entity_id] = word
                    elif not _is_described(entity_id, known, names):
                        weight = max(known.weight, word.weight)
                        found[entity_id] = replace(word, claimed="hybrid", weight=weight)
                elif known is None or known.weight < word.weight:
                    found[entity_id] = word
        acts = sorted((word for word in found.values() if word.is_act), key=_start)
        if len(firms) == 1 and any(_are_opposed(acts[0], word) for word in acts):
            both = replace(acts[0], claimed="hybrid")
            found |= dict.fromkeys(_ids(self._linker.subjects_of(both, names, place)), both)
        return {entity_id: word.claimed for entity_id, word in found.items()}

    def _subjects(
        self, word: ClassWord, names: Sequence[Name], before: Sequence[Name], place: Sentence
    ) -> list[Name]:
        """Give whom a class word is said of: by its sentence, else by the one before, else the firm that acts."""
        subjects = self._linker.subjects_of(word, names, place)
        if subjects or not self._class_words.is_of_itself(word, place.line):
            return subjects
        meant = self._pronouns.unsaid(word, names, before, place)
        return [meant] if meant is not None else self._linker.acting_firms(word, names, place)


def _may_be_called(doc: Doc) -> list[NameFinding]:
    """Give the names that a class word may be said of: no parliament and no ministry, which closes no model."""
    labels = _MODELS if doc._.salience == "none" else _SUBJECTS
    others = _makers_of_none()
    return [name for name in doc._.names if name.label in labels and name.entity_id not in others]


@cache
def _makers_of_none() -> frozenset[str]:
    """Give the registry's bodies that by their role make no models, but for those of which it knows one."""
    makers = {entity.developer_entity_id for entity in registry.entities() if entity.kind == "MODEL"}
    return frozenset(
        entity.entity_id
        for entity in registry.entities()
        if entity.role in _NO_MAKERS and entity.entity_id not in makers
    )


def _ids(names: Sequence[Name]) -> list[str]:
    return [entity_id for name in names for entity_id in name.entity_ids]


def _are_opposed(one: ClassWord, other: ClassWord) -> bool:
    return one.claimed != other.claimed and "closed" in (one.claimed, other.claimed)


def _is_described(entity_id: str, word: ClassWord, names: Sequence[Name]) -> bool:
    """Tell whether a class word stands before its firm: "폐쇄형을 고집해 온 [오픈AI]"."""
    return not any(entity_id in name.entity_ids and name.end <= word.start for name in names)
