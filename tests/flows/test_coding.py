"""Hand coding: a sample goes out in each form of coders' tools and comes back whole, or not at all."""

import csv
import json
import shutil
import zipfile
from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import pytest

from flows.coding import csv_form, doccano, label_studio
from flows.coding.tasks import FRAMES, MAY_PASS, OWN_USE, STANCES, Task, tasks_of
from flows.commands.coding import export, take, undo
from flows.commands.sample import draw
from flows.commands.shares import show_shares
from flows.errors import UserError
from flows.home import Home
from flows.samples import load_kept
from tests.warehouse.factory import (
    BODY,
    annotations,
    article,
    crawl,
    outlet,
    removal,
    retold,
    write_annotations,
    write_crawl,
)
from warehouse.asking import QueryRefused
from warehouse.database import open_private
from warehouse.loader import load_annotations, load_crawl
from warehouse.publish import publish
from warehouse.query import agreement_codings, samples
from warehouse.sampling import Population
from warehouse.sql import add_rows

QUOTES = Population(
    level="quote", issue_id="ai_openness", strata=("machine_label",), seed=1, first_date=None, last_date=None,
    outlet_ids=(), saliences=(), has_copies=True,
)  # fmt: skip
COUNT = 10
ENDINGS = {"csv": "csv", "label-studio": "json", "doccano": "jsonl"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with ten articles of two quotes each, and a sample of ten quotes."""
    folder = tmp_path_factory.mktemp("coding")
    home = Home(folder / "home")
    with open_private(home.root / "warehouse.duckdb") as connection:
        _fill(connection, folder)
    publish(home.root / "warehouse.duckdb", home.published)
    draw(home, "autumn", QUOTES, COUNT, "proportional", [], is_dry=False)
    return home.root


def _fill(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    rows = [article(number, title=f"=제목 {number}") for number in range(1, 11)]
    load_crawl(connection, write_crawl(folder, crawl(article_count=10), rows, [outlet()]))
    found = [row for one in rows for row in annotations(one)]
    load_annotations(connection, write_annotations(folder / "a", found))


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(filled, tmp_path / "home", symlinks=True)))


@pytest.fixture
def tasks(home: Home) -> list[Task]:
    return tasks_of(home.current, "autumn")


def code(path: Path, form: str, labels: dict[str, tuple[str, list[str]]], who: int = 7) -> Path:
    """Do to an exported file what coders do: give the units these labels, and export it from the tool."""
    if form == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if row["unit"] in labels:
                row["stance"], frames = labels[row["unit"]]
                row["frames"] = "; ".join(frames)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return path
    if form == "label-studio":
        rows = json.loads(path.read_text("utf-8"))
        for number, row in enumerate(rows, 1):
            chosen = labels.get(row["data"]["unit"])
            row |= {
                "id": number,
                "annotations": [_annotation(*chosen, who)] if chosen else [],
                "predictions": [],
            }
        path.write_text(json.dumps(rows), "utf-8")
        return path
    lines = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        stance, frames = labels.get(row["unit"], (None, []))
        row |= {
            "id": number,
            "label": sorted([*([stance] if stance else []), *(f"frame:{one}" for one in frames)]),
            "Comments": [],
        }
        lines.append(json.dumps(row, ensure_ascii=False))
    coded = path.with_name("minji.jsonl")
    coded.write_text("\n".join(lines) + "\n", "utf-8")
    return coded


def _annotation(stance: str, frames: list[str], who: int) -> dict[str, Any]:
    chosen = [("stance", [stance]), *([("frames", frames)] if frames else [])]
    return {
        "id": 1, "completed_by": {"id": who, "email": "kim@example.org"}, "was_cancelled": False, "ground_truth": False,
        "created_at": "2026-03-05T01:00:00.000000Z", "updated_at": "2026-03-05T02:00:00.000000Z", "lead_time": 9.1,
        "result": [
            {"id": "x", "from_name": name, "to_name": "text", "type": "choices", "origin": "manual", "value": {"choices": choices}}
            for name, choices in chosen
        ],
    }  # fmt: skip


def ask(home: Home, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home.current), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def take_in(home: Home, path: Path, form: str, sample_id: str = "autumn", **other: Any) -> None:
    values: dict[str, Any] = {
        "codebook": "2", "coder": None if form != "csv" else "가", "names": [], "round_no": 1, "is_adjudication": False,
        "has_frames": True, "is_new_codebook": False,
    }  # fmt: skip
    take(home, sample_id, path, form, **values | other)


@pytest.mark.parametrize(
    ("form", "coder"), [("csv", "가"), ("label-studio", "label-studio-7"), ("doccano", "minji")]
)
def test_what_coders_say_comes_back(
    form: str, coder: str, home: Home, tasks: list[Task], tmp_path: Path
) -> None:
    path = tmp_path / f"out.{ENDINGS[form]}"
    export(home, "autumn", form, path, with_text=True, show_machine=False)
    said = {
        task.unit: (STANCES[number % 5], [FRAMES[number]] if number % 2 else [])
        for number, task in enumerate(tasks[:-1])
    }
    take_in(home, code(path, form, said), form)
    found = ask(
        home,
        "SELECT article_id, version_no, char_start, char_end, label FROM coding WHERE variable = 'stance'",
    )
    units = {f"{a}@{v}[{start}:{end}]": label for a, v, start, end, label in found}
    assert units == {unit: stance for unit, (stance, _) in said.items()}
    assert ask(home, "SELECT DISTINCT coder, codebook_version, round_no, sample_id, level FROM coding") == [
        (coder, "2", 1, "autumn", "quote")
    ]
    present = sum(len(frames) for _, frames in said.values())
    assert ask(home, "SELECT label, count(*) FROM coding WHERE variable <> 'stance' GROUP BY label ORDER BY label") == [
        ("absent", 11 * len(said) - present), ("present", present)
    ]  # fmt: skip
    if form == "label-studio":
        [(coded_at,)] = ask(home, "SELECT DISTINCT coded_at FROM coding")
        assert coded_at == datetime(2026, 3, 5, 2, tzinfo=UTC)
    assert ask(home, "SELECT drawn_count, coded_count FROM corrected_share('autumn', 'stance', 'mixed')") == [
        (10, 9)
    ]


@pytest.mark.parametrize("form", ENDINGS)
def test_the_machines_labels_are_hidden_unless_one_asks(form: str, home: Home, tmp_path: Path) -> None:
    path = tmp_path / f"out.{ENDINGS[form]}"
    export(home, "autumn", form, path, with_text=True, show_machine=False)
    assert not {"supportive", "oppositional", "safety"} & set(
        path.read_text("utf-8").replace('"', " ").split()
    )
    export(home, "autumn", form, path, with_text=True, show_machine=True, is_forced=True)
    assert {"supportive", "oppositional"} <= set(
        path.read_text("utf-8").replace('"', " ").replace(",", " ").split()
    )


@pytest.mark.parametrize("form", ENDINGS)
def test_texts_can_stay_at_home(
    form: str, home: Home, tasks: list[Task], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"out.{ENDINGS[form]}"
    export(home, "autumn", form, path, with_text=True, show_machine=False)
    assert "10 of them are for your coders' own use" in capsys.readouterr().out
    assert OWN_USE in path.read_text("utf-8")
    export(home, "autumn", form, path, with_text=False, show_machine=False, is_forced=True)
    text = path.read_text("utf-8")
    assert "own use:" not in capsys.readouterr().out
    assert "개방은" not in text
    assert "지원" not in text
    assert "https://byeol.example/" in text
    take_in(home, code(path, form, {tasks[0].unit: ("none", [])}), form)
    assert ask(home, "SELECT count(*) FROM coding") == [(12,)]


def test_what_repeats_a_closed_text_is_for_the_coders_own_use(home: Home, tasks: list[Task]) -> None:
    assert {task.rights for task in tasks} == {OWN_USE}
    with duckdb.connect(str(home.current)) as file:
        file.execute("UPDATE outlet SET is_text_redistributable = true, licence = 'KOGL-1'")
    assert {task.rights for task in tasks_of(home.current, "autumn")} == {MAY_PASS}
    stone = removal(article_id="dal:1", outlet_id="dal", copy_ids=(tasks[0].article_id,))
    with duckdb.connect(str(home.current)) as file:
        add_rows(file, [stone])
    closed = {task.article_id for task in tasks_of(home.current, "autumn") if task.rights == OWN_USE}
    assert closed == {tasks[0].article_id}


def test_a_spreadsheet_finds_no_formula_and_the_text_comes_back_exactly(
    tmp_path: Path, tasks: list[Task]
) -> None:
    texts = ["=1+1", "+82", "-말", "@나", "\t탭", "'인용'", "＝가", '쉼표, "따옴표"\n줄', "보통 글"]
    made = [replace(tasks[0], article_id=f"byeol:{number}", text=text) for number, text in enumerate(texts)]
    path = tmp_path / "t.csv"
    csv_form.write(made, path, with_text=True, show_machine=True)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r＝＋－＠")]
    read = list(csv_form.read(path))
    assert [coded.text for coded in read] == texts
    assert [coded.unit for coded in read] == [task.unit for task in made]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


WRONG: list[tuple[str, str, str, str]] = [
    ("csv", "supportive", "positive", r"out\.csv:\d+: byeol:\d+@1\[\d+:\d+\]: expected a stance of supportive, .* found 'positive'"),
    ("csv", "rights,\n", "money,\n", r"expected a frame of sovereignty, .* found 'money'"),
    ("csv", "byeol:", "dal:", r"expected a text of the sample, found unit 'dal:"),
    ("csv", "개방은 위험하다,", "개방은 안전하다,", r"expected the text as it was exported, found it changed: '개방은 안전하다'"),
    ("csv", "text_hash", "hash", r"out\.csv:1: expected the columns unit, .* found no text_hash"),
    ("label-studio", "supportive", "positive", r"out\.json: task 1: .* found 'positive'"),
    ("label-studio", '"stance"', '"mood"', r"task 1: expected one stance, found none"),
    ("label-studio", '"annotations"', '"completions"', r"export as 'JSON', not 'JSON-MIN'"),
    ("doccano", '"supportive"', '"positive"', r"minji\.jsonl:1: .* found 'positive'"),
    ("doccano", '"supportive"', '"supportive", "mixed"', r"minji\.jsonl:1: expected one stance, found supportive, mixed"),
    ("doccano", '"text_hash": "', '"text_hash": "00', r"minji\.jsonl:1: .*: expected the text \w{16}, found '00"),
    ("doccano", "▶", "▶새 ", r"expected the text as it was exported, found it changed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "old", "new", "told"), WRONG, ids=[f"{form} {new}" for form, _, new, _ in WRONG]
)
def test_one_wrong_line_and_nothing_is_taken(
    form: str, old: str, new: str, told: str, home: Home, tasks: list[Task], tmp_path: Path
) -> None:
    path = tmp_path / f"out.{ENDINGS[form]}"
    export(home, "autumn", form, path, with_text=True, show_machine=False)
    coded = code(path, form, {task.unit: ("supportive", ["rights"]) for task in tasks})
    _change(coded, old, new)
    with pytest.raises(UserError, match=told):
        take_in(home, coded, form)
    assert ask(home, "SELECT count(*) FROM coding") == [(0,)]
    assert not list(home.codings.glob("*"))


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize(
    ("other", "size", "told"),
    [
        ({}, 20, None),
        ({"issue_id": "ai_basic_act_regulation"}, 20, r"the issue of sample autumn, ai_openness, found codings on ai_basic_act"),
        ({"seed": 2}, 20, r"codings of sample autumn or one drawn alike, found sample spring; import them for that"),
    ],
    ids=["drawn alike", "another issue", "another draw"],
)  # fmt: skip
def test_what_was_coded_of_another_sample_counts_where_it_was_drawn_alike(
    other: dict[str, Any],
    size: int,
    told: str | None,
    form: str,
    home: Home,
    tasks: list[Task],
    tmp_path: Path,
) -> None:
    draw(home, "spring", replace(QUOTES, **other), size, "proportional", [], is_dry=False)
    path = tmp_path / f"out.{ENDINGS[form]}"
    export(home, "spring", form, path, with_text=True, show_machine=False)
    coded = code(path, form, {task.unit: ("mixed", []) for task in tasks})
    with pytest.raises(UserError, match=told) if told else nullcontext():
        take_in(home, coded, form)
    assert ask(home, "SELECT DISTINCT sample_id, issue_id FROM coding") == (
        [] if told else [("autumn", "ai_openness")]
    )


@pytest.mark.parametrize("form", ENDINGS)
def test_a_file_that_tells_no_issue_is_about_the_first_one(
    form: str, home: Home, tasks: list[Task], tmp_path: Path
) -> None:
    duty = replace(QUOTES, issue_id="ai_basic_act_regulation", strata=())
    draw(home, "spring", duty, 20, "proportional", [], is_dry=False)
    path = tmp_path / f"out.{ENDINGS[form]}"
    export(home, "spring", form, path, with_text=True, show_machine=False)
    coded = code(path, form, {tasks[0].unit: ("mixed", [])})
    # as exports were before they told
    text = coded.read_text("utf-8").replace(",sample,issue,", ",a,b,")
    coded.write_text(text.replace('"sample"', '"a"').replace('"issue"', '"b"'), "utf-8")
    with pytest.raises(
        UserError, match=r"expected the issue ai_basic_act_regulation, found none told, .* as `issue`$"
    ):
        take_in(home, coded, form, sample_id="spring", codebook="1")
    take_in(home, coded, form)
    assert ask(home, "SELECT DISTINCT sample_id, issue_id FROM coding") == [("autumn", "ai_openness")]


def test_nothing_is_coded_twice_unless_in_another_round(
    home: Home, tasks: list[Task], tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    code(path, "csv", {tasks[0].unit: ("mixed", [])})
    take_in(home, path, "csv")
    with pytest.raises(
        UserError,
        match="not yet coded by 가 in round 1, found it in the warehouse; a second coding is --round 2",
    ):
        take_in(home, path, "csv")
    take_in(home, path, "csv", round_no=2)
    take_in(home, path, "csv", coder="나", has_frames=False)
    assert ask(home, "SELECT coder, round_no, count(*) FROM coding GROUP BY ALL ORDER BY ALL") == [
        ("가", 1, 12), ("가", 2, 12), ("나", 1, 1)
    ]  # fmt: skip
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row for row in rows if row[0] == tasks[0].unit)
    with pytest.raises(UserError, match="once of coder 다, found it a second time"):
        take_in(home, path, "csv", coder="다")


def test_a_codebook_nobody_has_coded_by_must_be_said_to_be_new(
    home: Home, tasks: list[Task], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    take_in(home, code(path, "csv", {task.unit: ("mixed", []) for task in tasks[:3]}), "csv")
    again = code(path, "csv", {tasks[0].unit: ("none", [])})
    with pytest.raises(
        UserError, match="expected --codebook 2, found '22'; if it is a new one, say --new-codebook"
    ):
        take_in(home, again, "csv", codebook="22")
    assert ask(home, "SELECT DISTINCT codebook_version FROM final_coding") == [("2",)]
    take_in(home, again, "csv", codebook="3", is_new_codebook=True)
    take_in(home, again, "csv", codebook="3", coder="나")
    show_shares(home, "autumn", "stance", "mixed", "all", None, quality=False)
    assert "codebook 3: 3 texts coded, coders: 2, settled by adjudication: 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("issue_id", "expected"),
    [("ai_basic_act_regulation", "--codebook 1"), ("ai_in_schools", "a codebook to be known")],
    ids=["an issue with a page", "an issue without one"],
)
def test_another_issue_has_a_codebook_of_its_own(
    issue_id: str, expected: str, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.commands.sample.issue_ids", lambda: (issue_id,))  # as with its lexicon
    draw(
        home, "other", replace(QUOTES, issue_id=issue_id, strata=()), COUNT, "proportional", [], is_dry=False
    )
    path = tmp_path / "out.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    take_in(
        home,
        code(path, "csv", {task.unit: ("mixed", []) for task in tasks_of(home.current, "autumn")}),
        "csv",
    )
    with pytest.raises(UserError, match=f"{issue_id}: expected {expected}, found '2'"):
        take_in(home, path, "csv", sample_id="other")


def test_who_coded_must_be_told(home: Home, tasks: list[Task], tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    with pytest.raises(UserError, match="expected coded texts, found none"):
        take_in(home, path, "csv")
    code(path, "csv", {tasks[0].unit: ("mixed", [])})
    with pytest.raises(UserError, match="expected to be told who coded it, by --coder"):
        take_in(home, path, "csv", coder=None)
    with pytest.raises(QueryRefused, match=r"no sample spring; .* `corpus sample`, list them"):
        export(home, "spring", "csv", path, with_text=True, show_machine=False)


def test_names_of_accounts_become_pseudonyms_and_mail_is_not_kept(
    home: Home, tasks: list[Task], tmp_path: Path
) -> None:
    path = tmp_path / "out.json"
    export(home, "autumn", "label-studio", path, with_text=True, show_machine=False)
    take_in(
        home,
        code(path, "label-studio", {tasks[0].unit: ("mixed", [])}),
        "label-studio",
        names=["label-studio-7=나무"],
    )
    assert ask(home, "SELECT DISTINCT coder FROM coding") == [("나무",)]
    assert not [kept for kept in home.codings.iterdir() if "example.org" in kept.read_text("utf-8")]


def test_a_coders_work_is_not_written_over(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "autumn.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    path.write_text("a day's work", "utf-8")
    with pytest.raises(UserError, match="stands there already, and may hold a coder's work"):
        export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    assert path.read_text("utf-8") == "a day's work"


def test_an_import_can_be_taken_back_and_made_again(home: Home, tasks: list[Task], tmp_path: Path) -> None:
    path = tmp_path / "autumn.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    code(path, "csv", {tasks[0].unit: ("mixed", [])})
    take_in(home, path, "csv", coder="가온")
    take_in(home, path, "csv", coder="나루")
    (wrong,) = (kept for kept in home.codings.glob("*.jsonl") if "나루" in kept.read_text("utf-8"))
    undo(home, str(wrong))
    assert ask(home, "SELECT DISTINCT coder FROM coding") == [("가온",)]
    take_in(home, path, "csv", coder="나루")
    with pytest.raises(UserError, match=f"no import {wrong.name} in .*; there: .*-autumn.jsonl"):
        undo(home, wrong.name)


@pytest.fixture
def nested(tmp_path: Path) -> Home:
    """A home of two articles, of whose three quotes two begin at one place; all six are drawn."""
    home, rows = Home(tmp_path / "nested"), [article(number) for number in (1, 2)]
    with open_private(home.root / "warehouse.duckdb") as connection:
        load_crawl(connection, write_crawl(tmp_path, crawl(), rows, [outlet()]))
        found = [row for one in rows for row in retold(annotations(one))]
        load_annotations(connection, write_annotations(tmp_path / "a", found))
    publish(home.root / "warehouse.duckdb", home.published)
    draw(home, "autumn", replace(QUOTES, strata=()), 6, "proportional", [], is_dry=False)
    return home


@pytest.mark.parametrize("form", ENDINGS)
def test_quotes_that_begin_at_one_place_are_coded_apart(form: str, nested: Home, tmp_path: Path) -> None:
    tasks = tasks_of(nested.current, "autumn")
    assert len({task.unit for task in tasks}) == 6
    machine = {task.text: (task.machine_label, task.machine_frames) for task in tasks}
    assert machine == {
        "오픈소스 인공지능을 지원하겠다": ("supportive", []),
        "오픈소스 인공지능을 지원하겠다고 밝혔다": ("mixed", ["rights"]),
        "개방은 위험하다": ("oppositional", ["safety"]),
    }
    path = tmp_path / f"out.{ENDINGS[form]}"
    export(nested, "autumn", form, path, with_text=True, show_machine=False)
    said = {task.unit: (task.machine_label, task.machine_frames) for task in tasks}
    take_in(nested, code(path, form, said), form)
    rows = agreement_codings(nested.current, "autumn").rows
    stances = Counter(str(row[4]) for row in rows if row[1] == "stance")
    assert stances == {"supportive": 2, "mixed": 2, "oppositional": 2}
    assert {(row[3], row[4]) for row in samples(nested.current).rows} == {(6, 6)}


def test_a_warehouse_made_anew_gets_its_samples_and_codings_back(
    home: Home, tasks: list[Task], tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    take_in(home, code(path, "csv", {tasks[0].unit: ("mixed", [])}), "csv")
    (home.root / "warehouse.duckdb").unlink()
    with open_private(home.root / "warehouse.duckdb") as connection:
        assert "autumn" in load_kept(connection, home)[0], "its articles are not here yet"
        _fill(connection, tmp_path)
        for _ in range(2):
            assert load_kept(connection, home) == []
            counts = "SELECT (SELECT count(*) FROM sample), (SELECT count(*) FROM sampling_frame), (SELECT count(*) FROM coding)"
            assert connection.execute(counts).fetchall() == [(10, 20, 12)]


def test_a_damaged_file_of_codings_is_told_and_stops_no_other(home: Home) -> None:
    home.codings.mkdir()
    (home.codings / "a.jsonl").write_text("{}\n", "utf-8")
    with open_private(home.root / "warehouse.duckdb") as connection:
        [said] = load_kept(connection, home)
    assert "a.jsonl:1: expected a coding with its coding_id, found" in said


def test_what_was_taken_down_does_not_come_back_with_a_sample(
    home: Home, tasks: list[Task], tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    export(home, "autumn", "csv", path, with_text=True, show_machine=False)
    take_in(home, code(path, "csv", {task.unit: ("mixed", []) for task in tasks}), "csv")
    gone = tasks[0].article_id
    (home.root / "warehouse.duckdb").unlink()
    with open_private(home.root / "warehouse.duckdb") as connection:
        _fill(connection, tmp_path)
        add_rows(connection, [removal(article_id=gone)])
        assert load_kept(connection, home) == []
        for table in ("sampling_frame", "sample", "coding"):
            found = f"SELECT count(*), count(*) FILTER (article_id = $gone) FROM {table}"
            [(count, gone_count)] = connection.execute(found, {"gone": gone}).fetchall()
            assert (count > 0, gone_count) == (True, 0)


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (2, "4 rather than 2: at least 2 from each of 2 strata\nwould draw 4 of 20 texts"),
        (10, "\nwould draw 10 of 20 texts"),
    ],
)
def test_a_size_that_strata_exceed_is_told(
    size: int, told: str, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    draw(home, "spring", QUOTES, size, "proportional", [], is_dry=True)
    shown = capsys.readouterr().out
    assert told in shown
    assert ("rather than" in shown) == ("rather than" in told)


def test_a_name_is_drawn_once(home: Home) -> None:
    with pytest.raises(UserError, match="autumn was drawn already"):
        draw(home, "autumn", QUOTES, COUNT, "proportional", [], is_dry=False)
    with pytest.raises(UserError, match="expected a name of letters"):
        draw(home, "../out", QUOTES, COUNT, "proportional", [], is_dry=False)
    with pytest.raises(UserError, match="expected --take 'STRATUM=NUMBER', found 'mixed'"):
        draw(home, "other", QUOTES, COUNT, "given", ["mixed"], is_dry=False)


def test_an_issue_that_nothing_knows_is_refused(home: Home) -> None:
    with duckdb.connect(str(home.current)) as file:
        file.execute("UPDATE stance SET issue_id = 'ai_copyright' WHERE article_id = 'byeol:1'")
    for issue_id in ("ai_copyright", "ai_basic_act_regulation"):
        of = replace(QUOTES, issue_id=issue_id)
        draw(home, "spring", of, COUNT, "proportional", [], is_dry=True)
    wrong = replace(QUOTES, issue_id="ai_opennes")
    known = "ai_basic_act_regulation or ai_copyright or ai_openness, found 'ai_opennes'"
    with pytest.raises(UserError, match=f"sample: expected --issue {known}"):
        draw(home, "spring", wrong, COUNT, "proportional", [], is_dry=False)
    assert [row[0] for row in samples(home.current).rows] == ["autumn"]


@pytest.mark.parametrize("asked", [{"strata": ("salience",)}, {"saliences": ("central",)}], ids=str)
def test_salience_is_refused_for_an_issue_it_is_not_about(asked: dict[str, Any], home: Home) -> None:
    draw(home, "spring", replace(QUOTES, **asked), COUNT, "proportional", [], is_dry=True)
    other = replace(QUOTES, issue_id="ai_basic_act_regulation", **asked)
    with pytest.raises(
        UserError, match=r"salience is about ai_openness alone, .* --strata machine_label parts"
    ):
        draw(home, "spring", other, COUNT, "proportional", [], is_dry=True)


def test_labels_and_texts_are_where_label_studio_looks_for_them(tasks: list[Task], tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    label_studio.write(tasks, path, with_text=True, show_machine=True)
    view = ElementTree.parse(path.with_suffix(".xml")).getroot()
    named = {element.get("name"): element for element in view.iter() if element.get("name")}
    for row in json.loads(path.read_text("utf-8")):
        assert {
            element.get("value", "")[1:]
            for element in view.iter()
            if element.get("value", "").startswith("$")
        } <= set(row["data"])
        for result in row["predictions"][0]["result"]:
            labels = {choice.get("value") for choice in named[result["from_name"]]}
            assert set(result["value"]["choices"]) <= labels
            assert named[result["from_name"]].get("toName") == result["to_name"] == "text"


def test_doccano_gets_its_labels(tasks: list[Task], tmp_path: Path) -> None:
    doccano.write(tasks, tmp_path / "t.jsonl", with_text=True, show_machine=True)
    labels = {row["text"] for row in json.loads((tmp_path / "t-labels.json").read_text("utf-8"))}
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text("utf-8").splitlines()]
    assert labels == {*STANCES, *(f"frame:{frame}" for frame in FRAMES)}
    assert {label for row in rows for label in row["label"]} <= labels
    assert rows[0]["text"].replace("▶", "").replace("◀", "") == BODY


def test_the_zip_that_doccano_exports_is_told_to_be_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(path := tmp_path / "export.zip", "w") as archive:
        archive.writestr("minji.jsonl", "{}")
    with pytest.raises(UserError, match="found a zip; unpack it"):
        list(doccano.read(path))
