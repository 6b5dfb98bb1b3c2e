"""What a .docx remembers of the plan it printed: a store of its own, and the same among the properties of the document.

The store is what Word keeps. Other programs, and files of another kind in between (.odt, .doc), keep the properties only; a property
of Word holds 255 characters, so the memory is packed and stands in as many of them as it needs.
"""

import base64
import re
import zlib
from itertools import count

from lxml import etree

from ttdn_desktop.office import package_names as names
from ttdn_desktop.office.docx_package import Package, parsed
from ttdn_desktop.office.docx_units import escaped
from ttdn_desktop.office.refusal import RefusedFileError
from ttdn_desktop.paper.model import Origin

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = f"{_OFFICE}/custom-properties"
_TYPES = f"{_OFFICE}/docPropsVTypes"
_BY_PEOPLE = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that people and programs name themselves; its numbers begin with 2."""

_NAME = re.compile(r"TTDN (\d{1,4})")
_LONGEST = 255
_MOST = 16 * 1024 * 1024  # bytes of a memory taken out of its properties


def origin_store(origin: Origin) -> bytes:
    """The store."""
    facts = "".join(f"<fact name={_attribute(name)} value={_attribute(value)}/>" for name, value in origin.facts)
    stored = "".join(f'<stored anchor={_attribute(anchor)} sha256="{digest}">{escaped(value)}</stored>' for anchor, digest, value in origin.stored)
    return f'{_HEAD}<origin xmlns="{names.ORIGIN_NAMESPACE}" id={_attribute(origin.id)} revision="{origin.revision}">{facts}{stored}</origin>'.encode()


def store_identity() -> bytes:
    """What says which store it is, the same in every file."""
    return (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{names.ORIGIN_STORE_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{names.ORIGIN_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def kept_properties(store: bytes) -> bytes:
    """The properties that hold the same as the store."""
    packed = base64.b64encode(zlib.compress(store, 9)).decode()
    pieces = [packed[start : start + _LONGEST] for start in range(0, len(packed), _LONGEST)]
    rows = "".join(
        f'<property fmtid="{_BY_PEOPLE}" pid="{number + 1}" name="TTDN {number}"><vt:lpwstr>{piece}</vt:lpwstr></property>'
        for number, piece in zip(count(1), pieces, strict=False)
    )
    return f'{_HEAD}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{rows}</Properties>'.encode()


def origin(package: Package) -> Origin | None:
    """What this program wrote into the package about the plan it printed; None in files of others."""
    for name in package.names():
        if name.startswith("customxml/item") and name.endswith(".xml") and "props" not in name:
            root = package.optional(name)
            if root is not None and _is_origin(root):
                return _origin_of(root)
    root = _of_properties(package)
    return _origin_of(root) if root is not None and _is_origin(root) else None


def _of_properties(package: Package) -> etree._Element | None:
    root = package.optional(names.CUSTOM_PROPERTIES)
    if root is None:
        return None
    found = {int(named[1]): entry.findtext("{*}lpwstr") or "" for entry in root if (named := _NAME.fullmatch(entry.get("name") or ""))}
    if not found:
        return None
    try:
        packed = base64.b64decode("".join(found[number] for number in sorted(found)), validate=True)
        return parsed(zlib.decompressobj().decompress(packed, _MOST))
    except (ValueError, zlib.error, RefusedFileError):  # some other hand was there
        return None


def _is_origin(root: etree._Element) -> bool:
    return bool(root.tag == f"{{{names.ORIGIN_NAMESPACE}}}origin")


def _origin_of(root: etree._Element) -> Origin:
    space = f"{{{names.ORIGIN_NAMESPACE}}}"
    revision = root.get("revision") or "0"
    return Origin(
        id=root.get("id") or "",
        revision=int(revision) if revision.isdigit() else 0,
        facts=tuple((fact.get("name") or "", fact.get("value") or "") for fact in root.iter(f"{space}fact")),
        stored=tuple((entry.get("anchor") or "", entry.get("sha256") or "", entry.text or "") for entry in root.iter(f"{space}stored")),
    )


def _attribute(value: str) -> str:
    text = escaped(value)
    return f'"{text}"' if text.isprintable() else f'"{text.replace(chr(10), "&#10;").replace(chr(9), "&#9;")}"'
