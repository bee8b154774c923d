"""What may be asked: reads the text of a SPARQL query as tokens, refuses what writes or leaves the machine, places errors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from govgraph.errors import GraphError, UsageError
from govgraph.query import terms
from govgraph.store import Queryable
from govgraph.vocabulary import PREFIXES

UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})

# Strings, IRIs and comments come first, so that words inside them are no keywords.
_TOKEN = re.compile(
    r"""(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      |(?P<iri><[^<>"{}|^`\\\s]*>)
      |(?P<comment>\#[^\n]*)
      |(?P<variable>[?$]\w+)
      |(?P<tag>@[A-Za-z-]+)
      |(?P<prefixed>(?P<prefix>[\w.-]*):[\w.:%-]*)
      |(?P<word>[A-Za-z]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"(?P<backslash>\\\\)|\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PADDING = "\n" + " " * 40
_REASON = re.compile(r"IRI parsing failed|The [^,\[\]]+")  #: what the engine says in words; its lists of tokens mislead
_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def select(dataset: Queryable, text: str) -> list[tuple[Any, ...]]:
    """The rows of a SELECT of our own, with all prefixes known, in terms of rdflib."""
    return [tuple(map(terms.node, row)) for row in dataset.results(text)]  # type: ignore[union-attr]


def checked(text: str) -> str:
    """The query itself, if it may be asked; else GraphError says what is wrong, and where.

    Refused are updates, and SERVICE, which would ask other hosts on the network.
    """
    _refuse(text)
    try:
        # Padded, so that the place of an error near the end is found in the same way as elsewhere: see _offset.
        ox.Store().query(text + _PADDING, prefixes={k: str(v) for k, v in PREFIXES.items()})
    except SyntaxError as error:
        raise _placed(text, str(error)) from error
    return text


def _refuse(text: str) -> None:
    # Escapes are resolved before keywords are read: \u0053ERVICE is SERVICE.
    for index, (word, at) in enumerate(_operations(_unescaped(text))):
        if word == "SERVICE":
            raise GraphError(
                f"{_where(text, at)}: SERVICE would ask another host on the network and is refused; load what you need here"
            )
        if index == 0 and word in UPDATES:
            raise GraphError(f"{_where(text, at)}: {word} is an update; queries only read (use govgraph build, add, remove)")


def _operations(text: str) -> Iterator[tuple[str, int]]:
    """The words that are keywords, in capitals, with their offsets; those of the prologue left out."""
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word" and (word := token.group().upper()) not in ("PREFIX", "BASE"):
            yield word, token.start()


def undeclared(text: str) -> str | None:
    """The first prefix that a query uses, and that neither it declares nor we know."""
    known, declaring = set(PREFIXES), False
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "prefixed":
            prefix = token["prefix"]
            if declaring:
                known.add(prefix)
            elif prefix not in known and prefix != "_":
                return prefix
        declaring = token.lastgroup == "word" and token.group().upper() == "PREFIX"
    return None


def _placed(text: str, message: str) -> GraphError:
    if not any(True for _ in _operations(text)):
        return GraphError("the query is empty; try govgraph query DIR --list")
    if (prefix := undeclared(text)) is not None:
        at = next(t.start() for t in _TOKEN.finditer(text) if t.lastgroup == "prefixed" and t["prefix"] == prefix)
        return GraphError(f"{_where(text, at)}: the prefix {prefix}: is not declared; known are {', '.join(sorted(PREFIXES))}")
    if not (found := _AT.match(message)):
        return GraphError(f"not a SPARQL query: {message}")
    at, reason = _offset(text, found), _REASON.search(found[3])
    said = f" ({reason[0]})" if reason else ""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0].rstrip()
    left = max(0, at - start - 60)
    shown, caret = line[left : left + 100], "".join("　" if ord(c) > 0x2E7F else " " for c in line[left : at - start])
    return GraphError(f"{_where(text, at)}: the query cannot go on like this{said}\n  {shown}\n  {caret}^")


def _offset(text: str, found: re.Match[str]) -> int:
    """Where an error is, from the engine's place, which lies after as many characters as the keyword it tried has."""
    padded = text + _PADDING
    lines = padded.split("\n")
    at = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    at -= min(map(len, re.findall(r"\b[A-Z][A-Z0-9_]+\b(?! parsing)", found[3])), default=0)
    at += len(padded[at:]) - len(padded[at:].lstrip())
    return max(0, min(at, len(text)))


def _where(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - (text.rfind(chr(10), 0, offset) + 1) + 1}"


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: m["backslash"] or chr(min(int(m[2] or m[3], 16), 0x10FFFF)), text)


def filled(text: str, name: str, values: Sequence[str]) -> str:
    """The query with the values of `VALUES ?name { … }`, its parameter, replaced; the rest is untouched."""
    pattern = re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*\{{)[^{{}}]*(\}})")
    joined = " ".join(values)
    result, count = pattern.subn(lambda m: f"{m[1]} {joined} {m[2]}", text)
    if count == 0:
        raise UsageError(f"the query has no parameter {name!r}: none of its lines reads VALUES ?{name} {{ … }}")
    return result


def literal(value: str) -> str:
    """A string as it stands in a query, quoted and escaped."""
    return str(ox.Literal(value))
