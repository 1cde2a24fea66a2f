"""The datasheet of a release, after Gebru et al. (Datasheets for Datasets, 2021): figures of the corpus, answers of its maker."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from flows.release.answers import Answers, questions
from flows.release.facts import Facts
from flows.release.tables import Released
from flows.versions import CODEBOOK_VERSION

FLOORS = Path(__file__).parents[2] / "tests/nlp/floors.json"
"""Least figures on hand-marked documents, where the release is made from a checkout."""


def datasheet(facts: Facts, tables: Sequence[Released], answers: Answers) -> str:
    """Give the datasheet as Markdown."""
    sections = {
        "Motivation": [],
        "Composition": _composition(facts, tables),
        "Collection process": _collection(facts),
        "Preprocessing, cleaning, labelling": _labelling(facts),
        "Uses": [],
        "Distribution": _distribution(facts),
        "Maintenance": [
            f"Made by ko-ai-policy-corpus {facts.code_version}; schema {facts.schema_digest[:12]}. The same published file gives the same "
            "release, byte for byte. Removed articles stand in the table `removal`: delete them from older releases."
        ],
    }
    lines = [f"# Datasheet: {facts.title}", "", f"Release `{facts.release_id}`, data up to {facts.upto}.", ""]
    for heading, known in sections.items():
        lines += [f"## {heading}", "", *known, *([""] if known else [])]
        for question in questions():
            if question.heading == heading:
                lines += [f"**{question.text}** {answers.to(question)}", ""]
    return "\n".join(lines)


def _composition(facts: Facts, tables: Sequence[Released]) -> list[str]:
    t = facts.totals
    return [
        f"{t['article_count']} articles and files in {t['version_count']} versions from {len(facts.outlets)} outlets, published "
        f"{t['first_date']} to {t['last_date']}; {t['file_count']} are attached files, {t['copy_count']} repeat another article, "
        f"{t['gone_count']} were withdrawn by their outlets, {t['date_conflict_count']} have contradicting dates.",
        "",
        f"{t['withheld_count']} are without their text, {t['withheld_copy_count']} of them because they repeat a text that may not be passed on.",
        "",
        *_table(facts.outlets),
        "",
        *_table({"table": one.table, "rows": one.row_count, "files": one.pattern} for one in tables),
    ]


def _collection(facts: Facts) -> list[str]:
    return [
        "Pages were fetched from the outlets' own sites, robots.txt obeyed, one request at a time for each host, under a name with a contact; "
        "outlets whose terms forbid it only by a permission of their own. What is not about AI was passed over.",
        "",
        "Known gaps: of the days from an outlet's first crawl to the last of all, those without a crawl that ended well; articles asked for and "
        "not got (missed); articles left out as not about AI. A dip in a time series beside a gap is a gap.",
        "",
        *_table(facts.gaps),
        "",
        "What was refused or doubted on the way:",
        "",
        *_table(facts.problems),
    ]


def _labelling(facts: Facts) -> list[str]:
    lines = [
        "Texts are verbatim. Labels are a machine's: sentences, tokens, names, quotes, stances, frames and claims of openness, each with its "
        "offsets. They were read by:",
        "",
        *_table(facts.readings),
        "",
        f"`CODEBOOK.md`, version {CODEBOOK_VERSION}, says what each label means; those of another issue than openness `CODEBOOK-….md`.",
        "",
        "Labels given by people, against which the machine's can be held:",
        "",
        *_table(facts.codings),
    ]
    if FLOORS.exists():
        floors = json.loads(FLOORS.read_text("utf-8"))
        rows = [{"measure": name, **figures} for name, figures in floors["floors"].items()]
        lines += ["", f"Accuracy. {floors['about']}", "", *_table(rows)]
    else:
        lines += ["", "Accuracy: the figures stand in tests/nlp/floors.json of the software's repository."]
    return lines


def _distribution(facts: Facts) -> list[str]:
    return [
        "Texts are here only where the outlet's licence lets them be passed on; of all others there are ids, addresses, offsets, labels and "
        "digests. `corpus rehydrate` fills them in for those who have collected the same articles themselves. `RIGHTS.tsv` says of each column "
        "what leaves of it and why. Licences of the texts:",
        "",
        *_table(facts.licences),
    ]


def _table(rows: Iterable[dict[str, Any]]) -> list[str]:
    some = list(rows)
    if not some:
        return ["(none)"]
    names = list(some[0])
    lines = [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]
    return lines + [f"| {' | '.join(_cell(row[name]) for name in names)} |" for row in some]


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")
