"""How far a build is: plain lines with rate and time left, and a bar on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govgraph.cli import progress
from tests.generator import notices


def test_plain_lines_tell_rate_and_time_left(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    seen = progress._Plain()
    seen(0, 400, "reading")
    for done in range(1, 401):
        clock[0] = done * 0.1
        seen(done, 400, "a.txt")
    clock[0] = 50.0
    seen(0, 30, "storing")
    seen(30, 30, "a document")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "50 of 400 texts read, 10.0 a second, 35 s left"
    assert lines[-1] == "400 of 400 texts read, 10.0 a second"
    assert len(lines) == 8, "a line each five seconds, and none of what took no time"


def test_a_terminal_has_a_bar_with_rate_and_time_left(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "govgraph", "build", str(notices(tmp_path / "in", 150)), "--out", str(tmp_path / "g"), "--workers", "1"]
    seen = b""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"}) as child:
        os.close(theirs)
        try:
            while part := os.read(ours, 65536):
                seen += part
        except OSError:  # the other end is closed
            pass
    assert child.returncode == 0
    shown = seen.decode(errors="replace")
    assert "reading" in shown
    assert "/150" in shown
    assert "/s" in shown
    assert "0:00:0" in shown
