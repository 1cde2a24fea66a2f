"""The steps of a take-down, in an order that lets the same command finish it wherever it was killed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from flows.errors import UserError
from flows.home import Home
from flows.publish import publish_warehouse
from flows.removals import bury, removals
from flows.remove.files import clean_history, clean_rows, clear_left_over
from flows.remove.lake import found_in_lake, refuse_waiting
from flows.remove.proof import found_in
from flows.remove.targets import Targets, find, short_in_list, text_of, written_without
from flows.remove.traces import Own, own_traces
from flows.remove.work import Work, begin, same_as_unfinished, unfinished
from flows.traces import Traces
from spiders.discover import LISTS
from spiders.erase import erase
from spiders.page import Page
from spiders.registry import Sites, load_sites
from spiders.site import Site
from warehouse.database import open_private
from warehouse.publish import NUMBERED
from warehouse.records import Article, Problem, Removal
from warehouse.removal import blank_problems, compact, forget_dead_postings, replace_removals
from warehouse.sql import all_records

After = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Removed:
    """What came of a take-down."""

    article_ids: list[str]
    copies: list[tuple[str, str, float]]
    """Articles that repeat them and stay: id, kind and similarity."""
    emptied_count: int
    redacted_count: int
    file_count: int
    others_count: int
    """Windows of the texts that other articles hold of right, so that nobody can look for them."""
    short: list[str]
    """Texts of theirs that are too short to be looked for elsewhere than in their own outlet's lists."""
    window_count: int
    searched_count: int


def remove(
    home: Home,
    asked: list[str],
    sites: str,
    *,
    reason: str,
    removed_by: str,
    with_copies: bool = False,
    after: After = lambda step: None,
) -> Removed:
    """Leave nothing of some articles in the home but a tombstone each, and prove it.

    Args:
        home: the data home, which nobody else writes to meanwhile.
        asked: the articles; their attached files go with them.
        sites: the package of sites that can read the archive.
        reason: the ground, for the tombstone.
        removed_by: who decides.
        with_copies: remove what repeats them in other outlets, too.
        after: told the name of each step when it is done.

    Raises:
        UserError: there is no such article, another take-down waits, batches wait in a lake's inbox, or the proof found
            something: the message says where.
    """
    same_as_unfinished(home, asked)
    refuse_waiting(home)
    known_sites = load_sites(sites)
    clear_left_over(home)
    before = unfinished(home)
    targets, copies = find(
        home, {*asked, *(before.article_ids if before else ())}, known_sites, with_copies=with_copies
    )
    work = begin(home, asked, targets, with_copies=with_copies, reason=reason, removed_by=removed_by)
    after("work file")
    own = own_traces(home, work, known_sites)
    traces = own.everywhere
    article_ids = set(work.article_ids)
    bury(home, _tombstones(work, targets.repeated_by))
    after("tombstones")
    emptied, redacted = _clean_archive(home, targets, own, known_sites, after)
    file_count = clean_rows(home, article_ids, traces)
    after("rows")
    file_count += clean_history(home, traces)
    after("history")
    _clean_warehouse(home, traces)
    after("warehouse")
    compact(home.warehouse)
    after("compact")
    _publish_anew(home)
    after("published")
    searched_count, found = found_in(home, article_ids, traces, [*work.titles, *work.bodies])
    in_lake_count, in_lake = found_in_lake(home, article_ids, traces, [*work.titles, *work.bodies])
    searched_count, found = searched_count + in_lake_count, found + in_lake
    if found:
        raise UserError(
            f"remove: still found in {len(found)} places: {'; '.join(found[:5])}; what is no file of the corpus is to be "
            f"deleted by hand, then run the same command again"
        )
    home.removing.unlink()
    after("finished")
    return Removed(
        work.article_ids,
        copies,
        emptied,
        redacted,
        file_count,
        own.others_count,
        sorted(own.short),
        len(traces),
        searched_count,
    )


def _tombstones(work: Work, repeated_by: dict[str, set[str]]) -> list[Removal]:
    return [
        Removal(
            article_id=article_id,
            outlet_id=work.outlet_ids[article_id],
            content_hashes=tuple(work.hashes.get(article_id, ())),
            reason=work.reason,
            removed_by=work.removed_by,
            removed_at=datetime.fromisoformat(work.removed_at),
            copy_ids=tuple(sorted(repeated_by.get(article_id, ()))),
        )
        for article_id in work.article_ids
    ]


def _clean_archive(home: Home, targets: Targets, own: Own, sites: Sites, after: After) -> tuple[int, int]:
    """Empty the answers that are the articles', and take their words out of all others."""
    emptied = redacted = 0
    for folder in home.crawl_folders(*home.run_ids()):
        erased = erase(folder, home.root, partial(_payload, sites.get(folder.name), targets, own))
        emptied, redacted = emptied + erased.emptied_count, redacted + erased.redacted_count
        if erased.emptied_count or erased.redacted_count:
            after("archive")
    return emptied, redacted


def _payload(site: type[Site] | None, targets: Targets, own: Own, page: Page) -> bytes | None:
    """Give what is to stand in the place of an answer's payload, or None if it may stay."""
    if not page.body or page.is_removed:
        return None
    if site and targets.asked_by(page, site):
        return b""
    is_own_list = page.kind in LISTS and page.crawl_id.rpartition("/")[2] in targets.outlet_ids.values()
    traces = own.in_lists if is_own_list else own.everywhere
    if site and page.kind == "api" and traces.are_in(text_of(page)) and _is_theirs_alone(page, site, targets):
        return b""
    short = short_in_list(page, site, targets.article_ids, own.short) if site and is_own_list else set[str]()
    return written_without(page, traces, short)


def _is_theirs_alone(page: Page, site: type[Site], targets: Targets) -> bool:
    rows = [row for row in site.read(page) if isinstance(row, Article)]
    return bool(rows) and {row.article_id for row in rows} <= targets.article_ids


def _clean_warehouse(home: Home, traces: Traces) -> None:
    with open_private(home.warehouse) as connection:
        replace_removals(connection, removals(home))
        # also where the tombstones stood already: texts were read anew since
        forget_dead_postings(connection)
        told = [
            (one, replace(one, found=traces.without(one.found), expected=traces.without(one.expected)))
            for one in all_records(connection, Problem)
            if traces.are_in(one.found) or traces.are_in(one.expected)
        ]
        blank_problems(connection, told)


def _publish_anew(home: Home) -> None:
    """Lead readers to a file without the articles, and delete those before it; who has one open keeps it till they close it."""
    current = publish_warehouse(home)
    for path in home.published.iterdir():
        if (NUMBERED.fullmatch(path.name) and path != current) or path.suffix == ".wal":
            path.unlink()
