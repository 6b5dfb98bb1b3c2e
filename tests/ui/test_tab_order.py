"""Rows that are made anew are gone through by the Tab key where they are seen."""

from PySide6.QtWidgets import QPushButton, QWidget

from ttdn_desktop.ui import kit
from ttdn_desktop.ui.tab_order import tab_through


def test_the_tab_key_goes_on_to_rows_that_were_made_afterwards_in_their_order(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    lines = kit.column(page)
    add, last = QPushButton("Thêm"), QPushButton("Đóng")
    rows = kit.column()
    lines.addWidget(add)
    lines.addLayout(rows)
    lines.addWidget(last)
    for name in ("một", "hai"):
        row = QWidget()
        kit.row(row).addWidget(QPushButton(name))
        rows.addWidget(row)
    tab_through(add, rows)
    order: list[str] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if isinstance(widget, QPushButton):
            order.append(widget.text())
        widget = widget.nextInFocusChain()
    assert order == ["Thêm", "một", "hai", "Đóng"]
