"""A reading as `ttdn read --json` prints it; light, for the program itself reads no file."""

from typing import Any

from ttdn_desktop.domain.codec import plan_to_json
from ttdn_desktop.domain.reading import Reading


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as `ttdn read --json` prints it (plan-file.md)."""
    return {
        "source": {"path": reading.source.path, "format": reading.source.format, "sha256": reading.source.sha256},
        "is_document": reading.is_document,
        "plan": None if reading.plan is None else plan_to_json(reading.plan),
        "findings": [
            {"code": f.code, "severity": f.severity.value, "where": f.where, "text": f.text, "message": f.message, "proposal": f.proposal}
            for f in reading.findings
        ],
        "trace": [{"path": t.path, "where": t.where, "from": t.start, "to": t.end, "sure": t.sure} for t in reading.trace],
        "unread": [{"where": u.where, "text": u.text, "why": u.why} for u in reading.unread],
    }
