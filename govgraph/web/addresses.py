"""Where each page is: under a server, or as a file of a site without one."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from typing import Protocol
from urllib.parse import quote, urlencode

from govgraph import __version__
from govgraph.model import Statement


class Addresses(Protocol):
    """How pages link to one another."""

    live: bool  #: whether a server answers
    base: str  #: what leads from a page to the root

    def thing(self, thing: str) -> str:
        """The page of a thing."""

    def page(self, name: str, **query: str) -> str:
        """One of the other pages, with its query."""

    def static(self, name: str) -> str:
        """A style sheet or script."""

    def data(self, thing: str, ending: str) -> str:
        """The triples of the thing of a page, as ttl or jsonld; empty where there are none to fetch."""


class Served:
    """Addresses under a server: a thing's page is at the tail of its IRI."""

    live, base = True, "/"

    def thing(self, thing: str) -> str:
        """`/id/` and the id; by query where a browser would take part of the id for a path."""
        if any(part in (".", "..", "") for part in thing.split("/")):
            return f"/id?{urlencode({'thing': thing}, errors='replace')}"
        return "/id/" + quote(thing, safe="/", errors="replace")

    def page(self, name: str, **query: str) -> str:
        """`/NAME?query`; the empty name is the first page."""
        asked = {k: v for k, v in query.items() if v}
        return f"/{name}" + (f"?{urlencode(asked, errors='replace')}" if asked else "")

    def static(self, name: str) -> str:
        """With the version, so that a new one is fetched."""
        return f"/static/{name}?v={__version__}"

    def data(self, thing: str, ending: str) -> str:
        """The page itself in another format."""
        return f"?format={ending}"


class Filed:
    """Addresses between files: relative, so that the site may lie anywhere."""

    live = False

    def __init__(self, depth: int = 0, told: Container[str] = ()) -> None:
        """`told` are the things whose triples are among the files."""
        self.base, self._told = "../" * depth, told

    def thing(self, thing: str) -> str:
        """A short name by hash: ids may hold what no file name can."""
        return f"{self.base}thing/{file_of(thing)}"

    def page(self, name: str, **query: str) -> str:
        """NAME.html; the query is left to the page's script."""
        asked = {k: v for k, v in query.items() if v}
        return f"{self.base}{name or 'index'}.html" + (f"#{urlencode(asked, errors='replace')}" if asked else "")

    def static(self, name: str) -> str:
        """Beside the folders of the languages."""
        return f"{self.base}../static/{name}"

    def data(self, thing: str, ending: str) -> str:
        """Beside the folders of the languages, once for both, where the site holds triples."""
        return f"{self.base}../data/{name_of(thing)}.{ending}" if thing in self._told else ""


def file_of(thing: str) -> str:
    """The file that holds a thing's page."""
    return f"{name_of(thing)}.html"


def name_of(thing: str) -> str:
    """What the files of a thing are called."""
    return hashlib.sha256(thing.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def statement(addresses: Addresses, s: Statement) -> str:
    """The passage of a statement, in the page of its document."""
    return f"{addresses.thing(f'document/{s.document_id}')}#s-{s.id}"
