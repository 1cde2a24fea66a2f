"""Rewrites the expected JSON of made pages: `python tests/spiders/accept.py [SITE]`; see `corpus accept`."""

import sys
from pathlib import Path

from spiders.accept import accept_page, saved_pages
from spiders.registry import load_sites

PAGES = Path(__file__).parent / "pages"

if __name__ == "__main__":
    sites = load_sites()
    for name in sys.argv[1:] or sites:
        for path in saved_pages(PAGES, name):
            print("\n".join(accept_page(sites[name], path)))
