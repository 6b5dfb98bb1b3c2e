"""Documents of several shapes and what is understood of them."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.helpers import read
from tests.reading.texts import ALL, BLANK_DRAFT, COMMUNE, NEWS, PARTY, PORTAL, REPORT, TWO_COLUMNS, WRAPPED_DECISION
from ttdn_desktop.domain.blocks import Item, TaskList
from ttdn_desktop.domain.codec import plan_from_json, plan_to_json
from ttdn_desktop.domain.plan import Plan, PlanKind, Regime, SectionRole
from ttdn_desktop.domain.text import plain
from ttdn_desktop.paper.anchors import parse_anchor
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.outline import item_mark, numbered
from ttdn_desktop.reading.who import doers_in
from ttdn_desktop.reading.words import folded


def plan_of(text: str) -> Plan:
    plan = read(text)[1].plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("name", ALL)
def test_every_character_belongs_to_exactly_one_place(name):
    paper, reading = read(ALL[name])
    found = account(paper, reading)
    assert found.faults == ()
    assert found.total == found.fields + found.structure + found.unread


@given(st.lists(st.sampled_from([line for text in ALL.values() for line in text.split("\n")]), max_size=40))
def test_lines_in_any_order_lose_no_character(lines):
    paper, reading = read("\n".join(lines))
    assert account(paper, reading).faults == ()


@given(st.text(alphabet="KẾ HOẠCHSố:/-.,;|1aăâ \tCăncứĐiều()[]…\n", max_size=200))
def test_any_text_is_borne_and_accounted_for(text):
    paper, reading = read(text)
    assert account(paper, reading).faults == ()


@pytest.mark.parametrize("name", [name for name in ALL if name != "news"])
def test_reading_twice_gives_equal_plans_that_the_wire_form_carries(name):
    first, second = plan_of(ALL[name]), plan_of(ALL[name])
    assert first == second
    assert plan_from_json(json.loads(json.dumps(plan_to_json(first)))) == first


@pytest.mark.parametrize("name", ALL)
def test_every_pointer_of_the_trace_names_a_value(name):
    reading = read(ALL[name])[1]
    tree = {"plan": None if reading.plan is None else plan_to_json(reading.plan)}
    for trace in reading.trace:
        at: object = tree
        for key in (trace.path or "").split("/")[1:]:
            at = at[int(key)] if isinstance(at, list) else at[key]  # type: ignore[index]  # a pointer that fits the tree
        assert at not in (None, "", []) or trace.path is None


def test_the_head_of_an_agency_under_another():
    plan = plan_of(COMMUNE)
    assert (plan.issuer.parent, plan.issuer.name) == ("UBND huyện Bình Minh", "Phòng Văn hóa và Thông tin")
    head = plan.document
    assert (head.type, head.number, head.symbol, head.place, head.date) == ("KH", "12", "KH-VHTT", "Bình Minh", dt.date(2024, 3, 5))
    assert head.subject == "Triển khai công tác thông tin đối ngoại trên địa bàn huyện Bình Minh năm 2024"
    assert (plan.plan_kind, plan.year, head.regime) == (PlanKind.ANNUAL, 2024, Regime.ND30_2020)


def test_bases_proposal_and_enacting_clause_are_told_apart():
    plan = plan_of(COMMUNE)
    assert [(basis.lead, basis.type, basis.number) for basis in plan.legal_bases] == [
        ("Căn cứ", "Luật", "103/2016/QH13"),
        ("Căn cứ", "Nghị định", "72/2015/NĐ-CP"),
        ("Thực hiện", "Kế hoạch", "15/KH-UBND"),
    ]
    assert plan.proposal is not None
    assert plan.proposal.by == "Tổ trưởng Tổ Thông tin"
    assert plan.enacting.startswith("Phòng Văn hóa và Thông tin ban hành Kế hoạch")


def test_outline_roles_and_items():
    plan = plan_of(COMMUNE)
    assert [(section.number, section.heading, section.role) for section in plan.body] == [
        ("I", "MỤC ĐÍCH - YÊU CẦU", SectionRole.PURPOSE),
        ("II", "NỘI DUNG THỰC HIỆN", SectionRole.CONTENT),
        ("III", "KINH PHÍ THỰC HIỆN", SectionRole.BUDGET),
        ("IV", "TỔ CHỨC THỰC HIỆN", SectionRole.IMPLEMENTATION),
    ]
    requirements = plan.body[0].sections[1]
    assert (requirements.heading, requirements.role) == ("Yêu cầu", SectionRole.REQUIREMENTS)
    assert [(block.mark, plain(block.text)) for block in requirements.blocks if isinstance(block, Item)] == [
        ("a)", "Bảo đảm đúng chủ trương;"),
        ("b)", "Tiết kiệm, hiệu quả."),
    ]


def test_tasks_come_from_label_lines():
    first, second = plan_of(COMMUNE).tasks
    assert (first.number, first.title) == ("1.1", "Tuyên truyền trên Trang thông tin điện tử huyện")
    assert first.leads == ("Văn phòng HĐND và UBND huyện",)
    assert first.partners == ("Phòng Văn hóa và Thông tin", "Trung tâm Văn hóa, Thể thao và Truyền thông", "UBND các xã, thị trấn")
    assert (first.time.text, first.time.end) == ("Quý II/2024", dt.date(2024, 6, 30))
    assert (first.output, first.budget) == ("Chuyên mục song ngữ Việt - Anh", "20.000.000 đồng")
    assert len(first.content) == 1
    assert (second.leads, second.partners) == (("Phòng Văn hóa và Thông tin",), ("Sở Thông tin và Truyền thông", "UBND các xã"))


def test_the_end_is_read_whichever_half_comes_first():
    plan = plan_of(COMMUNE)
    assert plan.recipients == ("UBND huyện (b/c)", "Các phòng, ban huyện", "Lưu: VT")
    assert (plan.signatory.title, plan.signatory.name) == ("TRƯỞNG PHÒNG", "Nguyễn Thị Hoa")


def test_a_paper_of_the_party():
    plan = plan_of(PARTY)
    assert (plan.document.number, plan.document.symbol, plan.document.regime) == ("07", "KH/ĐU", Regime.PARTY_05HD_2026)
    assert (plan.issuer.parent, plan.issuer.name) == ("Đảng bộ tỉnh Sơn Hà", "Đảng ủy xã Văn Giang")
    assert [basis.inline for basis in plan.legal_bases] == [True]
    assert [section.heading for section in plan.body[0].sections] == ["Mục đích", "Yêu cầu"]
    assert [task.leads for task in plan.tasks] == [("Ban Xây dựng Đảng Đảng ủy",), ("UBND xã",)]
    assert plan.tasks[1].time.end == dt.date(2026, 12, 14)
    assert (plan.signatory.capacity, plan.signatory.title) == (("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ")


def test_a_blank_draft_knows_its_year_only():
    plan = plan_of(BLANK_DRAFT)
    assert (plan.document.number, plan.document.symbol, plan.document.date, plan.year) == (None, "KH-UBND", None, 2026)
    assert plan.draft_no == 2
    assert plan.addressees == ("Các ban, ngành, đoàn thể xã",)


def test_parts_above_roman_numerals_and_tasks_without_labels_beside_others():
    plan = plan_of(BLANK_DRAFT)
    assert [section.number for section in plan.body] == ["A", "B", "C"]
    tasks = plan.body[1].sections[1].blocks[0]
    assert isinstance(tasks, TaskList)
    assert [task.title for task in plan.tasks_of(tasks)] == ["Xây dựng cụm pa nô tuyên truyền biên giới", "Tổ chức giao lưu hữu nghị", "Họp sơ kết"]
    assert plan.tasks[0].people == ("Nguyễn Văn A", "Trần Thị B")
    assert (plan.tasks[0].note, plan.tasks[0].time.text) == ("Xã hội hóa", "Thường xuyên")


def test_a_decision_with_its_plan_in_hard_wrapped_lines():
    plan = plan_of(WRAPPED_DECISION)
    decision = plan.papers[0]
    assert (decision.kind, decision.document.type, decision.document.number, decision.document.date) == ("decision", "QĐ", "45", dt.date(2026, 2, 8))
    assert [basis.subject for basis in decision.legal_bases] == ["Tổ chức chính quyền địa phương", "quản lý hoạt động thông tin đối ngoại"]
    assert [article.number for article in decision.articles] == ["Điều 1", "Điều 2"]
    assert (decision.signatory.capacity, decision.signatory.title, decision.signatory.name) == (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Phạm Văn Đức")
    assert decision.recipients == ("Như Điều 2", "Lưu: VT")
    assert (plan.document.type, plan.document.subject) == ("KH", "Công tác thông tin đối ngoại năm 2026")
    assert plan.issuer.name == "Ủy ban nhân dân xã An Lạc"
    assert plan.body[0].heading == "MỤC ĐÍCH, YÊU CẦU"
    assert [plain(block.text) for block in plan.body[0].blocks if isinstance(block, Item)] == ["Giới thiệu đất và người An Lạc với bạn bè."]


def test_columns_set_with_blanks_are_told_apart():
    plan = plan_of(TWO_COLUMNS)
    assert (plan.issuer.parent, plan.issuer.name) == ("UBND tỉnh Sơn Hà", "Sở Ngoại vụ")
    assert (plan.document.number, plan.document.symbol, plan.document.place, plan.year) == (None, "KH-SNgV", "Sơn Hà", 2026)
    assert [(basis.type, basis.number) for basis in plan.legal_bases] == [("Thông báo kết luận", "15-TB/TU")]
    assert [(task.title, task.leads, task.time.text) for task in plan.tasks] == [
        ("Xây dựng phim tài liệu giới thiệu tỉnh", ("Phòng Hợp tác quốc tế",), "Trước ngày 30/9/2026"),
        ("Duy trì bản tin đối ngoại", ("Phòng Lễ tân - Báo chí",), "hằng tháng"),
    ]
    assert plan.recipients == ("Bộ Ngoại giao", "Lưu: VT")
    assert (plan.signatory.capacity, plan.signatory.title, plan.signatory.name) == (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Vũ Thị Lan")


def test_another_kind_of_paper_uses_the_form_of_a_plan():
    plan = plan_of(REPORT)
    assert (plan.document.type, plan.document.date) == ("BC", dt.date(2025, 12, 10))
    assert plan.issuer.name == "Ban Chỉ đạo công tác thông tin đối ngoại tỉnh Sơn Hà"
    assert plan.addressees == ("Ban Chỉ đạo Trung ương", "Thường trực Tỉnh ủy")
    assert [(section.number, section.heading) for section in plan.body] == [
        ("PHẦN THỨ NHẤT", "KẾT QUẢ THỰC HIỆN NĂM 2025"),
        ("PHẦN THỨ HAI", "PHƯƠNG HƯỚNG NĂM 2026"),
    ]
    assert (plan.signatory.title, plan.signatory.extra_title, plan.signatory.name) == ("TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH", "Hoàng Minh Sơn")


def test_news_is_no_document_and_offers_what_it_states():
    reading = read(NEWS)[1]
    assert not reading.is_document
    assert reading.plan is None
    assert [finding.code for finding in reading.findings] == ["portal_item", "stated_document"]
    assert "45/KH-UBND" in reading.findings[1].text


def test_a_document_crushed_into_one_line_is_no_news():
    text = " ".join(COMMUNE.split())
    reading = read(f"{text} {text}")[1]
    assert not reading.is_document
    assert [finding.code for finding in reading.findings][:1] == ["one_line"]


def test_a_judgment_is_no_decision_of_an_agency():
    text = "TÒA ÁN NHÂN DÂN\nTỈNH SƠN HÀ\nBản án số: 12/2026/HS-ST\nNgày 29-4-2026\nNHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    text += "Nội dung vụ án được tóm tắt như sau:\nBị cáo bị bắt quả tang.\nQUYẾT ĐỊNH:\n1. Về hình phạt: Xử phạt bị cáo 09 tháng tù.\n"
    assert not read(f"{text}Nơi nhận:\n- Bị cáo;\n- Lưu hồ sơ.\n")[1].is_document


def test_another_language_is_said_to_be_one():
    assert [finding.code for finding in read("The people's committee has issued a plan for external information in 2026.")[1].findings] == ["foreign_language"]


def test_numbers_of_points_do_not_make_another_language_damaged_letters():
    assert [finding.code for finding in read("List of measures\na\nb\nc\nd) second point of the list")[1].findings] == ["foreign_language"]


def test_words_without_vowels_are_damaged_letters():
    assert [finding.code for finding in read("PH LC BIU MU qun l\nTng Lin on Lao ng Vit Nm\nCn c Quyt nh ngy ca Hiu trng")[1].findings] == ["damaged_letters"]


def test_the_block_of_a_portal_gives_the_signer_and_what_is_doubtful_is_found():
    reading = read(PORTAL)[1]
    assert reading.plan is not None
    assert reading.plan.signatory.name == "Phạm Văn Đức"
    assert {finding.code for finding in reading.findings} == {"basis_end", "proposal_comma", "truncated"}
    assert reading.plan.proposal is not None
    assert (reading.plan.proposal.by, reading.plan.proposal.number) == ("Phòng Văn hóa - Xã hội", "3/TTr-VHXH")
    assert reading.plan.enacting == "Ủy ban nhân dân xã An Lạc ban hành Kế hoạch như sau:"
    assert {passage.why for passage in reading.unread} == {"portal"}


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH THÔNG TIN ĐỐI NGOẠI NĂM 2026\nNgày đăng: 05/01/2026\nUBND tỉnh ban hành Kế hoạch, với các nội dung sau:\n- Việc.\nLượt xem: 20\n",
        "BÁO SÔNG XANH\nThứ Hai, 05/01/2026\nBÁO CÁO ĐÁNH GIÁ CAO TRIỂN VỌNG\nTổ chức quốc tế vừa công bố báo cáo về kinh tế.\n",
        "SỞ NGOẠI VỤ TỈNH SÔNG XANH\n- TRANG CHỦ\n- GIỚI THIỆU\nThực hiện Kế hoạch số 274/KH-SNgV, Sở Ngoại vụ tổ chức chào cờ tháng 9.\n",
    ],
)
def test_pages_with_words_of_documents_in_capitals_are_none(text):
    assert not read(text)[1].is_document


def test_lines_that_were_read_stay_in_no_memory():
    for text in ALL.values():
        read(text)
        assert [kept.cache_info().currsize for kept in (folded, numbered, item_mark, parse_anchor, doers_in)] == [0] * 5


@pytest.mark.parametrize(
    "text",
    [
        "云南省人民政府关于印发对外宣传工作计划的通知\n各州、市人民政府：\n一、指导思想\n",
        "ແຜນການ ປະຊາສຳພັນຕ່າງປະເທດ ປີ 2026\nເພື່ອ ແນະນຳ ຮູບພາບ\n",
        "ផែនការ ព័ត៌មានក្រៅប្រទេស ឆ្នាំ 2026\n",
        "План работы по внешней информации на 2026 год\nВ целях ознакомления друзей\n",
        "Plan d'information extérieure pour l'année 2026\nLe comité populaire a décidé de publier ce plan.\n",
    ],
)
def test_the_languages_of_neighbours_are_languages_and_no_damage(text):
    assert [finding.code for finding in read(text * 2)[1].findings] == ["foreign_language"]


def test_bytes_that_are_no_text_are_damage():
    assert [
        finding.code for finding in read("Kế ho\ufffdch th\ufffd\ufffdg t\ufffdn đ\ufffd\ufffd ng\ufffd\ufffd\n".replace("ế", "\ufffd") * 3)[1].findings
    ] != ["foreign_language"]
