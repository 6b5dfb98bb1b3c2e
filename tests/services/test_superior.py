"""A draft that carries out a superior's plan."""

import datetime as dt
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.clauses import Clause, ClauseKind, ClauseRole, sources
from ttdn_desktop.domain.ids import AnnexId, BlockId, PlanId
from ttdn_desktop.domain.plan import LOCKED_STAGES, Annex, DocumentHead, Plan, SectionRole
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.services import superior
from ttdn_desktop.services.reading import read_data
from ttdn_desktop.services.superior_clauses import clauses_of
from ttdn_desktop.settings import Settings

TODAY = dt.date(2026, 2, 20)
COMMUNE = "Ủy ban nhân dân xã Bình An"
DUTY = "Ủy ban nhân dân các xã, phường chủ trì tổ chức tuyên truyền trên hệ thống truyền thanh cơ sở."
SETTINGS = Settings(issuing_body=COMMUNE, issuer_lines=("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"), place="Bình An")

TEXT = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 45/KH-UBND
Lào Cai, ngày 10 tháng 02 năm 2026

KẾ HOẠCH
Hoạt động thông tin đối ngoại tỉnh Lào Cai năm 2026

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Ủy ban nhân dân tỉnh Lào Cai ban hành Kế hoạch hoạt động thông tin đối ngoại năm 2026 như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Quảng bá hình ảnh tỉnh Lào Cai tới bạn bè quốc tế.
2. Yêu cầu
Các xã, phường bám sát nhiệm vụ được giao.
II. MỤC TIÊU
- 100% xã, phường có chuyên mục thông tin đối ngoại trên trang thông tin điện tử.
- Phấn đấu đạt 1 triệu lượt khách quốc tế.
III. NỘI DUNG, NHIỆM VỤ
1. Biên soạn tờ gấp giới thiệu điểm đến
- Đơn vị chủ trì: UBND các xã, phường.
- Đơn vị phối hợp: Sở Văn hóa, Thể thao và Du lịch; các đơn vị liên quan.
- Thời gian: Quý II/2026.
- Sản phẩm: Tờ gấp.
2. Sản xuất phim ngắn
- Đơn vị chủ trì: Báo và Phát thanh, truyền hình Lào Cai.
- Đơn vị phối hợp: UBND các xã: Bình An, Phú Hòa; Sở Ngoại vụ.
- Thời gian: Trước ngày 30/9/2026.
3. Tổ chức họp báo quốc tế
- Đơn vị chủ trì: Sở Ngoại vụ.
- Đơn vị phối hợp: Văn phòng UBND tỉnh.
- Thời gian: Quý IV/2026.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch
- Chủ trì, phối hợp với UBND các xã, phường theo dõi, đôn đốc việc thực hiện Kế hoạch.
- Tham mưu UBND tỉnh báo cáo Bộ Văn hóa, Thể thao và Du lịch.
2. UBND các xã, phường
- Xây dựng kế hoạch triển khai thực hiện của địa phương trước ngày 15/3/2026.
- Phối hợp với Sở Ngoại vụ đón tiếp các đoàn khách quốc tế.
- Chủ trì quản lý các điểm thông tin đối ngoại trên địa bàn.
3. UBND xã Bình An có trách nhiệm chuẩn bị điểm đón tiếp đoàn nhà báo nước ngoài.
Trên đây là Kế hoạch hoạt động thông tin đối ngoại tỉnh Lào Cai năm 2026./.

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Nguyễn Văn A
"""


@pytest.fixture(scope="module")
def province() -> Plan:
    plan = read_data(TEXT.encode(), Path("tinh.txt")).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def clauses(province: Plan) -> tuple[Clause, ...]:
    return clauses_of(province, COMMUNE)


def new_ids() -> "object":
    numbers = count(1)
    return lambda: f"NEW{next(numbers):04}"


def draft(province: Plan, clauses: tuple[Clause, ...]) -> Plan:
    return superior.carry_out(province, [clause for clause in clauses if clause.role], new_ids(), TODAY, SETTINGS, directory=resources.places())  # type: ignore[arg-type]  # a counter


def by_place(clauses: tuple[Clause, ...]) -> dict[str, Clause]:
    return {clause.place: clause for clause in clauses}


def test_an_office_of_another_name_keeps_nothing_of_the_former_one() -> None:
    known = replace(
        SETTINGS, symbol="KH-UBND", signer_capacity=("TM. ỦY BAN NHÂN DÂN",), signer_title="CHỦ TỊCH", signer_name="Lê Văn B", recipients=("Trạm Y tế xã",)
    )
    same = superior.settings_for(known, COMMUNE, "", resources.places())
    assert same == known
    other = superior.settings_for(known, "Ủy ban nhân dân xã Phú Hòa", "", resources.places())
    assert (other.issuing_body, other.issuer_lines, other.place, other.signer_name, other.recipients) == ("Ủy ban nhân dân xã Phú Hòa", (), "Phú Hòa", "", ())
    assert (other.symbol, other.signer_capacity) == ("KH-UBND", ("TM. ỦY BAN NHÂN DÂN",)), "both are committees"
    office = superior.settings_for(known, "Phòng Văn hóa - Xã hội", "Ủy ban nhân dân xã Phú Hòa", resources.places())
    assert (office.place, office.symbol, office.signer_capacity, office.signer_title) == ("Phú Hòa", "", (), "")
    first = superior.settings_for(Settings(place="Bình An"), COMMUNE, "", resources.places())
    assert (first.issuing_body, first.place) == (COMMUNE, "Bình An"), "what was there before any name stays"


def test_every_clause_that_concerns_the_commune_is_found_as_what_it_is_meant(clauses: tuple[Clause, ...]) -> None:
    roles = {clause.place: clause.role for clause in clauses if clause.role}
    assert roles == {
        "Mục II, gạch đầu dòng 1": ClauseRole.GIVEN,
        "Mục III.1": ClauseRole.LEAD,
        "Mục III.2": ClauseRole.PARTNER,
        "Mục IV.1, gạch đầu dòng 1": ClauseRole.PARTNER,
        "Mục IV.2, gạch đầu dòng 1": ClauseRole.GIVEN,
        "Mục IV.2, gạch đầu dòng 2": ClauseRole.PARTNER,
        "Mục IV.2, gạch đầu dòng 3": ClauseRole.LEAD,
        "Mục IV.3": ClauseRole.GIVEN,
    }


def test_clauses_of_others_are_listed_too(clauses: tuple[Clause, ...]) -> None:
    others = {clause.place for clause in clauses if clause.role is None}
    assert {"Mục III.3", "Mục IV.1, gạch đầu dòng 2", "Mục II, gạch đầu dòng 2"} <= others


def test_a_clause_says_in_which_words_and_how_surely_the_unit_is_meant(clauses: tuple[Clause, ...]) -> None:
    found = by_place(clauses)
    assert (found["Mục III.2"].words, found["Mục III.2"].sure) == ("UBND các xã: Bình An, Phú Hòa", True)
    assert not found["Mục II, gạch đầu dòng 1"].sure


def test_the_draft_is_led_by_the_superior_s_plan(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = draft(province, clauses)
    first = plan.legal_bases[0]
    wanted = "Căn cứ Kế hoạch số 45/KH-UBND ngày 10 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Lào Cai về hoạt động thông tin đối ngoại tỉnh Lào Cai năm 2026;"
    assert " ".join(first.text.split()).lower() == wanted.lower()
    assert (first.number, first.date) == ("45/KH-UBND", dt.date(2026, 2, 10))
    assert plan.document.subject.startswith("Triển khai thực hiện Kế hoạch số 45/KH-UBND của Ủy ban nhân dân tỉnh Lào Cai về")
    assert plan.superior is not None
    assert plan.superior.plan == province.id
    assert (plan.issuer.name, plan.year, plan.document.number) == (COMMUNE, 2026, None)


def test_each_task_of_the_draft_names_its_clause_and_keeps_time_and_output(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = draft(province, clauses)
    tasks = {task.source: task for task in plan.tasks}
    leaflet, film = tasks["Mục III.1"], tasks["Mục III.2"]
    assert (leaflet.title, leaflet.time.text, leaflet.output) == ("Biên soạn tờ gấp giới thiệu điểm đến", "Quý II/2026", "Tờ gấp")
    assert leaflet.leads == ()
    assert leaflet.partners == ("Sở Văn hóa, Thể thao và Du lịch", "các đơn vị liên quan")
    assert film.title == "Phối hợp với Báo và Phát thanh, truyền hình Lào Cai sản xuất phim ngắn"
    assert film.partners == ("Báo và Phát thanh, truyền hình Lào Cai", "Sở Ngoại vụ")
    assert film.time.end == dt.date(2026, 9, 29)  # before the 30th
    assert tasks["Mục IV.2, gạch đầu dòng 1"].time.end == dt.date(2026, 3, 14)
    assert {task_id for block in plan.task_lists() for task_id in block.task_ids} == {task.id for task in plan.tasks}


def test_targets_of_the_unit_stand_under_a_heading_of_their_own(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = draft(province, clauses)
    (section,) = [section for section in plan.body if section.role is SectionRole.OBJECTIVES]
    assert [plain(block.text) for block in section.blocks] == ["100% xã, phường có chuyên mục thông tin đối ngoại trên trang thông tin điện tử."]  # type: ignore[union-attr]  # items


def test_what_is_taken_is_covered_and_the_rest_is_not(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = draft(province, clauses)
    assert all(row.done for row in superior.covered(plan, province, COMMUNE))
    less = edits.remove_task(plan, next(task.id for task in plan.tasks if task.source == "Mục III.2"))
    assert [row.clause.place for row in superior.covered(less, province, COMMUNE) if not row.done] == ["Mục III.2"]


def test_a_task_without_source_that_reads_like_a_clause_is_proposed_and_can_be_linked(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = draft(province, clauses)
    leaflet = next(task for task in plan.tasks if task.source == "Mục III.1")
    loose = edits.put_task(plan, replace(leaflet, title="Biên soạn, in tờ gấp giới thiệu các điểm đến", source=None))
    row = next(row for row in superior.covered(loose, province, COMMUNE) if row.clause.place == "Mục III.1")
    assert (row.done, row.alike) == (False, (leaflet.id,))
    linked = superior.linked(loose, leaflet.id, row.clause)
    assert linked.task(leaflet.id).source == "Mục III.1"


def test_a_task_may_carry_out_several_clauses(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = draft(province, clauses)
    task = plan.tasks[0]
    more = superior.linked(plan, task.id, by_place(clauses)["Mục III.3"])
    assert sources(more.task(task.id)) == (task.source, "Mục III.3")
    assert [row.clause.place for row in superior.covered(more, province, COMMUNE) if row.clause.role is None] == ["Mục III.3"]


def test_taking_a_clause_twice_gives_one_task(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = draft(province, clauses)
    assert superior.take(plan, clauses[:4], new_ids()).tasks[: len(plan.tasks)] == plan.tasks  # type: ignore[arg-type]  # a counter
    assert len(superior.take(plan, [by_place(clauses)["Mục III.1"]], new_ids()).tasks) == len(plan.tasks)  # type: ignore[arg-type]  # a counter


def test_a_clause_that_was_typed_becomes_a_task(province: Plan, clauses: tuple[Clause, ...]) -> None:
    plan = superior.take(draft(province, clauses), [superior.own_clause(1, "Lắp đặt cụm thông tin cửa khẩu", "Mục V.2")], new_ids())  # type: ignore[arg-type]  # a counter
    assert (plan.tasks[-1].title, plan.tasks[-1].source) == ("Lắp đặt cụm thông tin cửa khẩu", "Mục V.2")


def test_the_superior_s_plan_is_kept_locked(province: Plan) -> None:
    assert superior.kept(province).stage in LOCKED_STAGES


def test_a_plan_without_number_or_subject_is_cited_by_what_is_known(province: Plan) -> None:
    bare = replace(province, document=replace(province.document, number=None, date=None, subject=""))
    assert superior.cited(superior.reference_of(bare)) == "Kế hoạch của Ủy ban nhân dân tỉnh Lào Cai"


def test_no_two_clauses_are_cited_alike(clauses: tuple[Clause, ...], samples: Path) -> None:
    for file in ("word/002-kh-so-de-an-08.docx", "texts/055-nq-03-cp-2025-phu-luc-2-nhiem-vu.md", "word/006-kh-so-huan-luyen.docx"):
        path = samples / file
        plan = read_data(path.read_bytes(), path).plan
        assert plan is not None
        found = clauses_of(plan, COMMUNE)
        assert len({clause.place for clause in found}) == len(found) > 0
        assert {clause.kind for clause in found} <= set(ClauseKind)


def test_an_annex_in_capitals_is_cited_in_small_letters(province: Plan) -> None:
    annex = Annex(id=AnnexId("a"), label="PHỤ LỤC II", blocks=province.body[2].blocks)
    moved = replace(province, body=province.body[:2], annexes=(annex,))
    assert [clause.place for clause in clauses_of(moved, COMMUNE) if clause.role is ClauseRole.LEAD] == ["Phụ lục II, nhiệm vụ 1"]


def test_a_list_without_its_paper_is_cited_by_its_own_title():
    annex = Annex(id=AnnexId("A1"), label="Phụ lục II", title="Danh mục nhiệm vụ triển khai Nghị quyết số 03/NQ-CP")
    lone = Plan(id=PlanId("P1"), document=DocumentHead(type="PL"), annexes=(annex,))
    assert superior.cited(superior.reference_of(lone)) == "Phụ lục danh mục nhiệm vụ triển khai Nghị quyết số 03/NQ-CP"


def test_what_has_no_words_to_cite_it_by_is_cited_by_what_it_stands_in(province: Plan) -> None:
    bare = tuple(replace(section, heading="", number=None) for section in province.body[2:])
    found = clauses_of(replace(province, body=bare, annexes=(Annex(id=AnnexId("a"), blocks=(Paragraph(id=BlockId("p"), text=rich(DUTY)),)),)), COMMUNE)
    assert found
    assert not [clause.place for clause in found if "“”" in clause.place or clause.place.startswith(",")]
