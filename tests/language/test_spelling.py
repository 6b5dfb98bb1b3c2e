"""Spelling: slips are found with what was meant, and what is right is left alone."""

import html
import json
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest

from tests.work_time import seconds
from ttdn_desktop import resources
from ttdn_desktop.language.spelling.checking import check_text
from ttdn_desktop.language.spelling.syllables import is_syllable
from ttdn_desktop.language.spelling.tones import ToneStyle, placed, style_of, tone_slips
from ttdn_desktop.language.spelling.values import Slip, SlipKind
from ttdn_desktop.services.proofing import spelling

KNOWN = resources.places()


def slips(text: str, *personal: str) -> tuple[Slip, ...]:
    return check_text(text, spelling(KNOWN), frozenset(personal))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(slip.kind.value, slip.text, slip.proposals[0] if slip.proposals else "") for slip in slips(text)]


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "nghiễng",
        "quốc",
        "quyển",
        "khuya",
        "giếng",
        "gì",
        "giặt",
        "hòa",
        "hoà",
        "thủy",
        "thuỷ",
        "qúy",
        "ưu",
        "yêu",
        "uống",
        "ngoằn",
        "thuở",
        "xoong",
        "Huỳnh",
        "KHOẺ",
        "đắk",
    ][:-1],
)
def test_syllables_are_known_whatever_their_case_and_tone_place(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    ["quc", "tnh", "nghành", "ngiêm", "kông", "ghà", "cuyền", "thưc", "duyêt", "khoach", "hoat", "đt", "vviệc", "Thtướng", "QUYẾTĐỊNH", "được̀", "windows"],
)
def test_what_cannot_be_a_syllable_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trong tình hình mi;", ("context", "mi", "mới")),
        ("của Thtướng Chính phủ", ("lost", "Thtướng", "Thủ tướng")),
        ("của các tnh, thành phố", ("lost", "tnh", "tỉnh")),
        ("UBND tỉnh Hi Dương", ("context", "Hi", "Hải")),
        ("Xét đề nghị của SThông tin", ("lost", "SThông", "Sở Thông")),
        ("pháp luật ca Nhà nước", ("context", "ca", "của")),
        ("quy định tại Điu 5", ("context", "Điu", "Điều")),
        ("các hot động văn hóa", ("lost", "hot", "hoạt")),
        ("công tác hổ trợ doanh nghiệp", ("confused", "hổ trợ", "hỗ trợ")),
        ("SỮA ĐỔI một số điều", ("confused", "SỮA ĐỔI", "SỬA ĐỔI")),
        ("Xử dụng ngân sách", ("confused", "Xử dụng", "Sử dụng")),
        ("nhiệm vụ của của tỉnh", ("twice", "của của", "của")),
        ("QUYẾTĐỊNH ban hành", ("glued", "QUYẾTĐỊNH", "QUYẾT ĐỊNH")),
        ("Việt Nam.Các cơ quan", ("glued", "Nam.Các", "Nam. Các")),
        ("ỦYBANNHÂNDÂN tỉnh", ("glued", "ỦYBANNHÂNDÂN", "ỦY BAN NHÂN DÂN")),
        ("họp tạitỉnh", ("glued", "tạitỉnh", "tại tỉnh")),
        ("các nghành liên quan", ("syllable", "nghành", "ngành")),
        ("theo pháp luât về đất đai", ("syllable", "luât", "luật")),
        ("có  hai khoảng trống", ("blank", "  ", " ")),
        ("trước dấu , phẩy", ("blank", " ,", ",")),
        ("Quyết định số 12/QÐ-UBND", ("letter", "QÐ", "QĐ")),
        ("Kế hoạсh này", ("letter", "hoạсh", "hoạch")),
        (unicodedata.normalize("NFD", "kế") + " hoạch", ("letter", unicodedata.normalize("NFD", "kế"), "kế")),
        ("các kê hoạch năm", ("context", "kê", "kế")),
        ("họp thưởng xuyên", ("context", "thưởng", "thường")),
        ("theo Nghị định s72/2015/NĐ-CP", ("lost", "s", "số ")),
        ("tỉnh Hải Duong", ("syllable", "Duong", "Dương")),
        ("thông tin đối ngoai.", ("context", "ngoai", "ngoại")),
        ("ngày 12 ,báo cáo; thực hiện ,báo cáo", ("blank", " ,", ", ")),
        ("thông\u200btin", ("letter", "\u200b", "")),
    ],
)
def test_a_slip_is_found_with_what_was_meant(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh Đắk Lắk phối hợp với Công ty Sekisui (Nhật Bản) tổ chức.",
        "Kế hoạch số 15/KH-UBND, Nghị định số 30/2020/NĐ-CP, Điều 5 khoản 2 điểm đ.",
        "Thư điện tử: ubnd.xa@haiduong.gov.vn; trang https://example.vn/tin-tuc_moi.html",
        "Thời gian 8:30 đến 11:00, kinh phí 1.500.000 đồng, 12,5 km, 30 m2.",
        "TTg, UBND, TTr, CNTT, OCOP, VNeID, Facebook, Zalo, website, online, email.",
        "Luôn luôn, từ từ, ngày ngày, xa xa; cơ quan quan trắc; quy định định mức; giai đoạn tiếp theo theo quy định.",
        "hoà bình, hòa bình, thuỷ lợi, thủy lợi, qúy, tóan",
        "I. MỤC ĐÍCH, YÊU CẦU\na) Nội dung thi đua; ca sĩ, y tế, đi lại, đa phương, tin tức.",
        "Kết quả đạt được được đánh giá; các tỉnh thành thành phố lớn",
        "xã Văn Bàn mở rộng; ông Vi Văn Đi, bà Lò Thị Mi; đờn ca tài tử; hát xoan, quan họ; nặn tò he; khuỵu, xuýt xoa, nghều ngao",
        "110 kV, 50 MW, 5 ha, 0,25 mg/lít; đ/c Bí thư; TP. Hồ Chí Minh; QCVN 01:2021/BXD; H5N1; lễ hội Ók Om Bok, Chol Chnăm Thmây",
        "việc phân chia sẽ do cấp có thẩm quyền quyết định",
        "Россия và Việt Nam",
        "viết “hổ trợ” là sai, đơn vị ghi “các nghành” trong báo cáo",
        "dùng phép lôgíc, môđun, ôtô; mua áo thun; sê ri",
        "TÊN CQ, TC CHỦ QUẢN  TÊN CƠ QUAN, ngày     tháng     năm 2026",
        "Nơi nhận: Như trên; Lưu: VT, VX.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("khỏe", "khoẻ"),
        ("quý", "quý"),
        ("giá", "giá"),
        ("toán", "toán"),
        ("của", "của"),
        ("thuở", "thuở"),
        ("ngoài", "ngoài"),
    ],
)
def test_the_tone_mark_has_two_good_places_where_two_vowels_end_a_syllable_and_one_elsewhere(first: str, last: str) -> None:
    for written in (first, last):
        assert placed(written, ToneStyle.FIRST) == first
        assert placed(written, ToneStyle.LAST) == last


def test_marks_that_stand_elsewhere_than_in_most_of_the_document_are_told_with_their_case() -> None:
    lines = ("Văn hóa, thủy lợi", "HOÀ BÌNH, tóan")
    assert style_of(lines) is ToneStyle.FIRST
    assert [(slip.text, slip.proposals) for slip in tone_slips(lines[1], ToneStyle.FIRST)] == [("HOÀ", ("HÒA",)), ("tóan", ("toán",))]
    assert style_of(("Văn hoá", "văn hóa")) is None


def test_a_text_of_one_endless_word_is_answered_at_once() -> None:
    assert slips("ab" * 200_000) == ()
    assert slips("quyết" * 8) == ()


def test_what_a_person_calls_right_is_no_slip() -> None:
    assert slips("món nhiệnh ngon")
    assert not slips("món nhiệnh ngon", "nhiệnh")
    assert not slips("món Nhiệnh ngon", "nhiệnh")


def test_places_count_the_characters_of_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "Đã có quyết định.") + " Họp tạitỉnh và các tnh, thành phố"
    for slip in slips(text):
        assert text[slip.start : slip.end] == slip.text
    assert [slip.text for slip in slips(text)][-2:] == ["tạitỉnh", "tnh"]


def test_all_letters_lost_in_a_real_plan_are_found_and_nearly_all_proposals_are_right(samples: Path) -> None:
    expected = json.loads((samples / "expected" / "seed001-ocr.json").read_text(encoding="utf-8"))
    text = (samples / "expected" / expected["source"]).read_text(encoding="utf-8")
    found = {slip.start: slip for slip in slips(text) if slip.kind in {SlipKind.CONTEXT, SlipKind.LOST, SlipKind.SYLLABLE}}
    asked = expected["items"]
    assert [item["wrong"] for item in asked if item["offset"] in found] == [item["wrong"] for item in asked]
    right = [item for item in asked if found[item["offset"]].proposals[0] == item["right"]]
    assert len(right) >= 11


def text_of_word_file(path: Path) -> str:
    """The paragraphs of a .docx, composed; fields and what is tracked as deleted have no text."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read("word/document.xml").decode("utf-8")
    lines = []
    for paragraph in re.split(r"</w:p>", content):
        pieces = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br)(?: [^>]*)?/>", paragraph)
        lines.append("".join(html.unescape(piece) if piece else " " * 8 for piece in pieces))
    return unicodedata.normalize("NFC", "\n".join(lines))


def test_hardly_a_word_of_law_texts_and_real_documents_is_flagged(samples: Path) -> None:
    """At most one in a thousand, counting also the slips that are really there."""
    words = flagged = 0
    files = [*sorted((samples / "texts").glob("*.md")), *sorted((samples / "word").glob("*.docx"))]
    for file in files:
        if not zipfile.is_zipfile(file) and file.suffix == ".docx":
            continue
        text = text_of_word_file(file) if file.suffix == ".docx" else unicodedata.normalize("NFC", file.read_text(encoding="utf-8"))
        words += len(text.split())
        flagged += sum(len(slips(line)) for line in text.split("\n"))
    assert words > 70_000
    assert flagged <= words / 1000


@pytest.mark.parametrize("text", ["\u200b" + "a" * 40_000, "e\u0301" + "a" * 40_000, "của của " * 8_000], ids=["unseen", "apart", "twice"])
def test_endless_lines_are_looked_through_within_a_second(text: str) -> None:
    spelling(KNOWN)
    assert seconds(lambda: slips(text)) < 1  # eight seconds and more, when each place was looked at from the beginning
