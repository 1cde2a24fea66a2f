"""Series, speakers, headlines and models, counted by hand on three outlets over five weeks.

별일보 is crawled every day but for the third week; 달신문 from the second week on; the ministry's release of Monday,
2 March is repeated by both. Weeks begin on 2, 9, 16, 23 and 30 March 2026.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import pytest

from tests.warehouse.factory import (
    DAY,
    PIPELINE,
    annotation_run,
    article,
    crawl,
    entity,
    later,
    new_warehouse,
    outlet,
    stance,
)
from warehouse.records import (
    CopyLink,
    EntityAlias,
    Frame,
    FrameId,
    Level,
    Mention,
    OpennessClaim,
    Quote,
    Reading,
    SpeakerRole,
)
from warehouse.sql import add_rows

Connection = duckdb.DuckDBPyConnection
WEEKS = [date(2026, 3, day) for day in (2, 9, 16, 23, 30)]
DAILY, PAPER, MINISTRY = "byeol", "dal", "bu"
NAVER = {"speaker": "네이버", "speaker_entity_id": "네이버"}


def told(number: int, outlet_id: str, at: datetime, label: str, frame: FrameId, **said: Any) -> list[Any]:
    """Give an article with its stance, one frame, a headline that says nothing, and one quote of the same stance."""
    text = article(number, f"{number} 글이다.", at, outlet_id=outlet_id, published_at=at)
    key: dict[str, Any] = {"article_id": text.article_id, "version_no": 1}
    role: SpeakerRole | None = said.pop("role", "company")
    quote = Quote(
        **key, quote_no=0, char_start=0, char_end=1, text=str(number)[0], kind="direct", speaker_role=role, verb="말하다",
        **{"speaker": "업계", "speaker_entity_id": None} | said,
    )  # fmt: skip
    return [
        replace(text, version_no=1),
        Reading(**key, annotation_run_id="a1", pipeline_version=PIPELINE, salience="central"),
        quote,
        stance(key, 0, "document", label),
        stance(key, 1, "headline", "none"),
        stance(
            key, 2, "quote", label, quote_no=0, holder=quote.speaker, holder_entity_id=quote.speaker_entity_id
        ),
        *(framed(key, level, frame) for level in ("document", "quote")),
    ]


def framed(key: dict[str, Any], level: Level, frame_id: FrameId) -> Frame:
    number = 0 if level == "quote" else None
    return Frame(**key, level=level, quote_no=number, sentence_no=None, frame_id=frame_id, rank=1, score=0.5)


def crawls() -> list[Any]:
    daily = [crawl(f"d{n}", DAILY, later(days=n)) for n in range(35) if not 14 <= n < 21]
    paper = [
        crawl(f"p{n}", PAPER, later(days=n), outcome="ok" if n % 7 < 4 else "failed") for n in range(7, 35)
    ]
    return daily + paper


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    with new_warehouse() as connection:
        outlets = [
            outlet(DAILY, name="별일보", min_articles_per_week=7),
            outlet(PAPER, name="달신문", kind="it_press", min_articles_per_week=14),
            outlet(MINISTRY, name="부처", kind="government"),
        ]
        add_rows(connection, [*outlets, annotation_run(), entity("네이버", role="company")])
        add_rows(connection, crawls())
        add_rows(
            connection,
            [
                # Monday 2 March, the release and its copies
                *told(1, MINISTRY, DAY, "supportive", "access", speaker="장관", role="government"),
                *told(2, DAILY, later(hours=1), "supportive", "access", speaker="장관", role="government"),
                *told(3, PAPER, later(hours=2), "supportive", "access", speaker="장관", role="government"),
                # the last second of Sunday 8 March and the first of Monday 9 March in Korea
                *told(4, DAILY, DAY.replace(hour=23, minute=59, second=59) + timedelta(days=6), "oppositional", "safety", **NAVER),
                *told(5, DAILY, DAY.replace(hour=0) + timedelta(days=7), "supportive", "innovation", **NAVER),
                *told(6, PAPER, later(days=8), "oppositional", "safety"),
                *told(7, PAPER, later(days=8), "none", "safety"),
                # after the gap
                *told(8, DAILY, later(days=22), "mixed", "licensing", role=None, **NAVER),
            ],
        )  # fmt: skip
        links = [("byeol:2", "bu:1"), ("dal:3", "bu:1")]
        add_rows(
            connection,
            [
                CopyLink(article_id=a, origin_article_id=b, kind="press_release", similarity=0.9)
                for a, b in links
            ],
        )
        yield connection


def ask(connection: Connection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def test_a_week_nobody_looked_at_is_a_gap_and_no_silence(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT period_start, text_count, all_count, label_share, round(covered_share * 7), round(expected_count)"
        " FROM stance_over_time('week', only_outlet := 'byeol') WHERE label = 'supportive'",
    )
    assert found == [
        (WEEKS[0], 1, 2, 0.0, 7, 7),
        (WEEKS[1], 1, 1, 1.0, 7, 7),
        (WEEKS[2], None, None, None, 0, 7),
        (WEEKS[3], 0, 1, 0.0, 7, 7),
        (WEEKS[4], 0, 0, None, 7, 7),
    ]


def test_frames_stand_beside_the_same_gaps(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT period_start, text_count, main_count, all_count, frame_share, covered_share = 0"
        " FROM framing_over_time('week', only_outlet := 'byeol') WHERE frame_id = 'licensing'",
    )
    assert found == [
        (WEEKS[0], 0, 0, 2, 0.0, False),
        (WEEKS[1], 0, 0, 1, 0.0, False),
        (WEEKS[2], None, None, None, None, True),
        (WEEKS[3], 1, 1, 1, 1.0, False),
        (WEEKS[4], 0, 0, 0, None, False),
    ]


def test_a_story_counts_once_where_its_origin_stands(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT series, text_count, effective_count, effective_all_count FROM stance_over_time('week', split := 'kind')"
        f" WHERE label = 'supportive' AND period_start = DATE '{WEEKS[0]}' ORDER BY ALL",
    )
    # the ministry was never crawled by itself: its release came with the others
    assert found == [("daily", 1, 0, 1), ("government", 1, 1, 1), ("it_press", 1, 0, 0)]


def test_before_the_first_crawl_only_what_was_found_stands(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT period_start, label, text_count, covered_share FROM stance_over_time('week', only_outlet := 'dal')"
        " WHERE label IN ('supportive', 'oppositional') ORDER BY ALL LIMIT 4",
    )
    assert found[:2] == [(WEEKS[0], "oppositional", 0, None), (WEEKS[0], "supportive", 1, None)]
    assert [(row[0], row[1], row[2], round(row[3] * 7)) for row in found[2:]] == [
        (WEEKS[1], "oppositional", 1, 4),
        (WEEKS[1], "supportive", 0, 4),
    ]


def test_days_are_korean(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT period_start, label FROM stance_over_time('day', only_outlet := 'byeol') WHERE text_count > 0",
    )
    days = [(2, "supportive"), (8, "oppositional"), (9, "supportive"), (24, "mixed")]
    assert found == [(date(2026, 3, day), label) for day, label in days]


SPLITS = [
    ("split := 'all'", [("all", "mixed", 1), ("all", "oppositional", 2), ("all", "supportive", 4)]),
    ("split := 'outlet', only_kind := 'it_press'", [("dal", "oppositional", 1), ("dal", "supportive", 1)]),
    ("split := 'role'", [
        ("company", "mixed", 1), ("company", "oppositional", 2), ("company", "supportive", 1), ("government", "supportive", 3),
    ]),
    ("split := 'all', only_role := 'government'", [("all", "supportive", 3)]),
    ("split := 'frame'", [
        ("access", "supportive", 3), ("innovation", "supportive", 1), ("licensing", "mixed", 1), ("safety", "oppositional", 2),
    ]),
    ("split := 'all', only_frame := 'safety'", [("all", "oppositional", 2)]),
    ("split := 'all', since := '2026-03-08', until := '2026-03-08'", [("all", "oppositional", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "expected"), SPLITS)
def test_series_are_split_and_narrowed(
    arguments: str, expected: list[tuple[str, str, int]], connection: Connection
) -> None:
    found = ask(
        connection,
        "SELECT series, label, sum(text_count)::INTEGER FROM stance_over_time"
        f"('month', texts := 'quote', {arguments}) GROUP BY ALL HAVING sum(text_count) > 0 ORDER BY ALL",
    )
    assert found == expected


def test_frames_are_split_by_stance_and_role(connection: Connection) -> None:
    by_stance = ask(
        connection,
        "SELECT series, frame_id, text_count, all_count FROM framing_over_time('month', split := 'stance')"
        " WHERE text_count > 0 ORDER BY ALL",
    )
    assert by_stance == [
        ("mixed", "licensing", 1, 1),
        ("oppositional", "safety", 2, 2),
        ("supportive", "access", 3, 4),
        ("supportive", "innovation", 1, 4),
    ]
    by_role = ask(
        connection,
        "SELECT series, frame_id, text_count, effective_count, all_count FROM framing_over_time"
        "('month', split := 'role', texts := 'quote', only_stance := 'supportive') WHERE text_count > 0 ORDER BY ALL",
    )
    assert by_role == [("company", "innovation", 1, 1, 1), ("government", "access", 3, 1, 3)]


def test_frames_are_those_of_texts_about_the_issue_asked_for(connection: Connection) -> None:
    connection.begin()
    of: dict[str, Any] = {"issue_id": "ai_basic_act_regulation"}
    labels = {"byeol:4": "supportive", "dal:6": "none", "dal:7": "oppositional"}
    add_rows(
        connection,
        [
            stance({"article_id": at, "version_no": 1}, 9, "document", label, **of)
            for at, label in labels.items()
        ],
    )
    found = {
        split: ask(
            connection,
            "SELECT series, frame_id, text_count, all_count FROM framing_over_time"
            f"('month', split := '{split}', issue := 'ai_basic_act_regulation') WHERE text_count > 0 ORDER BY ALL",
        )
        for split in ("all", "stance")
    }
    connection.rollback()
    # what openness is to them makes no difference: dal:7 is not about it, dal:6 is about nothing else
    assert found == {
        "all": [("all", "safety", 2, 2)],
        "stance": [("oppositional", "safety", 1, 1), ("supportive", "safety", 1, 1)],
    }


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("stance_over_time('week', split := 'paper')", "expected split all, outlet, kind, role or frame, found paper"),
        ("framing_over_time('week', split := 'paper')", "expected split all, outlet, kind, role or stance, found paper"),
        ("stance_over_time('fortnight')", "fortnight"),
        ("stance_over_time('hour')", "expected period day, week, month, quarter or year, found hour"),
        ("framing_over_time('decade')", "expected period day, week, month, quarter or year, found decade"),
        ("coverage_over_time('hour')", "expected period day, week, month, quarter or year, found hour"),
        ("speaker_over_time('네이버', 'hour')", "expected period day, week, month, quarter or year, found hour"),
        ("stance_over_time('week', only_role := 'company')", "expected texts quote, found document"),
        ("framing_over_time('week', only_role := 'company', texts := 'sentence')", "expected texts quote, found sentence"),
        ("framing_over_time('week', split := 'role')", "expected texts quote, found document"),
        ("stance_over_time('week', texts := 'quotes')", "expected texts document, headline, quote or sentence, found quotes"),
        ("stance_over_time('week', issue := 'openness')", "no stance on an issue openness"),
        ("framing_over_time('week', only_outlet := 'byol')", "no outlet byol"),
        ("framing_over_time('week', only_kind := 'press')", "no kind of outlet press"),
        ("stance_over_time('week', only_role := 'firm')", "no role firm"),
        ("stance_over_time('week', only_frame := 'license')", "no frame license"),
        ("framing_over_time('week', only_stance := 'pro')", "no stance pro"),
        ("stance_over_time('week', since := '2026-03-09', until := '2026-03-02')", "expected since before until"),
        ("stance_share('ai_openness', 'quotes', DATE '2026-01-01', DATE '2026-12-31')", "expected texts document"),
        ("coverage_over_time('week', only_outlet := 'byol')", "no outlet byol"),
        ("speaker_over_time('아무개')", "no entity is called 아무개"),
        ("named_with('아무개')", "no entity is called 아무개"),
        ("stance_over_time(NULL)", "expected period day, week, month, quarter or year, found NULL"),
        ("stance_over_time('week', split := NULL)", "expected split all, outlet, kind, role or frame, found NULL"),
        ("stance_over_time('week', texts := NULL)", "expected texts document, headline, quote or sentence, found NULL"),
        ("stance_over_time('week', issue := NULL)", "no stance on an issue NULL"),
        ("framing_over_time(NULL)", "expected period day, week, month, quarter or year, found NULL"),
        ("framing_over_time('week', split := NULL)", "expected split all, outlet, kind, role or stance, found NULL"),
        ("framing_over_time('week', texts := NULL)", "expected texts document, headline, quote or sentence, found NULL"),
        ("framing_over_time('week', issue := NULL)", "no stance on an issue NULL"),
        ("coverage_over_time(NULL)", "expected period day, week, month, quarter or year, found NULL"),
        ("speaker_over_time('네이버', NULL)", "expected period day, week, month, quarter or year, found NULL"),
        ("speaker_over_time('네이버', issue := NULL)", "no stance on an issue NULL"),
        ("speaker_over_time(NULL)", "no entity is called NULL"),
        ("named_with(NULL)", "no entity is called NULL"),
        ("stance_share(NULL, 'quote', DATE '2026-01-01', DATE '2026-12-31')", "no stance on an issue NULL"),
        ("stance_share('ai_openness', NULL, DATE '2026-01-01', DATE '2026-12-31')", "expected texts document"),
    ],
)  # fmt: skip
def test_a_word_the_corpus_does_not_know_is_told_and_no_series_of_zeros(
    call: str, message: str, connection: Connection
) -> None:
    with pytest.raises(duckdb.Error, match=message):
        ask(connection, f"FROM {call}")


def test_a_backfill_covers_the_days_it_asked_for(connection: Connection) -> None:
    connection.begin()
    past = crawl("20260420T010000-backfill_20260316_20260318", DAILY, later(days=49))
    add_rows(
        connection,
        [past, crawl("20260420T020000-backfill_20260320", DAILY, later(days=49), outcome="failed")],
    )
    found = ask(
        connection,
        "SELECT text_count, round(covered_share * 7) FROM stance_over_time('week', only_outlet := 'byeol')"
        f" WHERE period_start = DATE '{WEEKS[2]}' AND label = 'mixed'",
    )
    days = ask(
        connection,
        "SELECT count(*) FILTER (is_gap), count(*) FILTER (crawl_count > 0) FROM coverage_by_day"
        " WHERE outlet_id = 'byeol' AND day_date BETWEEN DATE '2026-03-16' AND DATE '2026-03-22'",
    )
    connection.rollback()
    assert found == [(0, 3)]
    assert days == [(4, 4)]


def test_saved_pages_cover_no_day(connection: Connection) -> None:
    connection.begin()
    add_rows(connection, [crawl("20260318T000000-pages", DAILY, later(days=16))])
    found = ask(
        connection,
        "SELECT s.text_count, s.covered_share, d.crawl_count, d.is_gap FROM stance_over_time('week', only_outlet := 'byeol') AS s"
        " JOIN coverage_by_day AS d ON d.outlet_id = s.series AND d.day_date = DATE '2026-03-18'"
        f" WHERE s.period_start = DATE '{WEEKS[2]}' AND s.label = 'mixed'",
    )
    connection.rollback()
    assert found == [(None, 0, 0, True)]


def test_what_was_found_stands_where_the_first_crawl_failed(connection: Connection) -> None:
    connection.begin()
    failed = crawl("b", MINISTRY, later(days=2), outcome="failed")
    add_rows(connection, [failed])
    counts = "SELECT text_count, all_count"
    of = f"('week', only_outlet := 'bu') WHERE covered_share = 0 AND period_start = DATE '{WEEKS[0]}' ORDER BY ALL"
    stances = ask(connection, f"{counts} FROM stance_over_time{of} DESC LIMIT 2")
    frames = ask(connection, f"{counts}, frame_share FROM framing_over_time{of} DESC LIMIT 2")
    connection.execute("DELETE FROM crawl WHERE outlet_id <> 'bu'")
    connection.execute("DELETE FROM stance WHERE article_id <> 'bu:1'")
    speaker = ask(
        connection,
        "SELECT label, text_count, outlet_count, effective_all_count FROM speaker_over_time('장관', 'month') ORDER BY ALL DESC LIMIT 2",
    )
    connection.rollback()
    assert stances == [(1, 1), (0, 1)]
    assert frames == [(1, 1, 1.0), (0, 1, 0.0)]
    assert speaker == [("supportive", 1, 1, 1), ("oppositional", 0, 0, 1)]


def test_coverage_adds_up_by_week(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT period_start, article_count, ok_crawl_count, round(expected_count), round(covered_share * 7)"
        " FROM coverage_over_time('week', only_outlet := 'dal')",
    )
    assert found == [(WEEKS[1], 2, 4, 14, 4), *((week, 0, 4, 14, 4) for week in WEEKS[2:])]


def test_coverage_keeps_to_the_days_asked_for(connection: Connection) -> None:
    found = ask(
        connection,
        f"SELECT period_start FROM coverage_over_time('week', 'dal', '{WEEKS[2]}', '{WEEKS[3] - timedelta(days=1)}')",
    )
    assert found == [(WEEKS[2],)]


def test_a_speaker_changes_sides(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT period_start, label, text_count FROM speaker_over_time('네이버', 'week') WHERE text_count > 0",
    )
    assert found == [(WEEKS[0], "oppositional", 1), (WEEKS[1], "supportive", 1), (WEEKS[3], "mixed", 1)]
    gap = f"SELECT DISTINCT text_count FROM speaker_over_time('장관', 'week') WHERE period_start = DATE '{WEEKS[2]}'"
    assert ask(connection, gap) == [(0,)], "another paper was crawled in that week"


@pytest.mark.parametrize(
    ("spelling", "other_body", "expected"),
    [("네이버", "다른 곳", [("네이버", 3)]), ("NAVER", "다른 곳", [("네이버", 3)]), ("NAVER", "NAVER", [(None, 1), ("네이버", 2)])],
)  # fmt: skip
def test_a_speaker_a_text_names_without_an_entity_is_the_one_body_of_that_name(
    spelling: str, other_body: str, expected: list[tuple[str | None, int]], connection: Connection
) -> None:
    connection.begin()
    add_rows(connection, [EntityAlias(entity_id="네이버", alias="NAVER"), entity(other_body)])
    of = {"spelling": spelling}
    connection.execute(
        "UPDATE quote SET speaker = $spelling, speaker_entity_id = NULL WHERE article_id = 'byeol:5'", of
    )
    connection.execute(
        "UPDATE stance SET holder = $spelling, holder_entity_id = NULL WHERE article_id = 'byeol:5' AND level = 'quote'",
        of,
    )
    spoken = "entity_id = '네이버' OR speaker_name = 'NAVER' GROUP BY entity_id ORDER BY 2"
    quoted = ask(connection, f"SELECT entity_id, sum(quote_count) FROM who_quotes_whom WHERE {spoken}")
    taken = ask(connection, f"SELECT entity_id, sum(stance_count) FROM stance_by_speaker WHERE {spoken}")
    [(in_context,)] = ask(
        connection, "SELECT count(*) FROM quote_in_context WHERE speaker_entity_id = '네이버'"
    )
    [(over_time,)] = ask(connection, "SELECT sum(text_count) FROM speaker_over_time('네이버')")
    connection.rollback()
    assert quoted == taken == expected
    assert in_context == over_time == expected[-1][1]


def test_who_quotes_whom_which_way_is_told_of_each_issue(connection: Connection) -> None:
    connection.begin()
    key: dict[str, Any] = {"article_id": "bu:1", "version_no": 1}
    other: dict[str, Any] = {"issue_id": "ai_basic_act_regulation", "quote_no": 0}
    add_rows(connection, [stance(key, 9, "quote", "oppositional", **other)])
    found = ask(
        connection,
        "SELECT issue_id, quote_count, supportive_count, oppositional_count, outlet_share, speaker_share"
        " FROM who_quotes_whom WHERE outlet_id = 'bu' ORDER BY ALL",
    )
    connection.rollback()
    assert found == [("ai_basic_act_regulation", 1, 0, 1, 1.0, 1.0), ("ai_openness", 1, 1, 0, 1.0, 1 / 3)]


def test_who_quotes_whom(connection: Connection) -> None:
    found = ask(
        connection,
        "SELECT outlet_id, speaker_name, speaker_role, quote_count, effective_count, supportive_count, oppositional_count,"
        " outlet_share, speaker_share FROM who_quotes_whom WHERE outlet_id IN ('byeol', 'bu') ORDER BY ALL",
    )
    # a role the text does not name is the registry's
    assert found == [
        ("bu", "장관", "government", 1, 1, 1, 0, 1.0, 1 / 3),
        ("byeol", "네이버", "company", 3, 3, 1, 1, 0.75, 1.0),
        ("byeol", "장관", "government", 1, 0, 1, 0, 0.25, 1 / 3),
    ]


HEADLINES = [
    ("supportive", "supportive", "agrees"), ("none", "mixed", "silent"), ("mixed", "none", "headline_only"),
    ("supportive", "oppositional", "opposes"), ("oppositional", "neutral", "sharpens"),
    ("neutral", "supportive", "softens"), ("neutral", "mixed", "differs"), ("none", "none", "agrees"),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "document", "agreement"), HEADLINES)
def test_a_headline_is_held_against_its_text(
    headline: str, document: str, agreement: str, connection: Connection
) -> None:
    connection.begin()
    for level, label in (("headline", headline), ("document", document)):
        change = "UPDATE stance SET label = $label WHERE level = $level AND article_id = 'byeol:4'"
        connection.execute(change, {"label": label, "level": level})
    found = ask(
        connection,
        "SELECT headline_label, document_label, agreement, oppositional_count, document_frame_id"
        " FROM headline_against_body WHERE article_id = 'byeol:4'",
    )
    connection.rollback()
    assert found == [(headline, document, agreement, 1, "safety")]


def test_models_are_counted_by_what_they_are_called_and_were(connection: Connection) -> None:
    claims = [
        ("bu:1", "open_source", "open_weight"),
        ("byeol:2", "open_source", "open_weight"),
        ("dal:6", "closed", "closed"),
    ]
    connection.begin()
    add_rows(connection, [entity("라마", "MODEL", openness="open_weight"), *(
        OpennessClaim(
            article_id=article_id, version_no=1, claim_no=0, subject_entity_id="라마", claimed=claimed,  # type: ignore[arg-type]
            char_start=0, char_end=1, text="글", registry_openness=was,  # type: ignore[arg-type]
        )
        for article_id, claimed, was in claims
    )])  # fmt: skip
    found = ask(
        connection,
        "SELECT claimed, registry_openness, agreement, claim_count, effective_count, effective_all_count, claim_share"
        " FROM model_calling ORDER BY ALL",
    )
    connection.rollback()
    assert found == [
        ("closed", "closed", "agrees", 1, 1, 2, 0.5),
        ("open_source", "open_weight", "overstates", 2, 1, 2, 0.5),
    ]


def test_who_is_named_with_whom(connection: Connection) -> None:
    names = {
        "bu:1": ["메타", "라마"],
        "byeol:2": ["메타", "라마"],
        "byeol:4": ["메타", "라마"],
        "byeol:5": ["라마"],
        "dal:6": ["구글"],
    }
    connection.begin()
    add_rows(connection, [entity(name) for name in ("메타", "라마", "구글")])
    add_rows(connection, [
        Mention(
            article_id=article_id, version_no=1, mention_no=number, char_start=0, char_end=1, text="글", label="ORG", entity_id=name
        )
        for article_id, found in names.items()
        for number, name in enumerate(found)
    ])  # fmt: skip
    found = ask(
        connection,
        "SELECT entity_id, together_count, all_count, together_share, lift FROM named_with('메타')",
    )
    connection.rollback()
    # the copy byeol:2 names nothing of its own: 4 articles, 2 with 메타, 3 with 라마
    assert found == [("라마", 2, 3, 2 / 3, 2 * 4 / (3 * 2))]
