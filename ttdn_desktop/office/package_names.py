"""Names of parts, styles and elements of the .docx files this program writes; writer and reader agree by sharing them."""

from ttdn_desktop.paper.model import Style

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
FONT_TABLE = "word/fontTable.xml"
THEME = "word/theme/theme1.xml"
ORIGIN_ITEM = "customXml/item1.xml"
ORIGIN_PROPERTIES = "customXml/itemProps1.xml"
CORE_PROPERTIES = "docProps/core.xml"
APP_PROPERTIES = "docProps/app.xml"
CUSTOM_PROPERTIES = "docProps/custom.xml"

ORIGIN_NAMESPACE = "urn:ttdn:origin:1"
"""`<origin id revision><fact name value/>…<stored anchor sha256>value</stored>…</origin>`"""

ORIGIN_STORE_ID = "{5B7C1F0E-3A52-4C1B-9E0B-7474646E0001}"
"""The identity of the data store that holds the origin, the same in every file."""

_BUILT_IN = {
    Style.HEADING_1: ("Heading1", "heading 1"),
    Style.HEADING_2: ("Heading2", "heading 2"),
    Style.HEADING_3: ("Heading3", "heading 3"),
    Style.HEADING_4: ("Heading4", "heading 4"),
    Style.PAGE_NUMBER: ("Header", "header"),
}

STYLE_IDS = {style: _BUILT_IN[style][0] if style in _BUILT_IN else "Ttdn" + style.title().replace("_", "") for style in Style}
"""The id of the paragraph style for each look."""

STYLE_NAMES = {
    **{style: name for style, (_, name) in _BUILT_IN.items()},
    Style.BODY: "TTĐN Nội dung",
    Style.ITEM: "TTĐN Gạch đầu dòng",
    Style.BASIS: "TTĐN Căn cứ",
    Style.NATIONAL_NAME: "TTĐN Quốc hiệu",
    Style.MOTTO: "TTĐN Tiêu ngữ",
    Style.PARENT_BODY: "TTĐN Cơ quan chủ quản",
    Style.ISSUING_BODY: "TTĐN Cơ quan ban hành",
    Style.NUMBER: "TTĐN Số và ký hiệu",
    Style.PLACE_DATE: "TTĐN Địa danh và ngày",
    Style.MARK: "TTĐN Dấu chỉ mức độ",
    Style.DOCUMENT_TYPE: "TTĐN Tên loại",
    Style.SUBJECT: "TTĐN Trích yếu",
    Style.LETTER_SUBJECT: "TTĐN Trích yếu công văn",
    Style.ADDRESSEE: "TTĐN Kính gửi",
    Style.CAPACITY: "TTĐN Quyền hạn và chức vụ",
    Style.SIGNER: "TTĐN Họ tên người ký",
    Style.RECIPIENTS_LABEL: "TTĐN Nơi nhận",
    Style.RECIPIENT: "TTĐN Tên nơi nhận",
    Style.ANNEX_LABEL: "TTĐN Phụ lục",
    Style.ANNEX_TITLE: "TTĐN Tên phụ lục",
    Style.ANNEX_REFERENCE: "TTĐN Kèm theo",
    Style.TABLE_HEAD: "TTĐN Đầu bảng",
    Style.TABLE_CELL: "TTĐN Ô bảng",
    Style.TABLE_NUMBER: "TTĐN Ô số",
    Style.PLAIN: "TTĐN Thường",
    Style.CONTACT: "TTĐN Địa chỉ liên hệ",
    Style.CHAPTER: "TTĐN Phần và chương",
    Style.ARTICLE: "TTĐN Điều",
    Style.AUTHORITY: "TTĐN Thẩm quyền ban hành",
    Style.RESOLUTION: "TTĐN Từ quyết định",
    Style.ATTACHED_REFERENCE: "TTĐN Ban hành kèm theo",
    Style.STAR: "TTĐN Dấu sao",
}
"""How Word shows each style to an officer; names of built-in ones are fixed by the format."""

LINE_STYLE = "TtdnLine"
"""A paragraph of this style, empty and with a border above, is a drawn line between its indents."""

BREAK_STYLE = "TtdnBreak"
"""An empty paragraph of this style stands only because the format asks for one: after a last table, or to end a part."""
