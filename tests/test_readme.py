"""What the README shows is true: its commands run and print what it says, its tables list what there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govgraph.cli.app import COMMANDS
from govgraph.model import RELATIONS

README = Path(__file__).parents[1] / "README.md"
TEXT = README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", TEXT, re.M | re.S)


def steps(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines shown below it; … stands for lines left out."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.strip() and line.strip() != "…":
            found[-1][1].append(line.rstrip())
    return found


def tight(text: str) -> str:
    """A line without what may differ: figures, which change with the rules, and what a terminal's width changes."""
    return re.sub(r"[\s─━│┃|+-]+", " ", re.sub(r"\d[\d,.]*", "0", text)).strip()


@pytest.fixture(scope="module")
def folder(gazette_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands run: a gazette lies there as gazette.txt."""
    work = tmp_path_factory.mktemp("readme")
    (work / "gazette.txt").symlink_to(gazette_path)
    return work


def test_commands_print_what_is_shown(folder: Path) -> None:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "120", "NO_COLOR": "1"}
    assert BLOCKS
    for command, shown in [step for block in BLOCKS for step in steps(block)]:
        done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env=env)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        printed = [tight(line) for line in (done.stdout + done.stderr).splitlines()]
        for line in shown:
            assert tight(line) in printed, f"{command} no longer prints\n{line}\nbut\n" + "\n".join(printed)


def test_table_of_commands_is_complete() -> None:
    assert re.findall(r"^\| `govgraph (\w+)", TEXT, re.M) == list(COMMANDS)


def test_table_of_relations_is_complete() -> None:
    listed = re.findall(r"^\| `(\w+)`", TEXT, re.M)
    assert set(listed) == set(RELATIONS)
    assert len(listed) == len(RELATIONS)


@pytest.mark.parametrize("target", re.findall(r"^    make ([\w-]+)|`make ([\w-]+)`", TEXT, re.M), ids="".join)
def test_make_targets_exist(target: tuple[str, str]) -> None:
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{''.join(target)}:", makefile, re.M)


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http|#)([^)#]+)", TEXT))
def test_links_lead_somewhere(link: str) -> None:
    assert (README.parent / link).exists()
