"""The worked example of README: a sample of the demo corpus, coded by two made-up coders, gives corrected shares."""

from pathlib import Path

import duckdb
import pytest

from tests.conftest import REPOSITORY, Demo, corpus

CODINGS = REPOSITORY / "flows/demo/codings"


@pytest.fixture(scope="module")
def home(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> str:
    copy = demo.copied(tmp_path_factory.mktemp("coded") / "home")
    told(copy, "sample", "ai", "--size", "24", "--strata", "outlet_kind", "--fold-copies")
    told(copy, "coding", "export", "ai", "--out", str(copy / "ai.csv"))
    for name, coder, more in (
        ("gaon", "가온", []),
        ("naru", "나루", []),
        ("settled", "다솜", ["--adjudication"]),
    ):
        file = str(CODINGS / f"{name}.csv")
        told(
            copy, "coding", "import", "ai", file, "--coder", coder, "--codebook", "2", "--stance-only", *more
        )
    return str(copy)


def told(home: Path | str, *arguments: str) -> str:
    done = corpus(*arguments, "--home", str(home))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_made_up_codings_are_of_the_texts_that_are_drawn(home: str) -> None:
    assert "24" in told(home, "sample")
    with duckdb.connect(f"{home}/published/current.duckdb", read_only=True) as connection:
        found = connection.execute(
            "SELECT settled_by, count(*) FROM final_coding GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    assert found == [("adjudication", 6), ("agreement", 18)]


def test_agreement_is_told(home: str) -> None:
    shown = told(home, "agreement", "ai")
    assert "coders 가온, 나루" in shown
    assert "0.684" in shown


def test_shares_are_told_naive_and_corrected(home: str) -> None:
    shown = told(home, "shares", "ai", "--label", "supportive")
    assert [word for word in ("machine", "corrected", "low", "high") if word not in shown] == []
    assert "machine_assisted" not in shown, "only what is not usual is told"
    by_kind = told(home, "shares", "ai", "--label", "supportive", "--per", "outlet_kind")
    assert [kind for kind in ("daily", "it_press", "wire", "coders_only") if kind not in by_kind] == []
    assert "precision" in told(home, "shares", "ai", "--quality")
    difference = told(
        home, "shares", "ai", "--label", "none", "--per", "outlet_kind", "--compare", "daily", "it_press"
    )
    assert "it_press" in difference


def test_what_a_person_can_mend_is_one_line(home: str) -> None:
    wrong = corpus("shares", "ai", "--per", "mood", "--home", home)
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (1, 1)
    assert "expected all, stratum, outlet_id" in wrong.stderr
