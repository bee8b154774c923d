"""How a document is cited: plainly, and by GB/T 7714."""

from __future__ import annotations

from govgraph.graph import Record


def plain(record: Record, page: int = 0) -> str:
    """《关于…的通知》（澜政发〔2023〕18号，2023年6月1日），澜江市人民政府，《澜江市人民政府公报》2023年第4期，第12页。"""
    told = "，".join(filter(None, (record.number, _date(record.date))))
    parts = [f"《{record.title or record.key}》" + (f"（{told}）" if told else ""), "、".join(record.issuers)]
    if record.issue and record.issue.title:
        parts.append(f"《{record.issue.title}》{_issue(record)}")
    return "，".join(filter(None, (*parts, f"第{page}页" if page else ""))) + "。"


def gbt7714(record: Record, page: int = 0) -> str:
    """澜江市人民政府. 关于…的通知: 澜政发〔2023〕18号[J]. 澜江市人民政府公报, 2023(4): 12."""
    title = record.title or record.key
    head = ". ".join(filter(None, (", ".join(record.issuers), title + (f": {record.number}" if record.number else ""))))
    where = f": {page}" if page else ""
    if record.issue and record.issue.title:
        year = record.issue.year or record.date[:4]
        number = f"({record.issue.number})" if record.issue.number else ""
        return f"{head}[J]. {record.issue.title}, {year}{number}{where}."
    return f"{head}[A]. {record.date or '[s.d.]'}{where}."


def _issue(record: Record) -> str:
    issue = record.issue
    if issue is None:
        return ""
    return (f"{issue.year}年" if issue.year else "") + (f"第{issue.number}期" if issue.number else "")


def _date(iso: str) -> str:
    parts = [p.lstrip("0") for p in iso.split("-") if p]
    return "".join(f"{p}{unit}" for p, unit in zip(parts, "年月日", strict=False))
