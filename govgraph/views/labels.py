"""Short names for the things of a scene, wrapped, and the room each takes."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from govgraph.views.scene import Node, Scene

_NUMBER = re.compile("（[^（）]*号）$")  # the document that tells a 综合组 from others of that name
LONGEST = 24  #: characters of a label


@dataclass(frozen=True, slots=True)
class Label:
    """How a thing is written and how large it is drawn."""

    text: str
    wrapped: str
    text_size: int
    mark: float  #: radius of its mark
    weight: int  #: what its size goes by: the weight of its ties
    width: float
    height: float
    rise: float  #: how far the mark lies above the middle of both mark and name


def labels(scene: Scene) -> dict[str, Label]:
    """The labels of all things; two things are never written alike where their full names differ."""
    weights: Counter[str] = Counter()
    for tie in scene.ties.values():
        weights[tie.source] += tie.weight
        weights[tie.target] += tie.weight
    return {n: _label(text, scene.nodes[n], weights[n]) for n, text in _texts(scene).items()}


def _texts(scene: Scene) -> dict[str, str]:
    short = {n: _short(node) for n, node in scene.nodes.items()}
    users: dict[str, set[str]] = defaultdict(set)
    for n, text in short.items():
        users[text].add(scene.nodes[n].name)
    return {n: text if len(users[text]) == 1 else scene.nodes[n].name for n, text in short.items()}


def _short(node: Node) -> str:
    """The wording that documents use most; of documents the title without what all titles share."""
    if node.kind in ("programme", "cited"):
        bare = node.name.strip("《》").removesuffix("的通知").removesuffix("的决定")
        return bare.removeprefix("关于").removeprefix("印发") or node.name
    if node.kind in ("body", "office") or not node.wordings:
        return _NUMBER.sub("", node.name) or node.name
    return max(sorted(node.wordings), key=lambda w: (node.wordings[w], len(w)))


def _label(text: str, node: Node, weight: int) -> Label:
    size = 13 + min(9, round(1.6 * math.log2(1 + weight)))
    lines = _wrapped(text, 11 if node.kind in ("programme", "cited") else 9)
    width = max(map(_width, lines)) * size
    height = len(lines) * size * 1.25
    mark = 6 + 2.4 * math.sqrt(weight) if weight < 60 else 25.0
    if node.kind in ("programme", "cited"):
        return Label(text, "\n".join(lines), size, mark, weight, width + 34, height + 34, 0)
    whole = height + 2 * mark + 8
    return Label(text, "\n".join(lines), size, round(mark, 1), weight, max(width, 2 * mark) + 14, whole + 10, whole / 2 - mark)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of about the same length."""
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    count = max(1, math.ceil(_width(cut) / width))
    each = math.ceil(len(cut) / count)
    return [cut[i : i + each] for i in range(0, len(cut), each)] or [""]


def _width(text: str) -> float:
    """Width in ems: Latin letters and digits take half."""
    return sum(0.56 if ord(c) < 0x2E80 else 1.0 for c in text)
