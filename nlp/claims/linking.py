"""From a class word to its subject, by what stands between them in the line of dictionary forms.

    오픈 웨이트 모델 [젬마]                  class before a name, nothing but nouns between
    폐쇄형 모델을 앞세운 [오픈AI]            a clause that modifies the name
    [클로드]나 [제미나이] 같은 폐쇄형 서비스  names before "같은" or "등", all of a list
    [메타]의 오픈 모델                        a firm's models
    오픈소스라고 알려졌지만 [라마]는          what it is called, disputed or not
    [라마]를 오픈소스로 공개했다              a topic, subject or object of what is done
A model's name is preferred to a firm's, a nearer one to a farther one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.cues import read_cues
from warehouse.records import Openness

_AFTER_REACH, _BEFORE_REACH, _VAGUE_REACH, _FOLLOWER_REACH = 70, 90, 8, 4
_VAGUE = 1.0
"""An act of less weight (to open, to close) may be done to anything: it counts right beside a model's name alone."""


@dataclass(frozen=True, slots=True)
class Name:
    """One model or body named in the sentence, by its place in the line."""

    start: int
    end: int
    entity_id: str
    is_model: bool


@dataclass(frozen=True, slots=True)
class ClassWord:
    """One word for a class of openness, by its place in the line."""

    start: int
    end: int
    claimed: Openness
    is_act: bool
    weight: float


class Linker:
    """Ties class words to their subjects by the expressions of `nlp/lexicons/openness_claims/links.tsv`."""

    def __init__(self) -> None:
        rows: dict[str, list[str]] = {}
        for cue in read_cues("openness_claims", "links"):
            rows.setdefault(cue.category, []).append(cue.pattern)
        acts = "|".join(cue.pattern for cue in read_cues("openness_claims", "firm_acts"))
        parts = {"<NOUN>": "|".join(rows.pop("noun")), "<MARK>": "|".join(rows.pop("mark")), "<ACT>": acts}
        self._links: dict[str, re.Pattern[str]] = {}
        for name, expressions in rows.items():
            expression = "|".join(expressions)
            for part, stands_for in parts.items():
                expression = expression.replace(part, stands_for)
            self._links[name] = re.compile(expression)

    def subjects_of(self, word: ClassWord, names: Sequence[Name], line: str, start: int) -> list[Name]:
        """Give whom a class word is said of, none if the sentence does not tell.

        Args:
            word: the class word.
            names: models and bodies of its sentence as far as the next class word.
            line: the text's line.
            start: where the sentence begins in the line.
        """
        if word.claimed == "hybrid":
            return self._acting_firm(word, names, line)
        if word.weight < _VAGUE:
            return self._acted_on(
                word, [name for name in names if word.start - name.end <= _VAGUE_REACH], line
            )
        found = (
            self._named_after(word, names, line)
            or self._such_as(word, names, line)
            or self._acted_on(word, names, line)
        )
        if found:
            return found
        is_of_models = word.is_act and self._links["model"].search(line, start, word.end) is not None
        if is_of_models or self._links["what_follows"].match(line, word.end) is not None:
            found = self._acting_firm(word, names, line)
        return found or ([] if word.is_act else self._owner(word, names, line))

    def _fits(self, link: str, line: str, start: int, end: int) -> bool:
        return self._links[link].fullmatch(line[start:end]) is not None

    def _named_after(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        for name in names:
            if name.start < word.end or name.start - word.end > _AFTER_REACH:
                continue
            gap = (line, word.end, name.start)
            is_modified = self._fits("modifies", *gap) or (word.is_act and self._fits("act_modifies", *gap))
            is_named = not word.is_act and self._fits("nouns_only", *gap)
            if name.is_model and (is_modified or is_named or self._fits("called", *gap)):
                return self._list_from(name, names, line)
            does = is_modified and self._links["what_follows"].match(line, word.end) is not None
            is_firm = is_named and self._links["firm"].search(line, word.end, name.start) is not None
            if not name.is_model and not word.is_act and (does or is_firm):
                models = [other for other in names if other.is_model and other.start >= name.end]
                return [model for model in models if model.start - name.end <= _FOLLOWER_REACH][:1] or [name]
        return []

    def _list_from(self, first: Name, names: Sequence[Name], line: str) -> list[Name]:
        found = [first]
        for name in names:
            if name.start >= found[-1].end and name.is_model == first.is_model:
                if not self._fits("coordinated", line, found[-1].end, name.start):
                    break
                found.append(name)
        return found

    def _such_as(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        before = [name for name in names if name.end <= word.start]
        if not before or not self._fits("such_as", line, before[-1].end, word.start):
            return []
        found = [before[-1]]
        for name in reversed(before[:-1]):
            if name.is_model == found[-1].is_model:
                if not self._fits("coordinated", line, name.end, found[-1].start):
                    break
                found.append(name)
        return found[::-1]

    def _acted_on(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the nearest model that is topic, subject or object before the word, or stands right beside an act."""
        before = [
            name for name in names if name.is_model and name.end <= word.start <= name.end + _BEFORE_REACH
        ]
        for name in reversed(before):
            case = self._links["case"].match(line, name.end)
            has_case = case is not None and case.end() <= word.start + 1
            if has_case or (word.is_act and self._fits("beside", line, name.end, word.start)):
                return self._list_to(name, before, line)
        return []

    def _list_to(self, last: Name, names: Sequence[Name], line: str) -> list[Name]:
        found = [last]
        for name in reversed(names):
            if name.end <= found[-1].start and name.is_model:
                gap = (line, name.end, found[-1].start)
                if not self._fits("coordinated", *gap) or self._links["joins"].search(*gap) is None:
                    break
                found.append(name)
        return found[::-1]

    def _owner(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        before = [name for name in names if name.end <= word.start]
        return before[-1:] if before and self._fits("owns", line, before[-1].end, word.start) else []

    def _acting_firm(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the nearest firm that is the subject of the word's clause, unless another subject comes between."""
        for name in reversed(names):
            case = (
                None
                if name.is_model or name.end > word.start
                else self._links["subject"].match(line, name.end)
            )
            if case is not None:
                between = line[case.end() : word.start]
                if self._links["topic"].match(line, name.end) is not None and " ," in between:
                    between = between[between.rindex(" ,") :]
                is_other = (
                    word.claimed != "hybrid" and self._links["other_subject"].search(between) is not None
                )
                return [] if is_other else [name]
        return []
