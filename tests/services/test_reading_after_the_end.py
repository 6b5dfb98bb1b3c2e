"""What stands after the end of a document is kept in sight, not taken for an annex."""

from pathlib import Path

from ttdn_desktop.services import late

_DOCUMENT = """ỦY BAN NHÂN DÂN
XÃ VÂN TRÚC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND
Vân Trúc, ngày 05 tháng 01 năm 2027

KẾ HOẠCH
Hoạt động thông tin đối ngoại năm 2027

I. MỤC ĐÍCH
- Nâng cao nhận thức về hội nhập quốc tế.
II. TỔ CHỨC THỰC HIỆN
Các cơ quan, đơn vị thực hiện nghiêm Kế hoạch này./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bình
"""
_AFTER = """
Trang này do bộ phận văn thư đăng lại.
Lượt xem: 25
"""


def test_words_of_a_web_page_below_the_signature_stay_unread(tmp_path: Path) -> None:
    file = tmp_path / "trang.txt"
    file.write_text(_DOCUMENT + _AFTER, encoding="utf-8")
    reading = late.read_file(file)
    assert reading.plan is not None
    assert reading.plan.annexes == ()
    assert reading.plan.signatory.name == "Trần Văn Bình"
    assert [passage.text for passage in reading.unread] == _AFTER.split("\n")[1:3]
