"""The wheel works outside the checkout, with its data and ontology."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path) -> str:
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel in it; it borrows the dependencies, but not the checkout, of ours."""
    work = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", work, root, cwd=work)
    env = work / "env"
    run(sys.executable, "-m", "venv", "--without-pip", env, cwd=work)
    site = Path(run(env / "bin" / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=work).strip())
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    wheel = next(work.glob("govgraph-*.whl"))
    run(*pip, "--python", env / "bin" / "python", "install", "--no-deps", "--force-reinstall", wheel, cwd=work)
    return env


def test_it_is_the_wheel_that_runs(installed: Path) -> None:
    where = run(installed / "bin" / "python", "-c", "import govgraph; print(govgraph.__file__)", cwd=installed)
    assert Path(where.strip()).is_relative_to(installed)


def test_data_and_ontology_are_inside(installed: Path) -> None:
    code = (
        "from govgraph import resources as r\n"
        "print(*sorted(p.name for p in r.ontology().iterdir()))\n"
        "print(*sorted(p.name for p in r.data().iterdir()))\n"
        "assert r.ontology().is_relative_to(r.data().parent)"
    )
    ontology, data = run(installed / "bin" / "python", "-c", code, cwd=installed).splitlines()
    assert {"govgraph.ttl", "shapes.ttl"} <= set(ontology.split())
    assert {"pipeline.cfg", "queries", "sample"} <= set(data.split())


def test_it_builds_and_checks_the_sample(installed: Path, tmp_path: Path) -> None:
    govgraph = installed / "bin" / "govgraph"
    run(govgraph, "build", "--sample", "--out", tmp_path / "graph", cwd=tmp_path)
    run(govgraph, "check", tmp_path / "graph", cwd=tmp_path)
    assert "市" in run(govgraph, "query", tmp_path / "graph", "leads-most", cwd=tmp_path)
