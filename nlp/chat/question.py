"""What a chat model is asked about one text: the codebook as instructions, the text and its quotes as material."""

import json
from functools import cache
from importlib import resources

from nlp.annotate import Annotation, Text

Message = dict[str, str]
"""`role` and `content`, as chat endpoints take them."""


def messages(text: Text, found: Annotation) -> list[Message]:
    """Give the conversation that asks for the position and frames of a text and of the quotes found in it."""
    quotes = [{"no": quote.quote_no, "speaker": quote.speaker, "words": quote.text} for quote in found.quotes]
    material = {"title": text.title, "text": text.text, "quotes": quotes}
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": json.dumps(material, ensure_ascii=False)},
    ]


@cache
def instructions() -> str:
    """Give the codebook as a chat model is told it: `instructions.txt`."""
    return resources.files("nlp.chat").joinpath("instructions.txt").read_text("utf-8")
