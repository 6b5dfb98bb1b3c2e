"""The table of settings a person can change: words, kind and help of each, and the widget that changes it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.i18n import N_, _, available_languages
from ttdn_desktop.services import system
from ttdn_desktop.services.names import shown_pattern, stored_pattern
from ttdn_desktop.services.regimes import REGIMES
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import SettingsHolder
from ttdn_desktop.ui.editors import BlockEditor, LineEditor

_PAUSE = 300


class Kind(Enum):
    """How a setting is changed."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"
    FLAG = "flag"
    FOLDER = "folder"
    FILE = "file"


def languages() -> tuple[tuple[object, str], ...]:
    """Each language in its own words."""
    own = {"vi": "Tiếng Việt", "en": "English"}
    return tuple((code, own.get(code, code)) for code in available_languages())


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingField:
    """One field of Settings on the screen; `choices` are values with their msgids."""

    name: str
    label: str  # msgid
    kind: Kind = Kind.LINE
    hint: str = ""  # msgid
    choices: Callable[[], tuple[tuple[object, str], ...]] = tuple
    span: int = 1
    shown: Callable[[str], str] = str  # how a kept text reads on the screen
    stored: Callable[[str], str] = str  # and back
    otherwise: Callable[[], Path] | None = None  # the place that holds where none is chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingGroup:
    """Fields that stand on one card."""

    title: str  # msgid
    fields: tuple[SettingField, ...]
    columns: int = 2


AGENCY = SettingGroup(
    title=N_("Your agency"),
    fields=(
        SettingField(name="parent_body", label=N_("Governing body"), hint=N_("Printed above the name of your agency; empty for a People's Committee.")),
        SettingField(name="issuing_body", label=N_("Issuing body"), hint=N_("In full, as in running text: Ủy ban nhân dân xã …")),
        SettingField(
            name="issuer_lines",
            label=N_("Name in the letterhead"),
            kind=Kind.LINES,
            hint=N_("One line each, in capitals, as it is to be printed. Empty: the program writes it from the name of the agency."),
        ),
        SettingField(name="place", label=N_("Place"), hint=N_("Stands before the date.")),
        SettingField(name="symbol", label=N_("Symbol of plans"), hint=N_("For instance KH-UBND.")),
    ),
)
SIGNER = SettingGroup(
    title=N_("Signer and recipients"),
    fields=(
        SettingField(name="signer_capacity", label=N_("Signing authority"), kind=Kind.LINES, hint=N_("One line each: TM. …, KT. …")),
        SettingField(name="signer_title", label=N_("Post")),
        SettingField(name="signer_name", label=N_("Full name")),
        SettingField(
            name="recipients",
            label=N_("Recipients of new plans"),
            kind=Kind.LINES,
            hint=N_("One a line, without dash and closing mark; the archive (Lưu) stands last. Empty: only the archive."),
            span=3,
        ),
    ),
    columns=3,
)
_REGIMES = tuple((regime.value, REGIMES[regime]) for regime in (Regime.ND30_2020, Regime.PARTY_05HD_2026))
"""One of each family; which of a family holds is found by the day."""
PAPERS = SettingGroup(
    title=N_("Papers and files"),
    fields=(
        SettingField(name="regime", label=N_("Form of new papers"), kind=Kind.CHOICE, choices=lambda: _REGIMES),
        SettingField(
            name="name_pattern",
            label=N_("Names of exported files"),
            hint=N_("Words in braces are filled in by the program."),
            shown=shown_pattern,
            stored=stored_pattern,
        ),
        SettingField(
            name="two_sided",
            label=N_("Papers are printed on both sides of the sheet"),
            kind=Kind.FLAG,
            hint=N_("Left and right margins then change sides on even pages."),
            span=2,
        ),
        SettingField(
            name="export_folder",
            label=N_("Folder for exported files"),
            kind=Kind.FOLDER,
            hint=N_("Empty: your folder of documents."),
            span=2,
            otherwise=system.documents_dir,
        ),
        SettingField(
            name="workspace",
            label=N_("File with all plans"),
            kind=Kind.FILE,
            hint=N_("Empty: in your own folder. A change holds from the next start."),
            span=2,
            otherwise=system.default_workspace,
        ),
    ),
)
LOOK = SettingGroup(
    title=N_("Look"),
    fields=(
        SettingField(name="language", label=N_("Language"), kind=Kind.CHOICE, choices=languages),
        SettingField(
            name="text_scale",
            label=N_("Text size"),
            kind=Kind.CHOICE,
            choices=lambda: ((0.9, N_("Small")), (1.0, N_("Normal")), (1.15, N_("Large")), (1.3, N_("Very large"))),
        ),
        SettingField(name="look", label=N_("Colours"), kind=Kind.CHOICE, choices=lambda: (("light", N_("Light")), ("dark", N_("Dark")))),
        SettingField(name="proofing", label=N_("Underline words that may be misspelt"), kind=Kind.FLAG, span=3),
        SettingField(name="recent_on", label=N_("Name the plans opened last on the start page"), kind=Kind.FLAG, span=3),
    ),
    columns=3,
)
GROUPS: tuple[SettingGroup, ...] = (AGENCY, SIGNER, PAPERS, LOOK)
INTERNAL = frozenset({"export_existing", "recent", "first_run_done", "window_geometry", "side_pane", "side_width", "import_columns", "task_columns"})
"""Fields of Settings the program keeps for itself."""


def form(group: SettingGroup, holder: SettingsHolder) -> kit.Form:
    """The fields of a group, each in force as soon as it is changed."""
    made = kit.Form(group.columns)
    for field in group.fields:
        widget = _widget(field, holder)
        widget.setObjectName(field.name)
        if isinstance(widget, QCheckBox):
            made.add("", widget, field.span)
        else:
            made.add(_(field.label), widget, field.span, hint=_(field.hint))
    return made


def _widget(field: SettingField, holder: SettingsHolder) -> QWidget:
    match field.kind:
        case Kind.CHOICE:
            return _choice(field, holder)
        case Kind.FLAG:
            return _flag(field, holder)
        case Kind.LINES:
            return _lines(field, holder)
        case Kind.FOLDER | Kind.FILE:
            return _Place(field, holder)
        case Kind.LINE:
            return _line(field, holder)


def _line(field: SettingField, holder: SettingsHolder) -> LineEditor:
    editor = LineEditor()
    editor.show_content(field.shown(str(getattr(holder.value, field.name))))
    _keep(editor, lambda: holder.change(**{field.name: field.stored(tidy(editor.content()))}))
    return editor


def _lines(field: SettingField, holder: SettingsHolder) -> BlockEditor:
    editor = BlockEditor(least=2, most=4)
    editor.show_content("\n".join(getattr(holder.value, field.name)))
    _keep(editor, lambda: holder.change(**{field.name: tuple(line.strip() for line in tidy(editor.content()).split("\n") if line.strip())}))
    return editor


def _keep(editor: LineEditor | BlockEditor, keep: Callable[[], None]) -> None:
    pause = QTimer(editor, singleShot=True, interval=_PAUSE)
    pause.timeout.connect(keep)
    editor.typed.connect(pause.start)

    def left(_field_left: bool) -> None:
        pause.stop()
        keep()

    editor.left.connect(left)


def _choice(field: SettingField, holder: SettingsHolder) -> QComboBox:
    box = CalmBox()
    values = [value for value, _words in field.choices()]
    for _value, words in field.choices():
        box.addItem(_(words))
    if (now := getattr(holder.value, field.name)) in values:
        box.setCurrentIndex(values.index(now))
    box.activated.connect(lambda index: holder.change(**{field.name: values[index]}))
    return box


def _flag(field: SettingField, holder: SettingsHolder) -> QCheckBox:
    box = QCheckBox(_(field.label))
    box.setChecked(bool(getattr(holder.value, field.name)))
    box.toggled.connect(lambda on: holder.change(**{field.name: on}))
    return box


class _Place(QWidget):
    """A line with the path of a folder or file, and a button to choose it."""

    def __init__(self, field: SettingField, holder: SettingsHolder) -> None:
        super().__init__()
        self._field, self._holder = field, holder
        self._line = _line(field, holder)
        self._line.setAccessibleName(_(field.label))
        if field.otherwise is not None:
            self._line.setPlaceholderText(str(field.otherwise()))
        self.setFocusProxy(self._line)
        line = kit.row(self, spacing=8)
        line.addWidget(self._line, 1)
        line.addWidget(kit.plain_button(_("Choose…"), self._choose, "folder"))

    def _choose(self) -> None:
        now = str(getattr(self._holder.value, self._field.name))
        if self._field.kind is Kind.FOLDER:
            dialogs.choose_folder(self, _(self._field.label), now, self._take)
        else:
            dialogs.choose_new_file(self, _(self._field.label), now, (_("Files of plans"), ("*.ttdn",)), self._take)

    def _take(self, chosen: list[Path]) -> None:
        if chosen:
            self._line.setText(str(chosen[0]))
            self._holder.change(**{self._field.name: str(chosen[0])})
