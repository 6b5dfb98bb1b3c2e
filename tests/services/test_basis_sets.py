"""Sets of bases for a year and a level, and the bases of earlier plans like the one in front."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.ui.contexts import NOW, empty_plan
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.library import Origin
from ttdn_desktop.domain.library_edits import remove_document
from ttdn_desktop.domain.plan import DocumentHead, Issuer, LegalBasis, Plan, Regime, Stage
from ttdn_desktop.services import basis_sets
from ttdn_desktop.services.bases import basis_of, document_of, shelf_of
from ttdn_desktop.services.types import PlanSummary

LIBRARY = resources.library()
SHELF = shelf_of(LIBRARY)
DAY = dt.date(2026, 11, 10)


def plan_of(name: str, year: int | None = 2027, subject: str = "") -> Plan:
    return replace(empty_plan(), year=year, issuer=Issuer(name=name), document=DocumentHead(subject=subject))


def summary(name: str, subject: str, issuer: str, year: int) -> PlanSummary:
    return PlanSummary(id=PlanId(name), year=year, subject=subject, issuer=issuer, stage=Stage.DRAFT, tasks=0, changed=NOW)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ủy ban nhân dân xã Suối Mây", "commune"),
        ("UBND phường Lê Chân, thành phố Hải Phòng", "commune"),
        ("Ủy ban nhân dân huyện Mường Khương", "district"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", "department"),
        ("Ủy ban nhân dân tỉnh Hải Dương", "province"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "province"),
        ("Đảng ủy xã Suối Mây", "party"),
        ("", ""),
    ],
)
def test_the_level_of_an_office_is_told_by_its_name(name: str, level: str) -> None:
    assert basis_sets.level_of(name) == level


@pytest.mark.parametrize(
    ("name", "year", "wanted"),
    [
        ("Ủy ban nhân dân xã Suối Mây", 2027, "set-2027-commune"),
        ("Ủy ban nhân dân tỉnh Lào Cai", 2026, "set-2026-province"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai", 2027, "set-2027-department"),
        ("Tỉnh ủy Lào Cai", 2026, "set-2026-party"),
        ("Ủy ban nhân dân tỉnh Hải Dương", 2019, "set-2019-province"),
    ],
)
def test_the_set_for_the_level_and_year_of_the_plan_stands_first(name: str, year: int, wanted: str) -> None:
    plan = plan_of(name, year)
    ordered = basis_sets.sets_for(LIBRARY.sets, plan)
    assert ordered[0].id == wanted
    assert basis_sets.fits(ordered[0], plan)
    own = basis_sets.set_of_plan(replace(plan, legal_bases=(LegalBasis(text="Luật"),)), "Của xã", "own")
    assert (own.origin, own.year, own.bases) == (Origin.OWN, year, (LegalBasis(text="Luật"),))
    assert basis_sets.sets_for((*LIBRARY.sets, own), plan)[0].id == "own"


def test_every_shipped_set_is_of_documents_of_the_catalogue_and_can_be_put_in() -> None:
    assert len({one.id for one in LIBRARY.sets}) == len(LIBRARY.sets)
    assert {one.level for one in LIBRARY.sets} <= set(basis_sets.LEVELS)
    for one in LIBRARY.sets:
        day = dt.date(one.year or 2026, 11, 10)
        result = basis_sets.put_all(empty_plan(), one.bases, SHELF, day)
        assert [pick.name for pick in result.gone] == [], one.id
        assert len(result.plan.legal_bases) == len(one.bases)
        assert all(document_of(basis, SHELF) and basis.text.startswith("Căn cứ ") for basis in result.plan.legal_bases)


def test_a_set_adds_what_is_missing_and_says_what_it_left_out() -> None:
    i18n.install("en")
    decree, speaking = SHELF.by_id["ND-72-2015"], SHELF.by_id["ND-09-2017"]
    policy = SHELF.by_id["QD-587-QD-TTg-2015"]
    unknown = LegalBasis(text="Căn cứ Công văn số 12/SVHTTDL-TTBC", type="Công văn", number="12/SVHTTDL-TTBC")
    before = replace(empty_plan(), legal_bases=(basis_of(SHELF.by_id["L-72-2025"]),))
    wanted = [basis_of(SHELF.by_id["L-72-2025"]), basis_of(decree), basis_of(speaking), basis_of(policy), unknown]
    result = basis_sets.put_all(before, wanted, SHELF, DAY)
    assert [basis.number or basis.type for basis in result.plan.legal_bases] == ["72/2025/QH15", "72/2015/NĐ-CP", "244/2026/NĐ-CP", "12/SVHTTDL-TTBC"]
    assert "148/2026/NĐ-CP" in result.plan.legal_bases[1].text
    told = basis_sets.told(result)
    assert told.startswith("2 added. Already cited: Luật Tổ chức chính quyền địa phương")
    assert "Left out, not in force on the plan's day: Quyết định 587/QĐ-TTg" in told
    assert "what replaced it is cited instead: Nghị định 09/2017/NĐ-CP" in told
    again = basis_sets.put_all(result.plan, wanted, SHELF, DAY)
    assert again.plan == result.plan
    assert basis_sets.told(again).startswith("Nothing was added.")


def test_earlier_plans_are_like_this_one_by_subject_office_and_span() -> None:
    plan = plan_of("Ủy ban nhân dân xã Suối Mây", 2027, "Công tác thông tin đối ngoại năm 2027 trên địa bàn xã Suối Mây")
    office = "Ủy ban nhân dân xã Suối Mây"
    others = (
        summary("fire", "Phòng cháy, chữa cháy rừng năm 2026 trên địa bàn xã Suối Mây", office, 2026),
        summary("other", "Công tác thông tin đối ngoại năm 2026 trên địa bàn tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai", 2026),
        summary("old", "Công tác thông tin đối ngoại năm 2025 trên địa bàn xã Suối Mây", office, 2025),
        summary("period", "Công tác thông tin đối ngoại giai đoạn 2026 - 2030 trên địa bàn xã Suối Mây", office, 2026),
        summary("last", "Công tác thông tin đối ngoại năm 2026 trên địa bàn xã Suối Mây", office, 2026),
        summary(plan.id, plan.document.subject, office, 2027),
    )
    assert [one.id for one in basis_sets.similar_plans(plan, others)] == ["last", "old", "period"]
    assert "fire" not in [one.id for one in basis_sets.similar_plans(plan, others, 9)]
    assert basis_sets.similar_plans(plan_of(office, 2027, ""), others) == ()
    party = replace(plan, document=replace(plan.document, regime=Regime.PARTY_05HD_2026))
    assert basis_sets.similar_plans(party, others)[0].id == "last"


def test_what_the_office_took_out_of_its_library_is_left_out_of_shipped_sets_and_said() -> None:
    i18n.install("en")
    chosen = next(one for one in LIBRARY.sets if len(one.bases) > 2)
    gone = next(one for one in LIBRARY.documents if one.id == chosen.bases[1].document_id)
    library = remove_document(LIBRARY, gone.id)
    bases = next(one for one in library.sets if one.id == chosen.id).bases
    result = basis_sets.put_all(empty_plan(), bases, shelf_of(library), DAY)
    assert [pick.basis.number for pick in result.lost] == [gone.number]
    assert gone.number not in [basis.number for basis in result.plan.legal_bases]
    assert all(basis.text and basis.document_id for basis in result.plan.legal_bases)
    assert f"Left out, no longer in the library: {result.lost[0].name}." in basis_sets.told(result)
    nothing = basis_sets.put_all(empty_plan(), (LegalBasis(text=""),), shelf_of(library), DAY)
    assert nothing.plan.legal_bases == ()


def test_a_basis_that_the_office_wrote_itself_is_put_in_as_written_without_a_document() -> None:
    own = LegalBasis(text="Căn cứ Quyết định số 5/QĐ-UBND của Ủy ban nhân dân xã", number="5/QĐ-UBND")
    result = basis_sets.put_all(empty_plan(), (own,), SHELF, DAY)
    assert (result.plan.legal_bases, result.lost) == ((own,), ())
