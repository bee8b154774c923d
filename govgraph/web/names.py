"""Finds things by what people type: full name, abbreviation, wording of a document, pinyin and initials."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from govgraph import lexicon
from govgraph.text import narrow
from govgraph.web.holdings import Thing

_ORDER = ("agency", "party", "court", "body", "office", "person", "document", "fund", "organization", "tier", "item", "task", "cited")
_SPOKEN = 24  #: characters of a name whose pinyin is known
_ENOUGH = 400  #: hits looked at, the things with most statements first


@dataclass(frozen=True, slots=True)
class _Entry:
    thing: Thing
    names: tuple[str, ...]  #: folded
    sounds: tuple[str, ...]  #: pinyin and initials of each name


class Names:
    """All names, ready to be searched."""

    def __init__(self, things: Iterable[Thing]) -> None:
        ordered = sorted(things, key=lambda t: (-t.count, _rank(t.kind), t.id))
        self._entries = [_entry(t) for t in ordered]
        self._keys = ["\n".join(("", *e.names, *e.sounds, "")) for e in self._entries]
        self._exact: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            for name in entry.names:
                self._exact.setdefault(name, []).append(entry)

    def find(self, text: str, kinds: Sequence[str] = (), limit: int = 12) -> list[Thing]:
        """The best matches: whole names before beginnings before parts, the things with most statements first."""
        wanted = fold(text)
        if not wanted:
            return []
        hits = {e.thing.id: e for e in self._exact.get(wanted, ()) if not kinds or e.thing.kind in kinds}
        for entry, key in zip(self._entries, self._keys, strict=True):
            if wanted in key and (not kinds or entry.thing.kind in kinds):
                hits[entry.thing.id] = entry
                if len(hits) >= _ENOUGH:
                    break
        ranked = sorted(hits.values(), key=lambda e: (_closeness(e, wanted), _rank(e.thing.kind), -e.thing.count, e.thing.id))
        return [e.thing for e in ranked[:limit]]

    def near(self, text: str, kinds: Sequence[str] = (), limit: int = 6) -> list[Thing]:
        """Things whose names share most pairs of characters with a text: what may be the same, or was meant."""
        pairs = _pairs(text[:40])
        shared = Counter(i for pair in pairs for i in self._by_pair.get(pair, ()))
        among = ((self._entries[i].thing, n) for i, n in shared.items())
        scored = [(n / (len(pairs) + len(t.name)), t) for t, n in among if not kinds or t.kind in kinds]
        return [t for n, t in sorted(scored, key=lambda x: (-x[0], -x[1].count, x[1].id))[:limit] if n > 0.15]

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        """Which entries have two characters side by side in their names."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, entry in enumerate(self._entries):
            for pair in _pairs(entry.thing.name):
                found[pair].append(i)
        return found

    def table(self) -> list[list[Any]]:
        """Names and sounds of everything, for a site without a server, those first that come first among equals."""
        ordered = sorted(self._entries, key=lambda e: (_rank(e.thing.kind), -e.thing.count, e.thing.id))
        return [[e.thing.id, e.thing.name, e.thing.kind, e.thing.place, [*e.names, *e.sounds], e.thing.count] for e in ordered]


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def fold(text: str) -> str:
    """A name without what people type or leave out: width, case, white space, quotation marks."""
    return "".join(c for c in narrow(text).lower() if not c.isspace() and c not in "《》“”\"'")


def _closeness(entry: _Entry, wanted: str) -> int:
    for level, texts in ((0, entry.names), (3, entry.sounds)):
        if wanted in texts:
            return level
        if any(t.startswith(wanted) for t in texts):
            return level + 1
        if any(wanted in t for t in texts):
            return level + 2
    return 9


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _entry(thing: Thing) -> _Entry:
    names = tuple(dict.fromkeys(fold(n) for n in (thing.name, *thing.also, *_short(thing))))
    spoken = names if thing.kind not in ("task", "item", "cited") else names[:1]
    return _Entry(thing, names, tuple(dict.fromkeys(s for n in spoken for s in _sounds(n[:_SPOKEN]))))


def _short(thing: Thing) -> list[str]:
    """What a department is commonly called: 发展和改革委员会 is the 发改委 as well."""
    if thing.kind not in ("agency", "party"):
        return []
    bare = thing.id.rpartition("/")[2]
    return [stem + suffix for name, stem, suffixes in _stems() if bare.startswith(name) for suffix in suffixes]


@lru_cache(maxsize=1)
def _stems() -> list[tuple[str, str, tuple[str, ...]]]:
    """Name of a department, a shorter stem, and the short suffixes it takes."""
    found = []
    for d in lexicon.load("departments")["departments"]:
        suffixes = tuple(s for s in d.get("as", ()) if len(s) == 1)
        found += [(d["name"], stem, suffixes) for stem in d.get("stems", ()) if len(stem) <= 4]
    return found


def _sounds(name: str) -> tuple[str, ...]:
    """Pinyin and initials: 民政局 is minzhengju and mzj; nothing where pypinyin is not installed."""
    syllables = _syllables(name)
    return ("".join(syllables), "".join(s[0] for s in syllables if s)) if syllables else ()


@lru_cache(maxsize=65536)
def _syllables(name: str) -> tuple[str, ...]:
    if not any("\u4e00" <= c <= "\u9fff" for c in name):
        return ()
    try:
        from pypinyin import lazy_pinyin
    except ImportError:
        return ()
    return tuple(s.lower() for s in lazy_pinyin(name, errors="default"))
