"""Files that are damaged, locked, huge, or not what their name says: read as what they are, or refused in a sentence that says what to do."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from pathlib import Path

import docx as word
import pytest
from PIL import Image

from govgraph import readers
from govgraph.errors import ReadError
from tests.readers.handmade_pdf import pdf
from tests.readers.test_html_pages import BODY, PAGE
from tests.readers.test_pdf_pages import column

TEXT = "澜江市人民政府关于加强防汛工作的通知\n澜政发〔2021〕3号\n\n各县人民政府：\n请认真落实防汛责任，确保安全度汛。\n"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MEMORY = "import re, sys; from govgraph import readers; readers.read(sys.argv[1]); print(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"


def refused(path: Path, *says: str) -> None:
    with pytest.raises(ReadError) as caught:
        readers.read(path)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    for words in says:
        assert words in message


def word_file() -> bytes:
    out = io.BytesIO()
    document = word.Document()
    document.add_paragraph("由市水利局牵头")
    document.save(out)
    return out.getvalue()


def test_a_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf(tmp_path / "a.pdf", [column(60, 100, 3)]).read_bytes())
    (tmp_path / "b.doc").write_bytes(word_file())
    (tmp_path / "c.doc").write_text(PAGE.format(charset="utf-8", body=BODY), encoding="utf-8")
    (tmp_path / "d.pdf").write_text("\n <!DOCTYPE HTML><p>" + TEXT * 4, encoding="utf-8")
    for name, said in (("a.txt", "防汛"), ("b.doc", "由市水利局牵头"), ("c.doc", "由市水利局牵头"), ("d.pdf", "防汛责任")):
        text = readers.read(tmp_path / name).text
        assert said in text
        assert "<" not in text


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", OLD_WORD, ("a .doc in spite of its name", "without a password", "soffice")),
        ("a.doc", OLD_WORD, ("cannot read .doc", "soffice")),
        ("a.txt", b"{\\rtf1 text}", ("a .rtf in spite of its name", "soffice")),
        ("a.pdf", b"Rar!\x1a\x07\x00", ("a .rar in spite of its name", "unpack it")),
        ("a.pdf", b"", ("the file is empty",)),
        ("a.docx", b"", ("the file is empty",)),
        ("a.html", b"", ("the file is empty",)),
        ("a.png", b"", ("the file is empty",)),
        ("a.docx", word_file()[:3000], ("a damaged Word file",)),
        ("a.zip", b"PK\x03\x04", ("a damaged ZIP archive", "unpack it yourself")),
        ("a.exe", b"MZ", ("cannot read .exe", ".pdf")),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, data: bytes, says: tuple[str, ...]) -> None:
    (tmp_path / name).write_bytes(data)
    refused(tmp_path / name, *says)


def test_a_pdf_with_a_password_is_told(tmp_path: Path) -> None:
    data = pdf(tmp_path / "a.pdf", [column(60, 100, 3)]).read_bytes()
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
    (tmp_path / "a.pdf").write_bytes(data.replace(b"trailer << ", b"trailer << " + lock + b" "))
    refused(tmp_path / "a.pdf", "locked with a password; save it without")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_mark_before_the_text_is_no_part_of_it(tmp_path: Path, encoding: str) -> None:
    marked = TEXT.encode(encoding) if encoding == "utf-8-sig" else ("\ufeff" + TEXT).encode(encoding)
    (tmp_path / "a.txt").write_bytes(marked)
    assert readers.read(tmp_path / "a.txt").text == TEXT


def test_a_picture_of_too_many_dots_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000), 1).save(tmp_path / "a.png")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused(tmp_path / "a.png", "more dots than any page has", "200 to 300 dots an inch")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


@pytest.mark.parametrize("size", [5, pytest.param(50, marks=pytest.mark.long)])
def test_a_page_of_many_megabytes_is_read_in_bounds(tmp_path: Path, size: int) -> None:
    row = "<p>一、由市水利局牵头，<b>市财政局</b>配合，落实资金<br>二、其他</p>\n<div><span>加强值守。</span></div>\n"
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><div id=zoom>{row * (size * 2**20 // len(row.encode()))}</div></body></html>", encoding="utf-8")
    start = time.process_time()
    assert readers.read(path).text.count("由市水利局牵头") > size * 6000
    assert time.process_time() - start < 10 + size
    assert _memory(path) < 300 + 50 * size


@pytest.mark.long
def test_a_file_of_5000_pages_is_read_in_bounds(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [column(60, 100, 30, 20 * i % 200) for i in range(5000)])
    start = time.process_time()
    assert readers.read(path).text.count("\f") == 4999
    assert time.process_time() - start < 600
    assert _memory(path) < 2048


def _memory(path: Path) -> int:
    """MiB that a process takes at most to read a file."""
    return int(subprocess.run([sys.executable, "-c", MEMORY, str(path)], check=True, capture_output=True, text=True).stdout) // 1024
