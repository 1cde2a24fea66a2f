"""What came of a run, for the person at the terminal and for the exit code."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.crawl import CrawlResult
from flows.load import LoadResult
from flows.printable import printable
from warehouse.query import standing_alarms

NOT_EVERYTHING = 3
"""Exit code of a run that went through although not everything was delivered."""


@dataclass(frozen=True)
class RunReport:
    """One run: what each outlet gave, what was loaded and read, and the file that was published."""

    run_id: str
    crawls: list[CrawlResult]
    loaded: LoadResult
    """Crawls loaded, those an earlier run left behind included."""
    text_count: int
    """Article versions read."""
    copy_count: int
    snapshot: Path

    @property
    def is_complete(self) -> bool:
        """Whether every outlet that was asked delivered, and every crawl was loaded."""
        return all(crawl.outcome == "ok" for crawl in self.crawls) and not self.loaded.refused

    @property
    def undelivered(self) -> str:
        """What was not delivered and why, in one line."""
        lacking = (one for one in self.crawls if one.outcome != "ok")
        reasons = [f"{one.outlet_id} {one.outcome}: {one.reason}" for one in lacking]
        return "; ".join([*reasons, *(f"not loaded: {one}" for one in self.loaded.refused)])

    @cached_property
    def alarms(self) -> list[str]:
        """What departs from an outlet's own past, as the published file has it: no run fails for it."""
        return standing_alarms(self.snapshot)

    def markdown(self) -> str:
        """Give the report as Prefect shows artifacts."""
        lines = [
            f"# Run {self.run_id}",
            "",
            "| outlet | outcome | articles | problems | why |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [
            f"| {one.outlet_id} | {one.outcome} | {one.article_count} | {one.problem_count} | {one.reason} |"
            for one in self.crawls
        ]
        lines += ["", self._summary(), *(f"- not loaded: {one}" for one in self.loaded.refused)]
        return "\n".join([*lines, *(f"- alarm: {alarm}" for alarm in self.alarms)])

    def print(self) -> None:
        """Show the report on standard output."""
        console = Console(markup=False, highlight=False)
        if self.crawls:
            table = Table("outlet", "outcome", "articles", "problems", "why", title=f"run {self.run_id}")
            for crawl in self.crawls:
                why = printable(crawl.reason) if crawl.outcome != "ok" else ""
                table.add_row(
                    crawl.outlet_id, crawl.outcome, str(crawl.article_count), str(crawl.problem_count), why
                )
            console.print(table)
        for refusal in self.loaded.refused:
            console.print(f"not loaded: {printable(refusal)}", soft_wrap=True)
        for alarm in self.alarms:
            console.print(f"alarm: {printable(alarm)}", soft_wrap=True)
        console.print(self._summary(), soft_wrap=True)

    def _summary(self) -> str:
        return (
            f"{self.loaded.crawl_count} crawls loaded, {self.text_count} texts read, {self.copy_count} copies linked, "
            f"{self.loaded.problem_count} problems noted → {self.snapshot}"
        )


class NothingDeliveredError(Exception):
    """No outlet delivered; carries the report."""

    def __init__(self, report: RunReport) -> None:
        self.report = report
        super().__init__(f"run {report.run_id}: no outlet delivered ({report.undelivered})")
