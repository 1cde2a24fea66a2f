"""The addresses of an outlet: which are its own, which are articles, and which of an article's twins counts."""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from spiders.discover import LONGEST_ADDRESS
from warehouse.records import Outlet


class Addresses:
    """What a site declares of its addresses."""

    outlet: ClassVar[Outlet]
    hosts: ClassVar[tuple[str, ...]] = ()
    """Hosts besides the homepage's that belong to the outlet: old ones, mobile twins."""
    article_url: ClassVar[str | tuple[str, ...]] = ()
    """Regular expression(s) of an article's address; the group `number` is the site's own number."""
    canonical: ClassVar[str] = ""
    """Canonical address as a format of the groups of `article_url`; empty: the part of the address that matched."""

    @classmethod
    def all_hosts(cls) -> frozenset[str]:
        """Give every host that belongs to the outlet."""
        return frozenset(filter(None, (urlsplit(cls.outlet.homepage).hostname, *cls.hosts)))

    @classmethod
    def article_match(cls, url: str) -> re.Match[str] | None:
        """Give the match of an article's address, or None if it is another kind of page."""
        if len(url) > LONGEST_ADDRESS:  # expressions may take time by the square of it
            return None
        for pattern in (cls.article_url,) if isinstance(cls.article_url, str) else cls.article_url:
            match = re.search(pattern, url)
            if match:
                return match
        return None

    @classmethod
    def article_id(cls, url: str) -> str | None:
        """Give `<outlet_id>:<number>` for an article's address, None for any other."""
        match = cls.article_match(url)
        return f"{cls.outlet.outlet_id}:{match['number']}" if match else None

    @classmethod
    def canonical_url(cls, url: str) -> str:
        """Give the address without its twins, tracking and list state; an address that is no article's stays."""
        match = cls.article_match(url)
        if match is None:
            return url
        return cls.canonical.format(**match.groupdict()) if cls.canonical else match[0]
