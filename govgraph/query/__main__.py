"""Runs the query on standard input and writes its answer to standard output: the child process that `ask` can stop."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from govgraph import directory, store
from govgraph.errors import GovgraphError
from govgraph.query import prepare
from govgraph.query.asking import sent


def main() -> int:
    """The exit status: 0, or that of the error."""
    job = json.load(sys.stdin.buffer)
    try:
        dataset = directory.open(Path(job["path"])).dataset()
        answer = sent(dataset.results(prepare(dataset, job["query"], job["values"], job["place"])))
    except (GovgraphError, RuntimeError) as error:
        known = error if isinstance(error, GovgraphError) else store.damage(error)
        if known is None:
            raise
        sys.stderr.buffer.write(str(known).encode())
        return known.exit_code
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
