"""What stands beside the data of a release: how to read it, how to cite it, what each column means and why it is there."""

import json
from collections.abc import Mapping, Sequence

from flows.codebooks import OPENNESS, codebooks
from flows.release.answers import Answers
from flows.release.facts import Facts
from flows.release.tables import Released
from warehouse.rights.columns import TAIL, decisions, digested_columns
from warehouse.schema import dictionary

DIGEST = "Digest of the withheld {column}: sha256(sha256(body) || {column}) in hex, over UTF-8; empty where it is not withheld."


def comments(tables: Sequence[Released]) -> dict[tuple[str, str], str]:
    """Give the meaning of each table (under an empty column) and column of a release."""
    found = {}
    for item in dictionary():
        found[item.name, ""] = item.comment
        found |= {(item.name, column.name): column.comment for column in item.columns}
    for one in tables:
        for column in digested_columns(one.table):
            found[one.table, column + TAIL] = DIGEST.format(column=column)
    return found


def dictionary_json(tables: Sequence[Released], known: Mapping[tuple[str, str], str]) -> str:
    """Give the data dictionary of the release as JSON."""
    rows = [
        {
            "table": one.table,
            "comment": known[one.table, ""],
            "files": one.pattern,
            "row_count": one.row_count,
            "columns": [
                {"name": column.name, "type": str(column.type), "comment": known[one.table, column.name]}
                for column in one.schema
            ],
        }
        for one in tables
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def dictionary_markdown(tables: Sequence[Released], known: Mapping[tuple[str, str], str]) -> str:
    """Give the data dictionary of the release as Markdown."""
    lines = ["# Data dictionary", ""]
    for one in tables:
        lines += [
            f"## `{one.table}`",
            "",
            f"{known[one.table, '']} {one.row_count} rows in `{one.pattern}`.",
            "",
        ]
        lines += ["| column | type | meaning |", "| --- | --- | --- |"]
        lines += [
            f"| `{column.name}` | {column.type} | {known[one.table, column.name].replace('|', '/')} |"
            for column in one.schema
        ]
        lines.append("")
    return "\n".join(lines)


def codebook_papers() -> dict[str, str]:
    """Give what the labels of each issue mean, by name of the paper."""
    return {
        "CODEBOOK.md" if issue_id == OPENNESS else f"CODEBOOK-{issue_id}.md": page
        for issue_id, page in codebooks().items()
    }


def rights(tables: Sequence[Released]) -> str:
    """Give what leaves of each column and why, a line each."""
    names = {one.table for one in tables}
    lines = [
        f"{table}\t{column}\t{decision.rule}\t{decision.reason}"
        for (table, column), decision in decisions().items()
        if table in names
    ]
    return "\n".join(["table\tcolumn\trule\treason", *lines, ""])


def readme(facts: Facts) -> str:
    """Give the first page of the release."""
    return f"""# {facts.title}

{facts.description}

Release `{facts.release_id}`, data up to {facts.upto}. `DATASHEET.md` says what is in it and what is not, `DICTIONARY.md` (and
`dictionary.json`) what each column means, `CODEBOOK.md` what the labels mean (of another
issue than openness `CODEBOOK-….md`), `RIGHTS.tsv` what leaves of it and why,
`croissant.json` the same for machines.

```
sha256sum -c SHA256SUMS
duckdb -c "SELECT label, count(*) FROM 'data/stance.parquet' WHERE issue_id = 'ai_openness' AND level = 'document' GROUP BY ALL"
duckdb -c "SELECT month, count(*) FROM read_parquet('data/article/*/*.parquet', hive_partitioning = true) GROUP BY ALL"
corpus rehydrate . --home HOME
```
The last fills in the withheld texts from your own archive of the same articles. Offsets count Unicode code points of
`article.body` from 0; a `…_hash` proves a withheld text to those who have it and tells nothing to others.
"""


def citation(facts: Facts, answers: Answers) -> str:
    """Give CITATION.cff; authors only where the maker names them."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it as below.",
        "type: dataset",
        f"title: {json.dumps(facts.title, ensure_ascii=False)}",
        f"version: {facts.release_id}",
        f"date-released: {facts.upto}",
    ]
    if answers.about.get("url"):
        lines.append(f"url: {json.dumps(answers.about['url'])}")
    names = answers.about.get("creators", []) or ["not named by the maker of this release"]
    lines += ["authors:", *(f"  - name: {json.dumps(name, ensure_ascii=False)}" for name in names)]
    return "\n".join([*lines, ""])
