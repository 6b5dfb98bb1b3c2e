"""Headings that are nothing but the names of units: "Công an xã", "Đề nghị UBND các phường: Hoa, Đào phối hợp"."""

import re

from ttdn_desktop.language.blanks import single
from ttdn_desktop.reading.duty_words import begins_name, has_verb, patterns
from ttdn_desktop.reading.words import ReadingWords

LONGEST = 4000
"""Characters of prose that are looked at."""

_LONGEST_HEADING = 200
_LONGEST_PLACE = 5
EDGES = " \t\u00a0\n.;,:-–"
_ASKED = re.compile(
    r"(?:giao(?: cho)?|phân công|đề nghị|yêu cầu|chỉ đạo|ủy quyền(?: cho)?|đối với|trách nhiệm của"
    r"|(?:các |những )?(?:nhiệm vụ|nội dung|công việc|phần việc|việc)(?: thuộc trách nhiệm)? (?:của|do|giao(?: cho)?)) ",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:chủ\s{1,9}trì|phối\s{1,9}hợp|chịu\s{1,9}trách\s{1,9}nhiệm|(?:cơ\s{1,9}quan|đơn\s{1,9}vị)\s{1,9}thực\s{1,9}hiện)\b"
    r"|^\s{0,9}(?:đề nghị|giao|yêu cầu|phân công|chỉ đạo)\b",
    re.IGNORECASE,
)
ROLE_ALONE = frozenset({"lực lượng", "tập thể", "cá nhân", "cán bộ", "cơ quan", "đơn vị", "cơ quan, đơn vị", "bộ phận", "lãnh đạo", "đồng chí"})
"""Words that with a role behind them are labels."""

_HELPED = re.compile(r",? (?:chủ trì ?,? ?)?(?:và )?phối hợp (?:với|cùng)(?: với)? ", re.IGNORECASE)
_ASKED_END = re.compile(
    r",? (?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|phối hợp|tổ chức thực hiện|triển khai thực hiện|thực hiện|phụ trách|đảm nhiệm|đảm nhận)"
    r"(?: (?:phối hợp|thực hiện|các nhiệm vụ|các nội dung|như)(?: sau)?){0,2}$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:lực lượng|thành phần|cơ quan|đơn vị|cán bộ|phương tiện)(?:,| và) ?"
    r"(?:phân công|nhiệm vụ|phương tiện|thời gian|kinh phí|địa bàn|địa điểm|trang thiết bị)(?!\w)"
    r"|lực lượng tham gia(?! bảo vệ)",
    re.IGNORECASE,
)
"""How headings begin that are about who takes part: "LỰC LƯỢNG VÀ PHÂN CÔNG NHIỆM VỤ"."""

NOTED = re.compile(
    r" \((?:đề nghị|kính đề nghị|chủ trì|phối hợp|thực hiện"
    r"|(?:là )?(?:cơ quan |đơn vị |bộ phận )?(?:thường trực|đầu mối|chủ trì)(?: [^()]{2,80})?)\)$",
    re.IGNORECASE,
)
"""What a heading says of a unit behind its name."""


_ADDRESS = re.compile(
    r"(?:(?:thôn|bản|ấp|khu phố|tổ dân phố) [^,;:]{1,30}, (?:xã|phường|thị trấn) [^,;:]{2,40}"
    r"|(?:xã|phường|thị trấn|đặc khu) [^,;:]{2,30}, (?:huyện|thị xã|thành phố|quận|tỉnh) [^,;:]{2,40})",
    re.IGNORECASE,
)
"""A place and what it lies in: "Xã Hoa Sen, huyện Bình An"."""


def flat(text: str) -> str:
    """A text of single blanks without breaks, and no longer than prose is."""
    return single(text[:LONGEST])


def is_unit(text: str, words: ReadingWords) -> bool:
    """Whether a heading is nothing but the names of units, be it with "đối với" before them; what names a role, as labels do, is more."""
    return called(text, words) != "" and not _ROLE.search(text[:_LONGEST_HEADING])


def called(text: str, words: ReadingWords) -> str:
    """The names of units that a heading is nothing but, without the words that ask them to do what stands below; "" for other headings."""
    if len(text) > _LONGEST_HEADING or text.rstrip().endswith((".", ";")):
        return ""
    name = NOTED.sub("", flat(text).strip(EDGES))
    if asked := _ASKED.match(name):
        name = name[asked.end() :]
    if name[:2].lower() not in patterns(words).beginnings:  # as most prose, whatever its end
        return ""
    before, colon, listed = name.partition(":")
    # "Trưởng Tiểu ban: Bà Trần Thị Lan" names a person, "Công an xã: Bảo đảm …" says work, "UBND các xã: A, B" names units
    if colon and (patterns(words).colon.search(name) or not re.search(r"\bcác\b", before, re.IGNORECASE) or not are_names(listed)):
        return ""
    if (ended := _ASKED_END.search(name)) and not has_verb(name[: ended.start()], words):
        name = name[: ended.start()].rstrip(EDGES)
    if name.lower() in ROLE_ALONE or _TOPIC.match(name) or _ADDRESS.fullmatch(name):
        return ""
    if name != text.strip(EDGES) and name.lower() in {"các đơn vị", "các cơ quan"}:
        return ""
    return name if begins_name(name, words) and (name.isupper() or not has_verb(name, words)) else ""


def together(text: str, words: ReadingWords) -> tuple[str, str]:
    """The names that a heading is made of and those of whom it says that they help: "Công an xã phối hợp với Ban Chỉ huy quân sự xã"; "" for others."""
    if "phối hợp" not in text or len(text) > _LONGEST_HEADING:
        return called(text, words), ""
    name = flat(text).strip(EDGES)
    found = _HELPED.search(name)
    helped = name[found.end() :] if found else ""
    if found is None or not begins_name(helped, words) or has_verb(helped, words):
        return called(text, words), ""
    return called(name[: found.start()], words), helped


def are_names(listed: str) -> bool:
    """Whether what stands behind a colon is a row of names: "Hoa, Đào và Tân An"."""
    return all(len(part.split()) <= _LONGEST_PLACE and part.strip()[:1].isupper() for part in re.split(r"[,;]| và ", listed) if part.strip())
