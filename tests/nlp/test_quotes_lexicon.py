"""Every line of the quotes' lexicons does what it is there for."""

from pathlib import Path

import pytest

from nlp.pipeline import load
from nlp.quotes import lexicon
from nlp.quotes.names import kind_of
from nlp.quotes.short_forms import is_short_for

WORDS = "가중치를 열어야 경쟁이 산다"


def verbs_found(text: str) -> list[str]:
    return [quote.verb for quote in load()(text)._.quotes]


FOLDER = Path(lexicon.__file__).parent
CODE = "".join(
    path.read_text("utf-8") for path in (*FOLDER.glob("*.py"), FOLDER.parent / "components" / "quotes.py")
)


@pytest.mark.parametrize(
    ("name", "example"), [(name, example) for name, _, example in lexicon.rows("patterns")]
)
def test_a_pattern_finds_its_example_and_is_used(name: str, example: str) -> None:
    assert lexicon.pattern(name).search(example)
    assert f'lexicon.pattern("{name}")' in CODE


@pytest.mark.parametrize("group", sorted({group for group, _ in lexicon.rows("groups")}))
def test_a_group_of_words_is_used(group: str) -> None:
    assert f'lexicon.group("{group}")' in CODE


@pytest.mark.parametrize("verb", sorted(lexicon.verbs()))
def test_a_reporting_verb_is_found_after_a_quotation(verb: str) -> None:
    ending = "했다" if verb == "하다" else f"{verb.removesuffix('다')}고 있다"
    assert verbs_found(f"서보람 교수는 “{WORDS}”고 {ending}.") == [verb]


@pytest.mark.parametrize(
    ("noun", "verb"), [pair for pair in sorted(lexicon.nouns().items()) if pair[0] not in ("것", "거", "게")]
)
def test_a_noun_of_saying_reports_a_clause(noun: str, verb: str) -> None:
    josa = "을" if (ord(noun[-1]) - 0xAC00) % 28 else "를"
    assert verbs_found(f"서보람 교수는 {WORDS}는 {noun}{josa} 내놓았다.") == [verb]


@pytest.mark.parametrize("title", sorted(lexicon.words("titles")))
def test_a_title_makes_a_person_of_a_name(title: str) -> None:
    assert kind_of(f"서보람 새솔 {title}", is_proper=False) == "person"


@pytest.mark.parametrize(("ending", "role"), sorted(lexicon.roles("bodies").items(), key=str))
def test_an_ending_makes_a_body_or_group_of_a_name(ending: str, role: str) -> None:
    assert kind_of(f"새솔 누리가온{ending}", is_proper=False) == ("group" if role == "anonymous" else "body")


@pytest.mark.parametrize("thing", sorted(lexicon.words("things")))
def test_a_thing_does_not_speak(thing: str) -> None:
    assert kind_of(thing, is_proper=False) == "thing"


@pytest.mark.parametrize("report", sorted(lexicon.words("reports")))
def test_a_report_is_known_by_its_noun(report: str) -> None:
    assert kind_of(f"새솔 {report}", is_proper=False) == "report"


@pytest.mark.parametrize("verb", sorted(lexicon.words("expressing")))
def test_a_verb_of_expressing_makes_the_subject_the_speaker(verb: str) -> None:
    found = verbs_found(f"서보람 교수는 {WORDS}는 입장을 {verb.removesuffix('다')}고 있다.")
    assert len(found) == 1


@pytest.mark.parametrize("verb", sorted(lexicon.words("acts")))
def test_what_the_speaker_does_meanwhile_stands_outside_the_words(verb: str) -> None:
    text = f"서보람 교수는 새 모델을 {verb.removesuffix('다')}며 {WORDS}고 말했다."
    assert [text[q.char_start : q.char_end] for q in load()(text)._.quotes] == [WORDS]


@pytest.mark.parametrize("noun", sorted(lexicon.words("generic_bodies")))
def test_a_common_noun_stands_for_the_body_it_ends(noun: str) -> None:
    josa = "은" if (ord(noun[-1]) - 0xAC00) % 28 else "는"
    text = f"새솔누리가온{noun}{josa} “열자”고 말했다. {noun}{josa} “더 열자”고 말했다."
    assert {quote.speaker for quote in load()(text)._.quotes} == {f"새솔누리가온{noun}"}


@pytest.mark.parametrize("topic", sorted(lexicon.words("facts")))
def test_a_fact_is_nobodys_words(topic: str) -> None:
    josa = "은" if (ord(topic[-1]) - 0xAC00) % 28 else "는"
    assert verbs_found(f"서보람 교수는 웃었다. {topic}{josa} 가중치가 닫혀 있다는 점이다.") == []


@pytest.mark.parametrize(("venue", "case"), sorted(lexicon.venues().items()))
def test_a_place_of_saying_stands_outside_the_words(venue: str, case: str) -> None:
    for josa in ("에서", "에") if case == "to" else ("에서",):
        text = f"서보람 교수는 {venue}{josa} {WORDS}고 말했다."
        assert [text[q.char_start : q.char_end] for q in load()(text)._.quotes] == [WORDS]


@pytest.mark.parametrize("word", sorted(w for w, kind in lexicon.adverbs().items() if kind != "time"))
def test_a_linking_word_stands_outside_the_words(word: str) -> None:
    text = f"서보람 교수는 {word} {WORDS}고 말했다."
    assert [text[q.char_start : q.char_end] for q in load()(text)._.quotes] == [WORDS]


@pytest.mark.parametrize("word", sorted(lexicon.words("naming")))
def test_a_naming_word_is_none_of_saying(word: str) -> None:
    assert word not in lexicon.verbs()
    assert word not in lexicon.nouns()


@pytest.mark.parametrize(("written", "surname"), sorted(lexicon.surnames().items()))
def test_a_surname_stands_for_the_person_named_before(written: str, surname: str) -> None:
    text = f"{surname}보람 새솔AI 팀장은 “열자”고 말했다. {written} 팀장은 “더 열자”고 말했다."
    assert {quote.speaker for quote in load()(text)._.quotes} == {f"{surname}보람 새솔AI 팀장"}


@pytest.mark.parametrize("people", sorted(lexicon.words("people")))
def test_a_share_of_people_speaks_and_one_of_things_does_not(people: str) -> None:
    assert kind_of(f"{people}의 62%", is_proper=False) == "group"
    assert kind_of("매출의 62%", is_proper=False) != "group"


@pytest.mark.parametrize(("short", "ending"), lexicon.pairs("short_forms"))
def test_a_short_form_takes_letters_of_a_name_in_order(short: str, ending: str) -> None:
    assert is_short_for(f"가나{short}", f"한국가온나래{ending}")
    assert not is_short_for(f"나가{short}", f"한국가온나래{ending}")


@pytest.mark.parametrize(("sort", "role"), sorted(lexicon.roles("sorts").items()))
def test_what_a_text_calls_a_body_tells_its_role(sort: str, role: str) -> None:
    for text in (f"{sort} 새결온누는 출범했다.", f"새결온누는 3년 된 {sort}이다.", "새결온누는 출범했다."):
        said = load()(f"{text} 정하늘 새결온누 실장은 “{WORDS}”고 말했다.")._.quotes
        assert [quote.speaker_role for quote in said] == [role if sort in text else "company"]
