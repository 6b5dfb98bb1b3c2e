"""Reads a plan from a file of its wire form (PLAN.json)."""

import json
from pathlib import Path

from ttdn_desktop.domain import codec
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import _
from ttdn_desktop.services.files import read_bytes


def read_plan_file(path: Path) -> Plan:
    """The plan of that file, or the one in what `ttdn read --json` printed; UnreadableError names the place where it is none."""
    return plan_of_bytes(read_bytes(path), path)


def plan_of_bytes(content: bytes, path: Path) -> Plan:
    """The same for bytes already loaded; `path` gives their name."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableError(_("“{name}” is not a plan: its text is not UTF-8.").format(name=path.name)) from error
    except json.JSONDecodeError as error:
        message = _("“{name}” is not a plan: it is not sound JSON at line {line}, column {column}.")
        raise UnreadableError(message.format(name=path.name, line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise UnreadableError(_("“{name}” is not a plan: its parts are nested too deeply.").format(name=path.name)) from error
    printed = isinstance(data, dict) and "plan" in data and "format" not in data
    try:
        return codec.plan_from_json(data["plan"] if printed else data)
    except codec.CodecError as error:
        if error.newer:
            raise UnreadableError(
                _("“{name}” was made by a newer version of the program. Install the newer version to open it.").format(name=path.name)
            ) from error
        message = _("“{name}” is not a plan: what stands at “{place}” is missing or wrong.")
        raise UnreadableError(message.format(name=path.name, place=("/plan" if printed else "") + error.where or "/")) from error
    except RecursionError as error:
        raise UnreadableError(_("“{name}” is not a plan: its parts are nested too deeply.").format(name=path.name)) from error
