"""From a class word to its subject, by what stands between them in the line of dictionary forms.

    오픈 웨이트 모델 [젬마]                  class before a name, nothing but nouns between
    오픈소스로 공개된 [라마]                 a clause that modifies the name
    대표적인 오픈 모델은 [라마]다            what the class is, or which are in it
    [클로드]나 [제미나이] 같은 폐쇄형 서비스  names before "같은", "등", "비롯한", all of a list
    오픈소스라고 알려졌지만 [라마]는          what it is called, disputed or not
    [라마]는 오픈소스다, [라마]를 공개했다    a topic, subject or object of what it is or what is done
    [메타]의 오픈 모델, 폐쇄형을 고수한 [구글] a firm's models
A model's name is preferred to a firm's, a nearer one to a farther one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.cues import read_expressions
from nlp.lexicon_lines import ByName, expression
from warehouse.records import Openness

_AFTER_REACH, _BEFORE_REACH, _FOLLOWER_REACH = 70, 90, 4
REACH = 300
"""Characters of the line over which a class word reaches at all, so that a line without end costs no more."""
_VAGUE = 1.0
"""An act of less weight (to open, to close) may be done to anything: it counts right beside a model's name alone."""
_BARE = 0.8
"""An act of no more weight (풀다, 열다, 닫다) says nothing of a model that its sentence does not name."""
_PARTS = ("based", "noun", "mark", "josa", "stance", "rival", "time", "head", "class")
"""Categories that stand in other expressions: <NOUN> is any of `noun`."""
_OBJECTS = frozenset({"-를", "-을"})
_SUBJECTS = frozenset({"-이", "-가"})


@dataclass(frozen=True, slots=True)
class Name:
    """One model or body named in the sentence, by its place in the line."""

    start: int
    end: int
    entity_ids: tuple[str, ...]
    """One, or all of which a word like "두 모델" speaks."""
    is_model: bool


@dataclass(frozen=True, slots=True)
class ClassWord:
    """One word for a class of openness, by its place in the line."""

    start: int
    end: int
    claimed: Openness
    is_act: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence by its place in the text's line."""

    line: str
    start: int
    end: int


class Linker:
    """Ties class words to their subjects by the expressions of `nlp/lexicons/openness_claims/links.tsv`."""

    def __init__(self) -> None:
        links = read_expressions("openness_claims", "links")
        parts = {f"<{name.upper()}>": links[name] for name in _PARTS}
        parts["<ACT>"] = "|".join(read_expressions("openness_claims", "firm_acts").values())
        self._links: ByName[re.Pattern[str]] = ByName("openness_claims/links.tsv")
        for name, written in links.items():
            for part, stands_for in parts.items():
                written = written.replace(part, stands_for)
            self._links[name] = expression(f"openness_claims/links.tsv: {name}", written)

    def subjects_of(self, word: ClassWord, names: Sequence[Name], place: Sentence) -> list[Name]:
        """Give whom a class word is said of, none if the sentence does not tell.

        Args:
            word: the class word.
            names: models and bodies of its sentence as far as the next class word.
            place: the sentence.
        """
        line = place.line
        if word.claimed == "hybrid":
            return self._firms_of_both(word, names, place)
        if word.weight < _VAGUE:
            near = [name for name in names if self._fits("near", line, name.end, word.start)]
            return self._told_of(word, near, line)
        found = (
            self._told_beside(word, names, line)
            or self._named_after(word, names, line)
            or self._such_as(word, names, line)
            or self._told_of(word, names, line)
        )
        if found:
            return found
        is_of_models = (
            word.is_act
            and word.weight > _VAGUE
            and self._links["model"].search(line, max(place.start, word.start - REACH), word.end) is not None
        )
        is_camp = not word.is_act and self._follows("camp", word.end, line)
        if is_of_models or is_camp or self._follows("what_follows", word.end, line):
            found = [] if self._follows("proposed", word.end, line) else self._acting_firms(word, names, line)
        found = found or self._heads(word, names, line)
        return found or ([] if word.is_act else self._owner(word, names, line))

    def acting_firms(self, word: ClassWord, names: Sequence[Name], place: Sentence) -> list[Name]:
        """Give the firms that do what the word tells, where nothing else is named that it might be done to."""
        if not word.is_act or word.weight <= _VAGUE:
            return []
        if self._follows("proposed", word.end, place.line):
            return []
        acting, of_what = self._acting_firms(word, names, place.line), self._links["object"]
        return [firm for firm in acting if of_what.search(place.line, firm.end, word.start) is None]

    def says_nothing(self, word: ClassWord, line: str) -> bool:
        """Tell whether a class word puts nothing in its class.

        Words of two statements may have been taken for one ("[가중치]는 공개했지만 데이터는 [공개하지 않았다]"), it may
        never have come true ("오픈 웨이트 모델을 낸 적이 없다"), be undecided ("가중치 공개 여부"), supposed ("만약 비공개로 돌린다면") or mean
        no more than that a model came out ("[공개한 언어모델] 라마").
        """
        is_of_two = (
            word.claimed != "hybrid"
            and self._links["two_clauses"].search(line, word.start, word.end) is not None
        )
        is_undecided = word.is_act and self._follows("undecided", word.end, line)
        is_release = not word.is_act and self._follows("released", word.start, line)
        is_supposed = (
            self._follows("supposed", word.end, line)
            and self._links["if"].search(line, max(word.start - REACH, 0), word.start) is not None
        )
        is_denied = self._follows("denied", word.end, line)
        return is_of_two or is_undecided or is_release or is_supposed or is_denied

    def is_licence(self, word: ClassWord, line: str) -> bool:
        """Tell whether a class word begins with a licence, be it a body's name or not: "[MIT] 라이선스"."""
        return self._follows("licence", word.start, line)

    def is_turn(self, word: ClassWord, place: Sentence) -> bool:
        """Tell whether a class word is what its subject changes to: "폐쇄형을 고집하던 [바이두]마저 개방형으로 돌아섰다"."""
        return self._follows("turn", word.end, place.line)

    def is_of_itself(self, word: ClassWord, place: Sentence) -> bool:
        """Tell whether a class word is said of what the sentence is about, named or not: "오픈 웨이트로 공개했다"."""
        line = place.line
        if word.is_act:
            is_sure = word.weight > _BARE and word.claimed != "hybrid"
            is_of_another = word.weight <= _VAGUE and line.endswith((" -를 ", " -을 "), 0, word.start)
            return is_sure and not is_of_another and not self._follows("adnominal", word.end, line)
        return self._follows("made_so", word.end, line) or self._follows("predicated", word.end, line)

    def _fits(self, link: str, line: str, start: int, end: int) -> bool:
        return self._links[link].fullmatch(line[start:end]) is not None

    def _follows(self, link: str, end: int, line: str) -> bool:
        return self._links[link].match(line, end) is not None

    def _told_beside(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give whom the word is said of in one breath: "[라마]는 오픈 웨이트, [올모](오픈소스)"."""
        before = [name for name in names if name.end <= word.start]
        if word.is_act or not before or not self._fits("told_beside", line, before[-1].end, word.start):
            return []
        if not self._follows("told_so", word.end, line):
            return []
        found = self._list_to(before[-1], before, line)
        return found if before[-1].is_model else self._firms(found, line)

    def _heads(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the firm a headline begins with: "[가온AI], 폐쇄형으로 선회"."""
        firms = [name for name in names if not name.is_model and name.end <= word.start][-1:]
        does = self._follows("headline_act", word.end, line) or self._follows("what_follows", word.end, line)
        is_head = (
            does and not word.is_act and any(self._follows("headline", firm.end, line) for firm in firms)
        )
        return self._firms(firms, line) if is_head else []

    def _named_after(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        inside = [
            name for name in names if name.is_model and word.start < name.start and name.end <= word.end
        ]
        if inside:
            return inside
        for name in names:
            if name.start < word.end or name.start - word.end > _AFTER_REACH:
                continue
            gap = (line, word.end, name.start)
            is_named = not word.is_act and self._fits("nouns_only", *gap)
            if name.is_model or (is_named and self._fits("names_model", *gap)):
                is_modified = self._fits("act_modifies" if word.is_act else "modifies", *gap)
                found = self._list_from(name, names, line)
                is_equal = self._fits("equals", *gap) and self._follows("is_so", found[-1].end, line)
                is_rival = self._follows("outdone", found[-1].end, line) and self._fits("in_class", *gap)
                is_named = is_named and not is_rival
                if is_named or is_modified or is_equal or self._fits("called", *gap):
                    return found
            elif not word.is_act:
                does = self._fits("does", *gap) and self._follows("what_follows", word.end, line)
                if does or (is_named and self._links["firm"].search(*gap) is not None):
                    models = [other for other in names if other.is_model and other.start >= name.end]
                    followers = [model for model in models if model.start - name.end <= _FOLLOWER_REACH]
                    return followers[:1] or self._firms(self._list_from(name, names, line), line)
        return []

    def _such_as(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        is_vague = word.is_act and word.weight <= _VAGUE
        before = [name for name in names if name.end <= word.start and (name.is_model or not is_vague)]
        if not before or not self._fits("such_as", line, before[-1].end, word.start):
            return []
        return self._list_to(before[-1], before, line)

    def _told_of(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the nearest model that is topic, subject or object before the word, or stands right beside an act."""
        before = [
            name for name in names if name.is_model and name.end <= word.start <= name.end + _BEFORE_REACH
        ]
        for name in reversed(before):
            case = self._links["case"].match(line, name.end)
            if case is not None and case.end() <= word.start + 1:
                if self._is_told(word, case, line):
                    earlier = [other for other in before if other.end <= name.start][-1:]
                    is_another = case[1] == "-도" and any(
                        self._fits("besides", line, other.end, name.start) for other in earlier
                    )
                    others = self._list_to(earlier[0], before, line) if is_another else []
                    return [
                        *others,
                        *self._list_to(name, before, line),
                        *self._list_from(name, before, line)[1:],
                    ]
            elif self._stands_beside(word, name, line):
                return self._list_to(name, before, line)
        return []

    def _stands_beside(self, word: ClassWord, name: Name, line: str) -> bool:
        """Tell whether a class word follows its model at once: "‘[라마]’ 가중치 공개", "[라마] 오픈소스 버전"."""
        gap = (line, name.end, word.start)
        if word.is_act:
            return self._fits("beside", *gap)
        return self._fits("version_of", *gap) and self._follows("version", word.end, line)

    def _is_told(self, word: ClassWord, case: re.Match[str], line: str) -> bool:
        between = line[case.end() : word.start]
        is_vague = word.weight < _VAGUE or (word.is_act and word.weight == _VAGUE)
        if case[1] == "-의" and (is_vague or self._links["another"].search(between) is not None):
            return False
        if (
            word.is_act
            and case[1] in _OBJECTS
            and self._links["described"].search(line, case.end(), word.end) is not None
        ):
            return False
        if word.is_act:
            is_other = case[1] in _SUBJECTS and self._links["other_subject"].search(between) is not None
            return not is_other
        if case[1] in _OBJECTS:
            return self._follows("made_so", word.end, line)
        return self._follows("predicated", word.end, line)

    def _owner(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        before = [name for name in names if name.end <= word.start]
        if not before:
            return []
        gap = (line, before[-1].end, word.start)
        is_strategy = (self._fits("adjoins", *gap) and self._follows("owned", word.end, line)) or (
            self._fits("opens_quote", *gap) and self._follows("owned_quoted", word.end, line)
        )
        is_said = self._fits("firm_is", *gap) and self._follows("said", word.end, line)
        if not (is_strategy or is_said or self._fits("owns", *gap)):
            return []
        return self._firms(self._list_to(before[-1], before, line), line)

    def _acting_firms(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the nearest firms that are the subject of the word's clause, unless another subject comes between."""
        firms = [name for name in names if not name.is_model and name.end <= word.start]
        for name in reversed(firms):
            case = self._links["subject"].match(line, name.end)
            if case is not None:
                between = line[case.end() : word.start]
                if self._links["topic"].match(line, name.end) is not None and " ," in between:
                    between = between[between.rindex(" ,") :]
                is_other = (
                    word.claimed != "hybrid" and self._links["other_subject"].search(between) is not None
                )
                return [] if is_other else self._firms(self._list_to(name, firms, line), line)
        return []

    def _firms_of_both(self, word: ClassWord, names: Sequence[Name], place: Sentence) -> list[Name]:
        """Give the firms that open and close by turns: "[구글]은 두 길을 간다", "투트랙 전략을 쓰는 [구글]"."""
        line = place.line
        if self._links["of_openness"].search(line, place.start, place.end) is None:
            return []
        after = [name for name in names if not name.is_model and name.start >= word.end][:1]
        is_after = any(self._fits("does", line, word.end, name.start) for name in after)
        return self._acting_firms(word, names, line) or (self._firms(after, line) if is_after else [])

    def _firms(self, names: Sequence[Name], line: str) -> list[Name]:
        """Give those that may have models of their own: no ministry, no newspaper, none that signs the text."""
        public = self._links["public"]
        return [
            name
            for name in names
            if public.search(line, name.start, name.end) is None and not self._signs(name, line)
        ]

    def _signs(self, name: Name, line: str) -> bool:
        """Tell whether a body signs the text: "[[데이터뉴스]=홍길동 기자]", "(서울=[물마루통신])"."""
        is_in_brackets = self._follows("closes", name.end, line)
        return self._follows("byline", name.end, line) or (
            is_in_brackets and "=" in line[max(name.start - 2, 0) : name.start]
        )

    def _list_from(self, first: Name, names: Sequence[Name], line: str) -> list[Name]:
        found = [first]
        for name in names:
            gap = (line, found[-1].end, name.start)
            if name.start < found[-1].end:
                continue
            if name.is_model != first.is_model:
                if first.is_model and self._fits("joined", *gap) and self._follows("listed", name.end, line):
                    found.append(name)
            elif not self._fits("coordinated", *gap):
                break
            else:
                found.append(name)
        return found

    def _list_to(self, last: Name, names: Sequence[Name], line: str) -> list[Name]:
        found = [last]
        for name in reversed(names):
            gap = (line, name.end, found[-1].start)
            if name.end > found[-1].start:
                continue
            if name.is_model != last.is_model:
                if self._fits("joined", *gap):
                    found.append(name)
            elif not self._fits("coordinated", *gap) or self._links["joins"].search(*gap) is None:
                break
            else:
                found.append(name)
        return self._of_models(found[::-1])

    @staticmethod
    def _of_models(found: list[Name]) -> list[Name]:
        """Leave out the firm that stands before its models: "[메타], 라마와 ..."."""
        models = [name.is_model for name in found]
        return found[models.index(True) :] if True in models else found
