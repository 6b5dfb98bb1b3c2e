"""Tables of pages that were left one cell a line, and tasks that brackets below a heading give to someone."""

from tests.reading.helpers import HEAD, plan_of

NAMES = "STT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian\n"


def test_a_table_left_one_cell_a_line_is_read_as_a_table():
    rows = "1\nXây dựng tài liệu\nSở Ngoại vụ\nSở Giáo dục\nvà Đào tạo\nTháng 7/2025\n2\nTổ chức lớp học\nUBND các xã, phường\nTỉnh đoàn\nCả năm\n"
    plan = plan_of(f"{HEAD}I. MỤC ĐÍCH\nTốt.\nII. NHIỆM VỤ\n{NAMES}{rows}III. KINH PHÍ\nTheo quy định.\n")
    assert [(task.number, task.title, task.leads, task.partners, task.time.text) for task in plan.tasks] == [
        ("1", "Xây dựng tài liệu", ("Sở Ngoại vụ",), ("Sở Giáo dục và Đào tạo",), "Tháng 7/2025"),
        ("2", "Tổ chức lớp học", ("UBND các xã, phường",), ("Tỉnh đoàn",), "Cả năm"),
    ]
    assert [section.heading for section in plan.body] == ["MỤC ĐÍCH", "NHIỆM VỤ", "KINH PHÍ"]


def test_names_of_columns_without_whole_rows_are_no_table():
    plan = plan_of(f"{HEAD}I. MỤC ĐÍCH\nTốt.\nII. NHIỆM VỤ\n{NAMES}Các cơ quan tự ghi.\n")
    assert plan.tasks == ()


def test_brackets_on_a_line_of_their_own_say_who_does_the_heading_above():
    text = (
        f"{HEAD}II- NHIỆM VỤ\n1- Về kinh tế\n1.1- Phát triển nông nghiệp\n(Ủy ban nhân dân xã chủ trì, phối hợp với Hội Nông dân; hoàn thành trước 30/6/2026)\n"
        "1.2- Phát triển du lịch\n(Phòng Văn hóa - Xã hội chủ trì; thực hiện thường xuyên)\nIII- TỔ CHỨC THỰC HIỆN\nCác đơn vị thực hiện.\n"
    )
    assert [(task.title, task.leads, task.partners, task.time.text) for task in plan_of(text).tasks] == [
        ("Phát triển nông nghiệp", ("Ủy ban nhân dân xã",), ("Hội Nông dân",), "trước 30/6/2026"),
        ("Phát triển du lịch", ("Phòng Văn hóa - Xã hội",), (), "thường xuyên"),
    ]


def test_a_time_at_the_end_of_an_assignment_is_none_of_its_work():
    text = f"{HEAD}II. PHÂN CÔNG\n1. Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã tổ chức 04 hội nghị tuyên truyền, hoàn thành trước ngày 30/10/2026.\n"
    assert [(task.title, task.time.text) for task in plan_of(text).tasks] == [("Tổ chức 04 hội nghị tuyên truyền", "trước ngày 30/10/2026")]


def test_strokes_between_those_who_are_addressed_and_the_bases_are_passed():
    text = (
        "BỘ THÔNG TIN\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 57/BTTTT-TTĐN\nV/v hướng dẫn\n|\nHà Nội, ngày 28 tháng 11 năm 2022\n|\n"
        "Kính gửi:\n|\n- Ủy ban nhân dân các tỉnh;\n- Các bộ.\n|\n"
        "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về thông tin, Bộ Thông tin hướng dẫn như sau:\n1. Về nội dung\n- Tốt.\n"
    )
    plan = plan_of(text)
    assert plan.addressees == ("Ủy ban nhân dân các tỉnh", "Các bộ")
    assert [basis.number for basis in plan.legal_bases] == ["72/2015/NĐ-CP"]


def test_done_by_is_a_label_where_a_unit_follows_it():
    text = (
        f"{HEAD}II. NHIỆM VỤ\n1. Công tác chỉ đạo\na) Kiện toàn Ban Chỉ đạo.\n- Thực hiện: Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ.\n- Thời gian: Quý I.\n"
        "b) Ban hành quy chế.\n- Thực hiện: Văn phòng UBND tỉnh.\n- Thời gian: Tháng 6.\n2. Tuyên truyền\n- Thực hiện: tuyên truyền rộng rãi trong Nhân dân.\n"
    )
    assert [(task.title, task.leads, task.partners, task.time.text) for task in plan_of(text).tasks] == [
        ("Kiện toàn Ban Chỉ đạo", ("Sở Ngoại vụ",), ("Sở Nội vụ",), "Quý I"),
        ("Ban hành quy chế", ("Văn phòng UBND tỉnh",), (), "Tháng 6"),
    ]


def test_an_assignment_that_says_no_work_is_about_what_stands_before_it():
    text = (
        f"{HEAD}II. NHIỆM VỤ\n1. Tổ chức hội nghị tại Seoul: giao Sở Tài chính chủ trì, phối hợp với Trung tâm Xúc tiến đầu tư tham mưu, tổ chức thực hiện.\n"
        "2. Biên soạn cẩm nang du lịch: giao Sở Ngoại vụ chủ trì; hoàn thành trước ngày 30/9/2026.\n"
    )
    assert [(task.title, task.leads, task.partners) for task in plan_of(text).tasks] == [
        ("Tổ chức hội nghị tại Seoul", ("Sở Tài chính",), ("Trung tâm Xúc tiến đầu tư",)),
        ("Biên soạn cẩm nang du lịch", ("Sở Ngoại vụ",), ()),
    ]


def test_paper_and_station_in_one_house_are_one_unit():
    text = f"{HEAD}II. NHIỆM VỤ\n1. Sản xuất phim\n- Chủ trì: Báo và Đài PTTH tỉnh.\n- Phối hợp: Sở Ngoại vụ và Sở Tài chính.\n- Thời gian: Quý I.\n"
    assert [(task.leads, task.partners) for task in plan_of(text).tasks] == [(("Báo và Đài PTTH tỉnh",), ("Sở Ngoại vụ", "Sở Tài chính"))]
