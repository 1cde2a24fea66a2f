"""Made-up records for the warehouse's tests: defaults for what a test does not care about, and the files of a batch."""

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.creation import create_schema
from warehouse.records import (
    AnnotationRun,
    Article,
    Coding,
    Crawl,
    DateEvidence,
    Draw,
    Entity,
    EntityAlias,
    EntityDecision,
    Frame,
    Mention,
    OpennessClaim,
    Outlet,
    PassedOver,
    Problem,
    Quote,
    Reading,
    Removal,
    Sample,
    SamplingFrame,
    Sentence,
    Stance,
    Token,
    Visit,
    table_name,
)

KST = ZoneInfo("Asia/Seoul")
DAY = datetime(2026, 3, 2, 9, tzinfo=KST)
"""A Monday morning."""
BODY = "정부는 오픈소스 인공지능을 지원하겠다고 밝혔다.\n업계는 “개방은 위험하다”고 우려했다. 라마 3는 오픈소스 모델이다."
PIPELINE = "pipeline-1"


@contextmanager
def new_warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty warehouse: a copy of one that was made before, as making its views takes longer than most tests."""
    with TemporaryDirectory() as folder:
        path = shutil.copyfile(Path(_model().name) / "model.duckdb", Path(folder) / "warehouse.duckdb")
        with duckdb.connect(str(path)) as connection:
            connection.execute("SET TimeZone = 'Asia/Seoul'")
            yield connection


@cache
def _model() -> "TemporaryDirectory[str]":
    """Make the warehouse that all others are copies of; its folder goes with this process."""
    folder = TemporaryDirectory()
    with duckdb.connect(str(Path(folder.name) / "model.duckdb")) as connection:
        create_schema(connection)
    return folder


def outlet(outlet_id: str = "byeol", **other: Any) -> Outlet:
    values: dict[str, Any] = {
        "outlet_id": outlet_id, "name": "별일보", "kind": "daily", "homepage": "https://byeol.example/",
        "terms": "", "licence": "all rights reserved", "permission": "open", "permission_source": "terms, 2026-03-01",
        "has_ai_opt_out": False, "is_text_redistributable": False, "min_articles_per_week": 1,
        "verified_by": "", "verified_date": None,
    }  # fmt: skip
    return Outlet(**values | other)


def crawl(run_id: str = "r1", outlet_id: str = "byeol", at: datetime = DAY, **other: Any) -> Crawl:
    values: dict[str, Any] = {
        "crawl_id": f"{run_id}/{outlet_id}", "run_id": run_id, "outlet_id": outlet_id, "started_at": at,
        "finished_at": at + timedelta(minutes=5), "outcome": "ok", "finish_reason": "finished",
        "request_count": 3, "response_count": 3, "article_count": 1, "problem_count": 0,
    }  # fmt: skip
    return Crawl(**values | other)


def article(number: int = 1, body: str = BODY, at: datetime = DAY, **other: Any) -> Article:
    outlet_id = other.get("outlet_id", "byeol")
    title = other.get("title", "정부, 개방형 인공지능 지원")
    published_at = other.get("published_at", DAY - timedelta(hours=1))
    values: dict[str, Any] = {
        "article_id": f"{outlet_id}:{number}", "version_no": 0, "outlet_id": outlet_id,
        "parent_article_id": None,
        "crawl_id": f"r1/{outlet_id}", "url": f"https://{outlet_id}.example/{number}", "title": title, "body": body,
        "published_at": published_at, "published_date": published_at.astimezone(KST).date(), "modified_at": None,
        "date_confidence": 0.9, "has_date_conflict": False,
        "byline": "", "section": "IT", "extractor": "byeol 1",
        "content_hash": hashlib.sha256(f"{title}\n{body}".encode()).hexdigest(), "fetched_at": at,
        "warc_file": "runs/r1/byeol/pages.warc.gz", "warc_offset": number,
    }  # fmt: skip
    return Article(**values | other)


def visit(number: int = 1, status: int = 200, at: datetime = DAY, **other: Any) -> Visit:
    values: dict[str, Any] = {
        "crawl_id": "r1/byeol", "outlet_id": "byeol", "url": f"https://byeol.example/{number}", "kind": "article",
        "status": status, "fetched_at": at, "article_id": f"byeol:{number}", "digest": "00",
        "etag": "", "last_modified": "",
        "warc_file": f"runs/{at:%Y%m%dT%H%M%S}.warc.gz", "warc_offset": number,
    }  # fmt: skip
    return Visit(**values | other)


def evidence(of: Article, **other: Any) -> DateEvidence:
    values: dict[str, Any] = {
        "article_id": of.article_id, "content_hash": of.content_hash, "source": "json_ld", "field": "datePublished",
        "raw": of.published_at.isoformat(), "read_at": of.published_at,
    }  # fmt: skip
    return DateEvidence(**values | other)


def passed_over(number: int = 5, **other: Any) -> PassedOver:
    values: dict[str, Any] = {
        "crawl_id": "r1/byeol", "outlet_id": "byeol", "article_id": f"byeol:{number}",
        "url": f"https://byeol.example/{number}", "day_date": DAY.date(), "stage": "listed",
    }  # fmt: skip
    return PassedOver(**values | other)


def removal(number: int = 1, **other: Any) -> Removal:
    values: dict[str, Any] = {
        "article_id": f"byeol:{number}", "outlet_id": "byeol", "content_hashes": ("f" * 64,), "reason": "a letter",
        "removed_by": "kim", "removed_at": DAY, "copy_ids": (),
    }  # fmt: skip
    return Removal(**values | other)


def problem(**other: Any) -> Problem:
    values: dict[str, Any] = {
        "run_id": "r1", "stage": "read", "outlet_id": "byeol", "url": "https://byeol.example/9", "kind": "page_changed",
        "expected": "a body", "found": "nothing", "happened_at": DAY,
    }  # fmt: skip
    return Problem(**values | other)


def annotation_run(number: int = 1, pipeline_version: str = PIPELINE, **other: Any) -> AnnotationRun:
    values: dict[str, Any] = {
        "annotation_run_id": f"a{number}", "run_id": f"r{number}", "started_at": DAY + timedelta(days=number),
        "code_version": "0.1.0", "pipeline_version": pipeline_version, "lexicon_version": "l", "kiwi_version": "0.24.1",
        "spacy_version": "3.8.18", "codebook_version": "2", "article_count": 1, "ner_version": None,
    }  # fmt: skip
    return AnnotationRun(**values | other)


def entity(entity_id: str, kind: str = "ORG", **other: Any) -> Entity:
    values: dict[str, Any] = {
        "entity_id": entity_id, "kind": kind, "name_ko": entity_id, "name_en": "", "aliases": (entity_id,),
        "developer_entity_id": None, "country": "KR", "role": None, "openness": None, "licence": "",
        "valid_from": date(2024, 1, 1), "valid_to": None, "source": "made up", "is_provisional": False,
    }  # fmt: skip
    return Entity(**values | other)


def entity_decision(entity_id: str, decision: str = "confirmed", **other: Any) -> EntityDecision:
    values: dict[str, Any] = {
        "entity_id": entity_id, "decision": decision, "target_entity_id": None, "kind": None, "name_ko": "", "name_en": "",
        "reason": "its own page", "decided_by": "kim", "decided_at": DAY,
    }  # fmt: skip
    return EntityDecision(**values | other)


ENTITIES = (
    entity("정부", role="government"),
    entity("메타", country="US", role="company"),
    entity("라마 3", "MODEL", developer_entity_id="메타", openness="open_weight", licence="Llama 3"),
)


def place(text: str, body: str = BODY) -> dict[str, Any]:
    """Give text with its offsets in a body."""
    start = body.index(text)
    return {"char_start": start, "char_end": start + len(text), "text": text}


def annotations(of: Article, version_no: int = 1, run: AnnotationRun | None = None) -> list[Any]:
    """Give what nlp would find in BODY, by hand."""
    run = run or annotation_run()
    key: dict[str, Any] = {"article_id": of.article_id, "version_no": version_no}
    spans = [(0, 27), (28, 48), (49, 65)]
    sentences = [
        Sentence(**key, sentence_no=number, char_start=start, char_end=end, is_heading=False)
        for number, (start, end) in enumerate(spans)
    ]
    frames = [("document", None, "innovation", 1), ("document", None, "safety", 2), ("quote", 1, "safety", 1)]
    return [
        run,
        Reading(
            **key,
            annotation_run_id=run.annotation_run_id,
            pipeline_version=run.pipeline_version,
            salience="central",
        ),
        *sentences,
        *_tokens(key),
        Mention(**key, mention_no=0, **place("정부"), label="ORG", entity_id="정부"),
        Mention(**key, mention_no=1, **place("라마 3"), label="MODEL", entity_id="라마 3"),
        Quote(
            **key,
            quote_no=0,
            **place("오픈소스 인공지능을 지원하겠다"),
            kind="indirect",
            speaker="정부",
            speaker_entity_id="정부",
            speaker_role=None,
            verb="밝히다",
        ),
        Quote(
            **key,
            quote_no=1,
            **place("개방은 위험하다"),
            kind="direct",
            speaker="업계",
            speaker_entity_id=None,
            speaker_role="anonymous",
            verb="우려하다",
        ),
        stance(key, 0, "document", "mixed"),
        stance(
            key,
            1,
            "quote",
            "supportive",
            quote_no=0,
            holder="정부",
            holder_entity_id="정부",
            **place("오픈소스 인공지능을 지원하겠다"),
        ),
        stance(key, 2, "quote", "oppositional", quote_no=1, holder="업계", **place("개방은 위험하다")),
        *(
            Frame(
                **key,
                level=level,
                quote_no=quote_no,
                sentence_no=None,
                frame_id=frame_id,
                rank=rank,
                score=0.75,
            )
            for level, quote_no, frame_id, rank in frames
        ),
        OpennessClaim(
            **key,
            claim_no=0,
            subject_entity_id="라마 3",
            claimed="open_source",
            **place("라마 3는 오픈소스 모델이다."),
            registry_openness="open_weight",
        ),
        *ENTITIES,
        *(EntityAlias(entity_id=one.entity_id, alias=alias) for one in ENTITIES for alias in one.aliases),
    ]


def retold(found: Sequence[Any]) -> list[Any]:
    """Give annotations with a report of the first quote that begins where it does: "…고 밝혔다고 전했다"."""
    [first] = [row for row in found if isinstance(row, Quote) and row.quote_no == 0]
    key = {"article_id": first.article_id, "version_no": first.version_no}
    longer = replace(first, quote_no=2, **place("오픈소스 인공지능을 지원하겠다고 밝혔다"))
    frame = Frame(**key, level="quote", quote_no=2, sentence_no=None, frame_id="rights", rank=1, score=0.75)
    return [*found, longer, stance(key, 3, "quote", "mixed", quote_no=2, **place(longer.text)), frame]


def stance(key: dict[str, Any], number: int, level: str, label: str, **other: Any) -> Stance:
    values: dict[str, Any] = {
        "stance_no": number, "level": level, "quote_no": None, "sentence_no": None, "issue_id": "ai_openness",
        "label": label, "score": 0.75, "char_start": None, "char_end": None, "text": None, "holder": "",
        "holder_entity_id": None,
    }  # fmt: skip
    return Stance(**key | values | other)


def _tokens(key: dict[str, Any]) -> Iterable[Token]:
    words = [
        ("정부", "NNG", 0), ("는", "JX", 0), ("오픈", "NNG", 0), ("소스", "NNG", 0), ("인공", "NNG", 0),
        ("지능", "NNG", 0), ("을", "JKO", 0), ("지원", "NNG", 0), ("업계", "NNG", 1), ("위험", "NNG", 1),
        ("라마 3", "NNP", 2), ("오픈", "NNG", 2), ("소스", "NNG", 2), ("모델", "NNG", 2),
    ]  # fmt: skip
    end = 0
    for number, (form, tag, sentence_no) in enumerate(words):
        start = BODY.index(form, end)
        end = start + len(form)
        yield Token(
            **key, sentence_no=sentence_no, token_no=number, eojeol_no=BODY[:start].count(" "), char_start=start,
            char_end=end, form=form, lemma=form, tag=tag, upos="NOUN",
        )  # fmt: skip


def write_crawl(folder: Path, of: Crawl, rows: Sequence[Any] = (), outlets: Sequence[Outlet] = ()) -> Path:
    """Write a crawl folder as the read stage leaves it, each row made part of the crawl, and give it."""
    folder = folder / "runs" / of.crawl_id
    folder.mkdir(parents=True, exist_ok=True)
    files = defaultdict(list)
    for row in (of, *(outlets or (outlet(of.outlet_id),)), *rows):
        own = {"crawl_id": of.crawl_id} if hasattr(row, "crawl_id") else {}
        own |= {"run_id": of.run_id} if isinstance(row, Problem) else {}
        files[table_name(type(row))].append(replace(row, **own))
    for table, records in files.items():
        lines = [json.dumps(asdict(record), ensure_ascii=False, default=_iso) for record in records]
        (folder / f"{table}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def write_annotations(folder: Path, rows: Sequence[Any]) -> Path:
    """Write a batch of annotations as Parquet, an entity that several articles share once, and give its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = defaultdict(list)
    for row in dict.fromkeys(rows):
        files[table_name(type(row))].append(asdict(row))
    for table, records in files.items():
        pq.write_table(pa.Table.from_pylist(records), folder / f"{table}.parquet")
    return folder


def _iso(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(value)


def drawn(sample_id: str = "s", **other: Any) -> Draw:
    values: dict[str, Any] = {
        "sample_id": sample_id, "level": "document", "issue_id": "ai_openness", "strata": (), "allocation": "proportional",
        "seed": 1, "first_date": None, "last_date": None, "outlet_ids": (), "saliences": (), "has_copies": True,
        "population_count": 2, "unit_count": 1, "snapshot": "wh-000001.duckdb", "drawn_at": DAY,
    }  # fmt: skip
    return Draw(**values | other)


def could_be_drawn(number: int = 1, **other: Any) -> SamplingFrame:
    values: dict[str, Any] = {
        "sample_id": "s", "article_id": f"byeol:{number}", "version_no": 1, "char_start": None, "char_end": None,
        "stratum": "all",
    }  # fmt: skip
    return SamplingFrame(**values | other)


def sample(number: int = 1, **other: Any) -> Sample:
    values: dict[str, Any] = {
        "sample_id": "s", "article_id": f"byeol:{number}", "version_no": 1, "stratum": "all", "seed": 1,
        "inclusion_probability": 0.5, "drawn_at": DAY, "level": "document", "quote_no": None, "sentence_no": None,
        "char_start": None, "char_end": None, "stratum_size": 2, "draw_no": 1,
    }  # fmt: skip
    return Sample(**values | other)


def coding(number: int = 1, **other: Any) -> Coding:
    values: dict[str, Any] = {
        "coding_id": "c", "article_id": f"byeol:{number}", "version_no": 1, "level": "document", "quote_no": None,
        "issue_id": "ai_openness", "label": "mixed", "coder": "가", "codebook_version": "2", "coded_at": DAY,
        "sentence_no": None, "char_start": None, "char_end": None, "variable": "stance", "round_no": 1,
        "is_adjudication": False, "sample_id": "s",
    }  # fmt: skip
    return Coding(**values | other)


def later(**distance: int) -> datetime:
    """Give an instant after DAY."""
    return DAY + timedelta(**distance)
