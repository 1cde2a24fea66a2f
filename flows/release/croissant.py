"""Croissant metadata of a release (mlcommons.org/croissant/1.0): its files, tables and columns for machines."""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.errors import UserError
from flows.release.answers import Answers
from flows.release.facts import Facts
from flows.release.tables import Released

FILE_NAME = "croissant.json"
CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
PARQUET = "application/x-parquet"


def croissant(
    facts: Facts,
    tables: Sequence[Released],
    answers: Answers,
    comments: Mapping[tuple[str, str], str],
    folder: Path,
) -> str:
    """Give the JSON-LD; `comments` has the meaning of each table (column empty) and column."""
    described = {
        "@context": json.loads(
            resources.files("flows.release").joinpath("croissant_context.json").read_text("utf-8")
        ),
        "@type": "sc:Dataset",
        "name": facts.release_id,
        "alternateName": facts.title,
        "description": facts.description,
        "conformsTo": CONFORMS_TO,
        "citeAs": f"{facts.title}. {facts.release_id}.",
        "url": answers.about.get("url"),
        "license": answers.about.get("licence"),
        "creator": [{"@type": "sc:Organization", "name": name} for name in answers.about.get("creators", [])],
        "datePublished": facts.upto,
        "version": f"{facts.code_version}+{facts.release_id.rsplit('-', 1)[-1]}",
        "inLanguage": "ko",
        "distribution": [_file(one, folder) for one in tables],
        "recordSet": [_records(one, comments) for one in tables],
    }
    return (
        json.dumps({key: value for key, value in described.items() if value}, ensure_ascii=False, indent=1)
        + "\n"
    )


def validate(path: Path) -> list[str]:
    """Give the warnings of Croissant's own library on a file.

    Raises:
        UserError: it finds an error, or is not installed.
    """
    try:
        import mlcroissant
    except ImportError as error:
        raise UserError(
            "release: --validate needs Croissant's own library; `pip install 'ko-ai-policy-corpus[release]'` brings it"
        ) from error
    logging.getLogger("absl").setLevel(logging.ERROR)  # it logs the warnings that are given here
    try:
        issues = mlcroissant.Dataset(jsonld=path).metadata.ctx.issues
    except mlcroissant.ValidationError as error:
        raise UserError(f"{path}: is no valid Croissant: {' '.join(str(error).split())}") from error
    return sorted(issues.warnings)


def _file(one: Released, folder: Path) -> dict[str, Any]:
    if one.is_by_month:
        return {
            "@type": "cr:FileSet",
            "@id": f"{one.table}-files",
            "name": f"{one.table}-files",
            "encodingFormat": PARQUET,
            "includes": one.pattern,
        }
    return {
        "@type": "cr:FileObject",
        "@id": f"{one.table}-files",
        "name": f"{one.table}-files",
        "contentUrl": one.pattern,
        "encodingFormat": PARQUET,
        "sha256": hashlib.sha256((folder / one.pattern).read_bytes()).hexdigest(),
    }


def _records(one: Released, comments: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    kind = "fileSet" if one.is_by_month else "fileObject"
    return {
        "@type": "cr:RecordSet",
        "@id": one.table,
        "name": one.table,
        "description": comments[one.table, ""],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{one.table}/{column.name}",
                "name": column.name,
                "description": comments[one.table, column.name],
                "dataType": _data_type(column.type),
                **({"repeated": True} if pa.types.is_list(column.type) else {}),
                "source": {kind: {"@id": f"{one.table}-files"}, "extract": {"column": column.name}},
            }
            for column in one.schema
        ],
    }


def _data_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        kind = kind.value_type
    checks = (
        (pa.types.is_boolean, "sc:Boolean"),
        (pa.types.is_integer, "sc:Integer"),
        (pa.types.is_floating, "sc:Float"),
        (pa.types.is_date, "sc:Date"),
        (pa.types.is_timestamp, "sc:DateTime"),
        (pa.types.is_string, "sc:Text"),
    )
    return next(name for is_kind, name in checks if is_kind(kind))
