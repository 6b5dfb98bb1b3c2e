"""What is followed up of a plan, as JSON and back."""

from typing import Any

from ttdn_desktop.domain.codec import CodecError, value_from_json, value_to_json
from ttdn_desktop.domain.follow_up import FollowUp

FORMAT = "ttdn-follow-up"
VERSION = 1


def follow_up_to_json(follow_up: FollowUp) -> dict[str, Any]:
    """Every field is present, unknown ones are null or empty."""
    return {"format": FORMAT, "version": VERSION, **value_to_json(follow_up)}


def follow_up_from_json(data: object) -> FollowUp:
    """The value of that JSON; CodecError where it is none."""
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("version"), int):
        raise CodecError("", f"not of the format {FORMAT}")
    if data["version"] > VERSION:
        raise CodecError("/version", "made by a newer version of the program", newer=True)
    return value_from_json(FollowUp, {key: value for key, value in data.items() if key not in {"format", "version"}})
