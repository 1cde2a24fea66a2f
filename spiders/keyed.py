"""Puts an API's key into a request at the last moment and takes it out of the answer at the first.

All else of the program, log and archive included, sees the address with `REDACTED` in the key's place.
"""

import logging
from urllib.parse import quote, unquote

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response

REDACTED = "REDACTED"


class KeyedHandler(HTTP11DownloadHandler):
    """Scrapy's own handler for HTTP, with the key of a spider that has one."""

    async def download_request(self, request: Request) -> Response:
        """Give the answer to a request as if it had been asked without the key."""
        key: str = getattr(self.crawler.spider, "api_key", "")
        # a file's address comes from an answer, which must not get to say where the key goes
        if not key or REDACTED not in request.url or request.meta.get("kind") == "attachment":
            return await super().download_request(request)
        keyed = request.replace(url=request.url.replace(REDACTED, quote(key, safe="")))
        try:
            response = await super().download_request(keyed)
        except Exception as error:
            if without_key(str(error), key) == str(error):
                raise
            # Time-outs name the address they waited for.
            raise DownloadFailedError(f"{type(error).__name__}: {without_key(str(error), key)}") from None
        headers = {
            name: [without_key(value.decode("latin-1"), key).encode("latin-1") for value in values]
            for name, values in response.headers.items()
        }
        body = without_key(response.body.decode("latin-1"), key).encode("latin-1")
        return response.replace(url=request.url, headers=headers, body=body)


class KeyFilter(logging.Filter):
    """Takes a key out of every log line, whoever wrote it: the second belt."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the key."""
        record.msg, record.args = without_key(record.getMessage(), self.key), ()
        return True


def without_key(text: str, key: str) -> str:
    """Give a text with the key, plain or quoted, replaced by `REDACTED`, whichever of the two was given."""
    for form in (quote(key, safe=""), key, unquote(key)):
        text = text.replace(form, REDACTED)
    return text
