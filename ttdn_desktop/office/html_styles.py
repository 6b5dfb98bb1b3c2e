"""What the tags and attributes of a page say about looks and about parts that are not the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ttdn_desktop.paper.model import Align

UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "object", "embed", "iframe", "canvas", "audio", "video", "select", "datalist", "xml"}
)
"""Tags whose content nobody sees as text."""

APART = frozenset({"nav", "footer", "aside", "button", "menu", "dialog"})
"""Tags of the site around the text."""

BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"),
    }
)
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})

_APART_NAMES = frozenset(
    {
        *("nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "share", "sharing", "social", "footer", "sidebar", "related"),
        *("comment", "comments", "banner", "advert", "advertisement", "ads", "toolbar", "pagination", "pager", "cookie", "cookies", "popup", "modal"),
        *("search", "login", "topbar", "rating", "feedback", "tags", "print"),
    }
)
_TOKENS = re.compile(r"[\s_-]+")
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|\d+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_LINE = re.compile(r"text-decoration[\w-]*\s*:\s*[^;]*underline", re.IGNORECASE)
_CASE = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center|justify)", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^\"',;]+)", re.IGNORECASE)
_ALIGNS = {"left": Align.LEFT, "right": Align.RIGHT, "center": Align.CENTER, "middle": Align.CENTER, "justify": Align.JUSTIFY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How text is shown at a place of the page; inherited from tag to tag."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    hidden: bool = False
    font: str | None = None
    align: Align | None = None
    level: int | None = None  # of a heading
    kept: bool = False  # blanks and ends of lines as written


def shown(tag: str, attributes: Mapping[str, str], around: Shown) -> Shown:
    """The look inside a tag."""
    look = around
    match tag:
        case "b" | "strong" | "th" | "dt":
            look = replace(look, bold=True)
        case "i" | "em" | "cite":
            look = replace(look, italic=True)
        case "u" | "ins":
            look = replace(look, underline=True)
        case "center":
            look = replace(look, align=Align.CENTER)
        case "pre" | "textarea":
            look = replace(look, kept=True)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            look = replace(look, bold=True, level=int(tag[1]) - 1)
        case "table":
            look = replace(look, align=None)  # what centres a table does not centre its text
        case _:
            pass
    return _styled(look, attributes)


def _styled(look: Shown, attributes: Mapping[str, str]) -> Shown:
    if not attributes:
        return look
    if "hidden" in attributes:
        look = replace(look, hidden=True)
    if (face := attributes.get("face")) is not None:
        look = replace(look, font=face.split(",")[0].strip() or None)
    if (align := _ALIGNS.get(attributes.get("align", "").lower())) is not None:
        look = replace(look, align=align)
    style = attributes.get("style", "")
    if not style:
        return look
    if found := _WEIGHT.search(style):
        look = replace(look, bold=found[1].lower() in {"bold", "bolder"} or (found[1].isdigit() and int(found[1]) >= 600))
    if found := _SLANT.search(style):
        look = replace(look, italic=found[1].lower() != "normal")
    if found := _FONT.search(style):
        look = replace(look, font=found[1].strip())
    if found := _ALIGN.search(style):
        look = replace(look, align=_ALIGNS[found[1].lower()])
    return replace(
        look,
        underline=look.underline or bool(_LINE.search(style)),
        capitals=look.capitals or bool(_CASE.search(style)),
        hidden=look.hidden or bool(_HIDDEN.search(style)),
    )


def stands_apart(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a tag holds a part of the site and not of the text: menus, paths, shares, what else there is to read."""
    if tag in APART:
        return True
    if tag in {"body", "html", "main", "article", "td", "tr", "table", "tbody", "p", "span"}:
        return False
    if attributes.get("role", "").lower() in {"navigation", "menu", "menubar", "search", "complementary", "contentinfo", "banner", "dialog"}:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return bool(names.strip()) and not _APART_NAMES.isdisjoint(_TOKENS.split(names)) and not {"content", "body", "wrapper", "page"} & set(_TOKENS.split(names))
