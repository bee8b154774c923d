"""Write the statements of a gazette, one CSV and one Turtle file a document, with a README of their counts.

Names, numbers, roles, dates, offsets and short labels only: quotes are left out, other texts cut, so that no running text of the
source is passed on. `make extracted` calls it.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from govgraph import build, directory, statements
from govgraph.exports import rdf
from govgraph.model import RELATIONS, Statement
from govgraph.vocabulary import DCTERMS, ELI, GOV, OA, PREFIXES, SKOS, document_graph

LONGEST = 30  #: characters of a label
_CUT = {"assigns", "task", "funds", "deadline", "reports_to", "valid"}  #: relations whose object is a label, not a name
_NAMES = {str(p) for p in (DCTERMS.title, SKOS.prefLabel, SKOS.altLabel, ELI.number, GOV.textHash)}
_QUOTES = {str(OA.exact), str(GOV.quote)}


def main(source: Path, out: Path) -> None:
    """Build the graph of `source` in passing and write what it holds to `out`."""
    with tempfile.TemporaryDirectory() as scratch:
        build.build([source], Path(scratch) / "graph", build.Options())
        graph = directory.open(Path(scratch) / "graph")
        rows = _by_document(graph.statements())
        triples = _triples(graph)
    out.mkdir(parents=True, exist_ok=True)
    for old in [*out.glob("*.csv"), *out.glob("*.ttl")]:
        old.unlink()
    for document_id, found in rows.items():
        name = _file_name(found[0].document)
        (out / f"{name}.csv").write_text(statements.dumps(map(_cut, found)), encoding="utf-8", newline="\n")
        (out / f"{name}.ttl").write_bytes(_turtle(triples[str(document_graph(document_id))]))
    (out / "README.md").write_text(_readme(source.name, rows.values()), encoding="utf-8", newline="\n")


def _by_document(found: Iterable[Statement]) -> dict[str, list[Statement]]:
    rows: dict[str, list[Statement]] = defaultdict(list)
    for s in found:
        rows[s.document_id].append(s)
    return rows


def _file_name(number: str) -> str:
    """吕政发〔2019〕10号 → 吕政发2019-10."""
    return re.sub(r"[/\\:*?\s]", "", number.replace("〔", "").replace("〕", "-").removesuffix("号"))


def _cut(s: Statement) -> Statement:
    if s.relation not in _CUT:
        return s
    return replace(s, object=_short(s.object), object_text=_short(s.object_text), detail=_short(s.detail))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _triples(graph: directory.GraphDirectory) -> dict[str, list[ox.Triple]]:
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in ox.parse(rdf.nquads(graph), format=ox.RdfFormat.N_QUADS):
        if quad.predicate.value not in _QUOTES and isinstance(quad.graph_name, ox.NamedNode):
            found[quad.graph_name.value].append(ox.Triple(quad.subject, quad.predicate, _value(quad.predicate.value, quad.object)))
    return found


def _value(predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if predicate in _NAMES or not isinstance(value, ox.Literal) or len(value.value) <= LONGEST:
        return value
    return ox.Literal(_short(value.value), language=value.language) if value.language else ox.Literal(_short(value.value))


def _turtle(triples: list[ox.Triple]) -> bytes:
    ordered = sorted(set(triples), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    prefixes = {name: str(namespace) for name, namespace in PREFIXES.items()}
    text = (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    lines = text.splitlines(keepends=True)
    head = [line for line in lines if line.startswith("@prefix ")]
    return "".join([*sorted(head), *lines[len(head) :]]).encode()


def _readme(source: str, documents: Iterable[list[Statement]]) -> str:
    rows = sorted(documents, key=lambda found: min(s.start for s in found if s.start >= 0))
    used = [r for r in RELATIONS if any(s.relation == r for found in rows for s in found)]
    total = Counter(s.relation for found in rows for s in found)
    lines = [
        f"# Statements of {source}",
        "",
        f"Made by `make extracted`; not to be edited. {len(rows)} documents, {sum(total.values()):,} statements. One CSV and one Turtle file a",
        "document; columns are those of `govgraph export --format statements`, `start` and `end` count characters of the source. Quotes",
        f"are left out and labels cut to {LONGEST} characters.",
        "",
        "| document | " + " | ".join(f"`{r}`" for r in used) + " |",
        "|---|" + "--:|" * len(used),
    ]
    for found in rows:
        count = Counter(s.relation for s in found)
        lines.append(f"| {found[0].document} | " + " | ".join(str(count[r] or "") for r in used) + " |")
    lines.append("| all | " + " | ".join(str(total[r]) for r in used) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: regenerate.py SOURCE FOLDER")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
