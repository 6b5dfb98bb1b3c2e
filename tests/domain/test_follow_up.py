"""Who was asked for an opinion, what they said and how it was taken: pure edits, and JSON there and back."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.ui.contexts import ids
from ttdn_desktop.domain.codec import CodecError
from ttdn_desktop.domain.follow_up import AskedState, FollowUp, ask, put_opinion, put_request, remove_opinion, remove_request
from ttdn_desktop.domain.follow_up_codec import follow_up_from_json, follow_up_to_json
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.opinions import Opinion, Taken

DAY = dt.date(2026, 11, 10)
DUE = dt.date(2026, 11, 20)
EMPTY = FollowUp(plan=PlanId("plan"))


def asked():
    return ask(EMPTY, ["Phòng Kinh tế", "Công an xã"], ids(), draft_no=1, asked=DAY, due=DUE)


def test_a_unit_is_asked_once_on_each_draft():
    again = ask(asked(), ["Công an xã", " Trạm Y tế ", ""], ids(), draft_no=1, asked=DAY, due=DUE)
    assert [request.unit for request in again.requests] == ["Phòng Kinh tế", "Công an xã", "Trạm Y tế"]
    assert len(ask(again, ["Công an xã"], ids(), draft_no=2, asked=DAY, due=DUE).requests) == 4


def test_a_unit_that_answered_is_never_late():
    found = put_opinion(asked(), Opinion(id="o", unit="Công an xã", text="Bổ sung lực lượng"))
    states = {request.unit: found.state(request, dt.date(2026, 12, 1)) for request in found.requests}
    assert states == {"Phòng Kinh tế": AskedState.LATE, "Công an xã": AskedState.ANSWERED}
    assert found.state(found.requests[0], DUE) is AskedState.WAITING


def test_an_opinion_is_settled_once_it_is_taken_or_explained():
    found = put_opinion(asked(), Opinion(id="o", unit="Công an xã", text="Bổ sung lực lượng"))
    assert found.unsettled == 1
    found = put_opinion(found, replace(found.opinion("o"), taken=Taken.EXPLAINED, answer="Đã có ở mục III"))
    assert (found.unsettled, len(found.opinions)) == (0, 1)


def test_what_a_unit_said_goes_with_its_name():
    found = put_opinion(asked(), Opinion(id="o", unit="Công an xã"))
    request = next(one for one in found.requests if one.unit == "Công an xã")
    assert put_request(found, replace(request, unit="Công an phường")).opinion("o").unit == "Công an phường"


def test_parts_are_removed_and_missing_ones_are_told():
    found = put_opinion(asked(), Opinion(id="o", unit="Công an xã"))
    found = remove_opinion(remove_request(found, found.requests[0].id), "o")
    assert (len(found.requests), found.opinions) == (1, ())
    with pytest.raises(KeyError):
        found.opinion("o")
    with pytest.raises(KeyError):
        found.request("nothing")


def test_it_comes_back_from_its_json_as_it_was():
    found = put_opinion(asked(), Opinion(id="o", unit="Công an xã", date=DAY, taken=Taken.PARTLY, answer="…"))
    assert follow_up_from_json(follow_up_to_json(found)) == found


@pytest.mark.parametrize("data", [None, {}, {"format": "ttdn-follow-up", "version": 2, "plan": "p"}, {"format": "ttdn-follow-up", "version": 1}])
def test_what_is_none_or_newer_is_refused(data):
    with pytest.raises(CodecError):
        follow_up_from_json(data)
