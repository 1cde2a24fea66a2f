"""What another lexicon would relabel, held against the demo's own rows."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.lexicon_diff import Change, Difference, differences
from tests.conftest import Demo, corpus
from warehouse.database import WarehouseUnusable


def changed_file(demo: Demo, folder: Path, change: str) -> Path:
    """Give a copy of the demo's published file in which an earlier reading found something else."""
    path = folder / "current.duckdb"
    shutil.copy((demo.home / "published" / "current.duckdb").resolve(), path)
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute(change)
    return path


def silent(count: int) -> None:
    pass


def test_the_same_lexicons_find_the_same(demo: Demo) -> None:
    done = corpus("lexicon", "diff", "--home", str(demo.home))
    assert done.returncode == 0
    assert "today's lexicons and code find what the warehouse holds" in done.stdout


@pytest.mark.parametrize(
    ("change", "table", "counts"),
    [
        ("DELETE FROM mention WHERE mention_no = 0", "mention", lambda n: {"added": n}),
        ("UPDATE mention SET label = 'LAW' WHERE mention_no = 0", "mention", lambda n: {"changed": n}),
        (
            "INSERT INTO mention SELECT * REPLACE (0 AS char_start, 1 AS char_end) FROM mention WHERE mention_no = 0",
            "mention",
            lambda n: {"removed": n},
        ),
        (
            "UPDATE stance SET label = 'mixed' WHERE level = 'document' AND issue_id = 'ai_openness' AND label <> 'mixed'",
            "stance",
            lambda n: {"changed": n},
        ),
        ("DELETE FROM frame WHERE level = 'document' AND rank = 1", "frame", lambda n: {"added": n}),
    ],
)
def test_what_an_earlier_reading_had_otherwise_is_counted(
    demo: Demo, tmp_path: Path, change: str, table: str, counts: Callable[[int], dict[str, int]]
) -> None:
    path = changed_file(demo, tmp_path, change)
    found = differences(path, 12, 1, silent)
    own = found[table].counts
    assert own["same"] > 0
    touched = sum(own[name] for name in ("added", "removed", "changed"))
    assert touched > 0
    if "char_start" not in change:  # a mention moved to the first letter may meet one that stands there
        assert {name: count for name, count in own.items() if count and name != "same"} == counts(touched)
    assert all(not difference.changes for name, difference in found.items() if name != table)


def test_examples_name_the_text_and_both_labels(demo: Demo, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "published").mkdir(parents=True)
    path = changed_file(demo, tmp_path, "UPDATE quote SET verb = '잡담하다' WHERE quote_no = 0")
    path.rename(home / "published" / "current.duckdb")
    done = corpus("lexicon", "diff", "--home", str(home), "--limit", "10", "--examples", "1")
    assert "· 잡담하다 → " in done.stdout
    assert "“" in done.stdout


def test_examples_are_of_each_pair_of_labels_the_rarest_first_and_none_last() -> None:
    labels = ["none", "none", "mixed", "none", "mixed", "supportive"]
    changes = [
        Change(f"byeol:{number}", (), ("ai_copyright", "document", label), "")
        for number, label in enumerate(labels)
    ]
    shown = [change.article_id.removeprefix("byeol:") for change in Difference(changes=changes).examples]
    assert "".join(shown) == "520413"


def test_a_file_of_another_version_is_told_with_what_to_do(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute("CREATE TABLE article (article_id VARCHAR)")
    with pytest.raises(
        WarehouseUnusable, match=r"old\.duckdb: expected a file that this version published, found .*publish"
    ):
        differences(tmp_path / "old.duckdb", 1, 1, silent)


def test_a_home_without_a_published_file_is_told_in_one_line(tmp_path: Path) -> None:
    done = corpus("lexicon", "diff", "--home", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
