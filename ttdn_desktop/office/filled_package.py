"""A package of parts written again with some parts changed: every other part keeps its bytes, its name and its place."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import IO

from lxml import etree

_TYPES = "[Content_Types].xml"
_TEMPLATES = (
    (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", b"ms-word.document.macroEnabled.main+xml"),
    (b"spreadsheetml.template.main+xml", b"spreadsheetml.sheet.main+xml"),
    (b"ms-excel.template.macroEnabled.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
)


def write_package(
    data: bytes,
    changed: Mapping[str, bytes],
    stream: IO[bytes],
    dropped: frozenset[str] = frozenset(),
    *,
    as_document: bool = True,
    added: Mapping[str, bytes] | None = None,
) -> None:
    """The package of `data` with these parts (names in small letters) in place of their namesakes, and the added ones behind all others.

    A template (.dotx, .xltx) becomes a file of its own, unless it is to stay one.
    """
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            if info.filename in dropped:
                continue
            content = changed.get(info.filename.replace("\\", "/").lstrip("/").lower())
            if content is None:
                content = source.read(info)
            if as_document and info.filename == _TYPES:
                for template, document in _TEMPLATES:
                    content = content.replace(template, document)
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.compress_type, copy.external_attr, copy.create_system = info.compress_type, info.external_attr, info.create_system
            target.writestr(copy, content)
        for name, content in sorted((added or {}).items()):
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def parsed(data: bytes) -> etree._Element:
    """An XML part with all it has, comments and blanks too; nothing outside is followed."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, strip_cdata=False))


def serialised(root: etree._Element) -> bytes:
    """The part as it is written into a package."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
