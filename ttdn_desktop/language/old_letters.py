"""Judges whether Latin letters are Vietnamese typed for an old font: by the syllables they make, never by one letter alone."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from ttdn_desktop.language.old_fonts import Encoding, decoded


class Verdict(Enum):
    """What a text of an old font is."""

    ENCODED = auto()  # codes of the font
    UNICODE = auto()  # real letters, or a language that is not ours
    UNSURE = auto()  # reads either way; what stands around it decides
    PLAIN = auto()  # no letter that differs


@dataclass(slots=True)
class Tally:
    """Words of a document that are codes of one encoding, and those that are not."""

    encoded: int = 0
    real: int = 0

    @property
    def trusted(self) -> bool:
        """Whether its unsure words are codes."""
        return self.encoded > self.real

    def add(self, verdict: Verdict, words: int) -> None:
        """Count a text and its words."""
        self.encoded += words if verdict is Verdict.ENCODED else 0
        self.real += words if verdict is Verdict.UNICODE else 0


_GUESSED = (Encoding.TCVN3, Encoding.VNI)  # without a font; the others were used abroad
_CERTAIN_WORDS = 8  # different words that a guess without a font needs
_CERTAIN = 0.85  # of its words with codes must be syllables when decoded
_AT_MOST = 0.25  # of them may be syllables as they are
_AT_MOST_ASKED = 0.5  # where few words are enough because a person is asked
_KNOWN = 0.4  # of them must be common words

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_RIME = (
    r"(?:[aăâeêioôơuưy]|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iê|iêu|oa|oai|oay|oao|oe|oeo|oi|ôi|ơi|ua|uâ|uây|uê|ui|uô|uôi|uơ|uy|uya|uyê|uyu|ưa|ưi|ưu|ươ|ươi|ươu|yê|yêu|oă|oo|uo|uă|ue|uay|uai)"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_SYLLABLE = re.compile(_ONSET + _RIME)
_STOPPED = re.compile(r"(?:ch|[cpt])$")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHARP = frozenset("\u0301\u0323")
_REAL = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
_WORD_END = re.compile(r"[\s\u2010-\u201f\u2026\u20220-9!-/:-@\[-`{-~]+")
_WORDS = re.compile(r"\s+|\S+")
_COMMON_WORDS = """
    biên biểu biệt bài bàn bá bán báo bão bên bình bí bản bảo bắc bằng bị bố bồi bổ bộ chiến chuyên chuyển chuẩn chí chính chú chưa chương chấp chất
    chậm chặt chế chỉ chỉnh chịu chủ chức chứng cuối cuộc cá các cán cáo còn có công cùng căn cơ cương cường cả cấp cấu cần cầu cập cổ cộng cụ của cứ
    cứu diện duyệt dân dùng dũng dẫn dịch dụng dự dựng giá giám giáo giải giấy giới giữ giữa góp gồm gửi hiện hiệu hoà hoàn hoá hoạch hoạt hoặc huyện
    hà hàng hành hình hòa hóa hùng hướng hạn hải hậu hằng hết hệ học hồ hồng hội hợp hữu khoản khác khánh khí khó không khăn khẩn kiến kiểm kiện kèm
    kính ký kế kết kể kỳ kỹ liên liệu loại luật là làm lâm lãnh lê lên lý lĩnh lưu lược lượng lại lập lệ lớn lợi lục lữ lực mà máy mô môi môn mùa mũ
    mại mạng mạnh mẫu mật một mới mục mức nghiên nghiệp nghị nguyễn ngành ngày ngân người ngọc ngữ nhiều nhiệm nhà nhân nhóm nhưng nhất nhận nhật
    những này nâng nêu nông năm năng nơi nước nếu nội nữ pháp phát phân phòng phó phùng phú phúc phương phạm phải phần phẩm phối phổ phụ phục phủ
    quyết quyền quá quân quý quả quản quốc quỳnh rõ rộng soát sách sáng sát sáu sơ số sở sử sửa sự thiết thiện thuận thuật thuộc thuỷ thành thái tháng
    thì thôn thông thương thường thảo thẩm thế thể thị thịnh thống thời thủ thủy thứ thức thực tiên tiêu tiến tiếng tiếp tiết tiền tiểu toà toàn toán
    triển truyền trách trên trì trình trí trương trước trường trưởng trạm trạng trấn trần trị trọng trợ trụ trực tuyên tuyến tuấn tài tác tâm tên tình
    tích tính tò tô túc tăng tư tượng tại tạo tập tặng tế tỉnh tịch tố tổ tổng tới tờ tục từ từng tử tự tỷ uỷ viên việc việt và vào vân võ vùng văn vũ
    vượt vận vật về vệ vị vốn với vụ vực xuân xuất xác xây xã xét xứ yêu yến yếu án áp ý đai đang điều điểm điện đoàn đoạn đào đáng đánh đáp đã đó
    đóng đô đúng đăng đơn đưa đường được đại đạo đạt đảm đảng đất đấu đầu đầy đặc đặng đến đề đều để địa định đối đồng đổi độ độc đội động đợt đủ đức
    ưu ảnh ấn ấp ở ủy ứng
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def is_syllable(word: str) -> bool:
    """Whether this is built as a Vietnamese syllable is; it may still be no word."""
    split = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in split if char in _TONES]
    bare = unicodedata.normalize("NFC", "".join(char for char in split if char not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or bare.endswith("nh") or (bool(tones) and tones[0] in _SHARP)


def verdict_of(text: str, encoding: Encoding) -> tuple[Verdict, int]:
    """What a text of a font with this encoding is, and the number of words it was judged by."""
    if text.isascii():
        return Verdict.PLAIN, 0
    words = _marked_words(text)
    if _REAL.search(text):
        return Verdict.UNICODE, len(words)
    if decoded(text, encoding) == text or not words:
        return Verdict.PLAIN, 0
    as_is = [word for word in words if is_syllable(word)]
    turned = [new for word in words if is_syllable(new := decoded(word, encoding))]
    if len(turned) != len(as_is):
        most = max(len(turned), len(as_is))
        sure = most * 2 > len(words)
        return (Verdict.ENCODED if len(turned) > len(as_is) and sure else Verdict.UNICODE), len(words)
    if not turned:
        return Verdict.UNICODE, 0
    difference = _known(turned) - _known(as_is)
    if difference == 0:
        return Verdict.UNSURE, len(words)
    return (Verdict.ENCODED if difference > 0 else Verdict.UNICODE), len(words)


def parted_at_real_words(text: str) -> Iterator[tuple[str, bool]]:
    """The text in chunks, and whether each is a word with letters that only Unicode has."""
    for real, words in groupby(_WORDS.findall(text), key=lambda word: _REAL.search(word) is not None):
        yield "".join(words), real


def without_real_words(text: str) -> str:
    """What is left without the words that have letters only Unicode has."""
    return "".join(chunk for chunk, real in parted_at_real_words(text) if not real)


def guessed(texts: Iterable[str], least: int = _CERTAIN_WORDS) -> Encoding | None:
    """The encoding of a whole document whose fonts are not known; None unless it is certain, from at least so many different words."""
    foreign = []
    for text in texts:
        if not text.isascii():
            if _REAL.search(text):
                return None
            foreign.append(text)
    words = frozenset(_marked_words("\n".join(foreign)))
    if len(words) < least:
        return None
    if sum(map(is_syllable, words)) > (_AT_MOST if least >= _CERTAIN_WORDS else _AT_MOST_ASKED) * len(words):
        return None
    best, share = None, 0.0
    for encoding in _GUESSED:
        turned = [new for word in words if (new := decoded(word, encoding)) != word and is_syllable(new)]
        enough = len(turned) >= _CERTAIN * len(words) and _known(turned) >= _KNOWN * len(words)
        if enough and len(turned) > share:
            best, share = encoding, float(len(turned))
    return best


def risen(line: str, new: str) -> str:
    """A decoded line, in capitals where all its plain letters are: it was typed for a font of capitals that is not known any more."""
    plain = [char for char in line if char.isascii() and char.isalpha()]
    return new.upper() if len(plain) > 1 and all(char.isupper() for char in plain) else new


def _marked_words(text: str) -> list[str]:
    return [word for word in _WORD_END.split(text) if word and not word.isascii()]


def _known(words: Iterable[str]) -> int:
    return sum(unicodedata.normalize("NFC", word).lower() in _COMMON for word in words)
