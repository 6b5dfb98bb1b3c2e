"""The table model shows records, keeps what the person has chosen, and asks for edits."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from ttdn_desktop.i18n import _
from ttdn_desktop.ui.table_model import Column, RecordTableModel


@dataclass(frozen=True)
class Record:
    key: str
    text: str = ""


COLUMNS = (
    Column[Record](key="key", title="Key", text=lambda r: r.key),
    Column[Record](key="text", title="Text", text=lambda r: r.text, with_text=lambda r, text: replace(r, text=text), step="Change text"),
)


def records(keys: str) -> tuple[Record, ...]:
    return tuple(Record(key) for key in keys)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def model(qapp, asked):
    table = RecordTableModel[Record](COLUMNS, lambda r: r.key, lambda *ask: asked.append(ask))
    table.show(records("abc"))
    return table


@pytest.mark.parametrize("after", ["abc", "ab", "", "xabc", "abxc", "abcx", "bca", "xyz", "cxa", "abcdefgh", "b"])
def test_any_change_of_records_is_told_as_qt_wants_it(model, qtmodeltester, after):
    qtmodeltester.check(model)
    model.show(records(after))
    assert "".join(model.index(row, 0).data() for row in range(model.rowCount())) == after


@pytest.mark.parametrize("after", ["xabc", "b", "bca", "abxc"])
def test_a_chosen_record_stays_chosen(model, after):
    chosen = QPersistentModelIndex(model.index(1, 0))
    model.show(records(after))
    assert chosen.isValid()
    assert chosen.data() == "b"


def test_only_rows_with_another_record_are_drawn_again(model, qtbot):
    before = model.records
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show((before[0], replace(before[1], text="x"), before[2]))
    assert told.args[0].row() == told.args[1].row() == 1
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show(model.records)


def test_typing_asks_for_the_edit_and_changes_nothing_itself(model, asked):
    assert model.setData(model.index(2, 1), "hội nghị")
    assert asked == [(_("Change text"), (Record("c", "hội nghị"),), "")]
    assert model.index(2, 1).data() == ""


def test_the_same_text_asks_for_nothing(model, asked):
    assert model.setData(model.index(2, 1), "")
    assert asked == []


def test_read_only_columns_and_tables_refuse(model, asked):
    assert not model.setData(model.index(0, 0), "x")
    model.show_editable(False)
    assert not model.setData(model.index(0, 1), "x")
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert asked == []
