"""The pipeline as spaCy sees it: the tokenizer, the explicit list of components, and the version of the whole."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from confection import Config
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import load_config_from_str, load_model_from_config, registry

from nlp.components import entities, frames, names_by_model, openness_claims, quotes, sentences, stance
from nlp.tokenizer import KiwiTokenizer, OovHandling

COMPONENTS = (sentences, entities, quotes, frames, stance, openness_claims, names_by_model)
"""The explicit list: importing a component registers its factory."""

LONGEST_TEXT = 20_000_000
"""Characters spaCy accepts; its own limit of a million is for parsers, which this pipeline has not."""


def make_tokenizer(oov_handling: OovHandling = "chr_freq") -> Callable[[Language], KiwiTokenizer]:
    """Give what spaCy calls to build the tokenizer named in `pipeline.cfg`."""

    def create(nlp: Language) -> KiwiTokenizer:
        nlp.max_length = LONGEST_TEXT
        return KiwiTokenizer(nlp.vocab, oov_handling)

    return create


registry.tokenizers("ko_ai.kiwi_tokenizer.v1", func=make_tokenizer)


@cache
def load() -> Language:
    """Give the whole pipeline, built once a process."""
    return load_model_from_config(_config(), auto_fill=True)


def _config() -> Config:
    config: Config = load_config_from_str(resources.files("nlp").joinpath("pipeline.cfg").read_text("utf-8"))
    return config


def with_spans(doc: Doc) -> Doc:
    """Give the Doc with quotes and claims in `doc.spans` too, reaching to the ends of tokens, for spaCy's displays.

    Labels: a quote's kind, a claim's class. The pipeline itself needs no such spans and spares their cost.
    """
    found = {
        "quotes": [(quote.char_start, quote.char_end, quote.kind) for quote in doc._.quotes],
        "openness_claims": [
            (claim.char_start, claim.char_end, claim.claimed) for claim in doc._.openness_claims
        ],
    }
    for name, places in found.items():
        spans = [doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in places]
        doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])
    return doc


def through(component: Callable[[Doc], Doc], docs: list[Doc]) -> list[Doc]:
    """Give the Docs as the component leaves them, read all at once where it can."""
    pipe: Callable[[list[Doc]], Iterable[Doc]] = getattr(component, "pipe", partial(map, component))
    return list(pipe(docs))


_WITHOUT_EFFECT = ("training/", "evaluate", "chat/")
"""Files of `nlp` that decide nothing of what is found: a change in them must not have a warehouse read again."""


@cache
def pipeline_version() -> str:
    """Give a digest of all that decides what is found: settings, code, lexicons, Kiwi with its model, spaCy.

    The same digest gives the same rows for the same text.
    """
    versions = [
        f"{name} {metadata.version(name)}"
        for name in ("ko-ai-policy-corpus", "kiwipiepy", "kiwipiepy_model", "spacy")
    ]
    return _digest(resources.files("nlp"), (".py", ".cfg", ".tsv", ".txt"), "\n".join(versions))


@cache
def lexicon_version() -> str:
    """Give a digest of every lexicon file."""
    return _digest(resources.files("nlp").joinpath("lexicons"), (".tsv", ".txt"), "")


@cache
def ner_version() -> str | None:
    """Give a digest of the model of names, or nothing where the pipeline reads without it."""
    if "names_by_model" in _config()["nlp"]["disabled"]:
        return None
    return _digest(resources.files("nlp").joinpath("ner"), (".npz",), "")


def _digest(folder: Traversable, endings: tuple[str, ...], start: str) -> str:
    digest = hashlib.sha256(start.encode())
    for path, file in sorted(_files(folder, "").items()):
        if path.endswith(endings) and not path.startswith(_WITHOUT_EFFECT):
            digest.update(f"\n{path}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files(folder: Traversable, prefix: str) -> dict[str, Traversable]:
    """Give every file below a folder of the package by its path in it."""
    found: dict[str, Traversable] = {}
    for entry in folder.iterdir():
        if entry.is_dir():
            found |= _files(entry, f"{prefix}{entry.name}/")
        else:
            found[prefix + entry.name] = entry
    return found
