"""The pipeline and the one place where a Doc becomes records."""

from functools import cache
from importlib import resources

from spacy.language import Language
from spacy.util import load_config_from_str, load_model_from_config, registry
from spacy.vocab import Vocab

from nlp import findings
from nlp.components import sentences
from nlp.tokenizer import KiwiTokenizer

COMPONENTS = (sentences,)
"""The explicit list: importing a component registers its factory."""


@registry.tokenizers("ko_ai.kiwi_tokenizer.v1")
def make_tokenizer(oov_handling: str):  # type: ignore[no-untyped-def]
    def create(nlp: Language) -> KiwiTokenizer:
        return KiwiTokenizer(nlp.vocab, oov_handling)

    return create


@cache
def load() -> Language:
    """Give the whole pipeline, built once a process."""
    findings.register()
    config = load_config_from_str(resources.files("nlp").joinpath("pipeline.cfg").read_text("utf-8"))
    return load_model_from_config(config, auto_fill=True)
