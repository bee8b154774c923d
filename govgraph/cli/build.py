"""`govgraph build`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govgraph.vocabulary.iris import BASE


def build(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT...", help="Files, folders or globs; or a statements table (.csv) corrected by hand.", show_default=False),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the graph is, or is to be.")] = Path("graph"),
    sample: Annotated[bool, typer.Option("--sample", help="Read the sample gazette inside the package.")] = False,
    base_iri: Annotated[str, typer.Option(metavar="IRI", help="Where the IRIs of things begin.")] = BASE,
    sources: Annotated[
        list[Path] | None, typer.Option(metavar="FOLDER", help="Where the texts of a statements table are; may be repeated.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A CSV file of decisions on names and statements, laid over what is read.")
    ] = None,
    keep_personal: Annotated[
        bool, typer.Option("--keep-personal", help="Keep telephone, identity and account numbers in the stored texts.")
    ] = False,
    workers: Annotated[int, typer.Option(min=0, help="Processes that read files; 0: as many as there are processors.")] = 0,
    engine: Annotated[str, typer.Option(metavar="ENGINE", help="Who reads the files: local, or dask (see --scheduler).")] = "local",
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A Dask scheduler, tcp://host:8786; without it, a cluster on this machine.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read documents and make their graph in a directory; run again, it works only on what changed.

    Example: govgraph build gazettes/2019 --out graph
    """
    from govgraph import build as building
    from govgraph import resources
    from govgraph.cli import progress
    from govgraph.errors import UsageError

    given: list[str | Path] = [*(inputs or []), *([resources.data() / "sample"] if sample else [])]
    if not given:
        raise UsageError("no input is given; name files or folders, or try --sample")
    options = building.Options(base_iri, tuple(sources or ()), keep_personal, decisions, workers, engine, scheduler)  # type: ignore[arg-type]
    with progress.reading() as seen:
        summary = building.build(given, out, options, seen)
    progress.report(summary, as_json)
