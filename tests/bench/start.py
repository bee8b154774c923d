"""The cold start of the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from tests.bench.rows import Given, Row, best

HELP = "import sys; sys.argv = ['govgraph', '--help']; from govgraph.cli import main; main()"


def rows(given: Given) -> Iterator[Row]:
    """How long a user waits for the list of commands."""
    code = [sys.executable, "-c", HELP]
    yield Row("govgraph --help", "", best(lambda: subprocess.run(code, check=True, capture_output=True)), "s")
