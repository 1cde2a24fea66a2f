"""What the corpus itself knows of a release: its figures, its versions, its name."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from flows.release.answers import Answers
from flows.versions import NAME, code_version
from warehouse.rights.passable import figures

Rows = list[dict[str, Any]]
TITLE = "Korean AI policy and news: who frames open and closed AI, and how"


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures of one published file; nothing in them hangs on when or where the release is made."""

    title: str
    description: str
    release_id: str
    """Name and version: the day of the newest crawl and the first signs of the data's digest."""
    upto: str
    code_version: str
    schema_digest: str
    totals: dict[str, Any]
    outlets: Rows
    gaps: Rows
    problems: Rows
    readings: Rows
    codings: Rows

    @property
    def licences(self) -> Rows:
        """The licences of the texts that are passed on, with their outlets and articles."""
        counts: Counter[str] = Counter()
        for outlet in self.outlets:
            if outlet["passed_on_count"]:
                counts[outlet["licence"]] += outlet["passed_on_count"]
        return [{"licence": licence, "articles": count} for licence, count in sorted(counts.items())]


def gather(connection: DuckDBPyConnection, data_digest: str, answers: Answers) -> Facts:
    """Give the facts of a release whose data has this digest."""
    upto = figures(connection, "upto")[0]["upto_date"].isoformat()
    [totals] = figures(connection, "totals")
    title = answers.about.get("title", TITLE)
    return Facts(
        title=title,
        description=answers.about.get(
            "description",
            f"{title}. {totals['article_count']} articles with offsets and labels of sentences, tokens, names, quotes, stances, frames and "
            "claims of openness; texts only where their licence lets them be passed on.",
        ),
        release_id=f"{NAME}-{upto.replace('-', '')}-{data_digest[:12]}",
        upto=upto,
        code_version=code_version(),
        schema_digest=figures(connection, "schema_digest")[0]["sha256"],
        totals=totals,
        outlets=figures(connection, "outlets"),
        gaps=figures(connection, "gaps"),
        problems=figures(connection, "problems"),
        readings=figures(connection, "readings"),
        codings=figures(connection, "codings"),
    )
