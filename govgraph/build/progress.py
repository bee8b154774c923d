"""What a build tells of how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]  #: how many are done, of how many, and the last one's name; at 0 a stage's name: reading, storing


def silent(done: int, total: int, name: str) -> None:
    """Tell nobody."""
