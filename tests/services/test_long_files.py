"""Long files told of while they are read behind the fence."""

from pathlib import Path

from tests.office.pdf_file import pdf, text
from ttdn_desktop.services import late


def test_a_pdf_tells_how_far_it_is_read(tmp_path: Path):
    lines = "\n".join(text(85, 780 - 14 * number, "KE HOACH thong tin doi ngoai cua tinh trong nam nay") for number in range(50))
    file = tmp_path / "long.pdf"
    file.write_bytes(pdf(*[lines] * 25))
    told: list[tuple[int, int]] = []
    with late.fence() as fence:
        late.read_file(file, fence=fence, report=lambda done, total: told.append((done, total)))
    parts = [done / total for done, total in told if total > 1]
    assert parts
    assert parts == sorted(parts)
    assert all(0 < part < 1 for part in parts)
