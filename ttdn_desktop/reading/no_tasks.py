"""Tables whose head speaks of work and whose rows are none: the programme of a meeting, the members of a committee."""

import re
from collections.abc import Iterable, Sequence

from ttdn_desktop.reading.words import folded

_HOURS = re.compile(r"\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}")
_PARTS = re.compile(
    r"(?:(?:pho\s+)?(?:truong|chu tich|to truong|doan truong|tieu ban|chu nhiem|giam doc)|thanh vien|uy vien|thu ky|to pho|doi vien|chu tri|to vien)"
    r"(?:\s+(?:ban|to|tieu ban|doan|hoi dong|thuong truc|thu ky|truong|bien tap|uy vien|kiem|doi|nhom|to chuc|,|-))*"
)


def is_agenda(times: Iterable[str]) -> bool:
    """Hours of a day where a time should be."""
    said = [text for time in times if (text := time.strip())]
    return sum(1 for text in said if _HOURS.match(text)) * 2 > len(said)


def is_staff(titles: Sequence[str]) -> bool:
    """Parts in a committee where the work should be."""
    others = 0
    for title in titles:
        others += _PARTS.fullmatch(folded(title).strip(" .;*")) is None
        if others * 2 >= len(titles):  # most rows need not be asked
            return False
    return True
