"""The validator of Office files that runs in this process."""

from functools import cache
from pathlib import Path

from openxml_audit import OpenXmlValidator


@cache
def _validator() -> OpenXmlValidator:
    """Made once: its schemas take half a second to load."""
    return OpenXmlValidator()


def audited(file: Path) -> list[str]:
    """What it finds wrong with a .docx or .xlsx, none for a good one."""
    return [str(error) for error in _validator().validate(str(file)).errors]
