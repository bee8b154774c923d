"""Archives: what is in them is read under its name; bombs, paths that lead out and damage are told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from govgraph import readers
from govgraph.errors import ReadError
from govgraph.readers import archive

TEXT = "澜江市人民政府关于加强防汛工作的通知\n澜政发〔2021〕3号\n\n各县人民政府：\n请认真落实防汛责任，确保安全度汛。\n"


def packed(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def names(path: Path) -> list[str]:
    return [name for _, name in readers.expand([path])]


def test_all_documents_are_found_under_their_names(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr("深/c.txt", TEXT)
    path = packed(tmp_path / "a.zip", {
        "b.txt": TEXT.encode(), "年/a.txt": TEXT.encode("gb18030"), "inner.zip": inner.getvalue(), "logo.png": b"x", ".hidden.txt": b"x",
        "__MACOSX/b.txt": b"x", "~$b.docx": b"x",
    })  # fmt: skip
    found = {name: readers.read(p, name).text for p, name in readers.expand([path])}
    assert found == dict.fromkeys(["a.zip/b.txt", "a.zip/inner.zip/深/c.txt", "a.zip/年/a.txt"], TEXT)


def test_pictures_are_read_where_there_is_nothing_else(tmp_path: Path) -> None:
    assert names(packed(tmp_path / "a.zip", {"2.png": b"x", "1.jpg": b"x", "readme": b"x"})) == ["a.zip/1.jpg", "a.zip/2.png"]
    assert names(packed(tmp_path / "b.zip", {"2.png": b"x", "a.txt": b"x"})) == ["b.zip/a.txt"]


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    raw = "通知.txt".encode("gb18030")
    path = packed(tmp_path / "a.zip", {"x" * len(raw): TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
    assert names(path) == ["a.zip/通知.txt"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_a_path_that_leads_out_is_left_out(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.zip", {name: TEXT.encode(), "in.txt": TEXT.encode()})
    assert names(path) == ["a.zip/in.txt"]
    assert not list(tmp_path.rglob("out.txt"))
    assert not list(archive.scratch().rglob("out.txt"))


def test_a_symlink_inside_is_a_file_with_a_path_in_it_and_no_link(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        out.writestr(link, "/etc/passwd")
    ((found, _),) = readers.expand([path])
    assert not found.is_symlink()
    assert found.read_text() == "/etc/passwd"


def refused(path: Path, says: str) -> None:
    ((found, _),) = readers.expand([path])
    assert found == path, "it stands for itself, so that reading it says why"
    with pytest.raises(ReadError, match=says) as caught:
        readers.read(found)
    assert "\n" not in str(caught.value)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out, out.open("a.txt", "w") as member:
        for _ in range(80):
            member.write(bytes(2**20))
    refused(path, "a ZIP bomb")
    assert not list(archive.scratch().rglob("a.zip/a.txt"))


def test_a_bomb_that_lies_of_its_size_is_cut_off(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": bytes(5_000_000)})
    size = (5_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (100).to_bytes(4, "little")))
    refused(path, "damaged|more than it says")


def test_archives_nested_too_deep_are_refused(tmp_path: Path) -> None:
    data = TEXT.encode()
    name = "a.txt"
    for _ in range(5):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as pack:
            pack.writestr(name, data)
        data, name = out.getvalue(), "a.zip"
    (tmp_path / "deep.zip").write_bytes(data)
    refused(tmp_path / "deep.zip", "archives within archives")


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "damaged"), (b"PK\x03\x04", "damaged"), (b"no archive", "damaged")], ids=["empty", "cut off", "something else"]
)
def test_damage_is_told(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    refused(tmp_path / "a.zip", says)


def test_an_archive_without_documents_says_so(tmp_path: Path) -> None:
    refused(packed(tmp_path / "a.zip", {"a.xyz": b"x"}), "no documents in this archive")


def test_an_archive_in_a_folder_is_opened_and_a_bad_one_keeps_no_other_out(tmp_path: Path) -> None:
    packed(tmp_path / "b.zip", {"x.txt": TEXT.encode()})
    (tmp_path / "a.zip").write_bytes(b"broken")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    assert names(tmp_path) == ["a.zip", "b.zip/x.txt", "c.txt"]
