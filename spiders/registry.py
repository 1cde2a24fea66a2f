"""Finds the sites: every module of a package declares one, and file name = spider name = outlet_id."""

import inspect
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import urlsplit

from spiders.site import Layout, Site

SITES = "spiders.sites"
Sites = dict[str, type[Site]]


def load_sites(package: str = SITES) -> Sites:
    """Give every site of a package by its outlet_id, in alphabetical order.

    Raises `ValueError` where a module declares no site, or one whose names differ.
    """
    home = import_module(package)
    sites: Sites = {}
    for module_info in sorted(iter_modules(home.__path__), key=lambda info: info.name):
        module = import_module(f"{package}.{module_info.name}")
        declared = [
            thing
            for _, thing in inspect.getmembers(module, inspect.isclass)
            if issubclass(thing, Site)
            and not issubclass(thing, Layout)
            and thing.__module__ == module.__name__
        ]
        names = [(site.name, site.outlet.outlet_id) for site in declared]
        if names != [(module_info.name, module_info.name)]:
            raise ValueError(
                f"{module.__name__}: expected one site named {module_info.name!r}, found {names}"
            )
        sites[module_info.name] = declared[0]
    return sites


def site_of(url: str, sites: Sites) -> type[Site] | None:
    """Give the site that an address belongs to by its host, or None."""
    host = urlsplit(url).hostname or ""
    return next((site for site in sites.values() if host in site.all_hosts()), None)
