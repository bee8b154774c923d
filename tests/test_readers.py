"""Readers: what is decoded how, and what is refused with which words."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from govgraph import readers
from govgraph.errors import ReadError

TEXT = "澜江市人民政府关于加强防汛工作的通知\n澜政发〔2021〕3号\n\n各县人民政府：\n请认真落实防汛责任，确保安全度汛。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert readers.read(path).text == TEXT


def test_a_file_cut_off_within_a_character_is_read_up_to_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.strip().encode()[:-1])
    assert readers.read(path).text == TEXT.strip()[:-1]


def test_line_ends_are_kept_and_lines_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    source = readers.read(path)
    assert "\r\n" in source.text
    assert source.line(source.text.index("澜政发")) == 2
    assert source.page(0) == 0  # no pages in this source


def test_form_feeds_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TEXT}\f{TEXT}", encoding="utf-8")
    source = readers.read(path)
    assert (source.page(0), source.page(len(TEXT) + 5)) == (1, 2)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x7fELF\x00\x01\x02binary", "binary"),
        (b"%PDF-1.7\x00\x01\x02binary", "a damaged PDF"),
        (bytes(range(128, 255)) * 40, "encoding|not text"),
        ("Überraschung für Öffentlichkeit ÄÖÜ ß é è".encode("latin-1") * 50, "encoding|not text"),
    ],
)
def test_bad_files_are_refused_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=says) as caught:
        readers.read(path)
    assert "bad.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "advice"), [("a.doc", "soffice"), ("a.wps", "WPS"), ("a.xyz", "reads files that end in")])
def test_unknown_formats_say_what_to_do(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ReadError, match=advice):
        readers.read(tmp_path / name)


def test_what_cannot_be_read_is_found_and_told_of_in_folders_and_archives(tmp_path: Path) -> None:
    for name in ("a.doc", "b.wps", "c.txt", "d.xyz"):
        (tmp_path / name).write_text("x")
    assert [name for _, name in readers.expand([tmp_path])] == ["a.doc", "b.wps", "c.txt"]


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        list(readers.expand([tmp_path / "none.txt"]))
    with pytest.raises(ReadError, match="no documents in this folder"):
        list(readers.expand([tmp_path]))


def test_folders_and_globs_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "ignored.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [name for _, name in readers.expand([tmp_path])] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [name for _, name in readers.expand([str(tmp_path / "*.txt")])] == ["a.txt", "b.txt"]


def test_standard_input_is_read_as_what_it_looks_like(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for data, ending in ((TEXT.encode(), ".txt"), (b"\xef\xbb\xbf <html><p>" + TEXT.encode(), ".html"), (b"%PDF-1.4", ".pdf")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        ((path, name),) = readers.expand(["-"])
        assert (path.suffix, name) == (ending, "standard-input")
        assert path.read_bytes() == data


def test_images_in_a_folder_are_read_where_it_holds_nothing_else(tmp_path: Path) -> None:
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(b"x")
    assert [name for _, name in readers.expand([tmp_path])] == ["1.png", "2.png"]
    (tmp_path / "a.txt").write_text("x")
    assert [name for _, name in readers.expand([tmp_path])] == ["a.txt"]


def test_links_that_go_round_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "sub").mkdir()
    for link in (tmp_path / "loop", tmp_path / "sub" / "up", tmp_path / "sub" / "up2"):
        link.symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert [name for _, name in readers.expand([tmp_path])] == ["a.txt"]
    with pytest.raises(ReadError, match="no such file"):
        list(readers.expand([tmp_path / "self.txt"]))
    assert {p.resolve() for p, _ in readers.expand([str(tmp_path / "**" / "*.txt")])} == {(tmp_path / "a.txt").resolve()}


def test_a_package_that_is_missing_is_named_with_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in (("a.pdf", "pypdfium2"), ("a.docx", "docx"), ("a.html", "selectolax.lexbor")):
        (tmp_path / name).write_bytes(b"x")
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(ReadError, match=r"install it with: pip install 'govgraph\[formats\]'"):
            readers.read(tmp_path / name)
