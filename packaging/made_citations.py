"""Citations made of chosen parts in every form offices write them, to be read back; and lines spoilt at random."""

import datetime as dt
import random
from dataclasses import dataclass

from ttdn_desktop.language import dates

_KINDS = {
    "Nghị định": (("{n}/{y}/NĐ-CP",), ("Chính phủ",)),
    "Quyết định": (("{n}/QĐ-TTg", "{n}/{y}/QĐ-TTg"), ("Thủ tướng Chính phủ",)),
    "Nghị quyết": (("{n}-NQ/TW",), ("Bộ Chính trị", "Ban Chấp hành Trung ương", "Ban Bí thư")),
    "Chỉ thị": (("{n}-CT/TW", "{n}-CT/TU"), ("Ban Bí thư", "Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Thừa Thiên")),
    "Kết luận": (("{n}-KL/TW",), ("Bộ Chính trị", "Ban Bí thư Trung ương Đảng")),
    "Hướng dẫn": (("{n}-HD/VPTW", "{n}-HD/BTGTW"), ("Văn phòng Trung ương Đảng", "Ban Tuyên giáo Trung ương")),
    "Thông tư": (("{n}/{y}/TT-BTTTT",), ("Bộ Thông tin và Truyền thông", "Bộ trưởng Bộ Thông tin và Truyền thông")),
    "Thông tư liên tịch": (("{n}/{y}/TTLT-BTTTT-BNG",), ("Bộ Thông tin và Truyền thông và Bộ Ngoại giao", "Bộ Tài chính - Bộ Nội vụ")),
    "Kế hoạch": (("{n}/KH-UBND",), ("UBND tỉnh", "Ủy ban nhân dân xã Ea H'leo", "UBND tỉnh Bà Rịa - Vũng Tàu", "Sở Văn hóa, Thể thao và Du lịch")),
    "Công văn": (("{n}/STTTT-TTBCXB", "{n}/BTTTT-TTĐN", "{n}/UBND-KGVX"), ("Sở Thông tin và Truyền thông", "UBND tỉnh Lào Cai")),
    "Chương trình hành động": (("{n}-CTr/TU",), ("Ban Thường vụ Tỉnh ủy",)),
    "Thông báo": (("{n}/TB-UBND", "{n}/TB-VPCP"), ("UBND huyện Mường Khương", "Văn phòng Chính phủ")),
    "Quy chế": (("{n}-QC/TU",), ("Tỉnh ủy Lào Cai",)),
    "Đề án": (("{n}/ĐA-UBND",), ("Ủy ban nhân dân thành phố Hồ Chí Minh",)),
}
_LAWS = ("Tổ chức chính quyền địa phương", "Báo chí", "An ninh mạng", "Ngân sách nhà nước", "sửa đổi, bổ sung một số điều của Luật Báo chí", "Trẻ em")
_LEADS = ("Căn cứ", "Thực hiện", "Triển khai thực hiện", "Theo", "Tiếp tục thực hiện", "Thi hành", "Căn cứ vào")
_SUBJECTS = (
    "công tác thông tin đối ngoại trong tình hình mới",
    "phê duyệt Đề án truyền thông về quyền con người ở Việt Nam giai đoạn 2023 - 2028",
    "ban hành Quy chế quản lý nhà nước về thông tin đối ngoại, hợp tác quốc tế",
    "một số chủ trương, chính sách chủ động tham gia cuộc Cách mạng công nghiệp lần thứ tư",
    "ban hành Kế hoạch thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ",
    "hướng dẫn thực hiện Quyết định số 1079/QĐ-TTg của Thủ tướng Chính phủ",
    "nhiệm vụ năm 2026",
)
_MARKS = ("", "- ", "+ ", "1. ", "• ", "a) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The parts a citation was made of."""

    type: str
    lead: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    subject: str | None = None
    location: str | None = None


def make_line(choose: random.Random) -> tuple[str, tuple[Made, ...]]:
    """A line of one or several citations."""
    many = choose.choice((1, 1, 1, 2, 3))
    if many > 1 and choose.random() < 0.3:
        return _group(choose, many)
    made = [_made(choose) for _ in range(many)]
    lead = choose.choice(_LEADS) if choose.random() < 0.8 or made[0].type == "Luật" else None
    first = made[0]
    location = choose.choice(("khoản 2 Điều 5", "điểm a khoản 1 Điều 3")) if lead and first.number and choose.random() < 0.1 else None
    made[0] = Made(type=first.type, lead=lead, number=first.number, date=first.date, issuer=first.issuer, subject=first.subject, location=location)
    text = "; ".join(_written(one, choose) for one in made)
    return choose.choice(_MARKS) + text + choose.choice((";", ".", ",", "")), tuple(made)


def spoilt(line: str, choose: random.Random, others: list[str]) -> str:
    """The line with some letters lost, doubled, put in or torn from another line."""
    letters = list(line)
    for _ in range(choose.randrange(1, 6)):
        at = choose.randrange(len(letters) + 1)
        match choose.randrange(4):
            case 0:
                del letters[at : at + 1]
            case 1:
                letters.insert(at, choose.choice('.,;:()“”"/-–0123456789 \n\t\u00a0ĐđÐaÔ…|İ\u0301'))
            case 2:
                letters[at:at] = letters[max(0, at - 20) : at]
            case _:
                letters[at:] = list(choose.choice(others))[choose.randrange(30) :]
    return "".join(letters)


def _made(choose: random.Random) -> Made:
    day = dt.date(1990, 1, 1) + dt.timedelta(days=choose.randrange(14000))
    if choose.random() < 0.15:
        return Made(type="Luật", date=day, subject=choose.choice(_LAWS))
    kind = choose.choice(list(_KINDS))
    numbers, issuers = _KINDS[kind]
    number = choose.choice(numbers).format(n=f"{choose.randrange(1, 4000):02d}", y=day.year)
    return Made(
        type=kind,
        number=number,
        date=day if choose.random() < 0.9 else None,
        issuer=choose.choice(issuers) if choose.random() < 0.9 else None,
        subject=choose.choice(_SUBJECTS) if choose.random() < 0.9 else None,
    )


def _group(choose: random.Random, many: int) -> tuple[str, tuple[Made, ...]]:
    """'các Quyết định số: a; b; số c của …', the issuer said last."""
    day = dt.date(2015, 1, 1) + dt.timedelta(days=choose.randrange(4000))
    numbers = [f"{choose.randrange(1, 4000):02d}/QĐ-TTg" for _ in range(many)]
    items = "; ".join(f"{choose.choice(('', 'số ')) if at else ''}{number} ngày {dates.short_date(day)}" for at, number in enumerate(numbers))
    made = [Made(type="Quyết định", lead=None if at else "Căn cứ", number=number, date=day, issuer="Thủ tướng Chính phủ") for at, number in enumerate(numbers)]
    return f"Căn cứ các Quyết định số: {items} của Thủ tướng Chính phủ;", tuple(made)


def _written(made: Made, choose: random.Random) -> str:
    words = [made.lead or "", made.location or "", made.type]
    if made.type == "Luật":
        words.append(made.subject or "")
    if made.number:
        words.append(choose.choice(("số", "số", "số", "số:", "")) + " " + _strayed(made.number, choose))
    if made.date:
        words.append(_day(made.date, choose))
    if made.issuer:
        words.append(f"của {made.issuer}")
    if made.subject and made.type != "Luật":
        words.append(f"{choose.choice(('về', 'về việc', 'về việc:', 'v/v'))} {made.subject}")
    text = " ".join(word for word in (" ".join(words)).split(" ") if word)
    return text.replace(" ", choose.choice((" ", " ", " ", "  ", "\u00a0")), 3)


def _strayed(number: str, choose: random.Random) -> str:
    """The number with stray blanks and other dashes, as it is typed."""
    match choose.randrange(8):
        case 0:
            return number.replace("-", "–")
        case 1:
            return number.replace("/", " / ", 1).replace("-", " - ") if number.count("/") == 1 else number.replace("/", "/ ")
        case 2:
            return number.replace("/", " /", 1)
        case 3:
            return number.replace("Đ", "\u00d0")
    return number


def _day(day: dt.date, choose: random.Random) -> str:
    match choose.randrange(6):
        case 0:
            return f"ngày {day.day}-{day.month}-{day.year}"
        case 1:
            return f"ngày {day.day:02d}/{day.month:02d}/{day.year}"
        case 2:
            return f"ngày {day.day}.{day.month}.{day.year}"
        case 3:
            return f"ngày {dates.short_date(day)}"
        case _:
            return dates.official_date(day)
