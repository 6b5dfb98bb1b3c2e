"""Templates as values: their state, their edits, what a newer version changes, and how a plan takes it over."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from ttdn_desktop.domain import template as edits
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.codec import value_from_json, value_to_json
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.domain.template import (
    Blank,
    BlankId,
    BlankKind,
    BlankPlace,
    Fact,
    LineUse,
    Template,
    TemplateId,
    TemplateKind,
    TemplateLine,
    TemplateSection,
    TemplateState,
)
from ttdn_desktop.domain.template_changes import TemplateChange, differences, take_over, taken_over
from ttdn_desktop.domain.text import plain, rich


def section(ident: str, heading: str, *lines: str, level: int = 1) -> TemplateSection:
    return TemplateSection(
        id=ident, heading=heading, level=level, where=ident, lines=tuple(TemplateLine(where=f"{ident}{n}", text=t) for n, t in enumerate(lines))
    )


def blank(ident: str, name: str, fact: Fact | None = None) -> Blank:
    return Blank(id=BlankId(ident), name=name, origin=name, fact=fact, places=(BlankPlace(where="p1", start=0, end=1, text="…"),))


OLD = Template(
    id=TemplateId("T1"),
    name="Mẫu",
    kind=TemplateKind.DOCX,
    sha256="00",
    family="T1",
    sections=(section("s1", "Mục đích", "Nâng cao nhận thức."), section("s2", "Kinh phí"), section("s3", "Tổ chức thực hiện", "- Văn phòng theo dõi.")),
    blanks=(blank("b1", "Năm", Fact.YEAR), blank("b2", "Đầu mối liên hệ"), blank("b3", "Số điện thoại")),
)
NEW = replace(
    OLD,
    id=TemplateId("T2"),
    sections=(
        section("s1", "Mục đích", "Nâng cao nhận thức.", "Quảng bá hình ảnh địa phương."),
        section("s2", "Giải pháp", "- Tuyên truyền."),
        section("s3", "Kinh phí thực hiện"),
        section("s4", "Tổ chức thực hiện", "- Phòng Văn hóa - Xã hội theo dõi."),
    ),
    blanks=(blank("b1", "Năm", Fact.YEAR), blank("b2", "Người liên hệ"), blank("b3", "Thư điện tử")),
)
PLAN = Plan(
    id=PlanId("P"),
    body=(
        Section(id=SectionId("A"), heading="MỤC ĐÍCH", blocks=(Paragraph(id=BlockId("a"), text=rich("Nâng cao nhận thức.")),)),
        Section(id=SectionId("B"), heading="Kinh phí", blocks=(Paragraph(id=BlockId("b"), text=rich("Ngân sách xã.")),)),
        Section(id=SectionId("C"), heading="Tổ chức thực hiện", blocks=(Item(id=BlockId("c"), text=rich("Văn phòng theo dõi.")),)),
    ),
)


def test_a_template_is_in_force_between_its_days() -> None:
    dated = edits.describe(OLD, valid_from=dt.date(2026, 1, 1), valid_to=dt.date(2026, 12, 31))
    states = [dated.state(dt.date(year, 6, 1)) for year in (2025, 2026, 2027)]
    assert states == [TemplateState.NOT_YET, TemplateState.IN_FORCE, TemplateState.ENDED]
    assert OLD.state(dt.date(1990, 1, 1)) is TemplateState.IN_FORCE
    with pytest.raises(ValueError, match="validity"):
        edits.describe(dated, valid_to=dt.date(2025, 1, 1))


def test_edits_change_one_part_and_leave_the_others() -> None:
    after = edits.change_blank(OLD, "b2", name="Cán bộ đầu mối", kind=BlankKind.UNIT)
    assert after.blank("b2").name == "Cán bộ đầu mối"
    assert after.blanks[0] is OLD.blanks[0]
    assert [b.id for b in edits.remove_blank(OLD, "b2").blanks] == ["b1", "b3"]
    assert not edits.change_section(OLD, "s2", required=False).section("s2").required
    assert [b.id for b in OLD.asked] == ["b2", "b3"]


def test_a_template_goes_into_json_and_back() -> None:
    assert value_from_json(Template, value_to_json(NEW)) == NEW


def test_a_newer_version_keeps_what_people_said_of_the_older_one() -> None:
    said = edits.change_section(edits.change_blank(OLD, "b1", name="Năm thực hiện"), "s3", required=False)
    newer = edits.inherit(replace(NEW, name="tep moi"), said)
    assert (newer.name, newer.family) == ("Mẫu", "T1")
    assert newer.blank("b1").name == "Năm thực hiện"
    assert not newer.section("s4").required


def test_all_differences_are_told() -> None:
    found = [(one.kind, one.before, one.after) for one in differences(OLD, NEW)]
    assert found == [
        (TemplateChange.TEXT_ADDED, "", "Quảng bá hình ảnh địa phương."),
        (TemplateChange.SECTION_ADDED, "", "Giải pháp"),
        (TemplateChange.SECTION_RENAMED, "Kinh phí", "Kinh phí thực hiện"),
        (TemplateChange.TEXT_CHANGED, "- Văn phòng theo dõi.", "- Phòng Văn hóa - Xã hội theo dõi."),
        (TemplateChange.BLANK_RENAMED, "Đầu mối liên hệ", "Người liên hệ"),
        (TemplateChange.BLANK_ADDED, "", "Thư điện tử"),
        (TemplateChange.BLANK_REMOVED, "Số điện thoại", ""),
    ]
    assert differences(OLD, OLD) == ()


def test_a_line_that_is_reworded_is_told_beside_the_one_it_was_and_not_beside_the_one_in_its_place() -> None:
    old = replace(OLD, sections=(section("s1", "Tổ chức thực hiện", "Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch này.", "Kinh phí do xã bảo đảm."),))
    lines = ("Chế độ báo cáo: trước ngày 15/6 hằng năm.", "Phòng Văn hóa theo dõi, đôn đốc việc thực hiện Kế hoạch này.", "Báo cáo theo mẫu số 2.")
    new = replace(old, sections=(section("s1", "Tổ chức thực hiện", *lines),))
    assert [(one.kind, one.before, one.after) for one in differences(old, new)] == [
        (TemplateChange.TEXT_ADDED, "", lines[0]),
        (TemplateChange.TEXT_CHANGED, "Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch này.", lines[1]),
        (TemplateChange.TEXT_ADDED, "", lines[2]),
        (TemplateChange.TEXT_REMOVED, "Kinh phí do xã bảo đảm.", ""),
    ]


def test_a_new_line_stands_in_the_plan_behind_the_line_it_stands_behind_in_the_template() -> None:
    old = replace(OLD, sections=(section("s1", "Mục đích", "Một.", "Hai."),))
    (added,) = differences(old, replace(old, sections=(section("s1", "Mục đích", "Một.", "Một rưỡi.", "Hai."),)))
    blocks = tuple(Paragraph(id=BlockId(text), text=rich(text)) for text in ("Một.", "Hai."))
    plan = replace(PLAN, body=(replace(PLAN.body[0], blocks=blocks),))
    taken = take_over(plan, added, lambda: "x").body[0].blocks
    assert [plain(block.text) for block in taken if isinstance(block, Paragraph)] == ["Một.", "Một rưỡi.", "Hai."]


def test_a_newer_version_ends_the_older_one_and_has_a_number_of_its_own() -> None:
    newer = edits.inherit(NEW, OLD)
    older = edits.ended_by(newer, OLD, dt.date(2026, 3, 5))
    assert (newer.version, newer.state(dt.date(2026, 3, 5))) == ("2", TemplateState.IN_FORCE)
    assert older.state(dt.date(2026, 3, 5)) is TemplateState.ENDED
    assert older.state(dt.date(2026, 3, 4)) is TemplateState.IN_FORCE
    assert edits.inherit(NEW, replace(OLD, version="Lần 3")).version == "Lần 4"
    assert edits.inherit(NEW, replace(OLD, version="chính thức")).version == ""
    assert edits.inherit(replace(NEW, version="B"), OLD).version == "B", "what the file itself says stays"

    dated = replace(OLD, valid_to=dt.date(2025, 12, 31))
    assert edits.ended_by(NEW, dated, dt.date(2026, 3, 5)) == dated, "what a person said stays"
    young = replace(OLD, valid_from=dt.date(2026, 3, 5))
    assert edits.ended_by(NEW, young, dt.date(2026, 3, 5)) == young, "its validity cannot end before it begins"
    later = edits.ended_by(replace(NEW, valid_from=dt.date(2027, 1, 1)), OLD, dt.date(2026, 3, 5))
    assert later.valid_to == dt.date(2026, 12, 31)


def test_a_plan_takes_all_differences_over() -> None:
    ids = (f"N{n}" for n in itertools.count())
    plan = PLAN
    for one in differences(OLD, NEW):
        plan = take_over(plan, one, lambda: next(ids))
    assert [own.heading for own in plan.body] == ["MỤC ĐÍCH", "Giải pháp", "Kinh phí thực hiện", "Tổ chức thực hiện"]
    assert [plain(block.text) for own in plan.body for block in own.blocks if isinstance(block, Item | Paragraph)] == [
        "Nâng cao nhận thức.",
        "Quảng bá hình ảnh địa phương.",
        "Tuyên truyền.",
        "Ngân sách xã.",
        "Phòng Văn hóa - Xã hội theo dõi.",
    ]


def test_what_the_officer_wrote_is_not_taken_away() -> None:
    removed = next(one for one in differences(OLD, replace(OLD, sections=(OLD.sections[0], OLD.sections[2]))) if one.kind is TemplateChange.SECTION_REMOVED)
    assert take_over(PLAN, removed, lambda: "x") == PLAN
    changed = next(one for one in differences(OLD, NEW) if one.kind is TemplateChange.TEXT_CHANGED)
    own = replace(PLAN, body=(*PLAN.body[:2], replace(PLAN.body[2], blocks=(Item(id=BlockId("c"), text=rich("Trưởng thôn theo dõi.")),))))
    assert take_over(own, changed, lambda: "x") == own


def test_instructions_are_told_but_no_plan_takes_them() -> None:
    noted = replace(
        OLD,
        sections=(replace(OLD.sections[0], lines=(*OLD.sections[0].lines, TemplateLine(where="n", text="(Nêu rõ …)", use=LineUse.NOTE))), *OLD.sections[1:]),
    )
    (one,) = differences(OLD, noted)
    assert (one.kind, one.for_plans) == (TemplateChange.NOTE_CHANGED, False)


def test_of_all_changes_it_is_told_which_are_in_the_plan_and_which_have_no_place_in_it() -> None:
    ids = itertools.count()
    changes = [change for change in differences(OLD, NEW) if change.for_plans]
    first = taken_over(PLAN, changes, lambda: f"N{next(ids)}")
    assert first.left == ()
    assert first.done == tuple(changes)
    again = taken_over(first.plan, changes, lambda: f"N{next(ids)}")
    assert again.done == ()
    assert again.plan == first.plan
