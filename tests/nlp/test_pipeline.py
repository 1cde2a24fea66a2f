from pathlib import Path

import pytest

from nlp import pipeline
from nlp.pipeline import COMPONENTS, lexicon_version, load, pipeline_version, with_spans


def test_every_component_is_file_factory_and_section_of_one_name() -> None:
    nlp = load()
    names = [module.__name__.rsplit(".", 1)[1] for module in COMPONENTS]
    assert sorted(nlp.component_names) == sorted(names)
    assert all(nlp.get_pipe_meta(name).factory == name for name in names)


def test_components_say_what_they_need_and_nothing_is_missing() -> None:
    assert not any(load().analyze_pipes()["problems"].values())


@pytest.mark.parametrize(
    ("missing", "needed_by"),
    [
        ("sentences", ["frames", "stance", "openness_claims"]),
        ("entities", ["quotes"]),
        ("quotes", ["frames", "stance", "openness_claims"]),
    ],
)
def test_a_component_that_is_missing_is_told_by_those_that_need_it(
    missing: str, needed_by: list[str]
) -> None:
    with load().select_pipes(disable=[missing]):
        problems = load().analyze_pipes()["problems"]
    assert {name for name, lacking in problems.items() if lacking} >= set(needed_by)


def test_a_text_without_sentences_is_refused_by_those_that_read_them() -> None:
    with (
        load().select_pipes(disable=["sentences"]),
        pytest.raises(ValueError, match="has no sentences, which stances need"),
    ):
        load()("오픈소스 AI 모델을 공개해야 한다고 정부가 말했다. “오픈소스 모델 규제는 안 된다”고 밝혔다.")


def test_versions_are_digests_that_stay_the_same() -> None:
    assert pipeline_version() == pipeline_version.__wrapped__()
    assert len(pipeline_version()) == len(lexicon_version()) == 16
    assert pipeline_version() != lexicon_version()


@pytest.mark.parametrize(
    ("path", "decides"),
    [
        ("x.py", True),
        ("pipeline.cfg", True),
        ("lexicons/a.tsv", True),
        ("lexicons/a.txt", True),
        ("training/a.py", False),
        ("evaluate.py", False),
        ("chat/a.txt", False),
    ],
)
def test_the_version_follows_the_files_that_decide_what_is_found(
    path: str, decides: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.resources, "files", lambda package: tmp_path)
    before = pipeline_version.__wrapped__()
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("a", "utf-8")
    written = pipeline_version.__wrapped__()
    file.write_text("b", "utf-8")
    assert len({before, written, pipeline_version.__wrapped__()}) == (3 if decides else 1)


@pytest.mark.parametrize("changed", ["ko-ai-policy-corpus", "kiwipiepy", "kiwipiepy_model", "spacy"])
def test_the_version_follows_what_the_pipeline_is_built_on(
    changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = pipeline.metadata.version
    monkeypatch.setattr(
        pipeline.metadata, "version", lambda name: "0.0.0" if name == changed else version(name)
    )
    assert pipeline_version.__wrapped__() != pipeline_version()


def test_a_text_longer_than_spacys_limit_is_accepted() -> None:
    assert load().max_length > 5_000_000


def test_findings_start_empty() -> None:
    doc = load().make_doc("가")
    assert doc._.salience == "none"
    assert list(doc._.quotes) == []


def test_quotes_can_be_shown_as_spans() -> None:
    doc = with_spans(load()("도하늬 새봄소프트 대표는 “오픈 모델이 반드시 필요하다”고 말했다."))
    assert [(span.text, span.label_) for span in doc.spans["quotes"]] == [
        ("오픈 모델이 반드시 필요하다", "direct")
    ]
    assert list(doc.spans["openness_claims"]) == []
