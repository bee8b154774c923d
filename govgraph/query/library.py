"""The bundled queries, `data/queries/NAME.rq`: what their headers say, and how their parameters are filled in.

A header is comments: `# title.zh: …`, `# title.en: …`, `# question.zh: …`, `# question.en: …`, `# topic: …`, and
a line `# param NAME KIND: what it is` for each parameter. A parameter stands in the query as `VALUES ?NAME { default }`,
so that a file runs as it is on any server. Its kind is `text`, `number`, `date`, or `thing`, a name or an id: its default is UNDEF
where nothing given means everything. An empty list means that a value must be given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

from govgraph import resources
from govgraph.errors import DataError, GraphError, UsageError
from govgraph.query import sparql

Kind = Literal["thing", "text", "number", "date"]
KINDS: tuple[Kind, ...] = ("thing", "text", "number", "date")
FIELDS = ("title.zh", "title.en", "question.zh", "question.en", "topic")

_HEADER = re.compile(r"^# (?P<key>[a-z.]+)(?: (?P<name>\w+))?(?: (?P<kind>\w+))?: (?P<value>.+)$", re.MULTILINE)
_NAME = re.compile(r"[\w.-]+")
_FORMS = {"number": re.compile(r"-?\d+(?:\.\d+)?"), "date": re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be set in a bundled query."""

    name: str
    kind: Kind
    meaning: str
    default: str  #: as it stands in the query; UNDEF where nothing is chosen, empty where something must be


@dataclass(frozen=True, slots=True)
class Query:
    """A bundled query, and what its header says of it."""

    name: str
    text: str
    title_zh: str
    title_en: str
    question_zh: str
    question_en: str
    topic: str
    parameters: tuple[Parameter, ...]


@cache
def bundled() -> dict[str, Query]:
    """All bundled queries by name, in the order of their names."""
    folder = resources.data() / "queries"
    return {path.stem: read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.rq"))}


def read(name: str, text: str) -> Query:
    """A query with its header; DataError where the header lacks a field."""
    fields, parameters = {}, []
    for line in _HEADER.finditer(text):
        if line["key"] == "param":
            parameters.append(_parameter(name, text, line))
        else:
            fields[line["key"]] = line["value"].strip()
    if missing := [field for field in FIELDS if field not in fields]:
        raise DataError(f"{name}.rq: its header lacks {', '.join(missing)}")
    title_zh, title_en, question_zh, question_en, topic = (fields[field] for field in FIELDS)
    return Query(name, text, title_zh, title_en, question_zh, question_en, topic, tuple(parameters))


def _parameter(query: str, text: str, line: re.Match[str]) -> Parameter:
    name, kind = line["name"], line["kind"]
    if name is None or kind not in KINDS:
        raise DataError(f"{query}.rq: {line[0]!r} should read # param NAME KIND: meaning, with KIND one of {', '.join(KINDS)}")
    default = re.search(rf"VALUES\s+\?{name}\s*\{{([^{{}}]*)\}}", text)
    if default is None:
        raise DataError(f"{query}.rq: its parameter {name} is in no line VALUES ?{name} {{ … }}")
    return Parameter(name, kind, line["value"].strip(), default[1].strip())


def text_of(query: str) -> str:
    """The SPARQL that QUERY means: text, `@file`, or the name of a bundled query."""
    if query.startswith("@"):
        return _file(Path(query[1:]))
    if "{" in query or not _NAME.fullmatch(query.strip()):
        return query
    return find(query.strip()).text


def find(name: str) -> Query:
    """A bundled query by its name; GraphError gives the nearest names where there is none."""
    known = bundled()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.5) or [n for n in known if set(name.split("-")) & set(n.split("-"))][:3]
    hint = f"did you mean {', '.join(near)}?" if near else "govgraph query DIR --list shows them all"
    raise GraphError(f"there is no query named {name!r}; {hint}")


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: the query file cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the query file is not UTF-8") from error


def fill(text: str, values: Mapping[str, str], name_to_iris: Callable[[str], list[str]]) -> str:
    """The query with its parameters set; `name_to_iris` finds what a parameter of kind `thing` names."""
    kinds = {line["name"]: line["kind"] for line in _HEADER.finditer(text) if line["key"] == "param"}
    needed = {name for name in kinds if re.search(rf"VALUES\s+\?{name}\s*\{{\s*\}}", text)}
    if missing := sorted(name for name in needed if not values.get(name)):
        raise UsageError(f"the query needs --param {missing[0]}=…; govgraph query DIR --list says what it is")
    for name, value in values.items():
        text = sparql.filled(text, name, _terms(name, kinds.get(name, "text"), value, name_to_iris))
    return text


def _terms(name: str, kind: str, value: str, name_to_iris: Callable[[str], list[str]]) -> list[str]:
    if kind == "thing":
        return [f"<{iri}>" for iri in name_to_iris(value)] if value else ["UNDEF"]
    if (form := _FORMS.get(kind)) and not form.fullmatch(value):
        raise UsageError(f"{name}={value}: a {kind} is wanted, such as {'2019-06-30' if kind == 'date' else '5'}")
    return [value if kind == "number" else sparql.literal(value)]
