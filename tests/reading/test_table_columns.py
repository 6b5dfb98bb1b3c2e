"""Columns of tables by the words of their heads."""

import pytest

from tests.reading.helpers import words
from ttdn_desktop.reading.table_columns import TableKind, head_of, is_count_row, keys_of


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        (
            ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm", "Ghi chú"],
            "number title leads partners time output note",
        ),
        (["TT", "Rõ việc", "Rõ người", "Rõ trách nhiệm", "Rõ thời gian", "Rõ sản phẩm"], "number title doers leads time output"),
        (["Số TT", "Nhiệm vụ, giải pháp", "Lãnh đạo phụ trách", "Cơ quan, đơn vị chủ trì tham mưu", "Tiến độ"], "number title people leads time"),
        (["STT", "Hạng mục công việc", "Phòng, ban thực hiện", "Mốc thời gian", "Hình thức văn bản"], "number title leads time output"),
        (["TT", "Nhóm nhiệm vụ", "Nội dung công việc", "Cơ quan đầu mối", "Cơ quan phối hợp"], "number group title leads partners"),
    ],
)
def test_columns_of_tasks_are_known_by_many_names(head, keys):
    found = head_of([head], words())
    assert found is not None
    assert found.kind is TableKind.TASKS
    assert list(found.keys) == keys.split(" ")


def test_a_second_row_names_the_columns_that_the_first_groups():
    rows = [
        ["TT", "Nội dung", "Phân công thực hiện", "Phân công thực hiện", "Thời gian", "Thời gian"],
        ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"],
        ["1", "2", "3", "4", "5", "6"],
        ["1", "Mở lớp", "Công an xã", "", "3/2026", "4/2026"],
    ]
    head = head_of(rows, words())
    assert head is not None
    assert (head.first, head.last, head.keys) == (0, 1, ("number", "title", "leads", "partners", "start", "end"))
    assert keys_of(rows[:2], words()) == head.keys


def test_quarters_side_by_side_are_slots_of_time():
    head = head_of([["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Tiến độ năm 2026", "", "", ""], ["", "", "", "Quý I", "Quý II", "Quý III", "Quý IV"]], words())
    assert head is not None
    assert head.keys[3:] == ("slot",) * 4
    assert head.names[3:] == ("Quý I", "Quý II", "Quý III", "Quý IV")


def test_estimates_and_indicators_are_told_from_tasks():
    estimate = head_of([["STT", "Nội dung chi", "ĐVT", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)", "Nguồn kinh phí"]], words())
    assert estimate is not None
    assert (estimate.kind, estimate.keys) == (TableKind.BUDGET, ("number", "item", "unit", "quantity", "unit_price", "amount", "source"))
    indicators = head_of([["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027", "Cơ quan chủ trì theo dõi, đánh giá"]], words())
    assert indicators is not None
    assert (indicators.kind, indicators.keys) == (TableKind.INDICATORS, ("number", "name", "unit", "target", "target", "leads"))


@pytest.mark.parametrize("head", [["Họ và tên", "Ngày sinh"], ["TT", "Cụm công nghiệp", "Diện tích (ha)"], ["", ""], ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]])
def test_other_tables_have_no_such_head(head):
    assert head_of([head, ["1", "2"]], words()) is None


def test_a_row_that_counts_the_columns_is_known():
    assert is_count_row(["(1)", "(2)", "(3)"])
    assert is_count_row(["A", "B", "1", "2", "3=1*2"])
    assert not is_count_row(["1", "Mở lớp", "3"])


NAMES = {
    "number": ("STT | TT | Số TT | Stt | Số thứ tự | T.T | S.T.T | Số | No. | # | MỤC SỐ | Thứ tự"),
    "title": (
        "Nội dung công việc | Nội dung nhiệm vụ | Tên nhiệm vụ | Nhiệm vụ cụ thể | Nhiệm vụ trọng tâm | Nội dung hoạt động | Tên công việc | "
        "Công việc cần thực hiện | Công việc thực hiện | Đầu việc | Tên đề án, chương trình, kế hoạch | Tên nội dung, đề án | "
        "Nội dung các bước thực hiện | Nội dung thực hiện | Các nhiệm vụ chủ yếu | Nhiệm vụ, giải pháp chủ yếu | Nội dung trọng tâm | Tên đề án | "
        "Tên dự án | Danh mục nhiệm vụ | Danh mục công việc | Danh mục đề án | Danh mục chương trình, đề án, dự án | Danh mục dự án, nhiệm vụ | "
        "Hoạt động chủ yếu | Các hoạt động chính | Nội dung giám sát | Nội dung kiểm tra | Nội dung tuyên truyền | Nội dung tập huấn | "
        "Các bước tiến hành | Trình tự công việc | Tên sự kiện | Sự kiện, hoạt động | Nội dung trình | Nội dung phối hợp | "
        "Nhóm nhiệm vụ, giải pháp | Nội dung giao | Nhiệm vụ được giao | Nội dung chỉ đạo | Nội dung kết luận | Việc phải làm | "
        "Nội dung, công việc | Mục tiêu, nhiệm vụ | Chuyên đề | Tên chuyên đề | Tên văn bản | Tên hoạt động/sự kiện | Giải pháp thực hiện | "
        "Tên mô hình | Nội dung đề án/dự án | Nội dung công tác | Nội dung yêu cầu | Các nội dung công việc | NHIỆM VỤ | "
        "NỘI DUNG CÔNG VIỆC (Việc gì?)"
    ),
    "leads": (
        "Tham mưu | Làm chính | Chủ thể giám sát | Khoa thực hiện | Sở, ngành được giao | Chi bộ chịu trách nhiệm | Địa phương thực hiện | "
        "Đơn vị chủ trì | Cơ quan chủ trì | Cơ quan chủ trì tham mưu | Đơn vị đầu mối | Cơ quan đầu mối | Cơ quan, đơn vị chủ trì | "
        "Cơ quan/đơn vị chủ trì thực hiện | Đơn vị thực hiện | Bộ phận thực hiện | Chủ trì | Chủ trì thực hiện | Đơn vị chủ trì tham mưu | "
        "Cơ quan chủ trì soạn thảo | Cơ quan trình | Đơn vị trình | Đơn vị chủ trì, phối hợp | Đơn vị chịu trách nhiệm chính | Cơ quan tham mưu | "
        "Cơ quan chuẩn bị | Đơn vị chuẩn bị | Cơ quan chuẩn bị nội dung | Cơ quan chủ trì chuẩn bị | Ngành, đơn vị chủ trì | Phòng, ban chủ trì | "
        "Phòng chủ trì | Khoa/phòng chủ trì | Đơn vị phụ trách | Cơ quan thực hiện | Tổ chức, đơn vị thực hiện | Đơn vị, địa phương thực hiện | "
        "Sở, ngành chủ trì | Cơ quan, địa phương chủ trì | Cơ quan được giao | Đơn vị được phân công | Bộ, ngành chủ trì | "
        "Đơn vị đăng cai | Cơ quan chịu trách nhiệm | Ban, ngành thực hiện | Cơ quan tổ chức | Đơn vị tổ chức | Tổ chức thực hiện | "
        "Cơ quan giám sát | Đơn vị triển khai | Lực lượng chủ trì | Lực lượng thực hiện"
    ),
    "partners": (
        "Người hỗ trợ | Lực lượng hiệp đồng | Đơn vị giúp đỡ | Các bên liên quan | Đơn vị, địa phương liên quan | Khoa/phòng liên quan | "
        "Đơn vị phối hợp | Cơ quan phối hợp | Cơ quan, đơn vị phối hợp | Phối hợp | Phối hợp thực hiện | Đơn vị phối hợp thực hiện | "
        "Thành phần phối hợp | Các đơn vị phối hợp | Ngành phối hợp | Đơn vị tham gia | Cơ quan tham gia | Lực lượng phối hợp | Đơn vị hỗ trợ | "
        "Sở, ngành phối hợp | Bộ phận phối hợp | Người phối hợp | Cơ quan, địa phương phối hợp"
    ),
    "people": (
        "Người thực hiện | Người phụ trách | Cán bộ phụ trách | Lãnh đạo chỉ đạo | Lãnh đạo phụ trách | Lãnh đạo UBND chỉ đạo | Đồng chí phụ trách | "
        "Đồng chí chỉ đạo | Người chủ trì | Cán bộ thực hiện | Công chức tham mưu | Chuyên viên theo dõi | Cá nhân thực hiện | Cá nhân phụ trách | "
        "Họ tên người thực hiện | Đ/c phụ trách | Thường trực chỉ đạo | Phó Chủ tịch phụ trách | Ủy viên phụ trách | Thành viên phụ trách | "
        "Người chịu trách nhiệm | Lãnh đạo Sở phụ trách | Chỉ đạo thực hiện | Người chỉ đạo | Phụ trách chỉ đạo"
    ),
    "doers": (
        "Phân công | Phụ trách | Phân công thực hiện | Người, đơn vị thực hiện | Đơn vị/cá nhân thực hiện | Cá nhân, đơn vị phụ trách | "
        "Phân công phụ trách | Tổ chức, cá nhân thực hiện | Trách nhiệm | Trách nhiệm thực hiện | Ai thực hiện | Rõ người | "
        "Bộ phận/người thực hiện | Người/bộ phận thực hiện | Tập thể, cá nhân thực hiện | Giao thực hiện"
    ),
    "time": (
        "Thời gian | Tần suất | Thời gian thực hiện | Thời gian hoàn thành | Thời hạn | Thời hạn hoàn thành | Thời gian trình | Thời điểm hoàn thành | "
        "Thời điểm trình | Tiến độ | Tiến độ thực hiện | Tiến độ hoàn thành | Hạn hoàn thành | Hoàn thành | Hoàn thành trước | Ngày hoàn thành | "
        "Thời gian triển khai | Thời gian tổ chức | Dự kiến thời gian | Thời gian dự kiến | Mốc thời gian | Lộ trình | Lộ trình thực hiện | "
        "Giai đoạn thực hiện | Năm thực hiện | Tháng | Quý | Thời gian trình BTV | Thời gian báo cáo | Thời gian ban hành | Kỳ họp | Kỳ trình | "
        "Thời gian (dự kiến) | Thời gian, địa điểm | Thời gian và địa điểm | Ngày, tháng | Hạn trình | Hạn xử lý | Hạn báo cáo | Deadline | "
        "Thời gian xong | Ngày thực hiện | Thời gian bắt đầu - kết thúc | Thời gian trình UBND tỉnh | Dự kiến hoàn thành | Thời gian kiểm tra | "
        "Phiên họp | Khi nào | Khi nào xong? | Xong trước ngày | Hoàn tất trước | Đến hạn | Bao giờ | Dự kiến | T.gian | Thứ, ngày"
    ),
    "output": (
        "Sản phẩm | Kết quả | Sản phẩm/kết quả | Kết quả/sản phẩm | Sản phẩm đầu ra | Kết quả đầu ra | Sản phẩm hoàn thành | Hình thức văn bản | "
        "Sản phẩm, kết quả đạt được | Kết quả dự kiến | Sản phẩm dự kiến | Sản phẩm cụ thể | Dự kiến sản phẩm | Dự kiến kết quả | Kết quả cần đạt | "
        "Mục tiêu, kết quả | Yêu cầu, sản phẩm | Loại văn bản | Hình thức trình | Đầu ra | Văn bản trình | Hình thức ban hành | Kết quả mong đợi | "
        "Minh chứng | Sản phẩm trình | Kết quả thực hiện | Loại sản phẩm | Hồ sơ, sản phẩm"
    ),
    "budget": (
        "Kinh phí | Kinh phí thực hiện | Nguồn kinh phí | Dự toán | Dự toán kinh phí | Kinh phí (đồng) | Kinh phí dự kiến | Dự kiến kinh phí | "
        "Nhu cầu kinh phí | Tổng kinh phí | Nguồn vốn | Khái toán kinh phí | Kinh phí, nguồn vốn | Nguồn lực | Ước kinh phí"
    ),
    "note": ("Ghi chú | Chú thích | Lưu ý | Ghi chú/căn cứ"),
    "": (
        "Cấp trình | Cấp ban hành | Cấp phê duyệt | Cơ quan ban hành | Cơ quan phê duyệt | Cấp có thẩm quyền | Căn cứ thực hiện | Cơ sở pháp lý | "
        "Văn bản chỉ đạo | Địa điểm | Đối tượng | Thành phần | Số lượng | Hình thức | Quy mô | Địa bàn | Yêu cầu | Mục tiêu | Biện pháp | "
        "Tình trạng | Đánh giá | Cơ quan thẩm định | Cơ quan theo dõi | Cơ quan theo dõi, đôn đốc | Nơi nhận báo cáo | Thẩm quyền | "
        "Cơ quan thẩm tra | Đơn vị chịu sự giám sát | Ngày hoàn thành thực tế | Kết quả thực hiện đến nay | "
        "Thẩm quyền quyết định | Cơ quan quyết định | Cấp quyết định | Văn bản giao nhiệm vụ | Số văn bản | Phương pháp thực hiện | "
        "Cách thức thực hiện | Đơn vị được kiểm tra | Đơn vị được giám sát | Cơ quan tiếp nhận | Cấp độ ưu tiên | Mức độ ưu tiên | Lĩnh vực"
    ),
}
"""What offices call a column, by its key; "" where it says none of these."""


@pytest.mark.parametrize("key", NAMES)
def test_what_offices_call_a_column_is_known(key):
    found = {name: keys_of([[name]], words())[0] for name in NAMES[key].split(" | ")}
    assert {name: other for name, other in found.items() if other != key} == {}
