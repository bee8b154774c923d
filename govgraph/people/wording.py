"""A post or an office with the name right after it: 市财政局局长张三."""

from __future__ import annotations

import re

from govgraph.people.persons import ends_post, is_name, may_be_name

#: what the name of an office ends in
OFFICE = re.compile(r"(?:局|委|办|部|厅|院|中心|公司|支队|大队|人民政府|政府|办公室|委员会|单位|部门|银行|协会|联社|联合会|工会|妇联|团委|企业|总队|集团|处|所|站|队|校|馆|段|科|股|银行|支行|分行|法院|检察院|机构)$")
#: what shows that letters after a post are words and no name
_WORDS = re.compile("[的等和由为在及与或并按其各第两三]|日常|工作|参加|牵头|主持|分管|分工|组成|有关|相关|全面|具体|共同|担任|出席|人员")


def post_then_name(text: str) -> tuple[str, str] | None:
    """A post or an office with the name right after it: 市财政局局长张三, 市能源局白某某同志, 州气象局局长古丽·阿不力孜."""
    bare = text[:-2] if text.endswith("同志") else text
    if OFFICE.search(bare) or ends_post(bare):
        return None
    if (dot := re.search("[·•]", bare)) and (cut := _after_post(bare, dot.start())):
        return bare[:cut], bare[cut:]
    for closes in (ends_post, OFFICE.search):
        for size in (4, 3, 2):
            post, name = bare[:-size], bare[-size:]
            if len(post) >= 2 and is_name(name) and closes(post):
                return post, name
    cut = _after_post(bare, len(bare) - 2)
    if cut and 3 <= len(bare) - cut <= 6 and may_be_name(bare[cut:]) and not _WORDS.search(bare[cut:]):
        return bare[:cut], bare[cut:]
    return None


def _after_post(text: str, limit: int) -> int:
    """The offset right after the last post that ends before a limit; 0 where there is none."""
    return next((cut for cut in range(limit, 1, -1) if ends_post(text[:cut])), 0)
