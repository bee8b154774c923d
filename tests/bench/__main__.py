"""Prints the table: `python -m tests.bench`; `--json FILE` writes it as well.

`--sizes 1,10,100` says how many gazettes to build, `--only builds,store` which topics to measure; a path names the gazette to
read, else the shared one, else the sample.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from govgraph import resources
from tests.bench import builds, extraction, ocr, start, store, web
from tests.bench.rows import Given, shown

SHARED = Path(__file__).parents[3] / "shared" / "corpus" / "lvliang-gazette-2019-3.txt"
TOPICS = {"start": start, "extraction": extraction, "store": store, "builds": builds, "web": web, "ocr": ocr}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sizes", default="1,10,100")
    parser.add_argument("--only", default=",".join(TOPICS))
    told = parser.parse_args()
    path = told.path if told.path.exists() else next((resources.data() / "sample").glob("*.txt"))
    given = Given(path, tuple(sorted(int(n) for n in told.sizes.split(","))))
    rows = []
    for topic in told.only.split(","):
        for row in TOPICS[topic].rows(given):
            rows.append({**asdict(row), "ratio": row.ratio})
            print(shown(row), flush=True)
    if told.json:
        told.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
