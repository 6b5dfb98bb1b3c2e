"""Two texts that differ in a few places, shortened to what tells them apart."""

from ttdn_desktop.language.blanks import single

_AROUND = 40  # characters kept on both sides
_MOST = 200


def shortened(text: str, proposal: str | None, most: int = _MOST) -> tuple[str, str | None]:
    """Both on one line; where they are long, the words that are alike at their beginnings and ends become "…"."""
    old, new = single(text), None if proposal is None else single(proposal)
    if new is None or max(len(old), len(new)) <= most:
        return _cut(old, most), None if new is None else _cut(new, most)
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    room = min(len(old), len(new)) - head
    tail = next((at for at in range(room) if old[-1 - at] != new[-1 - at]), room)
    return _middle(old, head, tail), _middle(new, head, tail)


def _middle(text: str, head: int, tail: int) -> str:
    start, end = max(head - _AROUND, 0), min(len(text) - tail + _AROUND, len(text))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    return f"{'… ' if start else ''}{_cut(text[start:end], _MOST)}{'…' if end < len(text) else ''}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
