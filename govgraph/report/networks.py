"""The figure of missing ties: agencies that share tasks, those pairs that meet on no body drawn apart from those that do."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from itertools import combinations

from govgraph.gaps import Corpus, Lang
from govgraph.gaps.agencies import apart, sitting
from govgraph.network import ACTORS, layout
from govgraph.report.svg import svg
from govgraph.report.words import word

AT_LEAST = 3  #: tasks that a pair shares
PAIRS = 40  #: pairs that can be told apart on a page
_CHARACTER, _HEIGHT = 12.5, 30.0
_LONGEST = 10


def missing_ties(corpus: Corpus, lang: Lang) -> str:
    """Agencies that share three and more tasks: a dashed line where no body seats both, a plain one where one does."""
    sits = sitting(corpus)
    if not any(sits.values()):
        return ""
    shared, names = _shared(corpus)
    pairs = sorted((p for p, n in shared.items() if n >= AT_LEAST), key=lambda p: (not apart(p[0], p[1], sits), -shared[p], p))[
        :PAIRS
    ]
    if not any(apart(a, b, sits) for a, b in pairs):
        return ""
    sizes = {a: (_CHARACTER * len(_short(names[a])) + 16, _HEIGHT) for pair in pairs for a in pair}
    at = layout(sizes, [(a, b, float(shared[a, b])) for a, b in pairs])
    left, top = (min(at[n][i] - sizes[n][i] / 2 for n in at) - 12 for i in (0, 1))
    right, bottom = (max(at[n][i] + sizes[n][i] / 2 for n in at) + 12 for i in (0, 1))
    at = {n: (x - left, y - top) for n, (x, y) in at.items()}
    lines = [_line(at[a], at[b], shared[a, b], apart(a, b, sits)) for a, b in pairs]
    return svg(
        right - left, bottom - top, [*lines, *(_node(names[n], at[n], sizes[n][0]) for n in sorted(at))], word("ties", lang)
    )


def _shared(corpus: Corpus) -> tuple[dict[tuple[str, str], int], dict[str, str]]:
    shared: dict[tuple[str, str], int] = defaultdict(int)
    names: dict[str, str] = {}
    for task in corpus.tasks:
        parties = task.parties(kinds=ACTORS)
        names |= {a: s.subject for a, s in parties.items()}
        for pair in combinations(sorted(parties), 2):
            shared[pair] += 1
    return shared, names


def _line(a: tuple[float, float], b: tuple[float, float], count: int, missing: bool) -> str:
    css = "missing" if missing else "met"
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    number = f'<text class="n" text-anchor="middle" x="{x:.1f}" y="{y - 3:.1f}">{count}</text>' if missing else ""
    return f'<line class="{css}" x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}"/>{number}'


def _node(name: str, at: tuple[float, float], width: float) -> str:
    box = f'<rect class="node" x="{at[0] - width / 2:.1f}" y="{at[1] - 11:.1f}" width="{width:.1f}" height="22" rx="11"/>'
    label = f'<text text-anchor="middle" x="{at[0]:.1f}" y="{at[1] + 4.5:.1f}">{escape(_short(name))}</text>'
    return f"<g><title>{escape(name)}</title>{box}{label}</g>"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:4]}…{name[-5:]}"
