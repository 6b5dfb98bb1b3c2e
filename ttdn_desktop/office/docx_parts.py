"""The parts of a .docx around its body: styles, settings, headers, properties, relations, and what the file remembers of its plan."""

import datetime as dt
from collections.abc import Iterable, Mapping

from ttdn_desktop.office import package_names as names
from ttdn_desktop.office.docx_body import RELATIONSHIPS, WORD
from ttdn_desktop.office.docx_looks import ALIGN, exact
from ttdn_desktop.office.docx_margins import margin
from ttdn_desktop.office.docx_origin import kept_properties, origin_store, store_identity
from ttdn_desktop.office.docx_sheets import Sheets
from ttdn_desktop.office.docx_units import LINE, TWIPS_PER_POINT, escaped, twips
from ttdn_desktop.paper.model import Paper, Style, StyleLook

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument"

_CONTENT_TYPES = {
    names.DOCUMENT: f"{_MIME}.wordprocessingml.document.main+xml",
    names.STYLES: f"{_MIME}.wordprocessingml.styles+xml",
    names.SETTINGS: f"{_MIME}.wordprocessingml.settings+xml",
    names.FONT_TABLE: f"{_MIME}.wordprocessingml.fontTable+xml",
    names.THEME: f"{_MIME}.theme+xml",
}
_LAST_CONTENT_TYPES = {
    names.ORIGIN_PROPERTIES: f"{_MIME}.customXmlProperties+xml",
    names.CORE_PROPERTIES: "application/vnd.openxmlformats-package.core-properties+xml",
    names.APP_PROPERTIES: f"{_MIME}.extended-properties+xml",
    names.CUSTOM_PROPERTIES: f"{_MIME}.custom-properties+xml",
}
_OF_ORIGIN = frozenset({names.ORIGIN_PROPERTIES, names.CUSTOM_PROPERTIES})


def own_parts(paper: Paper, body: Iterable[str], stamp: dt.datetime | None) -> list[tuple[str, bytes]]:
    """The parts that differ from paper to paper; `body` is the root element of the document in pieces."""
    own = [(names.DOCUMENT, _xml(*body)), (names.CORE_PROPERTIES, _core(paper, stamp))]
    if paper.origin is None:
        return own
    store = origin_store(paper.origin)
    return [*own, (names.ORIGIN_ITEM, store), (names.CUSTOM_PROPERTIES, kept_properties(store))]


def shared_parts(font: str, language: str, looks: tuple[tuple[Style, StyleLook], ...], sheets: Sheets, *, has_origin: bool) -> list[tuple[str, bytes]]:
    """The parts that all papers of these looks and sheets share: the template."""
    given = dict(looks)
    shared = [
        ("[Content_Types].xml", _content_types(sheets, has_origin=has_origin)),
        ("_rels/.rels", _package_relations(has_origin=has_origin)),
        ("word/_rels/document.xml.rels", _document_relations(sheets, has_origin=has_origin)),
        (names.STYLES, _styles(font, language, given)),
        (names.SETTINGS, _settings(language, mirrored=sheets.mirrored)),
        (names.FONT_TABLE, _font_table(font)),
        (names.THEME, _theme(font)),
        *((f"word/{file}", _xml(margin(piece, given))) for _, file, piece in sheets.named()),
        (names.APP_PROPERTIES, _app()),
    ]
    if has_origin:
        shared.append((names.ORIGIN_PROPERTIES, store_identity()))
        shared.append(("customXml/_rels/item1.xml.rels", _relations((("rId1", f"{RELATIONSHIPS}/customXmlProps", "itemProps1.xml"),))))
    return shared


def _xml(*pieces: str) -> bytes:
    return "".join((_HEAD, *pieces)).encode()


def _relations(relations: tuple[tuple[str, str, str], ...]) -> bytes:
    rows = "".join(f'<Relationship Id="{ident}" Type="{kind}" Target="{target}"/>' for ident, kind, target in relations)
    return _xml(f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>')


def _content_types(sheets: Sheets, *, has_origin: bool) -> bytes:
    margins = {f"word/{file}": f"{_MIME}.wordprocessingml.{piece.kind}+xml" for _, file, piece in sheets.named()}
    kinds = (*_CONTENT_TYPES.items(), *margins.items(), *_LAST_CONTENT_TYPES.items())
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds if has_origin or name not in _OF_ORIGIN)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return _xml(f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{rows}</Types>')


def _package_relations(*, has_origin: bool) -> bytes:
    fixed = (
        ("rId1", f"{RELATIONSHIPS}/officeDocument", names.DOCUMENT),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", names.CORE_PROPERTIES),
        ("rId3", f"{RELATIONSHIPS}/extended-properties", names.APP_PROPERTIES),
        ("rId4", f"{RELATIONSHIPS}/custom-properties", names.CUSTOM_PROPERTIES),
    )
    return _relations(fixed if has_origin else fixed[:-1])


def _document_relations(sheets: Sheets, *, has_origin: bool) -> bytes:
    margins = tuple((ident, f"{RELATIONSHIPS}/{piece.kind}", file) for ident, file, piece in sheets.named())
    fixed = (
        ("rId3", f"{RELATIONSHIPS}/styles", "styles.xml"),
        ("rId4", f"{RELATIONSHIPS}/settings", "settings.xml"),
        ("rId5", f"{RELATIONSHIPS}/fontTable", "fontTable.xml"),
        ("rId6", f"{RELATIONSHIPS}/theme", "theme/theme1.xml"),
        ("rId7", f"{RELATIONSHIPS}/customXml", "../customXml/item1.xml"),
    )
    return _relations((*margins[:2], *(fixed if has_origin else fixed[:-1]), *margins[2:]))


def _styles(font: str, language: str, given: Mapping[Style, StyleLook]) -> bytes:
    face = f'"{escaped(font)}"'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={face} w:hAnsi={face} w:eastAsia={face} w:cs={face}/>"
        f'<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    own = "".join(_style(style, given.get(style, StyleLook())) for style in Style)
    return _xml(f"<w:styles {_W}>{defaults}{_BASE_STYLES}{own}{_HELPER_STYLES}</w:styles>")


_BASE_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
)
_HELPER_STYLES = (
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{names.LINE_STYLE}"><w:name w:val="TTĐN Đường kẻ"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="30" w:line="120" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="8"/><w:szCs w:val="8"/></w:rPr>'
    "</w:style>"
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{names.BREAK_STYLE}"><w:name w:val="TTĐN Ngắt"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    "</w:style>"
)


def _style(style: Style, look: StyleLook) -> str:
    custom = "" if names.STYLE_IDS[style][:4] != "Ttdn" else ' w:customStyle="1"'
    keep = "<w:keepNext/>" if look.keep_with_next else ""
    before, after = round(look.space_before * TWIPS_PER_POINT), round(look.space_after * TWIPS_PER_POINT)
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"{exact(look.line_exact) if look.line_exact else _multiple(look.line_spacing)}/>'
    indent = f'<w:ind w:firstLine="{twips(look.first_line)}"/>' if look.first_line else ""
    level = "" if look.outline_level is None else f'<w:outlineLvl w:val="{look.outline_level}"/>'
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    underline = '<w:u w:val="single"/>' if look.underline else ""
    size = round(look.size * 2)
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{names.STYLE_IDS[style]}"><w:name w:val="{escaped(names.STYLE_NAMES[style])}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}{spacing}{indent}<w:jc w:val="{ALIGN[look.align]}"/>{level}</w:pPr>'
        f'<w:rPr>{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}</w:rPr>'
        "</w:style>"
    )


def _multiple(lines: float) -> str:
    return f' w:line="{round(lines * LINE)}" w:lineRule="auto"'


def _settings(language: str, *, mirrored: bool) -> bytes:
    modes = (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1), ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1))
    compat = "".join(f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>' for name, value in modes)
    return _xml(
        f'<w:settings {_W}><w:zoom w:percent="100"/>{"<w:mirrorMargins/>" if mirrored else ""}<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compat}</w:compat>"
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table(font: str) -> bytes:
    return _xml(
        f'<w:fonts {_W}><w:font w:name="{escaped(font)}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _theme(font: str) -> bytes:
    face = f'"{escaped(font)}"'
    colors = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F2733", "lt2": "F6F7F9", "accent1": "0B5CAB", "accent2": "B42318",
        "accent3": "B54708", "accent4": "067647", "accent5": "667085", "accent6": "12263F", "hlink": "000000", "folHlink": "000000",
    }  # fmt: skip
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors.items())
    fonts = "".join(f'<a:{kind}Font><a:latin typeface={face}/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>' for kind in ("major", "minor"))
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return _xml(
        f'<a:theme {_A} name="TTDN"><a:themeElements><a:clrScheme name="TTDN">{scheme}</a:clrScheme><a:fontScheme name="TTDN">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="TTDN"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>'
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _core(paper: Paper, stamp: dt.datetime | None) -> bytes:
    """Title and author are the paper's own; the day is that of the paper, never the clock's."""
    day = "" if stamp is None else stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    days = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")) if day else ""
    author = escaped(paper.author)
    return _xml(
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(paper.title)}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<dc:language>{paper.language}</dc:language>{days}</cp:coreProperties>"
    )


def _app() -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return _xml(f'<Properties xmlns="{space}"><Application>TTDN Desktop</Application></Properties>')
