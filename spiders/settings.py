"""Scrapy's settings, all that matter set by hand: its defaults ignore robots.txt and certificates."""

import os
from importlib.metadata import version
from typing import Any

from spiders.html_tree import LARGEST

PROJECT = "ko-ai-policy-corpus"


def settings(folder: str, delay_seconds: float, parent: int) -> dict[str, Any]:
    """Give the settings of one crawl whose files go into `folder`, with a delay between requests of one host.

    It ends when it is no child of the process `parent` any more.

    `CORPUS_CONTACT` (an address or a mail box) is named in the User-Agent, so that an outlet can reach us.
    """
    contact = os.environ.get("CORPUS_CONTACT", "").strip()
    return {
        "CORPUS_FOLDER": folder,
        "CORPUS_PARENT": parent,
        # Who we are and what we keep to
        "USER_AGENT": f"{PROJECT}/{version(PROJECT)} (research corpus; contact: {contact or 'not set, see CORPUS_CONTACT'})",
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": PROJECT,
        "CONCURRENT_REQUESTS": 4,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # reads a callback's source anew for every answer
        "CONCURRENT_ITEMS": 1,  # Scrapy starts as many tasks for each answer; no spider of ours yields an item
        "DOWNLOAD_DELAY": delay_seconds,
        "DOWNLOAD_DELAY_JITTER": 0.5,
        "AUTOTHROTTLE_ENABLED": delay_seconds > 0,
        "AUTOTHROTTLE_START_DELAY": delay_seconds,
        "AUTOTHROTTLE_MAX_DELAY": 60.0,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "COOKIES_ENABLED": False,
        "REFERRER_POLICY": "no-referrer",
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "ko",
            # What the archive can read back without further packages.
            "Accept-Encoding": "gzip, deflate",
        },
        # Limits
        "DOWNLOAD_TIMEOUT": 30,
        "DOWNLOAD_MAXSIZE": LARGEST,
        "DOWNLOAD_WARNSIZE": 5 * 1024 * 1024,
        "CLOSESPIDER_TIMEOUT": 3600,
        "CLOSESPIDER_ERRORCOUNT": 5,
        "RETRY_TIMES": 2,
        "REDIRECT_MAX_TIMES": 5,
        "DEPTH_LIMIT": 1_010,  # each page of a list leads to the next, up to backfill's thousand
        # Safety
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "HTTPCACHE_ENABLED": False,
        "COMPRESSION_ENABLED": False,  # what Scrapy cannot unpack never reaches a spider, though the read stage may read it
        # The recorder above the redirect middleware, so that redirects are archived too
        "DOWNLOADER_MIDDLEWARES": {
            "spiders.guard.Guard": 20,  # before robots.txt of a foreign host is asked
            "spiders.robots.KeptRobots": 30,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "spiders.robots.Robots": 100,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "spiders.retries.Retries": 550,
            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
            "spiders.guard.Redirects": 600,
            "spiders.recorder.WarcRecorder": 860,
        },
        "TWISTED_DNS_RESOLVER": "spiders.guard.PublicResolver",
        "DOWNLOAD_HANDLERS": {
            "http": "spiders.keyed.KeyedHandler",
            "https": "spiders.keyed.KeyedHandler",
            "ftp": None,
            "s3": None,
            "file": None,
        },
        "EXTENSIONS": {"spiders.parent_watch.ParentWatch": 100},
        "LOG_LEVEL": "INFO",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
    }
