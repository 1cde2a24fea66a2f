"""The class words of a text, 오픈소스, 폐쇄형, 공개하다, and what the words right around them tell of them alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import cast, get_args

from nlp.claims.links import REACH, VAGUE, ClassWord, Links, Name
from nlp.cues import CueFinder, Hit, read_cues, read_expressions
from nlp.lemma_text import LemmaText
from warehouse.records import Openness

_BARE = 0.8
"""An act of no more weight (풀다, 열다, 닫다) says nothing of a model that its sentence does not name."""
_CATEGORIES = [f"{claimed} {form}" for claimed in get_args(Openness) for form in ("name", "act")]
_GLOSS = re.compile(r"[^ ]* ?\( ?")
_start = attrgetter("start")


class ClassWords:
    """Finds class words by `nlp/lexicons/openness_claims/classes.tsv`, and leaves out those that put nothing in a class."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._finder = CueFinder(read_cues("openness_claims", "classes", _CATEGORIES))
        elsewhere = read_expressions("openness_claims", "elsewhere")
        others, between, trial = (elsewhere[name] for name in ("elsewhere", "between", "trial"))
        self._elsewhere = re.compile(rf"(?:{between})*(?:{others})")
        self._done_elsewhere = re.compile(
            rf"[^ ]*?(?:(?:{between})*(?:{others})[^ ]* -(?:를|을|와|과)(?= )|{trial})"
        )

    def search(self, texts: Sequence[LemmaText]) -> None:
        """Look for the words of several texts at once, so that each is then found without a search of its own."""
        self._finder.search(texts)

    def are_in(self, text: LemmaText) -> bool:
        """Tell whether a text has any, whatever they say."""
        return bool(self._finder.find(text))

    def find(self, text: LemmaText, names: Sequence[Name]) -> list[ClassWord]:
        """Give the class words of a text: of two that overlap the weightier, none that puts nothing in its class.

        Args:
            text: the text.
            names: the models and bodies it names, in order.
        """
        name_starts = [name.start for name in names]
        kept: list[ClassWord] = []
        for hit in sorted(self._finder.find(text), key=lambda hit: (-hit.cue.weight, hit.start, -hit.end)):
            word = _word(hit)
            at = bisect_left(kept, word.start, key=_start)
            overlaps = (at and kept[at - 1].end > word.start) or (
                at < len(kept) and kept[at].start < word.end
            )
            says_nothing = (
                self._says_nothing(word, text.line)
                or self._is_elsewhere(word, text.line)
                or self._is_of_names(word, text.line, names, name_starts)
            )
            if not overlaps and not says_nothing:
                kept.insert(at, word)
        return [
            word for at, word in enumerate(kept) if not at or not _is_gloss(kept[at - 1], word, text.line)
        ]

    def is_turn(self, word: ClassWord, line: str) -> bool:
        """Tell whether a class word is what its subject changes to: "폐쇄형을 고집하던 [바이두]마저 개방형으로 돌아섰다"."""
        return self._links.follows("turn", line, word.end)

    def is_of_itself(self, word: ClassWord, line: str) -> bool:
        """Tell whether a class word is said of what the sentence is about, named or not: "오픈 웨이트로 공개했다"."""
        if word.is_act:
            is_sure = word.weight > _BARE and word.claimed != "hybrid"
            is_of_another = word.weight <= VAGUE and line.endswith((" -를 ", " -을 "), 0, word.start)
            return is_sure and not is_of_another and not self._links.follows("adnominal", line, word.end)
        return self._links.follows("made_so", line, word.end) or self._links.follows(
            "predicated", line, word.end
        )

    def of_class(self, words: Sequence[ClassWord], line: str) -> set[int]:
        """Give the places of acts that tell of the class word after them: "[가중치만 공개]한 제한적 공개 모델에 가깝다"."""
        return {
            at
            for at, (word, after) in enumerate(pairwise(words))
            if word.is_act and not after.is_act and self._links.fits("of_class", line, word.end, after.start)
        }

    def _says_nothing(self, word: ClassWord, line: str) -> bool:
        """Tell whether a class word puts nothing in its class.

        Words of two statements may have been taken for one ("[가중치]는 공개했지만 데이터는 [공개하지 않았다]"), it may
        never have come true ("오픈 웨이트 모델을 낸 적이 없다"), be undecided ("가중치 공개 여부"), supposed ("만약 비공개로 돌린다면") or mean
        no more than that a model came out ("[공개한 언어모델] 라마").
        """
        is_of_two = word.claimed != "hybrid" and self._links.occurs("two_clauses", line, word.start, word.end)
        is_undecided = word.is_act and self._links.follows("undecided", line, word.end)
        is_release = not word.is_act and self._links.follows("released", line, word.start)
        is_supposed = self._links.follows("supposed", line, word.end) and self._links.occurs(
            "if", line, max(word.start - REACH, 0), word.start
        )
        is_denied = self._links.follows("denied", line, word.end)
        return is_of_two or is_undecided or is_release or is_supposed or is_denied

    def _is_of_names(
        self, word: ClassWord, line: str, names: Sequence[Name], name_starts: Sequence[int]
    ) -> bool:
        """Tell whether a word was made of names: "[오픈]AI가 [공개]한", "폐쇄형 제미나이와 오픈소스 젬마를 함께 운영".

        A licence is a word of its own, be it a body's name or not: "[MIT] 라이선스".
        """
        first, after = bisect_right(name_starts, word.start), bisect_left(name_starts, word.end)
        is_in_name = any(name.end > word.start for name in names[max(first - 1, 0) : first])
        if word.claimed == "hybrid" and first < after:
            return True
        return is_in_name and not self._links.follows("licence", line, word.start)

    def _is_elsewhere(self, word: ClassWord, line: str) -> bool:
        """Tell whether a word speaks of something else that is open: 오픈소스 생태계, "오픈소스 도구를 공개했다"."""
        if word.is_act:
            return self._done_elsewhere.match(line, word.start, word.end) is not None
        return self._elsewhere.match(line, word.end) is not None


def _word(hit: Hit) -> ClassWord:
    claimed, form = hit.cue.category.split(" ")
    return ClassWord(hit.start, hit.end, cast(Openness, claimed), form == "act", hit.cue.weight)


def _is_gloss(before: ClassWord, word: ClassWord, line: str) -> bool:
    """Tell whether a class word only explains the one before it: 오픈소스(개방형), 오픈 웨이트(Open Weights)."""
    return _GLOSS.fullmatch(line, before.end, word.start) is not None
