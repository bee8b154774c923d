"""Draws a scene with pyvis as one page that asks no other host for anything."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from pyvis.network import Network

from govgraph import lexicon
from govgraph.gaps import Lang, Quotes
from govgraph.network import layout
from govgraph.views.labels import Label, labels
from govgraph.views.scene import QUOTES, Scene, Tie

_OPTIONS = """{"physics": {"enabled": false}}"""


def page(scene: Scene, quotes: Quotes, lang: Lang = "zh", *, focus: str = "", title: str = "") -> str:
    """The page as HTML text; `focus` is the id of the thing that is marked when it opens."""
    names = labels(scene)
    sizes = {n: (label.width, label.height) for n, label in names.items()}
    at = layout(sizes, [(t.source, t.target, t.weight) for t in scene.ties.values()])
    net = Network(height="100%", width="100%", cdn_resources="in_line")
    net.set_options(_OPTIONS)
    for thing, label in sorted(names.items()):
        net.add_node(thing, **_node(scene, thing, label, at[thing], lang))
    for tie in (scene.ties[k] for k in sorted(scene.ties)):
        net.add_edge(tie.source, tie.target, **_edge(tie, scene, quotes, lang))
    net.templateEnv = _environment()
    net.path = "view.html"
    net.templateEnv.globals.update(_globals(scene, lang, focus, title))
    html: str = net.generate_html()
    return html


def _node(scene: Scene, thing: str, label: Label, at: tuple[float, float], lang: Lang) -> dict[str, Any]:
    node, style = scene.nodes[thing], _style("nodes", scene.nodes[thing].kind)
    also = sorted({w for w in node.wordings if w not in (node.name, label.text)})[:6]
    return {
        "label": label.wrapped, "title": f"{node.name}\n{style[lang]}", "x": at[0], "y": round(at[1] - label.rise, 1),
        "kind": node.kind, "name": node.name, "also": also, "shape": style["shape"],
        "size": label.mark, "textSize": label.text_size, "importance": label.weight,
    }  # fmt: skip


def _edge(tie: Tie, scene: Scene, quotes: Quotes, lang: Lang) -> dict[str, Any]:
    says = _says(tie, lang)
    a, b = scene.nodes[tie.source].name, scene.nodes[tie.target].name
    return {
        "title": f"{a} → {b}\n{says}", "kind": tie.kind, "says": says, "lead": int("lead" in tie.counts),
        "width": round(1 + 1.6 * math.log2(max(tie.weight, 1)), 2), "quotes": _quotes(tie, quotes, lang),
        "more": max(0, len(_spans(tie)) - QUOTES),
    }  # fmt: skip


def _says(tie: Tie, lang: Lang) -> str:
    """What a line stands for: 承担任务：牵头2、配合3."""
    roles = lexicon.load("view")["roles"]
    counts = [(roles.get(r, {}).get(lang, r), n if n > 1 or r in roles else "") for r, n in tie.counts.most_common(5) if r]
    parts = [f"{role}{n}" for role, n in counts]
    what = _style("ties", tie.kind)[lang]
    return f"{what}：{'、'.join(parts)}" if parts else what


def _spans(tie: Tie) -> dict[tuple[str, int, int], int]:
    return {(s.source, s.start, s.end): i for i, s in reversed(list(enumerate(tie.statements)))}


def _quotes(tie: Tie, quotes: Quotes, lang: Lang) -> list[list[str]]:
    found = []
    for i in sorted(_spans(tie).values())[:QUOTES]:
        s = tie.statements[i]
        where = " ".join(p for p in (s.document, s.place, _word("line", lang).format(n=s.line) if s.line else "") if p)
        found.append([quotes(s), where])
    return found


def _style(group: str, kind: str) -> dict[str, Any]:
    styles: dict[str, dict[str, Any]] = lexicon.load("view")[group]
    return styles.get(kind) or next(iter(styles.values()))


def _word(key: str, lang: Lang) -> str:
    word: str = lexicon.load("view")["words"][key][lang]
    return word


def _globals(scene: Scene, lang: Lang, focus: str, title: str) -> dict[str, Any]:
    look = lexicon.load("view")
    kinds = {"nodes": Counter(n.kind for n in scene.nodes.values()), "ties": Counter(t.kind for t in scene.ties.values())}
    legend = {
        group: [{"kind": k, "name": s[lang], "n": counts[k], **s} for k, s in look[group].items() if counts[k]]
        for group, counts in kinds.items()
    }
    words = {k: w[lang] for k, w in look["words"].items()}
    left_out = words["left_out"].format(n=scene.left_out) if scene.left_out else ""
    return {"lang": lang, "legend": legend, "words": words, "focus": focus, "page_title": title or words["title"], "left_out": left_out}


@cache
def _environment() -> Environment:
    ours = PackageLoader("govgraph.views", "templates")
    theirs = FileSystemLoader(Path(pyvis.__file__).parent / "templates")
    environment = Environment(loader=ChoiceLoader([ours, theirs]), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return environment
