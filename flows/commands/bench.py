"""`corpus bench`: ratios, measured side by side in one run."""

import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.errors import UserError

READING_CHARACTERS = 2_500_000


def bench(part: str, source: Path | None, workers: int | None) -> None:
    """Print one part's ratios."""
    parts = {
        "reading": _reading,
        "extraction": _extraction,
        "crawl": _crawl,
        "load": _load,
        "validity": _validity,
        "views": _views,
        "search": _search,
        "lake": _lake,
    }
    if part not in parts:
        raise UserError(f"bench: expected one of {', '.join(parts)}, found {part!r}")
    parts[part](source, workers)


def _reading(source: Path | None, workers: int | None) -> None:
    from flows.bench.hard_texts import LENGTH, TIMES, hard_texts
    from flows.bench.reading import by_component, reading, repeated, summary
    from flows.commands.annotate import read_texts
    from flows.demo.texts import papers, texts
    from nlp.annotate import Text

    if source:
        once = list(read_texts(source))
    else:
        once = [
            Text(article_id=number, version_no=1, text=f"{text.title}\n\n{text.body}")
            for outlet_id in papers()
            for number, text in texts(outlet_id, 1).items()
        ]
    rows = reading(repeated(once, READING_CHARACTERS), workers)
    _print(
        ("reading", "1000 characters/s", "ratio", "a worker's memory, MB"),
        [(row.what, f"{row.speed / 1000:.0f}", f"{row.ratio:.2f}", f"{row.megabytes:.0f}") for row in rows],
    )
    parts = by_component(repeated(once, READING_CHARACTERS // 5))
    _print(
        ("part", "CPU seconds a million characters", "to bare Kiwi"),
        [(name, f"{spent:.2f}", f"{spent / parts[0][1]:.3f}") for name, spent in parts],
    )
    _print(
        (
            "hard texts, CPU seconds",
            *(f"{LENGTH * times:,} characters" for times in TIMES),
            "growth a character",
        ),
        [
            (
                row.kind,
                *(f"{spent:.3f}" for spent in row.seconds),
                *[""] * (len(TIMES) - len(row.seconds)),
                f"× {row.growth:.2f}",
            )
            for row in hard_texts()
        ],
    )
    for line in summary(rows, parts):
        Console().print(line, soft_wrap=True)


def _extraction(source: Path | None, workers: int | None) -> None:
    from flows.bench.extraction import demo_pages, extraction, missing_rivals, saved_pages
    from flows.demo_runs import DEMO_SITES
    from spiders.registry import load_sites

    sites = load_sites() if source else load_sites(DEMO_SITES)
    for what, rows in extraction(saved_pages(source) if source else demo_pages(), sites).items():
        _print(
            (
                what,
                "pages",
                "token F1",
                "by site",
                "lowest",
                "ms a page",
                "× ours",
            ),
            [
                (
                    row.name,
                    str(row.page_count),
                    f"{row.f1:.3f}",
                    f"{row.site_f1:.3f}",
                    row.lowest,
                    f"{row.milliseconds:.2f}",
                    f"{row.ratio:.1f}",
                )
                for row in rows
            ],
        )
    for rival in missing_rivals():
        Console().print(f"left out: {rival} is not installed (pip install {rival})")


def _crawl(source: Path | None, workers: int | None) -> None:
    from flows.bench.crawl import crawl

    _print(
        ("crawl over the loopback", "pages", "pages/s", "ratio"),
        [(what, str(count), f"{speed:.0f}", f"{ratio:.2f}") for what, count, speed, ratio in crawl()],
    )


def _load(source: Path | None, workers: int | None) -> None:
    from flows.bench.load import day_in, load

    with tempfile.TemporaryDirectory() as folder:
        costs = day_in(source, Path(folder)) if source else load()
        _print(
            ("load and publish", "on top of", "seconds", "ratio"),
            [
                (cost.work, cost.amount, f"{cost.seconds:.2f}", f"{cost.ratio:.2f}" if cost.ratio else "")
                for cost in costs
            ],
        )


def _lake(source: Path | None, workers: int | None) -> None:
    from flows.bench.lake import lake
    from flows.home import DEFAULT_HOME, Home

    _print(
        ("work", "seconds in a file", "in the lake", "ratio"),
        [
            (what, f"{file:.3f}", f"{shared:.3f}", f"{ratio:.1f}")
            for what, file, shared, ratio in lake(Home(Path(DEFAULT_HOME)).warehouse)
        ],
    )


def _views(source: Path | None, workers: int | None) -> None:
    from flows.bench.views import views

    _print(
        ("question", "rows", "ms", "ms as of a past day"),
        [(question, str(rows), f"{ms:.0f}", f"{past:.0f}") for question, rows, ms, past in views(source)],
    )


def _search(source: Path | None, workers: int | None) -> None:
    from flows.bench.fts import fts_is_installed
    from flows.bench.made_corpus import made_corpus
    from flows.bench.search_quality import marked_corpus, marked_texts, search_quality
    from flows.bench.search_speed import SIZES, daily_costs, search_speed

    with marked_corpus(marked_texts()) as connection:
        qualities = search_quality(connection)
    _print(
        ("found by", "kind of question", "recall", "precision"),
        [(one.way, one.kind, f"{one.recall:.2f}", f"{one.precision:.2f}") for one in qualities],
    )
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            path = source or Path(folder) / f"{count}.duckdb"
            if source is None:
                made_corpus(path, count)
            _print(
                (f"{path.stem}: way", "kind of question", "median ms", "95 of 100 within ms"),
                [(one.way, one.kind, f"{one.median:.0f}", f"{one.p95:.0f}") for one in search_speed(path)],
            )
            if source:
                break
            costs = daily_costs(path, count)
            mean, highest = sum(costs) / len(costs), max(costs)
            Console().print(
                f"a day of 500 articles indexed on top of {count:,}: mean {mean:.2f} s, highest {highest:.2f} s"
            )
    if not fts_is_installed():
        Console().print(
            "left out: fts; duckdb-extension-fts is not installed (pip install duckdb-extension-fts==1.5.5)"
        )


def _validity(source: Path | None, workers: int | None) -> None:
    import duckdb

    from flows.bench.validity import difference, table, validity
    from warehouse.creation import create_schema

    with duckdb.connect() as connection:
        create_schema(connection)
        found = list(validity(connection))
        headings, rows, said = table(found)
        _print(headings, rows)
        Console().print(said, soft_wrap=True)
        _print(
            ("difference of two periods", "sample", "naive bias", "corrected bias", "95 % interval covers"),
            [
                (machine, str(size), f"{naive:+.3f}", f"{bias:+.4f}", f"{coverage:.1%}")
                for machine, size, bias, coverage, naive in difference(connection)
            ],
        )


def _print(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    table = Table(*headings)
    for row in rows:
        table.add_row(*row)
    Console().print(table)
