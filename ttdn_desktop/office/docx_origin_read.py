"""What a .docx of this program remembers of its plan, read from its store or from the properties that other programs keep (docx_origin.py)."""

import base64
import re
import zlib

from lxml import etree

from ttdn_desktop.office import package_names as names
from ttdn_desktop.office.docx_package import Package, parsed
from ttdn_desktop.office.refusal import RefusedFileError
from ttdn_desktop.paper.model import Origin

_NAME = re.compile(r"TTDN (\d{1,4})")
_MOST = 16 * 1024 * 1024  # bytes of a memory taken out of its properties


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
