"""Annotate: texts read by `nlp` in worker processes, written as one Parquet batch."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from flows.batches import SCHEMAS, BatchWriter, table_of
from flows.reading import TABLES, Found, Reader
from flows.versions import CODEBOOK_VERSION, code_version
from nlp.annotate import Text
from nlp.pipeline import lexicon_version, ner_version, pipeline_version
from warehouse.records import AnnotationRun, Entity, EntityAlias, Reading

_UNTIMED = pa.schema(field for field in SCHEMAS["annotation_run"] if field.name != "started_at")

Advance = Callable[[int], object]


def annotate_texts(
    texts: Iterable[Text],
    folder: Path,
    *,
    readers: Reader,
    registry: Iterable[Entity] = (),
    run: AnnotationRun | None = None,
    is_timed: bool = True,
    advance: Advance = lambda count: None,
) -> int:
    """Write the annotations of texts as `folder/<table>.parquet` and give the number of texts.

    Args:
        texts: what to read; an iterable is read once, and memory does not grow with it.
        folder: made if absent; files appear when the batch is whole.
        readers: what reads them: a pool, or one that asks a chat model too.
        registry: entities to write whether a text names them or not.
        run: written with one `reading` row a text, and every spelling of an entity.
        is_timed: False leaves out the run's `started_at`, so that the same texts give the same bytes at any time.
        advance: told how many texts were read since the last call.
    """
    entities = {entity.entity_id: entity for entity in registry}
    names = [*TABLES, "entity", *(("entity_alias", "reading", "annotation_run") if run else ())]
    schemas = SCHEMAS if is_timed else {**SCHEMAS, "annotation_run": _UNTIMED}
    count = 0
    with BatchWriter(folder, names, schemas) as batch:
        for chunk, found in readers.read(texts):
            for name in TABLES:
                batch.write(name, found.tables[name])
            for entity in found.entities:
                entities.setdefault(entity.entity_id, entity)
            if run:
                batch.write("reading", _readings(chunk, found, run))
            count += len(chunk)
            advance(len(chunk))
        named = [entities[entity_id] for entity_id in sorted(entities)]
        batch.write("entity", table_of("entity", named))
        if run:
            aliases = [
                EntityAlias(entity_id=one.entity_id, alias=alias) for one in named for alias in one.aliases
            ]
            batch.write("entity_alias", table_of("entity_alias", aliases))
            done = table_of("annotation_run", [replace(run, article_count=count)])
            batch.write("annotation_run", done.select(schemas["annotation_run"].names))
    return count


def _readings(chunk: Iterable[Text], found: Found, run: AnnotationRun) -> pa.Table:
    rows = [
        Reading(
            article_id=text.article_id,
            version_no=text.version_no,
            annotation_run_id=run.annotation_run_id,
            pipeline_version=run.pipeline_version,
            salience=salience,
        )
        for text, salience in zip(chunk, found.saliences, strict=True)
    ]
    return table_of("reading", rows)


def annotation_run(run_id: str, started_at: datetime) -> AnnotationRun:
    """Give the versions behind a batch that begins now."""
    return AnnotationRun(
        annotation_run_id=f"{run_id}/{pipeline_version()[:12]}",
        run_id=run_id,
        started_at=started_at,
        code_version=code_version(),
        pipeline_version=pipeline_version(),
        lexicon_version=lexicon_version(),
        kiwi_version=version("kiwipiepy"),
        spacy_version=version("spacy"),
        codebook_version=CODEBOOK_VERSION,
        ner_version=ner_version(),
        article_count=0,
    )
