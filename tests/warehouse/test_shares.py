"""Corrected shares: right by hand on small samples, and refused with a reason where a sample cannot tell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.factory import (
    DAY,
    annotation_run,
    annotations,
    article,
    coding,
    could_be_drawn,
    crawl,
    drawn,
    later,
    outlet,
    sample,
    stance,
    write_annotations,
    write_crawl,
)
from warehouse.checks import failures
from warehouse.creation import create_schema
from warehouse.loader import load_annotations, load_crawl
from warehouse.records import Quote, Reading
from warehouse.sql import add_rows, statement

Connection = duckdb.DuckDBPyConnection
COUNT = 20
SUPPORTIVE = range(1, 9)
"""What the machine calls supportive: 8 of 20; the others it calls neutral. 11 to 20 are another outlet's, of February."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shares")
    path = folder / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        create_schema(connection)
        for outlet_id, kind, numbers in (
            ("byeol", "daily", range(1, 11)),
            ("dal", "it_press", range(11, 21)),
        ):
            published_at = DAY if outlet_id == "byeol" else later(days=-20)
            rows = [
                article(number, outlet_id=outlet_id, published_at=published_at, title=f"제목 {number}")
                for number in numbers
            ]
            of = crawl(f"r-{outlet_id}", outlet_id, article_count=len(rows))
            load_crawl(connection, write_crawl(folder, of, rows, [outlet(outlet_id, kind=kind)]))
        load_annotations(connection, write_annotations(folder / "a", list(reading())))
    return path


def reading() -> Iterator[Any]:
    run = annotation_run(article_count=COUNT)
    yield run
    for number in range(1, COUNT + 1):
        key = {"article_id": article_id(number), "version_no": 1}
        yield Reading(
            **key,
            annotation_run_id=run.annotation_run_id,
            pipeline_version=run.pipeline_version,
            salience="central",
        )
        yield stance(key, 0, "document", "supportive" if number in SUPPORTIVE else "neutral")


def article_id(number: int) -> str:
    return f"{'byeol' if number <= 10 else 'dal'}:{number}"


@pytest.fixture
def connection(filled: Path) -> Iterator[Connection]:
    """Give the warehouse inside a transaction that is undone."""
    with duckdb.connect(str(filled)) as connection:
        connection.begin()
        yield connection
        connection.rollback()


def draw_and_code(
    connection: Connection, labels: dict[int, str | None], strata: tuple[str, ...] = ()
) -> None:
    """Draw these texts, and code those that have a label."""
    stratum = {
        number: "all" if not strata else "daily" if number <= 10 else "it_press"
        for number in range(1, COUNT + 1)
    }
    frame = [
        could_be_drawn(number, article_id=article_id(number), stratum=stratum[number]) for number in stratum
    ]
    size = {name: list(stratum.values()).count(name) for name in stratum.values()}
    taken = {name: [number for number in labels if stratum[number] == name] for name in size}
    add_rows(connection, [drawn(strata=strata, population_count=COUNT, unit_count=len(labels)), *frame])
    for number, label in labels.items():
        name = stratum[number]
        chance = len(taken[name]) / size[name]
        at = {"article_id": article_id(number)}
        place = taken[name].index(number) + 1
        add_rows(
            connection,
            [
                sample(
                    **at, stratum=name, inclusion_probability=chance, stratum_size=size[name], draw_no=place
                )
            ],
        )
        if label:
            add_rows(connection, [coding(coding_id=f"c{number}", **at, label=label)])
    assert failures(connection, "must") == []


def ask(connection: Connection, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize(
    # 2.5 and 97.5 % of Beta(hits + ½, others + ½), by scipy.stats.beta.ppf
    ("hit_count", "coded_count", "low", "high", "tolerance"),
    [(1, 5, 0.0225, 0.6286, 0.004), (15, 30, 0.3280, 0.6720, 0.0002), (2, 89, 0.0047, 0.0701, 0.0003)],
)
def test_jeffreys_interval(
    hit_count: int, coded_count: int, low: float, high: float, tolerance: float, connection: Connection
) -> None:
    assert jeffreys(connection, hit_count / coded_count, 1 / coded_count) == pytest.approx(
        (low, high), abs=tolerance
    )


@pytest.mark.parametrize(
    ("rate", "thinness", "low", "high"),
    [(0, 0.1, 0, 0.21720), (1, 0.1, 0.78280, 1), (0.3, 0, 0.3, 0.3), (0, 0, 0, 0), (1, 0, 1, 1)],
)
def test_no_hit_has_no_lower_end_and_a_population_coded_whole_no_width(
    rate: float, thinness: float, low: float, high: float, connection: Connection
) -> None:
    assert jeffreys(connection, rate, thinness) == pytest.approx((low, high), abs=0.004)


def jeffreys(connection: Connection, rate: float, thinness: float) -> tuple[float, ...]:
    [found] = connection.execute(
        "SELECT jeffreys_low($rate, $thinness), jeffreys_high($rate, $thinness)",
        {"rate": rate, "thinness": thinness},
    ).fetchall()
    return tuple(found)


SHARE = "FROM corrected_share('s', 'stance', 'supportive'{})"


CODED = {
    1: "supportive",
    2: "supportive",
    3: "neutral",
    4: "none",
    11: "supportive",
    12: "neutral",
    13: "mixed",
    14: "neutral",
}
"""Four texts on each side of the machine."""


def test_the_corrected_share_is_what_the_coders_say_on_each_side_of_the_machine(
    connection: Connection,
) -> None:
    draw_and_code(connection, CODED)
    [found] = ask(connection, SHARE.format(""))
    # 2 of 4 where the machine says so (8 texts), 1 of 4 where it does not (12): (8 · 1/2 + 12 · 1/4) / 20
    assert found["machine_share"] == pytest.approx(0.4)
    assert found["corrected_share"] == pytest.approx(0.35)
    assert found["share_low"] < 0.35 < found["share_high"]
    assert (found["unit_count"], found["drawn_count"], found["coded_count"]) == (20, 8, 8)
    assert (found["method"], found["reason"]) == ("machine_assisted", None)


def test_a_population_coded_whole_has_no_error(connection: Connection) -> None:
    draw_and_code(connection, {number: "supportive" if number % 2 else "none" for number in range(1, 21)})
    [found] = ask(connection, SHARE.format(""))
    assert (found["corrected_share"], found["share_low"], found["share_high"]) == pytest.approx(
        (0.5, 0.5, 0.5)
    )


def test_strata_weigh_as_they_stand_in_the_population(connection: Connection) -> None:
    # of the daily 8 are drawn and half are supportive, of the other outlet 2, none
    labels: dict[int, str | None] = {
        number: "supportive" if number in (1, 2, 9, 10) else "neutral" for number in (1, 2, 3, 4, 5, 6, 9, 10)
    }
    draw_and_code(connection, labels | {11: "neutral", 12: "neutral"}, ("outlet_kind",))
    [found] = ask(connection, SHARE.format(""))
    # machine says yes: 8 daily texts, 2 of 6 coded. Says no: weights 10/8 · 2 of (10/8 · 2 + 10/2 · 2) = 1/5, 12 texts
    assert found["corrected_share"] == pytest.approx((8 * 2 / 6 + 12 / 5) / 20)
    groups = {row["group_name"]: row for row in ask(connection, SHARE.format(", per := 'outlet_kind'"))}
    assert groups["daily"]["corrected_share"] == pytest.approx((8 * 2 / 6 + 2) / 10)
    assert groups["it_press"]["corrected_share"] == 0
    assert groups["it_press"]["share_high"] > 0.3, "two texts do not prove that there is none"


def test_what_was_drawn_and_not_coded_is_seen_and_counts_as_not_drawn(connection: Connection) -> None:
    draw_and_code(
        connection, {1: "supportive", 2: "neutral", 3: None, 11: "neutral", 12: "supportive", 13: None}
    )
    [found] = ask(connection, SHARE.format(""))
    assert (found["drawn_count"], found["coded_count"]) == (6, 4)
    assert found["corrected_share"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("draw", "coded_count"),
    [
        ({"unit_count": 12, "allocation": "equal"}, 8),
        ({"seed": 2}, 0),
        ({"outlet_ids": ("byeol",)}, 0),
        ({"last_date": DAY.date()}, 0),
        ({"strata": ("outlet_kind",)}, 0),
        ({"has_copies": False}, 0),
        ({"population_count": 19}, 0),
    ],
)
def test_codings_count_for_their_sample_and_for_one_drawn_alike(
    draw: dict[str, Any], coded_count: int, connection: Connection
) -> None:
    draw_and_code(connection, CODED)
    add_rows(connection, [drawn("t", **{"population_count": COUNT, "unit_count": 8, **draw})])
    for table in ("sampling_frame", "sample"):
        connection.execute(f"INSERT INTO {table} SELECT * REPLACE ('t' AS sample_id) FROM {table}")
    [found] = ask(connection, "FROM corrected_share('t', 'stance', 'supportive')")
    assert (found["drawn_count"], found["coded_count"]) == (8, coded_count)
    if not coded_count:
        assert (found["corrected_share"], found["share_low"], found["share_high"]) == (None, None, None)
        assert found["reason"] == "stratum all: expected at least 2 coded texts, found fewer"
    listed = {row["sample"]: row["coded"] for row in ask(connection, statement("samples"))}
    assert listed == {"s": 8, "t": coded_count}
    said = connection.execute(statement("agreement_codings"), {"sample_id": "t"}).fetchall()
    assert len(said) == coded_count


def test_a_stratum_with_one_coded_text_is_refused_with_its_name(connection: Connection) -> None:
    labels = {1: "supportive", 2: "neutral", 9: "neutral", 10: "neutral", 11: "neutral", 12: None}
    draw_and_code(connection, labels, ("outlet_kind",))
    [found] = ask(connection, SHARE.format(""))
    assert (found["corrected_share"], found["share_low"], found["method"]) == (None, None, None)
    assert found["reason"] == "stratum it_press: expected at least 2 coded texts, found fewer"
    groups = {row["group_name"]: row["reason"] for row in ask(connection, SHARE.format(", per := 'month'"))}
    assert groups["2026-03"] is None
    assert "it_press" in groups["2026-02"]


def test_without_coded_texts_on_one_side_the_coders_stand_alone(connection: Connection) -> None:
    draw_and_code(connection, {9: "supportive", 10: "neutral", 11: "neutral", 12: "neutral"})
    [found] = ask(connection, SHARE.format(""))
    assert (found["method"], found["corrected_share"]) == ("coders_only", 0.25)


@pytest.mark.parametrize("per", ["mood", None])
def test_an_unknown_grouping_is_refused(per: str | None, connection: Connection) -> None:
    draw_and_code(connection, {1: "supportive", 2: "neutral"})
    told = rf"expected all, stratum, outlet_id.*found {per or 'NULL'}"
    with pytest.raises(duckdb.Error, match=told):
        connection.execute(SHARE.format(", per := $per"), {"per": per})


@pytest.mark.parametrize(
    ("variable", "label"),
    [("stance", "supportiv"), ("stance", "present"), ("safety", "supportive"), ("stance", None)],
)
def test_a_label_that_the_variable_has_not_is_refused(
    connection: Connection, variable: str, label: str | None
) -> None:
    draw_and_code(connection, {1: "supportive", 2: "neutral"})
    with pytest.raises(duckdb.Error, match=f"no label {label or 'NULL'} of {variable}"):
        connection.execute("FROM corrected_share('s', $1, $2)", [variable, label]).fetchall()


@pytest.mark.parametrize(
    "call",
    [
        "sampled_unit({}, {})", "confusion({}, {})", "machine_quality({}, {})", "corrected_share({}, {}, 'present')",
        "share_difference({}, {}, 'present', 'outlet_kind', 'daily', 'it_press')",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("sample_id", "variable", "told"),
    [
        ("'typo'", "'stance'", "no sample typo; the table draw, and `corpus sample`, list them"),
        ("'typo'", "'licensing'", "no sample typo"),
        ("NULL", "'stance'", "no sample NULL"),
        ("'s'", "'licencing'", "no variable licencing; expected stance or a frame"),
        ("'s'", "'stanc'", "no variable stanc"),
        ("'s'", "NULL", "no variable NULL"),
    ],
)
def test_a_sample_or_variable_that_there_is_not_is_told_and_no_share_of_zero(
    call: str, sample_id: str, variable: str, told: str, connection: Connection
) -> None:
    draw_and_code(connection, {1: "supportive", 2: "neutral"})
    with pytest.raises(duckdb.Error, match=told):
        connection.execute(f"FROM {call.format(sample_id, variable)}").fetchall()


def test_a_difference_is_put_together_from_its_two_shares(connection: Connection) -> None:
    labels = {
        number: "supportive" if number in (1, 2, 3, 9) else "neutral"
        for number in (1, 2, 3, 4, 9, 10, 11, 12, 13, 14)
    }
    draw_and_code(connection, labels, ("outlet_kind",))
    shares = {row["group_name"]: row for row in ask(connection, SHARE.format(", per := 'outlet_kind'"))}
    [found] = ask(
        connection, "FROM share_difference('s', 'stance', 'supportive', 'outlet_kind', 'it_press', 'daily')"
    )
    a, b = shares["it_press"], shares["daily"]
    difference = b["corrected_share"] - a["corrected_share"]
    assert found["corrected_difference"] == pytest.approx(difference)
    assert found["machine_difference"] == pytest.approx(0.8)
    below = (
        (b["corrected_share"] - b["share_low"]) ** 2 + (a["share_high"] - a["corrected_share"]) ** 2
    ) ** 0.5
    assert found["difference_low"] == pytest.approx(difference - below)
    [none] = ask(
        connection, "FROM share_difference('s', 'stance', 'supportive', 'outlet_kind', 'wire', 'daily')"
    )
    assert (none["corrected_difference"], none["reason"]) == (None, "no group wire in the population")


def test_the_machine_is_judged_for_the_population(connection: Connection) -> None:
    draw_and_code(connection, CODED)
    quality = {row["label"]: row for row in ask(connection, "FROM machine_quality('s', 'stance')")}
    one = quality["supportive"]
    # of its 8, half are right: 4; of the other 12 a quarter is missed: 3
    assert (one["machine_precision"], one["machine_recall"]) == pytest.approx((0.5, 4 / 7))
    assert one["machine_f1"] == pytest.approx(8 / 15)
    for measure, name in (
        ("machine_precision", "precision"),
        ("machine_recall", "recall"),
        ("machine_f1", "f1"),
    ):
        assert 0 <= one[f"{name}_low"] < one[measure] < one[f"{name}_high"] <= 1
    assert quality["mixed"]["machine_precision"] is None, "the machine never says it"
    matrix = ask(connection, "FROM confusion('s', 'stance')")
    assert sum(row["coded_count"] for row in matrix) == 8
    assert sum(row["estimated_count"] for row in matrix) == pytest.approx(20)


def test_coders_who_differ_settle_by_majority_or_adjudication(connection: Connection) -> None:
    draw_and_code(connection, {1: None, 2: None, 3: None})
    votes = [
        (1, "가", "supportive", {}), (1, "나", "neutral", {}),
        (2, "가", "supportive", {}), (2, "나", "neutral", {}), (2, "다", "neutral", {}),
        (3, "가", "supportive", {}), (3, "나", "neutral", {}), (3, "라", "mixed", {"is_adjudication": True}),
    ]  # fmt: skip
    for place, (number, coder, label, other) in enumerate(votes):
        add_rows(connection, [coding(number, coding_id=f"v{place}", coder=coder, label=label, **other)])
    found = connection.execute(
        "SELECT article_id, label, settled_by, coder_count FROM final_coding ORDER BY ALL"
    ).fetchall()
    assert found == [
        ("byeol:1", None, "nothing", 2), ("byeol:2", "neutral", "majority", 3), ("byeol:3", "mixed", "adjudication", 2)
    ]  # fmt: skip


def test_a_coders_last_round_and_the_last_codebook_stand(connection: Connection) -> None:
    draw_and_code(connection, {1: None})
    add_rows(connection, [
        coding(coding_id="a", label="neutral"),
        coding(coding_id="b", label="mixed", round_no=2, coded_at=later(days=1)),
        coding(coding_id="c", label="none", coder="나"),
        coding(coding_id="d", label="mixed", codebook_version="3", coded_at=later(days=2)),
    ])  # fmt: skip
    found = connection.execute("SELECT codebook_version, label, coder_count FROM final_coding").fetchall()
    assert found == [("3", "mixed", 1)]


def test_a_quote_is_met_by_its_place_and_not_by_its_number(connection: Connection) -> None:
    key: dict[str, Any] = {"article_id": "byeol:1", "version_no": 1}
    quotes = [row for row in annotations(article(1)) if isinstance(row, Quote)]
    add_rows(connection, quotes)
    where = {"char_start": quotes[1].char_start, "char_end": quotes[1].char_end, "level": "quote"}
    add_rows(connection, [
        stance(key, 1, "quote", "supportive", quote_no=0, holder="정부"),
        stance(key, 2, "quote", "oppositional", quote_no=1, holder="업계"),
        drawn(level="quote", population_count=1),
        could_be_drawn(char_start=where["char_start"], char_end=where["char_end"]),
        sample(**where, quote_no=0, stratum_size=1, inclusion_probability=1.0),
        coding(**where, quote_no=0, label="oppositional"),
    ])  # fmt: skip
    [found] = ask(connection, "FROM sampled_unit('s', 'stance')")
    assert (found["machine_label"], found["coder_label"], found["quote_no"]) == (
        "oppositional",
        "oppositional",
        1,
    )
    assert found["speaker_role"] == "anonymous"
    [seen] = ask(connection, "FROM machine_against_coder")
    assert (seen["machine_label"], seen["is_equal"], seen["design_weight"]) == ("oppositional", True, 1.0)
