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

from nlp.claims.links import REACH, VAGUE, ClassWord, Links, Name, Sentence

_AFTER_REACH, _BEFORE_REACH, _FOLLOWER_REACH = 70, 90, 4
_OBJECTS = frozenset({"-를", "-을"})
_SUBJECTS = frozenset({"-이", "-가"})


class Linker:
    """Ties class words to their subjects by the expressions of `nlp/lexicons/openness_claims/links.tsv`."""

    def __init__(self, links: Links) -> None:
        self._links = links

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
        if word.weight < VAGUE:
            near = [name for name in names if self._links.fits("near", line, name.end, word.start)]
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
            and word.weight > VAGUE
            and self._links.occurs("model", line, max(place.start, word.start - REACH), word.end)
        )
        is_camp = not word.is_act and self._links.follows("camp", line, word.end)
        is_done = is_of_models or is_camp or self._links.follows("what_follows", line, word.end)
        if is_done and not self._links.follows("proposed", line, word.end):
            found = self._acting_firms(word, names, line)
        found = found or self._heads(word, names, line)
        return found or ([] if word.is_act else self._owner(word, names, line))

    def acting_firms(self, word: ClassWord, names: Sequence[Name], place: Sentence) -> list[Name]:
        """Give the firms that do what the word tells, where nothing else is named that it might be done to."""
        if not word.is_act or word.weight <= VAGUE:
            return []
        if self._links.follows("proposed", place.line, word.end):
            return []
        acting = self._acting_firms(word, names, place.line)
        return [firm for firm in acting if not self._links.occurs("object", place.line, firm.end, word.start)]

    def _told_beside(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give whom the word is said of in one breath: "[라마]는 오픈 웨이트, [올모](오픈소스)"."""
        before = [name for name in names if name.end <= word.start]
        if word.is_act or not before or not self._links.fits("told_beside", line, before[-1].end, word.start):
            return []
        if not self._links.follows("told_so", line, word.end):
            return []
        found = self._list_to(before[-1], before, line)
        return found if before[-1].is_model else self._firms(found, line)

    def _heads(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the firm a headline begins with: "[가온AI], 폐쇄형으로 선회"."""
        firms = [name for name in names if not name.is_model and name.end <= word.start][-1:]
        does = self._links.follows("headline_act", line, word.end) or self._links.follows(
            "what_follows", line, word.end
        )
        is_head = (
            does
            and not word.is_act
            and any(self._links.follows("headline", line, firm.end) for firm in firms)
        )
        return self._firms(firms, line) if is_head else []

    def _named_after(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        inside = [
            name for name in names if name.is_model and word.start < name.start and name.end <= word.end
        ]
        if inside:
            return inside
        for name in names:
            if not word.end <= name.start <= word.end + _AFTER_REACH:
                continue
            gap = (line, word.end, name.start)
            found = self._list_from(name, names, line)
            is_named = not word.is_act and self._links.fits("nouns_only", *gap)
            if name.is_model or (is_named and self._links.fits("names_model", *gap)):
                if self._is_said_of(found[-1], word, gap, is_named):
                    return found
            elif not word.is_act:
                does = self._links.fits("does", *gap) and self._links.follows("what_follows", line, word.end)
                if does or (is_named and self._links.occurs("firm", *gap)):
                    models = [other for other in names if other.is_model and other.start >= name.end]
                    followers = [model for model in models if model.start - name.end <= _FOLLOWER_REACH]
                    return followers[:1] or self._firms(found, line)
        return []

    def _is_said_of(self, last: Name, word: ClassWord, gap: tuple[str, int, int], is_named: bool) -> bool:
        """Tell whether a word is said of a model after a gap, or of a list of them up to `last`."""
        fits = self._links.fits
        if fits("act_modifies" if word.is_act else "modifies", *gap) or fits("called", *gap):
            return True
        if fits("equals", *gap) and self._links.follows("is_so", gap[0], last.end):
            return True
        is_rival = self._links.follows("outdone", gap[0], last.end) and fits("in_class", *gap)
        return is_named and not is_rival

    def _such_as(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        is_vague = word.is_act and word.weight <= VAGUE
        before = [name for name in names if name.end <= word.start and (name.is_model or not is_vague)]
        if not before or not self._links.fits("such_as", line, before[-1].end, word.start):
            return []
        return self._list_to(before[-1], before, line)

    def _told_of(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the nearest model that is topic, subject or object before the word, or stands right beside an act."""
        before = [
            name for name in names if name.is_model and name.end <= word.start <= name.end + _BEFORE_REACH
        ]
        for name in reversed(before):
            case = self._links.match("case", line, name.end)
            if case is not None and case.end() <= word.start + 1:
                if self._is_told(word, case, line):
                    earlier = [other for other in before if other.end <= name.start][-1:]
                    is_another = case[1] == "-도" and any(
                        self._links.fits("besides", line, other.end, name.start) for other in earlier
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
            return self._links.fits("beside", *gap)
        return self._links.fits("version_of", *gap) and self._links.follows("version", line, word.end)

    def _is_told(self, word: ClassWord, case: re.Match[str], line: str) -> bool:
        between = line[case.end() : word.start]
        is_vague = word.weight < VAGUE or (word.is_act and word.weight == VAGUE)
        if case[1] == "-의" and (is_vague or self._links.occurs("another", between)):
            return False
        if (
            word.is_act
            and case[1] in _OBJECTS
            and self._links.occurs("described", line, case.end(), word.end)
        ):
            return False
        if word.is_act:
            is_other = case[1] in _SUBJECTS and self._links.occurs("other_subject", between)
            return not is_other
        if case[1] in _OBJECTS:
            return self._links.follows("made_so", line, word.end)
        return self._links.follows("predicated", line, word.end)

    def _owner(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        before = [name for name in names if name.end <= word.start]
        if not before:
            return []
        gap = (line, before[-1].end, word.start)
        is_strategy = (
            self._links.fits("adjoins", *gap) and self._links.follows("owned", line, word.end)
        ) or (self._links.fits("opens_quote", *gap) and self._links.follows("owned_quoted", line, word.end))
        is_said = self._links.fits("firm_is", *gap) and self._links.follows("said", line, word.end)
        if not (is_strategy or is_said or self._links.fits("owns", *gap)):
            return []
        return self._firms(self._list_to(before[-1], before, line), line)

    def _acting_firms(self, word: ClassWord, names: Sequence[Name], line: str) -> list[Name]:
        """Give the nearest firms that are the subject of the word's clause, unless another subject comes between."""
        firms = [name for name in names if not name.is_model and name.end <= word.start]
        for name in reversed(firms):
            case = self._links.match("subject", line, name.end)
            if case is not None:
                between = line[case.end() : word.start]
                if self._links.follows("topic", line, name.end) and " ," in between:
                    between = between[between.rindex(" ,") :]
                is_other = word.claimed != "hybrid" and self._links.occurs("other_subject", between)
                return [] if is_other else self._firms(self._list_to(name, firms, line), line)
        return []

    def _firms_of_both(self, word: ClassWord, names: Sequence[Name], place: Sentence) -> list[Name]:
        """Give the firms that open and close by turns: "[구글]은 두 길을 간다", "투트랙 전략을 쓰는 [구글]"."""
        line = place.line
        if not self._links.occurs("of_openness", line, place.start, place.end):
            return []
        after = [name for name in names if not name.is_model and name.start >= word.end][:1]
        is_after = any(self._links.fits("does", line, word.end, name.start) for name in after)
        return self._acting_firms(word, names, line) or (self._firms(after, line) if is_after else [])

    def _firms(self, names: Sequence[Name], line: str) -> list[Name]:
        """Give those that may have models of their own: no ministry, no newspaper, none that signs the text."""
        return [
            name
            for name in names
            if not self._links.occurs("public", line, name.start, name.end) and not self._signs(name, line)
        ]

    def _signs(self, name: Name, line: str) -> bool:
        """Tell whether a body signs the text: "[[데이터뉴스]=홍길동 기자]", "(서울=[물마루통신])"."""
        is_in_brackets = self._links.follows("closes", line, name.end)
        return self._links.follows("byline", line, name.end) or (
            is_in_brackets and "=" in line[max(name.start - 2, 0) : name.start]
        )

    def _list_from(self, first: Name, names: Sequence[Name], line: str) -> list[Name]:
        found = [first]
        for name in names:
            gap = (line, found[-1].end, name.start)
            if name.start < found[-1].end:
                continue
            if name.is_model != first.is_model:
                if (
                    first.is_model
                    and self._links.fits("joined", *gap)
                    and self._links.follows("listed", line, name.end)
                ):
                    found.append(name)
            elif not self._links.fits("coordinated", *gap):
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
                if self._links.fits("joined", *gap):
                    found.append(name)
            elif not self._links.fits("coordinated", *gap) or not self._links.occurs("joins", *gap):
                break
            else:
                found.append(name)
        return self._of_models(found[::-1])

    @staticmethod
    def _of_models(found: list[Name]) -> list[Name]:
        """Leave out the firm that stands before its models: "[메타], 라마와 ..."."""
        models = [name.is_model for name in found]
        return found[models.index(True) :] if True in models else found
