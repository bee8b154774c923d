"""Traditional characters: told from simplified ones, read character for character, quoted as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph import privacy, readers
from govgraph.build import reading
from govgraph.build.reading import Job
from govgraph.traditional import is_traditional, simplified

TEXT = """瀾江市人民政府辦公室
關於加強冷鏈物流建設的通知

瀾政辦發〔2021〕3號

各縣（市、區）人民政府，市直各有關單位：

一、主要任務
（一）建設冷庫。（市商務局牽頭，市財政局、市交通運輸局配合）
（二）完善保障。（責任單位：市民政局）
聯繫電話：8222222

瀾江市人民政府辦公室
2021年3月5日
"""


def test_statements_are_simplified_and_their_words_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = reading.read(Job(path, "a.txt"))
    (lead,) = [s for s in found.statements if s.role == "lead"]
    assert (lead.document, lead.subject, lead.object_text) == ("澜政办发〔2021〕3号", "澜江市商务局", "建设冷库")
    assert "市商務局牽頭" in found.text[lead.start : lead.end]
    assert "8222222" not in found.text
    assert len(found.text) == len(TEXT)


def test_a_simplified_text_that_quotes_some_is_left_as_it_is(sample_text: str) -> None:
    assert not is_traditional(sample_text)
    assert simplified(sample_text) is sample_text


@pytest.mark.parametrize(("text", "wanted"), [("乾隆年間的著作權", "乾隆年间的著作权"), ("裏面、後面、皇后", "里面、后面、皇后")])
def test_words_tell_which_character_is_meant(text: str, wanted: str) -> None:
    context = "各縣區應將責任單位與統籌規劃項目負責人員資料準時報來辦公廳"
    assert simplified(context + text) == simplified(context) + wanted


@given(st.text(alphabet="關於與國發後裏幹乾麼們縣区县\n\r\f\u2028ab𠀋", max_size=80))
def test_length_never_changes(text: str) -> None:
    assert len(simplified("各縣區應將責任單位與統籌規劃項目負責" + text)) == 18 + len(text)


def test_personal_numbers_are_masked(tmp_path: Path) -> None:
    assert "6222" not in privacy.mask("銀行賬號：6222020200112233445")


def test_big5_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(f'<meta charset="big5"><p>{TEXT}</p>'.replace("〔", "[").replace("〕", "]").encode("big5", "ignore"))
    assert "市商務局牽頭" in readers.read(tmp_path / "a.html").text
