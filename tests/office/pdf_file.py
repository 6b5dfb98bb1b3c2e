"""PDFs made by hand for tests: pages of text, rules and pictures, in a font every reader knows."""

import zlib
from collections.abc import Sequence


def text(x: float, y: float, words: str, *, size: float = 14, font: str = "F1") -> str:
    """Words at a place, from the lower left corner in points."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def turned(x: float, y: float, words: str, *, size: float = 14) -> str:
    """Words that run upwards."""
    return f"BT /F1 {size} Tf 0 1 -1 0 {x} {y} Tm ({words}) Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"0.5 w {x0} {y0} m {x1} {y1} l S"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All rules of a table."""
    level = [rule(xs[0], y, xs[-1], y) for y in ys]
    return "\n".join([*level, *(rule(x, ys[0], x, ys[-1]) for x in xs)])


PICTURE = "q 595 0 0 842 0 0 cm /Im1 Do Q"


def pdf(*pages: str, size: tuple[float, float] = (595, 842), turn: int = 0, locked: bool = False) -> bytes:
    """A document with these contents."""
    image = zlib.compress(bytes(64))
    objects: dict[int, bytes] = {
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>",
        5: b"<< /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (len(image), image),
    }
    kids: list[str] = []
    for number, content in enumerate(pages):
        page, stream = 10 + 2 * number, 11 + 2 * number
        kids.append(f"{page} 0 R")
        data = content.encode("latin-1")
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Rotate {turn} /Contents {stream} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 5 0 R >> >> >>"
        ).encode()
        objects[stream] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.5\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items()))
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<{'43' * 16}> <{'43' * 16}>]" if locked else ""
    trailer = f"trailer << /Size {max(objects) + 1} /Root 1 0 R {lock} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out + b"xref\n0 1\n0000000000 65535 f \n" + table + trailer
