"""Openness claims: who calls what open. "메타의 오픈 웨이트 모델 라마" → 라마, open_weight.

Class words (nlp/lexicons/openness_claims) are linked to the model or firm they are said of (nlp/claims/linking.py). In a
text that does not name the issue only models are called so: there a firm that closes something closes a plant. A
claim is kept even where the text disputes the word; what the licence says stands in the registry.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import cast, get_args

from spacy.language import Language
from spacy.tokens import Doc

from nlp.claims.linking import REACH, ClassWord, Linker, Name, Sentence
from nlp.claims.pronouns import Pronouns
from nlp.cues import CueFinder, Hit, read_cues, read_expressions
from nlp.findings import ClaimFinding, NameFinding
from nlp.layouts import layouts
from nlp.lemma_text import LemmaText, lemma_text
from warehouse.records import Openness

_GLOSS = re.compile(r"[^ ]* ?\( ?")
_start = attrgetter("start")
_SUBJECTS, _MODELS = frozenset({"MODEL", "ORG"}), frozenset({"MODEL"})
_CATEGORIES = [f"{claimed} {form}" for claimed in get_args(Openness) for form in ("name", "act")]
_NAMES_BEFORE = 40
"""Names before a sentence among which its pronouns are looked for."""


@Language.factory(
    "openness_claims", assigns=["doc._.openness_claims"], requires=["doc.spans", "doc._.salience"]
)
def make_openness_claims(nlp: Language, name: str) -> "OpennessClaims":
    """Build the component."""
    return OpennessClaims()


class OpennessClaims:
    """Writes `doc._.openness_claims`, one row a subject and class of a sentence, in the text's order."""

    def __init__(self) -> None:
        self._finder = CueFinder(read_cues("openness_claims", "classes", _CATEGORIES))
        elsewhere = read_expressions("openness_claims", "elsewhere")
        others, between, trial = (elsewhere[name] for name in ("elsewhere", "between", "trial"))
        self._linker = Linker()
        self._pronouns = Pronouns()
        self._elsewhere = re.compile(rf"(?:{between})*(?:{others})")
        self._done_elsewhere = re.compile(
            rf"[^ ]*?(?:(?:{between})*(?:{others})[^ ]* -(?:를|을|와|과)(?= )|{trial})"
        )

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_: object) -> Iterator[Doc]:
        """Find the claims of several texts, whose class words are looked for at once."""
        docs = list(docs)
        subjects = list(map(_may_be_called, docs))
        self._finder.search([lemma_text(doc) for doc, found in zip(docs, subjects, strict=True) if found])
        sentences = layouts(docs).sentence_places() if docs else []
        for doc, found, places in zip(docs, subjects, sentences, strict=True):
            doc._.openness_claims = self._found(lemma_text(doc), found, places) if found else []
            yield doc

    def _found(
        self, text: LemmaText, found: Sequence[NameFinding], sentences: Sequence[tuple[int, int, int, int]]
    ) -> list[ClaimFinding]:
        if not self._finder.find(text):
            return []
        names = [
            Name(*text.part(name.char_start, name.char_end), (name.entity_id,), name.label == "MODEL")
            for name in found
        ]
        words = self._class_words(text, names)
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
        for word, word_end in zip(words, ends, strict=True):
            reached = names[bisect_left(name_starts, word.start - REACH) : bisect_right(name_ends, word_end)]
            for entity_id in _ids(self._subjects(word, reached, before, place)):
                known = found.get(entity_id)
                if known is not None and entity_id in firms and _are_opposed(known, word):
                    if self._linker.is_turn(word, place):
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
        if subjects or not self._linker.is_of_itself(word, place):
            return subjects
        meant = self._pronouns.unsaid(word, names, before, place)
        return [meant] if meant is not None else self._linker.acting_firms(word, names, place)

    def _class_words(self, text: LemmaText, names: Sequence[Name]) -> list[ClassWord]:
        """Give the class words, the weightier of two that overlap, none that says nothing of openness."""
        name_starts = [name.start for name in names]
        kept: list[ClassWord] = []
        for hit in sorted(self._finder.find(text), key=lambda hit: (-hit.cue.weight, hit.start, -hit.end)):
            word = _word(hit)
            at = bisect_left(kept, word.start, key=_start)
            overlaps = (at and kept[at - 1].end > word.start) or (
                at < len(kept) and kept[at].start < word.end
            )
            says_nothing = (
                self._linker.says_nothing(word, text.line)
                or self._is_elsewhere(word, text.line)
                or self._is_of_names(word, text.line, names, name_starts)
            )
            if not overlaps and not says_nothing:
                kept.insert(at, word)
        return [
            word for at, word in enumerate(kept) if not at or not _is_gloss(kept[at - 1], word, text.line)
        ]

    def _is_of_names(
        self, word: ClassWord, line: str, names: Sequence[Name], name_starts: Sequence[int]
    ) -> bool:
        """Tell whether a word was made of names: "[오픈]AI가 [공개]한", "폐쇄형 제미나이와 오픈소스 젬마를 함께 운영"."""
        first, after = bisect_right(name_starts, word.start), bisect_left(name_starts, word.end)
        is_in_name = any(name.end > word.start for name in names[max(first - 1, 0) : first])
        if word.claimed == "hybrid" and first < after:
            return True
        return is_in_name and not self._linker.is_licence(word, line)

    def _is_elsewhere(self, word: ClassWord, line: str) -> bool:
        """Tell whether a word speaks of something else that is open: 오픈소스 생태계, "오픈소스 도구를 공개했다"."""
        if word.is_act:
            return self._done_elsewhere.match(line, word.start, word.end) is not None
        return self._elsewhere.match(line, word.end) is not None


def _may_be_called(doc: Doc) -> list[NameFinding]:
    """Give the names that a class word may be said of."""
    labels = _MODELS if doc._.salience == "none" else _SUBJECTS
    return [name for name in doc._.names if name.label in labels]


def _word(hit: Hit) -> ClassWord:
    claimed, form = hit.cue.category.split(" ")
    return ClassWord(hit.start, hit.end, cast(Openness, claimed), form == "act", hit.cue.weight)


def _ids(names: Sequence[Name]) -> list[str]:
    return [entity_id for name in names for entity_id in name.entity_ids]


def _are_opposed(one: ClassWord, other: ClassWord) -> bool:
    return one.claimed != other.claimed and "closed" in (one.claimed, other.claimed)


def _is_described(entity_id: str, word: ClassWord, names: Sequence[Name]) -> bool:
    """Tell whether a class word stands before its firm: "폐쇄형을 고집해 온 [오픈AI]"."""
    return not any(entity_id in name.entity_ids and name.end <= word.start for name in names)


def _is_gloss(before: ClassWord, word: ClassWord, line: str) -> bool:
    """Tell whether a class word only explains the one before it: 오픈소스(개방형), 오픈 웨이트(Open Weights)."""
    return _GLOSS.fullmatch(line, before.end, word.start) is not None
