"""What a .docx remembers of the plan it printed: a store of its own, and the same among the properties of the document.

The store is what Word keeps. Other programs, and files of another kind in between (.odt, .doc), keep the properties only; a property
of Word holds 255 characters, so the memory is packed and stands in as many of them as it needs.
"""

import base64
import zlib
from itertools import count

from ttdn_desktop.office import package_names as names
from ttdn_desktop.office.docx_units import escaped
from ttdn_desktop.paper.model import Origin

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = f"{_OFFICE}/custom-properties"
_TYPES = f"{_OFFICE}/docPropsVTypes"
_BY_PEOPLE = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that people and programs name themselves; its numbers begin with 2."""

_LONGEST = 255


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


def _attribute(value: str) -> str:
    text = escaped(value)
    return f'"{text}"' if text.isprintable() else f'"{text.replace(chr(10), "&#10;").replace(chr(9), "&#9;")}"'
