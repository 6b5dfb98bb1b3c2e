"""Whether all of a document, or all below a line, gives work: directives, opinions of those who decide, what is asked for as follows."""

import re

_ORDERS = frozenset({"CT", "CĐ"})
"""Types of documents whose every sentence gives work."""

_ASKS = re.compile(r"\b(?:yêu cầu|đề nghị|giao|phân công|chỉ đạo|chỉ thị)\b", re.IGNORECASE)
_VOTERS = re.compile(r"(?:ý kiến |kiến nghị )?(?:của )?(?:cử tri|đại biểu|nhân dân|người dân)(?!\w)", re.IGNORECASE)
"""How lines begin that say what is asked of the authorities, and is no order."""

_LONGEST_ASKING = 600
_OPINION = re.compile(
    r"có (?:một số )?ý kiến(?: chỉ đạo| kết luận)?[^.;:]{0,60}(?:như sau|sau)\s*:"
    r"|(?:kết luận|chỉ đạo|giao nhiệm vụ|phân công nhiệm vụ)[^.;:]{0,80}(?:như sau|sau đây|nội dung sau|nhiệm vụ sau)\s*:",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(r"(?:thông báo )?(?:ý kiến )?(?:kết luận|chỉ đạo|ý kiến chỉ đạo)(?!\w)", re.IGNORECASE)
_LONGEST_CLAUSE = 400


def asks(text: str) -> bool:
    """Whether a line asks others for what stands below it: "Ủy ban nhân dân xã yêu cầu các đơn vị:"."""
    return text.rstrip().endswith(":") and _ASKS.search(text[-_LONGEST_ASKING:]) is not None and not _VOTERS.match(text)


def gives_all(clause: str, kind: str | None, subject: str) -> bool:
    """Whether a document of that type and subject gives work throughout; `clause` are the words before its body."""
    if kind in _ORDERS or asks(clause):
        return True
    opinion = kind in {"CV", "TB", "KL"} and _OPINION.search(clause[-_LONGEST_CLAUSE:]) is not None  # "… có ý kiến như sau:"
    return opinion or (kind in {"TB", "KL"} and _CONCLUSION.match(subject) is not None)  # "Kết luận của …"
