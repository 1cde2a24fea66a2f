"""Puts an API's key into a request at the last moment and takes it out of the answer at the first.

All else of the program, log and archive included, sees the address with `REDACTED` in the key's place.
"""

import logging
import re
from functools import cache
from urllib.parse import quote, unquote, urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response

from spiders.archive import unpacked

REDACTED = "REDACTED"
UNPACKED = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))
"""Ways of packing that we undo: in any other the key could not be found."""
SURE_LENGTH = 16
"""Characters from which on a key is taken out wherever it stands: a shorter one, as `law`, is a word of texts, too."""


class KeyedHandler(HTTP11DownloadHandler):
    """Scrapy's own handler for HTTP, with the key of a spider that has one."""

    async def download_request(self, request: Request) -> Response:
        """Give the answer to a request as if it had been asked without the key."""
        key: str = getattr(self.crawler.spider, "api_key", "")
        if not key or not may_hold_key(request):
            return await super().download_request(request)
        keyed = request.replace(url=request.url.replace(REDACTED, quote(key, safe="")))
        named = re.search(rf"(\w+)={REDACTED}", request.url)
        parameter = named[1] if named else ""
        try:
            response = await super().download_request(keyed)
        except Exception as error:
            told = without_key(str(error), key, parameter)
            if told == str(error):
                raise
            # Time-outs name the address they waited for.
            raise DownloadFailedError(f"{type(error).__name__}: {told}") from None
        # Some services pack although they are asked not to, or say that they do.
        packing = response.headers.pop("Content-Encoding", [b""])[0].decode("latin-1").strip().lower()
        body, is_whole = unpacked(response.body, packing)
        if packing not in UNPACKED or not is_whole:
            expected = "an answer that can be unpacked to its end"
            raise DownloadFailedError(f"{request.url}: expected {expected}, found {packing!r}")
        headers = {
            name: [without_key(value.decode("latin-1"), key, parameter).encode("latin-1") for value in values]
            for name, values in response.headers.items()
        }
        body = without_key(body.decode("latin-1"), key, parameter).encode("latin-1")
        return response.replace(url=request.url, headers=headers, body=body)


def may_hold_key(request: Request) -> bool:
    """Say whether a request wants the key and we named the place that it asks: no answer gets to say where the key goes.

    A file's address comes from an answer, and a redirect's does unless it stays where it was asked first.
    """
    first = request.meta.get("redirect_urls", [request.url])[0]
    is_ours = urlsplit(first)[:3] == urlsplit(request.url)[:3]
    return REDACTED in request.url and request.meta.get("kind") != "attachment" and is_ours


class KeyFilter(logging.Filter):
    """Takes a key out of every log line, whoever wrote it: the second belt."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the key."""
        record.msg, record.args = without_key(record.getMessage(), self.key), ()
        return True


def without_key(text: str, key: str, parameter: str = "") -> str:
    """Give a text with the key replaced by `REDACTED`, however a server or an address writes it.

    A short key is replaced only as the value of its `parameter` (of any, if none is named) and as a whole value in
    JSON or XML.
    """
    return _pattern(unquote(key), parameter).sub(lambda found: "".join(found.groups("")) + REDACTED, text)


@cache
def _pattern(key: str, parameter: str) -> re.Pattern[str]:
    """Give the expression that finds a key; its groups are what stands before the key and stays."""
    written = _written(key)
    if len(key) >= SURE_LENGTH:
        return re.compile(written)
    as_parameter = rf"({_written(parameter + '=')}){written}(?!\w)"
    before, after = r"""[:=\[,]\s*\\{0,4}["']|>\s*|CDATA\[""", r"""\\{0,4}["'](?!\s*:)|\s*<|\]\]"""
    return re.compile(rf"{as_parameter}|({before}){written}(?={after})")


def _written(text: str) -> str:
    """Give the expression of a text each of whose characters is plain or escaped as addresses, JSON and HTML do, twice too."""
    return "".join(
        rf"(?:\\{{0,4}}{re.escape(one)}|(?i:%(?:25)*{ord(one):02x}|\\{{1,4}}(?:u00|x){ord(one):02x}"
        rf"|&(?:amp;)*#(?:0*{ord(one)}|x0*{ord(one):02x});?))"
        for one in text
    )
