"""Small .docx packages made by hand from snippets of XML, for tests of the reader."""

import zipfile
from io import BytesIO

from ttdn_desktop.office.docx_reader import read_docx, read_docx_file
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import Paragraph, paragraphs

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def package(body: str, *, parts: dict[str, str] | None = None, outside: dict[str, str] | None = None, related: bool = True) -> bytes:
    """A .docx of this body; `parts` are further ones by kind ("styles", "numbering", "header" …), `outside` are addresses by kind of relationship.

    Parts of a name with a slash are put in as they are, without a relationship.
    """
    stream = BytesIO()
    relations = ""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", _content_types())
        main = f'<Relationship Id="r0" Type="{_TYPE}officeDocument" Target="word/document.xml"/>'
        out.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>')
        out.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for kind, text in (parts or {}).items():
            if "/" in kind:
                out.writestr(kind, text)
                continue
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            out.writestr(f"word/{kind}.xml", f"<w:{root} {SPACES}>{text}</w:{root}>" if kind != "theme" else text)
            relations += f'<Relationship Id="{kind}" Type="{_TYPE}{kind}" Target="{kind}.xml"/>'
        for number, (kind, address) in enumerate((outside or {}).items()):
            relations += f'<Relationship Id="o{number}" Type="{_TYPE}{kind}" Target="{address}" TargetMode="External"/>'
        if related:
            out.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>')
    return stream.getvalue()


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    kinds = (("document", "document.main"), ("numbering", "numbering"), ("styles", "styles"))
    named = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{word}{kind}+xml"/>' for name, kind in kinds)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{named}</Types>'
    )


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(number: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list; `more` are children between the format and the text."""
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(ident: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{ident}">{levels}</w:abstractNum>'


def num(ident: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def read(body: str, **parts: str) -> ForeignFile:
    return read_docx_file(package(body, parts=parts))


def lines(data: bytes) -> list[Paragraph]:
    """All paragraphs of the file."""
    return [paragraph for part in read_docx(data).parts for paragraph in paragraphs(part.blocks)]


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    """The automatic numbers of all paragraphs."""
    parts = {"numbering": numbering} | ({"styles": styles} if styles else {})
    return [paragraph.label for paragraph in lines(package(body, parts=parts))]
