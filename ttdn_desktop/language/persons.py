"""How official texts speak of persons: the words before a name, and the posts of those who sign."""

import re

from ttdn_desktop.language.fold import fold

ADDRESS = ("đồng chí", "đ/c", "đ.c", "ông", "bà")
"""Words before the name or post of a person."""

ADDRESS_WORDS = "|".join(map(re.escape, (*ADDRESS, "thầy", "cô")))
"""The same, and how schools speak of teachers, as a pattern."""

ADDRESSED = re.compile(rf"(?:{ADDRESS_WORDS}) ", re.IGNORECASE)
"""A text that speaks of a person from its first word."""

HEADS = (
    "Chủ tịch", "Giám đốc", "Tổng Giám đốc", "Chánh Văn phòng", "Chánh Thanh tra", "Trưởng ban", "Trưởng phòng", "Bí thư", "Bộ trưởng", "Thứ trưởng",
    "Thủ tướng", "Thống đốc", "Tổng cục trưởng", "Cục trưởng", "Chi cục trưởng", "Vụ trưởng", "Viện trưởng", "Hiệu trưởng", "Chủ nhiệm", "Thủ trưởng",
)  # fmt: skip
"""Those at the head of a body; each may have deputies ("Phó Chủ tịch")."""

OFFICERS = (
    "Tổ trưởng", "Tổ phó", "Trưởng đoàn", "Trưởng công an", "Chỉ huy trưởng", "Chỉ huy phó", "Tổng Thư ký", "Thư ký", "Chánh án", "Ủy viên thư ký",
    "Ủy viên", "Tổng Biên tập", "Trưởng trạm", "Trưởng đài", "Kế toán trưởng", "Thường trực", "Trưởng tiểu ban", "Chính ủy", "Tư lệnh", "Đồn trưởng",
    "Trưởng khoa", "Hiệu phó", "Trưởng bộ phận", "Phụ trách", "Quyền Giám đốc", "Quyền Chủ tịch", "Chủ trì", "Chủ tọa", "Chủ toạ", "Đội trưởng",
    "Tổng công trình sư",
)  # fmt: skip
"""Others whose post stands above a signature."""

POSTS = tuple(sorted(map(fold, (*HEADS, *OFFICERS)), key=len, reverse=True))
"""All of them folded, the longest first."""
