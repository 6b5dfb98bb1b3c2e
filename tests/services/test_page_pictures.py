"""Pages of PDFs seen through the fence."""

import pytest

from tests.office.pdf_file import PICTURE, pdf
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.services import late


def test_pages_come_through_the_fence(tmp_path):
    path = tmp_path / "quét.pdf"
    path.write_bytes(pdf(PICTURE, PICTURE))
    with late.fence() as fence:
        found = late.page_pictures(path, [2], 300, fence=fence)
        assert (found.count, [picture[:4] for picture in found.pictures]) == (2, [b"\x89PNG"])
        with pytest.raises(UnreadableError, match="bản quét"):
            late.read_file(path, fence=fence)
