"""The import contracts of pyproject.toml hold: one direction from file to report, spaCy ends at the pipeline."""

import subprocess
import sys
from pathlib import Path


def test_import_contracts_hold(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([str(linter), "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout
