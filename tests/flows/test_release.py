"""A release: no withheld word in it, every paper true, the same bytes twice; and filled again by who has the texts."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.annotate import CODEBOOK_VERSION
from flows.errors import UserError
from flows.rehydrate import FILE_NAME, UNFILLED, rehydrate
from flows.release.answers import Answers, read_answers, template
from flows.release.croissant import validate
from flows.release.make import checksums, make
from flows.release.proof import LeakError
from flows.traces import Traces
from tests.conftest import Demo, corpus
from tests.warehouse.factory import coding, could_be_drawn, drawn, sample
from warehouse.rights import columns
from warehouse.schema import dictionary
from warehouse.sql import TABLES, add_rows

CLOSED = ("saebeol", "byeoritech", "mirnae")
SAME = (
    "article",
    "quote",
    "mention",
    "stance",
    "openness_claim",
    "token",
    "title_token",
    "entity",
    "entity_alias",
    "date_evidence",
)
ASKED = {
    item.name: item.example.removesuffix(";") or f"FROM {item.name}"
    for item in dictionary()
    if item.kind == "view" or item.example
}
"""Every view, and every macro that is asked by people, as its own example asks it."""
NOT_ALIKE = {
    "article_now": "SELECT * EXCLUDE (warc_file, warc_offset) FROM {}",  # the archive's places never leave
    "known_address": "SELECT outlet_id, article_id, first_visited_at, visited_at, is_passed_over FROM {}",
    "standing_text": "SELECT * EXCLUDE (place) FROM {}",  # numbers of rows and of terms are each file's own
    "query_option": "SELECT * EXCLUDE (parts, term_keys) FROM {}",
    # the checks look at columns that no release has
    "provenance": "SELECT * EXCLUDE (since) FROM {} WHERE part <> 'checks'",
}
"""What a filled file can answer where it cannot answer the whole question."""
SILENT = ("article_at", "decided_entity", "outlet_alarm", "reopened_text")
"""Asked of the demo they find nothing."""


@pytest.fixture(scope="module")
def published(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's file as if three of its outlets reserved all rights, and with every text drawn and coded."""
    path = tmp_path_factory.mktemp("closed") / "closed.duckdb"
    shutil.copyfile(demo.home / "published/current.duckdb", path)
    with duckdb.connect(str(path)) as file:
        file.execute(
            "UPDATE outlet SET is_text_redistributable = false, licence = 'all rights reserved' WHERE outlet_id IN ?",
            [CLOSED],
        )
        texts = file.execute("SELECT article_id, version_no FROM standing_text ORDER BY ALL").fetchall()
        name = {"sample_id": "2026-autumn"}  # as the macros' examples call it
        add_rows(file, [drawn(**name, population_count=len(texts), unit_count=len(texts))])
        for number, (article_id, version_no) in enumerate(texts, 1):
            at = {**name, "article_id": article_id, "version_no": version_no}
            chance = {"inclusion_probability": 1.0, "stratum_size": len(texts), "draw_no": number}
            add_rows(
                file,
                [could_be_drawn(**at), sample(**at, **chance), coding(**at, coding_id=f"{article_id}/가")],
            )
    return path


@pytest.fixture(scope="module")
def release(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "release"
    make(published, folder, Answers())
    return folder


def rows(release: Path, table: str) -> list[dict[str, Any]]:
    paths = [*release.glob(f"data/{table}/*/*.parquet"), *release.glob(f"data/{table}.parquet")]
    return [row for path in sorted(paths) for row in pq.read_table(path).to_pylist()]


def test_no_window_of_a_withheld_text_is_in_any_byte_of_it(release: Path, published: Path) -> None:
    """Another way than the product's own proof: values as written in JSON and the papers' bytes."""
    with duckdb.connect(str(published), read_only=True) as file:
        texts = file.execute("SELECT outlet_id, title || ' ' || body FROM article").fetchall()
        names = file.execute("SELECT alias FROM entity_alias UNION SELECT name_ko FROM entity").fetchall()
    held = {
        text[place : place + 12]
        for outlet, text in texts
        if outlet in CLOSED
        for place in range(0, len(text) - 12)
    }
    rightful = [text for outlet, text in texts if outlet not in CLOSED] + [name for (name,) in names]
    open_ = "\n".join(rightful)
    held = {window for window in held if window not in open_}
    assert len(held) > 5_000
    written = [path.read_text("utf-8") for path in release.glob("*.*")]
    tables = [pq.read_table(path).to_pylist() for path in release.glob("data/**/*.parquet")]
    written += [json.dumps(table, ensure_ascii=False, default=str) for table in tables]
    everything = "\n".join(written)
    assert not [window for window in held if window in everything]


def test_withheld_texts_leave_as_ids_offsets_labels_and_digests(release: Path, published: Path) -> None:
    articles = {(row["article_id"], row["version_no"]): row for row in rows(release, "article")}
    with duckdb.connect(str(published), read_only=True) as file:
        whole = file.execute("SELECT article_id, version_no, outlet_id, title, body FROM article").fetchall()
        quotes = file.execute(
            "SELECT article_id, version_no, quote_no, char_start, text FROM quote"
        ).fetchall()
    assert len(articles) == len(whole)
    for article_id, version_no, outlet_id, title, body in whole:
        row = articles[article_id, version_no]
        if outlet_id in CLOSED:
            key = hashlib.sha256(body.encode()).hexdigest()
            assert (row["title"], row["body"], row["byline"]) == (None, None, None)
            assert row["title_hash"] == hashlib.sha256((key + title).encode()).hexdigest()
            assert key not in str(row), "the key of the digests stays with who has the text"
    released = {
        (row["article_id"], row["version_no"], row["quote_no"]): row for row in rows(release, "quote")
    }
    assert len(released) == len(quotes)
    for article_id, version_no, quote_no, char_start, text in quotes:
        row = released[article_id, version_no, quote_no]
        assert row["char_start"] == char_start
        assert row["text"] in (text, None)
        assert (row["text"] is None) == (row["text_hash"] is not None)


def test_a_copy_of_a_closed_wire_is_withheld_and_a_press_release_copied_by_the_closed_is_not(
    release: Path,
) -> None:
    bodies = {row["article_id"]: row["body"] for row in rows(release, "article")}
    assert bodies["haneulmaru:2026102300066"] is None, "it repeats saebeol's wire"
    assert bodies["mijibu:3180501"], "byeoritech repeats it, and it is the ministry's own"


def test_names_found_in_withheld_texts_alone_are_hidden(release: Path, published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as file:
        found = {
            name
            for (name,) in file.execute(
                "SELECT entity_id FROM entity WHERE entity_id LIKE 'new:%'"
            ).fetchall()
        }
    shown = {str(row["entity_id"]) for row in rows(release, "entity")}
    named = {str(row["entity_id"]) for row in rows(release, "mention") if row["text"] is not None}
    assert found - shown, "some are hidden"
    assert shown & found <= named
    assert {row["entity_id"] for row in rows(release, "mention")} <= shown, "every mention refers to a row"
    bare = {"hidden:" + hashlib.sha256(name.encode()).hexdigest()[:16] for name in found}
    assert not bare & shown, "who has no text guesses no name"


def test_the_same_file_gives_the_same_bytes(release: Path, published: Path, tmp_path: Path) -> None:
    done = corpus("release", "--home", str(home_of(published, tmp_path)), "--to", str(tmp_path / "again"))
    assert done.returncode == 0, done.stderr
    assert "no words of these found in" in done.stdout
    assert checksums(tmp_path / "again") == checksums(release)


def home_of(published: Path, tmp_path: Path) -> Path:
    (tmp_path / "home/published").mkdir(parents=True)
    (tmp_path / "home/published/current.duckdb").symlink_to(published)
    return tmp_path / "home"


def test_checksums_hold_for_every_file(release: Path) -> None:
    lines = (release / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()} - {
        "SHA256SUMS"
    }
    assert listed.keys() == files
    assert all(
        hashlib.sha256((release / name).read_bytes()).hexdigest() == digest for name, digest in listed.items()
    )


@pytest.mark.parametrize(
    ("table", "column"),
    [("article", "title"), ("quote", "text"), ("stance", "text"), ("article", "body")],
)
def test_a_column_let_go_by_mistake_stops_the_release(
    table: str, column: str, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = columns.decisions() | {(table, column): columns.Decision("open", "by mistake")}
    monkeypatch.setattr(columns, "decisions", lambda: wrong)
    with pytest.raises(
        LeakError, match=rf"data/{table}.*column {column}: expected no words of a withheld text"
    ):
        make(published, tmp_path / "leaky", Answers())
    assert list(tmp_path.iterdir()) == []


def test_a_withheld_headline_in_a_paper_stops_the_release(published: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as file:
        [(title,)] = file.execute("SELECT title FROM article WHERE outlet_id = 'saebeol' LIMIT 1").fetchall()
    with pytest.raises(LeakError, match=r"\.md|\.json|\.cff"):
        make(published, tmp_path / "leaky", Answers(about={"description": f"As “{title}” says."}))


def test_croissants_own_library_finds_it_valid_and_reads_the_rows(release: Path) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    warnings = validate(release / "croissant.json")
    assert [warning for warning in warnings if "license" not in warning] == [], "nobody has said the licence"
    dataset = mlcroissant.Dataset(jsonld=release / "croissant.json")
    assert sum(1 for _ in dataset.records("stance")) == len(rows(release, "stance"))
    found = {record["article/article_id"].decode() for record in dataset.records("article")}
    assert found == {row["article_id"] for row in rows(release, "article")}


def test_a_broken_croissant_is_told(release: Path, tmp_path: Path) -> None:
    pytest.importorskip("mlcroissant")
    broken = json.loads((release / "croissant.json").read_text("utf-8"))
    broken["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "nowhere"
    (tmp_path / "croissant.json").write_text(json.dumps(broken), "utf-8")
    with pytest.raises(UserError, match="no valid Croissant"):
        validate(tmp_path / "croissant.json")


def test_a_release_says_what_its_labels_mean(release: Path, repository: Path) -> None:
    codebook = (release / "CODEBOOK.md").read_text("utf-8")
    assert codebook == (repository / "nlp/CODEBOOK.md").read_text("utf-8")
    of_the_act = (release / "CODEBOOK-ai_basic_act_regulation.md").read_text("utf-8")
    lexicons = repository / "nlp/lexicons/stance/ai_basic_act_regulation"
    assert of_the_act == (lexicons / "CODEBOOK.md").read_text("utf-8")
    assert f"(v{CODEBOOK_VERSION})" in codebook.split("\n")[1], "the version that the datasheet names"
    assert f"`CODEBOOK.md`, version {CODEBOOK_VERSION}," in (release / "DATASHEET.md").read_text("utf-8")


def test_the_first_page_counts_each_text_once(release: Path) -> None:
    asked = re.findall(r'^duckdb -c "(.+)"$', (release / "README.md").read_text("utf-8"), re.MULTILINE)
    with duckdb.connect(config={"file_search_path": str(release)}) as connection:
        labels, months = (connection.execute(sql).fetchall() for sql in asked)
        [(read,)] = connection.execute("SELECT count(*) FROM 'data/reading.parquet'").fetchall()
    assert sum(count for _, count in labels) == read
    assert months


def test_the_datasheet_has_the_figures_and_invents_nothing(release: Path, published: Path) -> None:
    sheet = (release / "DATASHEET.md").read_text("utf-8")
    with duckdb.connect(str(published), read_only=True) as file:
        [(articles, versions)] = file.execute(
            "SELECT count(DISTINCT article_id), count(*) FROM article"
        ).fetchall()
        [(kiwi,)] = file.execute("SELECT DISTINCT kiwi_version FROM annotation_run").fetchall()
    assert (
        f"{articles} articles and files in {versions} versions from 9 outlets" in sheet
        or f"{articles} articles" in sheet
    )
    assert kiwi in sheet
    for heading in ("Motivation", "Composition", "Collection process", "Uses", "Distribution", "Maintenance"):
        assert f"## {heading}" in sheet
    assert "**Who funded its creation?** *Not answered by the maker of this release.*" in sheet


def test_answers_are_asked_by_a_file_and_stand_in_the_papers(published: Path, tmp_path: Path) -> None:
    asked = corpus("release", "--questions").stdout
    assert asked == template()
    path = tmp_path / "answers.toml"
    filled = asked.replace('title = ""', 'title = "열린 말뭉치"').replace(
        "creators = []", 'creators = ["별연구소"]'
    )
    filled = filled.replace(
        'text = "Who funded its creation?"\nanswer = ""', 'text = "?"\nanswer = "Nobody."'
    )
    path.write_text(
        filled.replace('licence = ""', 'licence = "https://creativecommons.org/licenses/by/4.0/"'), "utf-8"
    )
    make(published, tmp_path / "release", read_answers(path))
    assert "Who funded its creation?** Nobody." in (tmp_path / "release/DATASHEET.md").read_text("utf-8")
    assert '- name: "별연구소"' in (tmp_path / "release/CITATION.cff").read_text("utf-8")
    assert "열린 말뭉치" in (tmp_path / "release/README.md").read_text("utf-8")
    assert json.loads((tmp_path / "release/croissant.json").read_text("utf-8"))["license"].endswith(
        "/by/4.0/"
    )


@pytest.mark.parametrize(
    "text", ["= no", '[[question]]\nid = "nobody_asked"\nanswer = "so"', "[about]\nwho = 3"]
)
def test_answers_to_what_nobody_asked_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(text, "utf-8")
    with pytest.raises(UserError, match="expected"):
        read_answers(tmp_path / "answers.toml")


@pytest.fixture(scope="module")
def filled(
    release: Path, demo: Demo, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("filled") / "filled"
    done = rehydrate(release, demo.home / "published/current.duckdb", folder)
    assert {why for _, why in done.outcomes} == {"filled"}
    assert done.empty_places == {}
    with duckdb.connect(str(folder / FILE_NAME), read_only=True) as file:
        yield file


@pytest.mark.parametrize("table", SAME)
def test_who_has_the_texts_gets_every_table_back(
    table: str, filled: duckdb.DuckDBPyConnection, demo: Demo
) -> None:
    with duckdb.connect(str(demo.home / "published/current.duckdb"), read_only=True) as whole:
        names = columns.released_columns(table) or columns.columns_of(table)
        question = f"SELECT {', '.join(names)} FROM {table} ORDER BY ALL"
        assert filled.execute(question).fetchall() == whole.execute(question).fetchall()


@pytest.mark.parametrize("name", ASKED)
def test_a_filled_file_answers_as_a_published_one(
    name: str, filled: duckdb.DuckDBPyConnection, published: Path
) -> None:
    question = NOT_ALIKE.get(name, "FROM {}").format(f"({ASKED[name]})") + " ORDER BY ALL"
    with duckdb.connect(str(published), read_only=True) as whole:
        expected = rounded(whole, question)
    assert bool(expected) != (name in SILENT)
    assert rounded(filled, question) == expected


def rounded(file: duckdb.DuckDBPyConnection, question: str) -> list[tuple[Any, ...]]:
    """The answer without the last digits, which the order of rows that are added up decides."""
    answer = file.execute(question).fetchall()
    return [tuple(round(value, 9) if isinstance(value, float) else value for value in row) for row in answer]


def test_a_filled_files_tables_are_described(filled: duckdb.DuckDBPyConnection) -> None:
    assert filled.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'quote'").fetchall()[0][0]


FOUND = "SELECT article_id, version_no, word_count, round(score, 6), snippet, title_hits, body_hits FROM search($asked, best := 1000)"


@pytest.mark.parametrize("asked", ["오픈소스", "정부 발표", "가중치", "모델"])
def test_a_filled_file_is_searched_as_a_published_one(
    asked: str, filled: duckdb.DuckDBPyConnection, demo: Demo
) -> None:
    with duckdb.connect(str(demo.home / "published/current.duckdb"), read_only=True) as whole:
        expected = whole.execute(f"{FOUND} ORDER BY ALL", {"asked": asked}).fetchall()
    assert any(article_id.startswith(CLOSED) for article_id, *_ in expected)
    assert filled.execute(f"{FOUND} ORDER BY ALL", {"asked": asked}).fetchall() == expected


def test_a_text_that_stayed_empty_is_not_found(release: Path, demo: Demo, tmp_path: Path) -> None:
    own = tmp_path / "own.duckdb"
    shutil.copyfile(demo.home / "published/current.duckdb", own)
    with duckdb.connect(str(own)) as file:
        file.execute("DELETE FROM article WHERE outlet_id IN ?", [CLOSED])
    rehydrate(release, own, tmp_path / "filled")
    with duckdb.connect(str(tmp_path / "filled" / FILE_NAME), read_only=True) as file:
        found = file.execute(f"{FOUND} ORDER BY ALL", {"asked": "오픈소스"}).fetchall()
    assert found
    assert not any(article_id.startswith(CLOSED) for article_id, *_ in found)


def test_what_is_missing_or_another_text_stays_empty_and_is_named(
    release: Path, demo: Demo, tmp_path: Path
) -> None:
    own = tmp_path / "own.duckdb"
    shutil.copyfile(demo.home / "published/current.duckdb", own)
    with duckdb.connect(str(own)) as file:
        file.execute("DELETE FROM article WHERE outlet_id = 'mirnae'")
        file.execute("UPDATE article SET content_hash = 'f' WHERE outlet_id = 'byeoritech'")
        file.execute("UPDATE article SET body = body || '.' WHERE outlet_id = 'saebeol'")
    done = rehydrate(release, own, tmp_path / "filled")
    assert dict(done.outcomes.keys()) == {
        "mirnae": "you have not collected it",
        "byeoritech": "you have another text",
        "saebeol": "the digests differ",
        "haneulmaru": "filled",
    }
    lines = (tmp_path / "filled" / UNFILLED).read_text("utf-8").splitlines()[1:]
    assert len(lines) == sum(count for (_, why), count in done.outcomes.items() if why != "filled")
    with duckdb.connect(str(tmp_path / "filled" / FILE_NAME), read_only=True) as file:
        empty = file.execute(
            "SELECT DISTINCT outlet_id FROM article WHERE body IS NULL ORDER BY 1"
        ).fetchall()
    assert empty == [("byeoritech",), ("mirnae",), ("saebeol",)]


@pytest.mark.parametrize("emptied", [("quote",), ("sentence", "token", "mention", "quote"), tuple(TABLES)])
def test_a_table_without_rows_is_without_rows_when_filled(
    emptied: tuple[str, ...], published: Path, demo: Demo, tmp_path: Path
) -> None:
    shutil.copyfile(published, tmp_path / "poor.duckdb")
    with duckdb.connect(str(tmp_path / "poor.duckdb")) as file:
        for table in emptied:
            file.execute(f"DELETE FROM {table}")
    make(tmp_path / "poor.duckdb", tmp_path / "release", Answers())
    assert not (tmp_path / "release/data/quote").exists()
    done = rehydrate(tmp_path / "release", demo.home / "published/current.duckdb", tmp_path / "filled")
    assert {why for _, why in done.outcomes} <= {"filled"}
    with duckdb.connect(str(tmp_path / "filled" / FILE_NAME), read_only=True) as file:
        counts = [file.execute(f"SELECT count(*) FROM {table}").fetchall() for table in emptied]
    assert counts == [[(0,)]] * len(emptied)


def test_a_damaged_release_is_refused(release: Path, demo: Demo, tmp_path: Path) -> None:
    shutil.copytree(release, tmp_path / "release")
    with (tmp_path / "release/data/stance.parquet").open("ab") as file:
        file.write(b"x")
    with pytest.raises(UserError, match=r"data/stance.parquet is not as SHA256SUMS says"):
        rehydrate(tmp_path / "release", demo.home / "published/current.duckdb", tmp_path / "filled")
    refused = corpus("rehydrate", str(tmp_path), "--home", str(demo.home))
    assert (refused.returncode, len(refused.stderr.strip().splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "written",
    [
        "여울소프트가 공개한 모델의 가중치",
        "여울소프트가\n  공개한 <b>모델</b>의 가중치",
        "여울소프트가 공개한&nbsp;모델의 가중치",
        "\\uc5ec\\uc6b8소프트가 공개한 모델의 가중치",
        "&lt;p&gt;여울소프트가 공개한 모델의 가중치&lt;/p&gt;",
        "&#50668;&#xC6B8;소프트가 공개한 모델의 가중치",
        "<![CDATA[여울소프트가 공개한 모델의 가중치]]>",
        "<!-- 여울소프트가 공개한 모델의 가중치 -->",
        '<img alt="여울소프트가 공개한 모델의 가중치">',
    ],
)
def test_a_trace_is_found_however_it_is_written(written: str) -> None:
    traces = Traces()
    traces.add(["여울소프트가 공개한 모델의 가중치"])
    assert traces.are_in(f"앞말 {written} 뒷말")
    clean = traces.without(f"앞말 {written} 뒷말")
    assert clean.startswith("앞말 ")
    assert clean.endswith(" 뒷말")
    assert len(clean) == len(f"앞말 {written} 뒷말")
    assert not any(word in clean for word in ("소프트", "공개한", "가중치"))


@pytest.mark.parametrize(
    "page",
    [
        '<p>앞말</p><img alt="Open weights for everyone" src="/1.jpg"><p>뒷말</p>',
        '<meta content="Open weights for everyone, the lab says"><p>Open <b>weights</b> for everyone</p>',
    ],
)
def test_whatever_is_found_can_be_taken_out(page: str) -> None:
    traces = Traces()
    traces.add(["Open weights for everyone"])
    assert traces.are_in(page)
    assert len(traces.found_in(page)) == len(traces)
    clean = traces.without(page)
    assert not traces.are_in(clean)
    assert len(clean) == len(page)
    assert [clean.count(mark) for mark in "<>"] == [page.count(mark) for mark in "<>"]


def test_what_others_hold_of_right_is_no_trace() -> None:
    traces = Traces()
    traces.add(["김가람 대표는 “개방이 곧 경쟁력이라고 믿는다”고 말했다"])
    before = len(traces)
    traces.spare(["그는 “개방이 곧 경쟁력이라고 믿는다”고 했다"])
    assert 0 < len(traces) < before
    assert not traces.are_in("“개방이 곧 경쟁력이라고 믿는다”")
