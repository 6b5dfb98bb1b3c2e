"""The ends of streams in a PDF of Typst made plain: a last byte that is a carriage return, and the line feed behind it, read as one line end."""

import re

_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_END = b"\nendstream"
_ENTRY = 20  # bytes of a line in the table of places
_OFFSET = 10


def plain_ends(data: bytes) -> bytes:
    """The same file with such streams ended by carriage return and line feed, their own last byte standing before both (ISO 19005-2, 6.1.7.1).

    Readers that are strict would else count one byte less than /Length says. A file without such streams is given back as it is.
    """
    added = [end for end in _ends(data) if data[end - 1 : end] == b"\r"]
    if not added:
        return data
    pieces, at = [], 0
    for end in added:
        pieces += [data[at:end], b"\r"]
        at = end
    table, start = _table(data)
    places = [_moved(data[place : place + _ENTRY], added) for place in range(table.end(), table.end() + _ENTRY * int(table[1]), _ENTRY)]
    rest = data[table.end() + _ENTRY * len(places) :]
    told = b"startxref\n%d\n"
    moved = rest.replace(told % start, told % (start + len(added)))
    return b"".join((*pieces, data[at : table.end()], *places, moved))


def _ends(data: bytes) -> list[int]:
    """Where the bytes of each stream end."""
    ends = []
    at = 0
    while found := _STREAM.search(data, at):
        at = found.end() + int(found[1])
        if data[at : at + len(_END)] == _END:
            ends.append(at)
    return ends


def _table(data: bytes) -> tuple[re.Match[bytes], int]:
    start = int(data[data.rindex(b"startxref\n") + 10 :].split(b"\n", 1)[0])
    found = _TABLE.match(data, start)
    if found is None:
        raise ValueError("no table of places")
    return found, start


def _moved(entry: bytes, added: list[int]) -> bytes:
    """An entry of the table, its object as much further as bytes were put in before it."""
    if entry[17:18] != b"n":
        return entry
    offset = int(entry[:_OFFSET])
    return b"%010d" % (offset + sum(end < offset for end in added)) + entry[_OFFSET:]
