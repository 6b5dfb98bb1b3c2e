"""The work that a sentence gives: where it begins behind what leads in, what of it is its title, and whether that says anything of the work."""

import re

from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.fold import fold
from ttdn_desktop.reading.deadlines import first_time_end, is_point, is_rate, is_time, time_in, told_time, without_time
from ttdn_desktop.reading.duty_words import begins_name, begins_work
from ttdn_desktop.reading.unit_headings import EDGES
from ttdn_desktop.reading.words import ReadingWords

LONGEST_TITLE = 300
LONGEST_LEAD_IN = 260
FEWEST_WORDS = 4
BY_LAW = re.compile(r"[ ,]{0,3}(?:căn cứ|trên cơ sở|theo(?! dõi))(?!\w)", re.IGNORECASE)
_LAW = re.compile(
    r"[ ,]{0,3}(?:căn cứ|trên cơ sở|theo)(?: vào)? (?:(?:các )?nội dung (?:của )?)?(?:kế hoạch|chương trình|quyết định|hướng dẫn|chỉ thị|công văn)"
    r"(?: của [^,;.]{3,60}?)? (?=\S)",
    re.IGNORECASE,
)
_AFTER_LAW = re.compile(
    r", |(?:này|chức năng, nhiệm vụ(?! được)|chức năng(?: quản lý(?: nhà nước| ngành)?)?|lĩnh vực(?: quản lý| phụ trách)?|thẩm quyền"
    r"|được giao|được phân công|nêu trên|nói trên|của mình|hiện hành|liên quan) ",
    re.IGNORECASE,
)
_WHEN = frozenset({"trước", "trong", "từ", "định", "chậm", "muộn", "đến", "quý", "tháng", "ngày", "hằng", "hàng", "mỗi", "vào"})
"""With which words sentences begin that say first when."""

_CHARGED = re.compile(
    r"(?:được (?:giao|phân công)(?: nhiệm vụ)?|nhận nhiệm vụ|cần phải|cần|phải|(?:có|chịu) trách nhiệm(?: chính)?(?: (?:trong|về))?(?: việc)?) ", re.IGNORECASE
)
"""What stands before a work and says no more than that it is one's own."""

_NO_WORK = re.compile(
    r"(?:(?:chiu trach nhiem|co trach nhiem|khan truong|chu dong|quyet liet|quan tam|tich cuc"
    r"|nghiem tuc|tot|nghiem|phoi hop|to chuc|trien khai|thuc hien|thi hanh|quan triet|day du|cac noi dung|noi dung|theo"
    r"|ke hoach|chi thi|cong van|quyet dinh"
    r"|nghi dinh|thong tu|nghi quyet"
    r"|chuong trinh|phuong an|nay|tren|va|co hieu qua|hieu qua|dung tien do|kip thoi|dat ket qua|quy dinh|thong bao|cong dien),? ?){0,12}"
)
_ANSWERS = re.compile(r"chiu trach nhiem (?:toan dien |truc tiep |chinh |ca nhan )?truoc .{3,120} neu .{0,300}")
"""That somebody answers for it: "chịu trách nhiệm toàn diện trước Chủ tịch nếu để xảy ra …"."""

_ANSWERS_FOR = re.compile(r"chiu trach nhiem (?:toan dien |truc tiep |chinh |ca nhan )?truoc .{3,120}")
"""The same where work follows it: "chịu trách nhiệm trước Chủ tịch về tiến độ; bàn giao mặt bằng …"."""

_JUDGES = re.compile(
    r"(?:co ban )?(?:danh gia cao|dong y|nhat tri|hoan nghenh|thong nhat (?:voi|chu truong|de xuat|noi dung)"
    r"|ghi nhan (?:va |, )?(?:bieu duong|danh gia|su |nhung|ket qua)).{0,300}"
)
"""What one who decides thinks of something: "đánh giá cao kết quả của các đơn vị"."""

_TELLS_ALL = re.compile(
    r"(?:tran trong |thua lenh .{0,60}?)?thong bao(?: (?:noi dung|ket luan|y kien)[^;]{0,160}?)? (?:de|den|toi|cho) (?:cac|quy|thu truong|lanh dao)(?!\w)"
    r"[^;]{3,160}? (?:biet|duoc biet|nam)"
    r"(?:,? (?:va|de|cung))?,? ?(?:(?:phoi hop|to chuc|trien khai|chu dong|nghiem tuc|cung|quan triet),? ){0,3}(?:thuc hien)?(?: theo quy dinh)?[ ./]{0,3}"
    r"|(?:tran trong |kinh )?thong bao (?:de|den|toi) [^;]{3,200}? biet(?:,? va|,) ?(?:(?:phoi hop|to chuc|trien khai|chu dong|nghiem tuc|cung),? ){0,3}"
    r"thuc hien(?: theo quy dinh)?[ ./]{0,3}"
)
"""How a notice ends: "Văn phòng … thông báo để Sở Nội vụ và các đơn vị liên quan biết, thực hiện"."""

_IS_OFFICE = re.compile(r"la (?:co quan|don vi|bo phan) (?:thuong truc|dau moi|tham muu|giup viec)[^,;]{0,80}")
"""What one is, and no work: "Là cơ quan thường trực Ban Tổ chức"."""

_DONE = re.compile(r"(?:Tổ chức|Thực hiện|Triển khai|Hoàn thành)(?: thực hiện)? ", re.IGNORECASE)
_AND_SAID = re.compile(
    r"(?:nghiem tuc |chu dong |to chuc |trien khai |tham muu ){0,3}(?:thuc hien|trien khai|xay dung|hoan thien)"
    r"(?:,| va|, va) (?:(?:dinh ky|kip thoi|tong hop|gui|thuong xuyen),? ){0,3}(?:bao cao|hoan thanh|xong)(?!\w).{0,300}"
)
"""That the work is done and told of, or by when: "thực hiện, báo cáo Giám đốc Sở"."""

_TO_TIME = re.compile(
    r"(?P<work>(?:^|, )[^\s,]+(?: [^\s,]+){3,60}?)(?:,| và|, và) (?:(?:sơ kết|tổng kết|hoàn thành|kết thúc)(?:, | và )?){1,3}$", re.IGNORECASE
)
"""What led only to the time that stood behind it: "xây dựng Kế hoạch hợp tác, tổng kết trước ngày …"."""
_GENERAL = re.compile(
    r"(?:(?:la )?dau moi,? ?)?"
    r"(?:(?:tham muu|to chuc|trien khai|thuc hien|theo doi|tong hop|huong dan|kiem tra|don doc|giam sat|bao cao|chi dao|quan ly|dieu phoi)"
    r"(?:,? va |, | |$)){2,8}"
)
"""What everybody does who answers for something."""


def timeless(body: str, words: ReadingWords) -> str:
    """A sentence without the time that it begins with: "Trước ngày 10/01, hoàn thành việc rà soát …"."""
    if body.partition(" ")[0].lower() not in _WHEN:
        return body
    first, comma, rest = body.partition(", ")
    if comma and (is_time(first) or is_rate(first)) and (begins_work(rest, words) or begins_name(rest, words)):
        return rest
    rest = body[first_time_end(body) :].lstrip()
    return rest if rest != body and begins_work(rest, words) else body


def says_no_work(title: str, words: ReadingWords) -> bool:
    """Whether a title only says that the work is to be done, or by when: what stands before it says which."""
    folded = fold(title)
    return (
        folded in words.duties.no_work
        or is_time(title)
        or is_point(title)
        or told_time(title) != ""
        or _NO_WORK.fullmatch(folded) is not None
        or _ANSWERS.fullmatch(folded) is not None
        or _JUDGES.fullmatch(folded) is not None
        or _IS_OFFICE.fullmatch(folded) is not None
        or _TELLS_ALL.fullmatch(folded) is not None
    )


def is_general(title: str) -> bool:
    """Whether a title names nothing but what everybody does who answers for something: "Tham mưu tổ chức", "Hướng dẫn, kiểm tra, báo cáo"."""
    return _GENERAL.fullmatch(fold(title)) is not None


def leaves_unsaid(title: str, words: ReadingWords) -> bool:
    """Whether a title says of the work at most that it is to be done and reported, or by when: what stands before it, if anything, says which."""
    done = _DONE.match(title)  # "Tổ chức từ ngày 28/4 đến ngày 02/5/2026"
    return says_no_work(title, words) or _AND_SAID.fullmatch(fold(title)) is not None or (done is not None and is_time(title[done.end() :]))


def work_start(body: str, words: ReadingWords) -> int:
    """Where the work begins behind what leads in: "Căn cứ chức năng, nhiệm vụ được giao, xây dựng …"; 0 where it is not found."""
    for found in _AFTER_LAW.finditer(body, 0, LONGEST_LEAD_IN + 140):
        if begins_work(body[found.end() :], words, sure=True):
            return found.end()
    return 0


def work_by_law(body: str, words: ReadingWords) -> int:
    """The same, also where nothing parts it from what it goes by: "căn cứ Kế hoạch xây dựng chương trình …"."""
    start = work_start(body, words)
    if start and not says_no_work(title_of(body[start:]), words):
        return start
    law = _LAW.match(body)
    return law.end() if law and begins_work(body[law.end() :], words, sure=True) else start


def work_title(text: str, words: ReadingWords) -> str:
    """The work as a title, without a first part that only says that it is to be done: "triển khai Kế hoạch này; theo dõi, đôn đốc …"."""
    text = text.lstrip(" ,:")
    text = text if (told := _CHARGED.match(text)) is None or not begins_work(text[told.end() :], words) else text[told.end() :]
    title = title_of(timeless(text, words))
    rest = text.partition("; ")[2]
    unsaid = says_no_work(title, words) or _ANSWERS_FOR.fullmatch(fold(title)) is not None
    return title_of(rest) if rest and unsaid and begins_work(rest, words) and not says_no_work(title_of(rest), words) else title


def title_of(text: str) -> str:
    """The work as a title: its first sentence, with a capital at its beginning."""
    words = text[: 2 * LONGEST_TITLE].strip(EDGES)
    first = re.split(rf"; |(?<=[^\d\s][^\d\s])\. (?=[{CAPITALS}])", words, maxsplit=1)[0].strip(EDGES)
    undated = without_time(first, FEWEST_WORDS - 1).rstrip(EDGES)
    if undated != first:
        led = _TO_TIME.search(undated)
        first = undated if led is None else first if time_in(led["work"]) else undated[: led.end("work")]  # "sơ kết vào năm 2028, tổng kết vào …"
    if len(first) > LONGEST_TITLE:
        cut = first.rfind(",", 60, LONGEST_TITLE)
        first = first[: cut if cut > 0 else LONGEST_TITLE].rstrip(EDGES)
    return first[:1].upper() + first[1:]
