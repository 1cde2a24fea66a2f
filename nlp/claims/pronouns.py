"""Models and firms that a sentence speaks of without naming them: "이 모델은", "회사는", or not a word at all.

The sentence before tells who is meant: its topic or subject, else the last it names.
"""

import re
from collections.abc import Sequence

from nlp.claims.links import REACH, ClassWord, Name, Sentence
from nlp.cues import read_expressions
from nlp.lexicon_lines import ByName, expression

_TOPIC = re.compile(r"[^ ]{0,6}(?: ?[‘’'“”\"()\[\]]| [^ -][^ ]*(?<!다)){0,3} ?-(?:은|는|이|가)(?= )")


class Pronouns:
    """Finds who is meant by the words of `nlp/lexicons/openness_claims/pronouns.tsv`."""

    def __init__(self) -> None:
        self._patterns: ByName[re.Pattern[str]] = ByName("openness_claims/pronouns.tsv")
        for name, written in read_expressions("openness_claims", "pronouns").items():
            self._patterns[name] = expression(f"openness_claims/pronouns.tsv: {name}", written)

    def stand_ins(self, place: Sentence, named: Sequence[Name], before: Sequence[Name]) -> list[Name]:
        """Give the sentence's pronouns as names of what they stand for.

        Args:
            place: the sentence.
            named: whom it names, in order; "우리" in somebody's words means the firm named before them.
            before: whom the text names before it, in order.
        """
        hits: list[tuple[int, int, int, str]] = []
        for rank, category in enumerate(("first", "all", "model", "firms", "firm", "own")):
            pattern, begin, end = self._patterns[category], place.start, place.end
            at_start = filter(None, [pattern.match(place.line, begin, end)])
            found = at_start if category == "first" else pattern.finditer(place.line, begin, end)
            hits += [(hit.start(), rank, hit.end(), category) for hit in found]
        names: list[Name] = []
        for start, _, end, category in sorted(hits):
            if category == "own":
                firms = [name for name in (*before, *named) if not name.is_model and name.end <= start]
                meant = firms[-1].entity_ids if firms and start - firms[-1].end <= REACH else ()
            else:
                meant = self._meant(place, before, category)
            if meant and (not names or names[-1].end <= start):
                names.append(Name(start, end, meant, category not in ("firms", "firm", "own")))
        return names

    def unsaid(
        self, word: ClassWord, names: Sequence[Name], before: Sequence[Name], place: Sentence
    ) -> Name | None:
        """Give the model a sentence goes on about where its class word has no subject, or but a firm for one."""
        line, told = place.line, place.start
        for name in names:
            if name.end <= word.start:
                if name.is_model:
                    return None
                subject = _TOPIC.match(line, name.end)
                told = subject.end() if subject is not None and subject.end() < word.start else told
        patterns = self._patterns
        is_of_firm = told > place.start and not word.is_act and patterns["of_firm"].match(line, word.end)
        if word.start - told > REACH or is_of_firm:
            return None
        ways = ("unsaid", "quoted") if word.is_act and word.weight > 1 else ("unsaid",)
        if not any(patterns[way].fullmatch(line, told, word.start) for way in ways):
            return None
        if patterns["supposed"].match(line, word.end) or patterns["general"].search(
            line, told, min(place.end, word.end + REACH)
        ):
            return None
        meant = self._meant(place, before, "model")
        return Name(place.start, place.start, meant, is_model=True) if meant else None

    def _meant(self, place: Sentence, before: Sequence[Name], category: str) -> tuple[str, ...]:
        """Give whom the stretch before the sentence was about, none if it does not tell."""
        is_model = category not in ("firms", "firm")
        near = [name for name in before if name.is_model == is_model and place.start - name.end <= REACH]
        if not near:
            return ()
        stretch = [name for name in near if "." not in place.line[name.end : near[-1].start]]
        if category in ("all", "firms"):
            ids = tuple(dict.fromkeys(entity_id for name in stretch for entity_id in name.entity_ids))
            return ids if len(ids) > 1 else ()
        topics = [name for name in stretch if _TOPIC.match(place.line, name.end) is not None]
        return topics[0].entity_ids if topics else near[-1].entity_ids
