"""Findings on the pages in sight: their places are looked up as pages come into sight, not on all pages after each edit."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ttdn_desktop.paper.anchors import is_anchor
from ttdn_desktop.ui.preview.marks import Mark, Sign, signs_of
from ttdn_desktop.ui.preview.page_view import PageView
from ttdn_desktop.ui.preview.setter import PageSetter

if TYPE_CHECKING:
    from ttdn_desktop.services.preview import Place


Parts = Callable[[str], tuple[str, ...]]
"""The anchors of a node of the plan, or of a part of the paper that is shown, the nearest first."""


class PageSigns:
    """One for a view and its pages."""

    def __init__(self, view: PageView, setter: PageSetter) -> None:
        self._view, self._setter = view, setter
        self._marks: tuple[Mark, ...] = ()
        self._parts: Parts = _nowhere
        self._signs: tuple[Sign, ...] = ()
        self._asked: set[int] = set()  # pages whose signs are there or on their way
        view.moved.connect(self._go_on)

    def show(self, marks: Sequence[Mark], parts: Parts) -> None:
        """Show these findings of a paper whose pages are set: the old signs stand until the first new ones are known."""
        self._marks, self._parts = tuple(marks), parts
        self._asked.clear()
        if not marks:
            self._signs = ()
            self._view.show_signs(())
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Look up what stands on pages that have come into sight."""
        pages, marks, anew = self._setter.pages, self._marks, not self._asked
        wanted = {page for page, _width in self._view.in_sight()} - self._asked
        if pages is None or not marks or not wanted:
            return
        self._asked |= wanted
        printed = set(pages.anchors)
        there = []
        for where, severity, text in marks:
            parts = (where,) if is_anchor(where) else self._parts(where)
            if anchor := next((anchor for anchor in parts if anchor in printed), ""):
                there.append((anchor, severity, text))

        def done(places: "dict[str, Place]") -> None:
            if marks is self._marks:
                self._signs = (*(() if anew else self._signs), *signs_of(there, places))
                self._view.show_signs(self._signs)

        self._setter.find_on(wanted, [mark[0] for mark in there], done)


def _nowhere(_where: str) -> tuple[str, ...]:
    return ()
