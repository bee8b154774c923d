"""Makes any number of gazettes out of the sample, with other places, names and numbers in real structures; and small notices."""

from __future__ import annotations

import random
import re
from pathlib import Path

from govgraph import resources

_FIRST = "清平永安临长云石松河青丰东南西北金玉龙凤泰宁和顺"
_SECOND = "河源州城川岭溪湖泽峰门关台丘原陵港桥洲湾"
_GIVEN = "明远志强建国文博思源海涛晓东启航怀瑾守仁立新永年"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_NUMBER = re.compile(r"(?<=〔)(20\d\d)〕(\d{1,3})号")
_PERSON = re.compile(r"(?<=[长员任：　])([\u4e00-\u9fff])([\u4e00-\u9fff]{2})(?=[　 ，]+[市省县区])")

NOTICE = """澜江市人民政府办公室
关于推进第{n}号工程建设的通知

澜政办发〔2021〕{n}号

各县（市、区）人民政府，市直各有关单位：

一、主要任务
（一）修建第{n}号水渠。（市水利局牵头，市财政局、市交通运输局配合）
（二）完善保障。（责任单位：市民政局）

澜江市人民政府办公室
2021年3月5日
"""


def gazette(seed: int, text: str) -> str:
    """The sample as another city would have issued it."""
    chance = random.Random(seed)
    place = chance.choice(_FIRST) + chance.choice(_SECOND)
    text = text.replace("澜江", place).replace("澜政", f"{place[0]}政")
    text = _NUMBER.sub(lambda m: f"{m[1]}〕{(int(m[2]) * 7 + seed) % 900 + 1}号", text)
    return _PERSON.sub(lambda m: chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2)), text)


def gazettes(folder: Path, count: int) -> Path:
    """A folder of so many gazettes."""
    folder.mkdir(parents=True, exist_ok=True)
    text = next((resources.data() / "sample").glob("*.txt")).read_text(encoding="utf-8")
    for seed in range(count):
        (folder / f"{seed:05}.txt").write_text(gazette(seed, text), encoding="utf-8")
    return folder


def notices(folder: Path, count: int, first: int = 1) -> Path:
    """A folder of so many files of one notice each."""
    folder.mkdir(exist_ok=True)
    for n in range(first, first + count):
        (folder / f"{n:05}.txt").write_text(NOTICE.format(n=n), encoding="utf-8")
    return folder
