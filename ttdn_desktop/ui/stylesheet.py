"""The text of the one style sheet; `@name` stands for a colour of the theme and `{13}` for a text size in pixels at scale 1."""

FIRST_SHEET = """
QWidget { color: @ink; }
QLabel { background: transparent; font-size: {13}; }
QMainWindow, QDialog, QWidget[role="ground"] { background: @ground; }
QFrame[role="rail"] { background: @rail; }
QToolButton[role="rail"] { color: @rail_ink; background: transparent; border: 1px solid transparent; border-radius: 6px; font-size: {11}; padding: 6px 2px; }
QToolButton[role="rail"]:hover { background: @rail_active; }
QToolButton[role="rail"]:checked { background: @rail_active; color: @on_rail; }
QToolButton[role="rail"]:focus { border-color: @rail_ink; }
QToolButton[role="rail"]:disabled { color: @rail_muted; }
"""
"""All that the first picture of the window needs; a long sheet takes long to read."""

STYLE_SHEET = (
    FIRST_SHEET
    + """
QWidget[role="surface"], QStackedWidget[role="surface"] { background: @surface; }
QLabel[role="title"] { font-size: {16}; font-weight: 600; }
QLabel[role="pane"] { font-size: {15}; font-weight: 600; }
QLabel[role="field"] { font-size: {12}; color: @muted; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { font-size: {12}; color: @muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="error"] { color: @error; font-weight: 600; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="done"] { color: @done; }
QLabel[role="step"] { color: @muted; padding: 2px 8px; border-radius: 9px; }
QLabel[role="step"][tone="now"] { background: @accent_soft; color: @accent; font-weight: 600; }
QLabel[role="chip"] { background: @accent_soft; color: @accent; border-radius: 9px; padding: 2px 10px; font-size: {12}; }
QLabel[role="chip"][tone="quiet"] { background: transparent; color: @muted; padding: 2px 0; }
QLabel[role="chip"][tone="warning"] { background: @warning_soft; color: @warning; }
QLabel[role="chip"][tone="error"] { background: @error_soft; color: @error; }
QLabel[role="chip"][tone="done"] { background: @done_soft; color: @done; }

QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[role="card"]:focus { border-color: @accent; }
QFrame[role="hline"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="vline"] { background: @line; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="notice"] { background: @warning_soft; border: 1px solid @warning_line; border-radius: 8px; }
QFrame[role="notice"][tone="error"] { background: @error_soft; border-color: @error; }
QFrame[role="notice"][tone="info"] { background: @accent_soft; border-color: @accent; }
QFrame[role="notice"][tone="done"] { background: @done_soft; border-color: @done; }
QFrame[role="notice"][tone="plain"] { background: @surface; border-color: @line; }

QFrame[role="finding"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[role="finding"]:focus { border-color: @accent; }
QFrame[role="finding"][tone="aside"] { background: @ground; }
QLabel[role="weight"] { font-size: {12}; font-weight: 600; color: @muted; }
QLabel[role="weight"][tone="error"] { color: @error; }
QLabel[role="weight"][tone="warning"] { color: @warning; }
QLabel[role="weight"][tone="accent"] { color: @accent; }
QLabel[role="quote"] { font-size: {12}; color: @muted; }
QLabel[role="quote-new"] { font-size: {12}; color: @done; }

QFrame[role="sheet"] { background: #ffffff; border: 1px solid @line; border-radius: 2px; }
QFrame[role="paper-rule"] { background: #000000; border: none; max-height: 1px; min-height: 1px; }
QLabel[role="paper"], QLabel[role="paper-strong"], QLabel[role="paper-date"] { color: #000000; font-family: "Times New Roman", "Liberation Serif";
  font-size: {13}; }
QLabel[role="paper-strong"] { font-weight: 600; }
QLabel[role="paper-date"] { font-style: italic; }

QPushButton { background: @surface; border: 1px solid @field_line; border-radius: 6px; padding: 6px 12px; min-height: 18px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:disabled { color: @muted; background: @ground; }
QPushButton:focus { border: 1px solid @accent; outline: none; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: @accent_strong; border-color: @accent_strong; }
QPushButton[role="primary"]:focus { border: 1px solid @ink; }
QPushButton[role="primary"]:disabled { background: @ground; color: @muted; border-color: @field_line; }
QPushButton[role="danger"] { color: @error; border-color: @error; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 2px 4px; text-align: left; }
QPushButton[role="link"]:hover { background: @accent_soft; }
QPushButton[role="link"]:focus { border-color: @accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:checked { background: @accent_soft; color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="fold"] { font-size: {15}; font-weight: 600; padding: 4px 8px 4px 2px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QFrame[role="box"] {
  background: @surface; border: 1px solid @field_line; border-radius: 6px; padding: 5px 8px; selection-background-color: @accent;
  selection-color: @on_accent; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: 20px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: @muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus,
  QFrame[role="box"][focused="true"] { border-color: @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only, QTextEdit:read-only,
  QPlainTextEdit:read-only { background: @ground; color: @muted; }
QTextBrowser[role="help"] { background: @surface; color: @ink; padding: 8px 12px; }
QAbstractScrollArea[role="source"] { background: @surface; color: @ink; border: 1px solid transparent; border-radius: 0; padding: 0; }
QAbstractScrollArea[role="source"]:focus { border-color: @accent; }
QLineEdit[role="bare"], QPlainTextEdit[role="bare"], QTextEdit[role="bare"] { background: transparent; border: none; padding: 0; border-radius: 0; }
QLineEdit[role="heading"], QPlainTextEdit[role="heading"] { background: transparent; border: 1px solid transparent; font-size: {16};
  font-weight: 600; padding: 3px 4px; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:hover, QLineEdit[wrong="true"]:focus { border-color: @error; }
QLineEdit[role="strong"] { font-weight: 600; }
QLineEdit[role="heading"]:hover, QPlainTextEdit[role="heading"]:hover { border-color: @field_line; }
QLineEdit[role="heading"]:focus, QPlainTextEdit[role="heading"]:focus { background: @surface; border-color: @accent; }
QTableView QLineEdit, QTreeView QLineEdit, QListView QLineEdit { border: 2px solid @accent; border-radius: 0; padding: 0 2px; min-height: 0; }
QTableView QPlainTextEdit[role="cell"] { border: 2px solid @accent; border-radius: 0; padding: 0 1px; }
QFrame[role="box"] { padding: 2px 4px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("icons:chevron-down-@tint.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @field_line; selection-background-color: @accent_soft; selection-color: @ink;
  outline: none; padding: 2px; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox:disabled, QRadioButton:disabled { color: @muted; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @muted; border-radius: 4px; background: @surface; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url("icons:check-@tint.svg"); }
QListView::indicator, QTableView::indicator, QTreeView::indicator { width: 16px; height: 16px; border: 1px solid @muted; border-radius: 4px;
  background: @surface; }
QListView::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked { background: @accent; border-color: @accent;
  image: url("icons:check-@tint.svg"); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 6px; height: 6px; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[role="ground"] { background: @ground; }
QScrollArea[role="surface"] > QWidget > QWidget[role="ground"] { background: @surface; }
QTreeView, QListView, QTableView { background: @surface; border: none; outline: none; alternate-background-color: @ground; gridline-color: @line;
  selection-background-color: @accent_soft; selection-color: @ink; }
QListView[role="proposals"] { border: 1px solid @field_line; }
QListView[role="boxed"], QTreeView[role="boxed"] { border: 1px solid @line; border-radius: 6px; padding: 2px; }
QTreeView::item, QListView::item { min-height: 28px; padding: 0 6px; border: none; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @accent_soft; color: @ink; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: @accent_soft; }
QTreeView::branch:has-children:closed { image: url("icons:chevron-right-@tint.svg"); }
QTreeView::branch:has-children:open { image: url("icons:chevron-down-@tint.svg"); }
QTableView::item { padding: 5px 6px; border: none; }
QTableView::item:selected { background: @accent_soft; color: @ink; }
QTableView::item:focus { border: 1px solid @accent; }
QTableView[role="list"]::item:focus { border: none; }
QHeaderView { background: @ground; border: none; }
QHeaderView::section { background: @ground; color: @muted; border: none; border-bottom: 1px solid @line; border-right: 1px solid @line;
  padding: 6px 8px; font-size: {12}; font-weight: 600; }
QHeaderView::down-arrow, QHeaderView::up-arrow { width: 16px; height: 16px; subcontrol-origin: border; subcontrol-position: top center; top: -5px; }
QHeaderView::up-arrow { image: url("icons:chevron-up-@tint.svg"); }
QHeaderView::down-arrow { image: url("icons:chevron-down-@tint.svg"); }
QTableView[role="list"] QHeaderView, QTableView[role="list"] QHeaderView::section { background: @surface; border-right: none; }
QTableCornerButton::section { background: @ground; border: none; border-bottom: 1px solid @line; border-right: 1px solid @line; }

QDialog[role="palette"] { background: @surface; border: 1px solid @field_line; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @accent; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:focus { background: @accent_soft; }

QSplitter::handle { background: @line; }
QSplitter[role="gap"]::handle { background: transparent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @field_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: @surface; border: 1px solid @field_line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accent_soft; color: @ink; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @ink; color: @surface; border: none; padding: 4px 8px; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QStatusBar { background: @surface; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { font-size: {12}; color: @muted; padding: 0 8px; }
QStatusBar QLabel[tone="error"] { color: @error; font-weight: 600; }
QStatusBar QLabel[tone="done"] { color: @muted; }

QFrame[role="desk"], QAbstractScrollArea[role="sheets"] { background: @desk; border: none; padding: 0; border-radius: 0; }
QListView[role="thumbnails"] { background: @desk; border-right: 1px solid @line; }
QWidget[role="header"] { background: @surface; border-bottom: 1px solid @line; }
QFrame[role="side"] { background: @surface; border: none; border-left: 1px solid @line; }
QPushButton[role="unit-lead"] { background: @accent; color: @on_accent; border: 1px solid @accent; border-radius: 6px; padding: 1px 8px;
  font-size: {12}; min-height: 16px; }
QPushButton[role="unit-partner"] { background: @surface; color: @accent; border: 1px solid @accent; border-radius: 6px; padding: 1px 8px;
  font-size: {12}; min-height: 16px; }
QPushButton[role="unit-lead"]:focus, QPushButton[role="unit-partner"]:focus { border: 1px solid @ink; }
"""
)
