"""Writes small PDF files: characters at places, and rules between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Text:
    """A line of text that begins at a place, counted from the top left."""

    x: float
    y: float
    words: str
    size: float = 10


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float


Sheet = Sequence[Text | Rule]


def pdf(path: Path, sheets: Sequence[Sheet]) -> Path:
    """A PDF of these pages, in a font that every reader has by name."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        b" /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
        b" /CapHeight 880 /StemV 93 >>",
    ]
    pages = []
    for sheet in sheets:
        content = "\n".join(_drawn(x) for x in sheet).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>"
            % (WIDTH, HEIGHT, len(objects))
        )
        pages.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % p for p in pages))
    path.write_bytes(_file(objects))
    return path


def _drawn(item: Text | Rule) -> str:
    if isinstance(item, Rule):
        return f"0.5 w {item.x} {HEIGHT - item.y} m {item.to_x} {HEIGHT - item.to_y} l S"
    code = item.words.encode("utf-16-be").hex()
    return f"BT /F {item.size} Tf {item.x} {HEIGHT - item.y} Td <{code}> Tj ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))


def grid(x: Sequence[float], y: Sequence[float]) -> list[Rule]:
    """The rules of a table."""
    return [Rule(x[0], at, x[-1], at) for at in y] + [Rule(at, y[0], at, y[-1]) for at in x]
