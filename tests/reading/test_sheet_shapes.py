"""Tables of tasks as offices lay them out, each with what its rows say: title, who leads, who helps, when."""

import datetime as dt

import pytest

from tests.reading.workbooks import Rows, faults, sheet_data, understood
from ttdn_desktop.office.workbook_reader import read_workbook

Expected = list[tuple[str, tuple[str, ...], tuple[str, ...], str]]

SHAPES: dict[str, tuple[Rows, Expected, tuple[str, ...]]] = {
    "cong tac tuan": (
        [
            ("LỊCH CÔNG TÁC THÁNG 6/2026",),
            ("STT", "Tên công việc", "Cán bộ phụ trách", "Hạn hoàn thành"),
            (1, "Rà soát hộ nghèo", "Nguyễn Văn An", dt.date(2026, 6, 15)),
            (2, "Báo cáo quý", "Trần Thị Bình", "30/6/2026"),
        ],
        [
            ("Rà soát hộ nghèo", (), (), "15/6/2026"),
            ("Báo cáo quý", (), (), "30/6/2026"),
        ],
        (),
    ),
    "6 ro": (
        [
            ("BẢNG PHÂN CÔNG NHIỆM VỤ 6 RÕ",),
            ("TT", "Rõ việc", "Rõ người", "Rõ trách nhiệm", "Rõ thời gian", "Rõ sản phẩm", "Rõ thẩm quyền"),
            (1, "Xây dựng chuyên mục", "Đ/c Lê Văn Cường", "Phòng Văn hóa - Xã hội", "Trước 30/6/2026", "Chuyên mục", "UBND xã"),
        ],
        [
            ("Xây dựng chuyên mục", ("Phòng Văn hóa - Xã hội",), (), "Trước 30/6/2026"),
        ],
        (),
    ),
    "khong TT": (
        [
            (),
            (None, "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"),
            (None, "Tuyên truyền biển đảo", "Ban Chỉ huy Quân sự xã", "Đồn Biên phòng", "Năm 2026"),
            (None, "Gặp mặt kiều bào", "UBMTTQ Việt Nam xã", None, "Tháng 1 hằng năm"),
        ],
        [
            ("Tuyên truyền biển đảo", ("Ban Chỉ huy Quân sự xã",), ("Đồn Biên phòng",), "Năm 2026"),
            ("Gặp mặt kiều bào", ("UBMTTQ Việt Nam xã",), (), "Tháng 1 hằng năm"),
        ],
        (),
    ),
    "nhom merged": (
        [
            ("TT", "NỘI DUNG CÔNG VIỆC", "ĐƠN VỊ THỰC HIỆN", "THỜI GIAN HOÀN THÀNH", "GHI CHÚ"),
            ("A. CÔNG TÁC CHỈ ĐẠO",),
            (1, "Kiện toàn Ban Chỉ đạo", "Văn phòng HĐND và UBND xã", "Quý I", None),
            ("B. CÔNG TÁC TUYÊN TRUYỀN",),
            (2, "Đăng tin trên Trang thông tin điện tử", "Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an xã", "Cả năm", None),
        ],
        [
            ("Kiện toàn Ban Chỉ đạo", ("Văn phòng HĐND và UBND xã",), (), "Quý I"),
            ("Đăng tin trên Trang thông tin điện tử", ("Phòng Văn hóa - Xã hội",), ("Công an xã",), "Cả năm"),
        ],
        ("A2:E2", "A4:E4"),
    ),
    "thang so": (
        [
            ("KẾ HOẠCH NĂM 2026",),
            ("TT", "Nội dung", "Chủ trì", "Tháng thực hiện"),
            (None, None, None, 1, 2, 3, 4),
            (1, "Tập huấn", "Công an xã", None, "x", "x", None),
        ],
        [
            ("Tập huấn", ("Công an xã",), (), "Tháng 2 - Tháng 3/2026"),
        ],
        ("D2:G2", "A2:A3", "B2:B3", "C2:C3"),
    ),
    "subrows": (
        [
            ("STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ"),
            (1, "Công tác cán bộ", None, None, None),
            (None, "- Rà soát đội ngũ", "Phòng Nội vụ", "Các phòng, ban", "Tháng 3/2026"),
            (None, "- Bồi dưỡng nghiệp vụ", "Phòng Nội vụ", None, "Tháng 5/2026"),
            (2, "Kiểm tra, giám sát", "Thanh tra huyện", None, "Quý IV/2026"),
        ],
        [
            ("Rà soát đội ngũ", ("Phòng Nội vụ",), ("Các phòng, ban",), "Tháng 3/2026"),
            ("Bồi dưỡng nghiệp vụ", ("Phòng Nội vụ",), (), "Tháng 5/2026"),
            ("Kiểm tra, giám sát", ("Thanh tra huyện",), (), "Quý IV/2026"),
        ],
        (),
    ),
    "so text": (
        [
            ("Số TT", "Tên nhiệm vụ", "Đơn vị chủ trì tham mưu", "Cơ quan, đơn vị phối hợp", "Hình thức văn bản", "Thời gian trình", "Lãnh đạo UBND phụ trách"),
            ("01", "Kế hoạch CCHC", "Phòng Nội vụ", "Văn phòng\nSở Tư pháp", "Kế hoạch", "Tháng 01", "PCT Nguyễn Văn B"),
            ("02", "Báo cáo năm", "Văn phòng", "Các sở, ngành", "Báo cáo", "Tháng 12", "CT"),
        ],
        [
            ("Kế hoạch CCHC", ("Phòng Nội vụ",), ("Văn phòng", "Sở Tư pháp"), "Tháng 01"),
            ("Báo cáo năm", ("Văn phòng",), ("Các sở, ngành",), "Tháng 12"),
        ],
        (),
    ),
    "hai bang": (
        [
            ("I. NHIỆM VỤ THƯỜNG XUYÊN",),
            ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
            (1, "Trực ban", "Văn phòng", "Hằng ngày"),
            (),
            ("II. NHIỆM VỤ ĐỘT XUẤT",),
            ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
            (1, "Ứng phó bão", "Công an xã", "Khi có bão"),
        ],
        [
            ("Trực ban", ("Văn phòng",), (), "Hằng ngày"),
            ("Ứng phó bão", ("Công an xã",), (), "Khi có bão"),
        ],
        (),
    ),
    "muc tieu": (
        [
            ("TT", "Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian hoàn thành"),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            ("I", "NHÓM NHIỆM VỤ VỀ THỂ CHẾ", None, None, None, None),
            ("1.", "Ban hành Nghị quyết", "HĐND tỉnh", "Sở Tư pháp, Sở Tài chính và các đơn vị liên quan", "Nghị quyết", "2026-2027"),
            ("2.", "Triển khai đề án", "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ; UBND các xã, phường", "Báo cáo", "Hằng năm"),
        ],
        [
            ("Ban hành Nghị quyết", ("HĐND tỉnh",), ("Sở Tư pháp", "Sở Tài chính", "các đơn vị liên quan"), "2026-2027"),
            ("Triển khai đề án", ("Sở Văn hóa, Thể thao và Du lịch",), ("Sở Ngoại vụ", "UBND các xã, phường"), "Hằng năm"),
        ],
        (),
    ),
    "ttgop": (
        [
            ("TT", "Nhiệm vụ", "Hoạt động", "Chủ trì", "Phối hợp", "Thời gian"),
            (1, "Thông tin đối ngoại", "Biên soạn tài liệu", "Phòng Văn hóa - Xã hội", "Công an xã", "Quý I/2026"),
            (None, None, "In ấn tài liệu", "Văn phòng UBND xã", None, "Quý II/2026"),
            (2, "Hợp tác", "Ký kết nghĩa", "UBND xã", None, "Quý III/2026"),
        ],
        [
            ("Biên soạn tài liệu", ("Phòng Văn hóa - Xã hội",), ("Công an xã",), "Quý I/2026"),
            ("In ấn tài liệu", ("Văn phòng UBND xã",), (), "Quý II/2026"),
            ("Ký kết nghĩa", ("UBND xã",), (), "Quý III/2026"),
        ],
        ("A2:A3", "B2:B3"),
    ),
    "h1 trien khai": (
        [
            ("TỈNH ỦY NGHỆ AN", None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
            ("*", None, None),
            ("PHỤ LỤC",),
            ("Phân công nhiệm vụ thực hiện Chương trình hành động",),
            (),
            ("Stt", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Ghi chú"),
            (1, "Quán triệt, tuyên truyền Nghị quyết", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Các cấp ủy trực thuộc", "Quý II/2026", None),
            (2, "Xây dựng đề án", "Đảng ủy UBND tỉnh", "Ban Nội chính Tỉnh ủy", "Tháng 12/2026", "Trình BTV"),
        ],
        [
            ("Quán triệt, tuyên truyền Nghị quyết", ("Ban Tuyên giáo và Dân vận Tỉnh ủy",), ("Các cấp ủy trực thuộc",), "Quý II/2026"),
            ("Xây dựng đề án", ("Đảng ủy UBND tỉnh",), ("Ban Nội chính Tỉnh ủy",), "Tháng 12/2026"),
        ],
        (),
    ),
    "h2 tien do": (
        [
            ("THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ",),
            ("STT", "Nhiệm vụ được giao", "Văn bản giao", "Đơn vị thực hiện", "Ngày giao", "Hạn xử lý", "Tình trạng"),
            (1, "Báo cáo kết quả TTĐN", "CV 123/UBND", "Phòng VH-XH", dt.date(2026, 3, 1), dt.date(2026, 3, 15), "Đang thực hiện"),
        ],
        [
            ("Báo cáo kết quả TTĐN", ("Phòng VH-XH",), (), "15/3/2026"),
        ],
        (),
    ),
    "h3 gop chu tri": (
        [
            ("TT", "Nội dung công việc", "Đơn vị chủ trì/phối hợp", "Thời gian"),
            (1, "Tổ chức Tuần lễ áo dài", "Chủ trì: Hội Liên hiệp Phụ nữ xã\nPhối hợp: Đoàn Thanh niên xã", "01/3 - 08/3/2026"),
            (2, "Ngày hội văn hóa", "Phòng Văn hóa - Xã hội", "Tháng 4/2026"),
        ],
        [
            ("Tổ chức Tuần lễ áo dài", ("Hội Liên hiệp Phụ nữ xã",), ("Đoàn Thanh niên xã",), "01/3 - 08/3/2026"),
            ("Ngày hội văn hóa", ("Phòng Văn hóa - Xã hội",), (), "Tháng 4/2026"),
        ],
        (),
    ),
    "h4 so trong o": (
        [
            ("Nội dung", "Người thực hiện", "Thời gian", "Kết quả"),
            ("1. Tham mưu ban hành kế hoạch", "Nguyễn Thị Lan", "Tháng 1/2026", "Kế hoạch"),
            ("2. Viết bài giới thiệu", "Phạm Văn Đức", "Hằng tháng", "12 bài"),
        ],
        [
            ("Tham mưu ban hành kế hoạch", (), (), "Tháng 1/2026"),
            ("Viết bài giới thiệu", (), (), "Hằng tháng"),
        ],
        (),
    ),
    "h5 lech cot": (
        [
            (),
            (),
            (None, None, "UBND XÃ AN BÌNH"),
            (None, None, "KẾ HOẠCH CÔNG TÁC THÔNG TIN ĐỐI NGOẠI NĂM 2026"),
            (),
            (None, None, "TT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"),
            (None, None, "I", "Tuyên truyền"),
            (None, None, 1, "Xây dựng phim ngắn", "Trung tâm VHTT&TT", "Các thôn", "Quý II"),
            (None, None, 2, "Làm pa nô", "Phòng Kinh tế", None, "Quý III"),
            (None, None, None, "Tổng cộng: 02 nhiệm vụ"),
            (),
            (None, None, None, None, None, "An Bình, ngày 5 tháng 1 năm 2026"),
            (None, None, None, "NGƯỜI LẬP", None, "TM. ỦY BAN NHÂN DÂN"),
        ],
        [
            ("Xây dựng phim ngắn", ("Trung tâm VHTT&TT",), ("Các thôn",), "Quý II"),
            ("Làm pa nô", ("Phòng Kinh tế",), (), "Quý III"),
        ],
        (),
    ),
    "h6 don vi dong": (
        [
            ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Kinh phí (đồng)", "Nguồn kinh phí"),
            (1, "Mua máy ảnh", "Văn phòng HĐND-UBND", "Quý I/2026", 25000000, "Ngân sách xã"),
            ("Cộng", None, None, None, 25000000, None),
        ],
        [
            ("Mua máy ảnh", ("Văn phòng HĐND-UBND",), (), "Quý I/2026"),
        ],
        (),
    ),
    "hai bang cung dau": (
        [
            ("A. NHIỆM VỤ THƯỜNG XUYÊN",),
            ("STT", "Nội dung", "Đơn vị chủ trì", "Tần suất"),
            (1, "Đăng bản tin song ngữ", "Phòng Văn hóa", "Hằng tuần"),
            (),
            ("B. NHIỆM VỤ ĐỘT XUẤT",),
            ("STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"),
            (1, "Đón đoàn đại biểu", "Văn phòng", "Công an xã", "19/5/2026"),
        ],
        [
            ("Đăng bản tin song ngữ", ("Phòng Văn hóa",), (), "Hằng tuần"),
            ("Đón đoàn đại biểu", ("Văn phòng",), ("Công an xã",), "19/5/2026"),
        ],
        (),
    ),
    "tuan trong thang": (
        [
            ("KẾ HOẠCH THÁNG 10/2026",),
            ("TT", "Đầu việc", "Bộ phận thực hiện", "Tuần 1", "Tuần 2", "Tuần 3"),
            (1, "Chụp ảnh", "Tổ văn hóa", "x", "x", None),
            (2, "In ấn", "Tổ in", None, None, "x"),
        ],
        [
            ("Chụp ảnh", ("Tổ văn hóa",), (), "Tuần 1 - Tuần 2"),
            ("In ấn", ("Tổ in",), (), "Tuần 3"),
        ],
        (),
    ),
    "don vi o tren bang": (
        [
            ("NHIỆM VỤ NĂM 2026",),
            ("Đơn vị thực hiện: Phòng Văn hóa - Xã hội",),
            (),
            ("STT", "Nội dung nhiệm vụ", "Thời gian hoàn thành", "Kết quả"),
            (1, "Mở chuyên mục đối ngoại", "Quý II", "Chuyên mục"),
            (2, "Làm bộ ảnh về xã", "Quý III", "Bộ ảnh"),
        ],
        [
            ("Mở chuyên mục đối ngoại", ("Phòng Văn hóa - Xã hội",), (), "Quý II"),
            ("Làm bộ ảnh về xã", ("Phòng Văn hóa - Xã hội",), (), "Quý III"),
        ],
        (),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_of_this_shape_gives_its_tasks(name: str) -> None:
    rows, expected, merges = SHAPES[name]
    data = sheet_data(rows, merges=merges)
    reading = understood(data)
    assert faults(read_workbook(data), reading) == []
    assert reading.plan is not None
    assert [(task.title, task.leads, task.partners, task.time.text) for task in reading.plan.tasks] == expected
