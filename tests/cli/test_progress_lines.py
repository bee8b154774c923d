"""What a build says where there is no terminal."""

from __future__ import annotations

import pytest

from govgraph.cli import progress


def test_lines_tell_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    seen = progress._Plain()
    for done in range(41):
        seen(done, 40, "a.txt")
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("read 20 of 40 texts, ")
    assert first.endswith(" s left")
    assert last == "read 40 of 40 texts"
