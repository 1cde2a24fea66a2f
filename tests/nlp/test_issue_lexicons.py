"""Every issue's words, those of one that somebody adds too: what each lexicon needs, and which lines are told."""

from pathlib import Path

import pytest

from nlp import lexicon_lines
from nlp.cues import read_cues
from nlp.lexicon_error import LexiconError
from nlp.stance.issue import issue_ids
from nlp.stance.issue_cues import CATEGORIES


@pytest.mark.parametrize("issue_id", issue_ids())
@pytest.mark.parametrize(
    ("name", "needed"),
    [("topic", {"pro", "contra", "field"}), ("verdicts", {"supportive", "oppositional"})],
)
def test_an_issue_has_the_categories_without_which_it_finds_nothing(
    issue_id: str, name: str, needed: set[str]
) -> None:
    assert {cue.category for cue in read_cues(f"stance/{issue_id}", name)} >= needed


@pytest.mark.parametrize(
    "line",
    [
        "pro\t공개\tstrong\t공개한다",
        "pro\t공개\t1",
        "pro\t \t1\t공개한다",
        "supportive\t공개\t1\t공개한다",
    ],
    ids=["no number", "too short", "no pattern", "a category of another lexicon"],
)
def test_a_line_that_cannot_be_read_is_told_with_its_place(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lexicons" / "stance").mkdir(parents=True)
    (tmp_path / "lexicons" / "stance" / "topic.tsv").write_text(f"# What: words\n{line}\n", "utf-8")
    monkeypatch.setattr(lexicon_lines.resources, "files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=r"nlp/lexicons/stance/topic\.tsv:2: expected "):
        read_cues("stance", "topic", CATEGORIES["topic"])
