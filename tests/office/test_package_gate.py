"""The gate of packages: what swells, lies, repeats or leads out is refused before it is unpacked; what is merely odd is let in."""

import random
import zipfile
import zlib
from collections.abc import Callable

import pytest

from tests.office.hostile import encrypted_entries, sheet_parts, symlink, word_parts, zipped
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.office import package_gate
from ttdn_desktop.office.docx_package import Package
from ttdn_desktop.office.docx_reader import read_docx_file
from ttdn_desktop.office.kinds import require_readable
from ttdn_desktop.office.package_gate import PackageGate, require_plain_prolog
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

CHOOSE = random.Random(20260915)  # noqa: S311 - the same files can be had again
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>'
DOCUMENT = "<x>&a;</x>"


def refusal_of(act: Callable[[], object]) -> Refusal | None:
    """Why it was refused; None where it was not."""
    try:
        act()
    except RefusedFileError as error:
        return error.reason
    return None


def reading(data: bytes) -> Refusal | None:
    """As the program looks at a Word file."""

    def act() -> None:
        require_readable(data, ".docx")
        read_docx_file(data)

    return refusal_of(act)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"word/document.xml": b"<x>" + b" " * 40_000_000 + b"</x>"}, Refusal.BOMB),  # linked
        ({"word/unlinked.xml": b" " * 40_000_000}, Refusal.BOMB),
        ({"word/media/image1.bmp": bytes(100_000_000)}, Refusal.BOMB),
        ({"word/document.xml": DOCTYPE + DOCUMENT}, Refusal.UNSAFE),
        ({"customXml/item9.xml": DOCTYPE + DOCUMENT}, Refusal.UNSAFE),  # unlinked
        ({"word/_rels/document.xml.rels": '<?xml version="1.0"?>\n<!-- a -->' + DOCTYPE + DOCUMENT}, Refusal.UNSAFE),
        ({"word/styles.xml": '<!DOCTYPE q SYSTEM "http://127.0.0.1:1/x.dtd"><q/>'}, Refusal.UNSAFE),
        ({"word/document.xml": (DOCTYPE + DOCUMENT).encode("utf-16")}, Refusal.UNSAFE),
        ({"word/document.xml": (DOCTYPE + DOCUMENT).encode("utf-16-be")}, Refusal.UNSAFE),
        ({"word/document.xml": (DOCTYPE + DOCUMENT).encode("utf-32")}, Refusal.UNSAFE),
        ({"word/document.xml": ('<?xml version="1.0" encoding="UTF-7"?>' + DOCUMENT)}, Refusal.UNSAFE),
        ({"word/document.xml": DOCUMENT.encode("cp037")}, Refusal.UNSAFE),
        ({"word/document.xml": "<!--" + "x" * 70_000 + "-->" + DOCTYPE + DOCUMENT}, Refusal.UNSAFE),
        ({"../evil.xml": "<x/>"}, Refusal.UNSAFE),
        ({"word/../../evil.xml": "<x/>"}, Refusal.UNSAFE),
        ({"..\\..\\evil.xml": "<x/>"}, Refusal.UNSAFE),
        ({"C:\\evil.xml": "<x/>"}, Refusal.UNSAFE),
        ({"//server/share/evil.xml": "<x/>"}, Refusal.UNSAFE),
        ({"word/CON": "<x/>"}, Refusal.UNSAFE),
        ({"word/nul.xml": "<x/>"}, Refusal.UNSAFE),
        ({"word/\x01.xml": "<x/>"}, Refusal.UNSAFE),
        ({"WORD/Document.xml": "<x/>"}, Refusal.DAMAGED),  # twice, but for the case
        ({"word\\document.xml": "<x/>"}, Refusal.DAMAGED),  # twice, but for the slash
        ({f"word/e\u0301{n}.xml" if n else "word/\u00e90.xml": "<x/>" for n in range(2)} | {"word/e\u03010.xml": "<x/>"}, Refusal.DAMAGED),
        ({f"word/{n}.xml": "<x/>" for n in range(package_gate.MAX_ENTRIES)}, Refusal.BOMB),
    ],
)
def test_a_hostile_package_is_refused(parts, reason):
    assert reading(zipped({**word_parts(), **parts})) is reason


def test_without_the_hostile_part_the_package_is_read():
    assert reading(zipped(word_parts())) is None


@pytest.mark.parametrize("parts", [{"word/media/image1.bmp": bytes(8_000_000)}, {"/docProps/app.xml": "<x/>"}, {"word/contents.xml": "\ufeff<x/>".encode()}])
def test_what_is_merely_odd_is_let_in(parts):
    assert reading(zipped({**word_parts(), **parts})) is None


def test_a_link_to_a_file_of_the_computer_is_refused():
    assert reading(zipped(word_parts(), (symlink(),))) is Refusal.UNSAFE


def test_an_entry_twice_under_one_name_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(word_parts(), ((zipfile.ZipInfo("word/document.xml"), b"<x/>"),))
    assert reading(data) is Refusal.DAMAGED


def test_entries_with_a_password_are_told():
    assert reading(encrypted_entries(zipped(word_parts()))) is Refusal.ENCRYPTED


def test_a_directory_that_lies_about_sizes_is_found_out():
    data = bytearray(zipped({**word_parts(), "word/document.xml": b"<x>" + b"abc" * 500_000 + b"</x>"}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rfind(mark)
        data[at + place : at + place + 4] = (1000).to_bytes(4, "little")
    assert reading(bytes(data)) is Refusal.DAMAGED


def test_a_directory_of_millions_of_entries_is_refused_unread():
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff" * 2 + (50_000_000).to_bytes(4, "little") + bytes(6)
    assert reading(zipped(word_parts())[:-22] + end) is Refusal.BOMB


@pytest.mark.parametrize(
    "body",
    [
        b"<w:p>" * 300 + b"</w:p>" * 300,
        b"<w:p>" * 100_000,
        b"<w:p><w:r><w:t>" + CHOOSE.randbytes(6_000_000).hex().encode() + b"</w:t></w:r></w:p>",
    ],
)
def test_too_much_depth_or_text_is_refused(body):
    assert reading(zipped(word_parts(body))) is Refusal.BOMB


def test_five_million_paragraphs_in_eighty_kilobytes_are_refused():
    data = zipped(word_parts(b"<w:p/>" * 5_000_000))
    assert len(data) < 100_000
    assert reading(data) is Refusal.BOMB


def test_too_many_elements_are_refused_also_where_they_do_not_shrink():
    noise = CHOOSE.randbytes(3_000_000)
    body = b"".join(b"<w:p/>%c" % (33 + byte % 26) for byte in noise)
    assert refusal_of(lambda: PackageGate(zipped(word_parts(body))).xml("word/document.xml")) is Refusal.BOMB


def test_entities_that_multiply_are_refused_and_without_a_doctype_there_are_none():
    quadratic = f'<!DOCTYPE w [<!ENTITY a "{"x" * 50_000}">]><w>{"&a;" * 50_000}</w>'
    assert reading(zipped({**word_parts(), "word/document.xml": quadratic})) is Refusal.UNSAFE
    assert reading(zipped(word_parts("<w:p>&a;</w:p>"))) is Refusal.DAMAGED


def test_the_limit_of_a_part_holds_for_what_is_really_unpacked(monkeypatch):
    monkeypatch.setattr(package_gate, "MAX_RATIO", 10_000)  # the directory lets it pass
    gate = PackageGate(zipped(word_parts(b"<w:p/>" * 1_000_000)))
    assert refusal_of(lambda: gate.read("word/document.xml", 1_000_000)) is Refusal.BOMB


def test_without_the_look_at_the_prolog_a_doctype_would_come_through(monkeypatch):
    monkeypatch.setattr(package_gate, "require_plain_prolog", lambda _beginning: None)
    assert refusal_of(lambda: Package(zipped({**word_parts(), "word/document.xml": "<!DOCTYPE x><x/>"})).xml("word/document.xml")) is Refusal.UNSAFE
    assert b"DOCTYPE" in PackageGate(zipped({**word_parts(), "word/document.xml": "<!DOCTYPE x><x/>"})).xml("word/document.xml")


@pytest.mark.parametrize("beginning", [b"", b"<x/>", b"\xef\xbb\xbf<x>", "<x>".encode("utf-16"), b"<?xml version='1.0' encoding='windows-1258'?><x>"])
def test_an_ordinary_prolog_is_let_in(beginning):
    require_plain_prolog(beginning)


def test_a_long_text_that_thousands_of_cells_share_is_refused():
    cells = '<row r="1">' + '<c r="A1" t="s"><v>0</v></c>' * 3000 + "</row>"
    text = CHOOSE.randbytes(60_000).hex()
    assert refusal_of(lambda: require_readable(zipped(sheet_parts(cells, f"<si><t>{text}</t></si>")))) is Refusal.BOMB
    modest = f"<si><t>{text}</t></si><si><t>ngắn</t></si>"
    assert refusal_of(lambda: require_readable(zipped(sheet_parts(cells.replace("<v>0<", "<v>1<"), modest)))) is None


def test_a_thousand_mutations_of_a_good_file_give_a_reading_or_a_refusal():
    good = zipped(word_parts("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>Kế hoạch</w:t></w:r></w:p>" * 20))
    refused = 0
    for _ in range(1000):
        data = bytearray(good)
        if CHOOSE.random() < 0.3:
            del data[CHOOSE.randrange(len(data)) :]
        for _ in range(CHOOSE.choice((1, 1, 2, 8))):
            if data:
                data[CHOOSE.randrange(len(data))] ^= 1 << CHOOSE.randrange(8)
        try:
            require_readable(bytes(data), ".docx")
            read_docx_file(bytes(data))
        except TtdnError:
            refused += 1
    assert 500 < refused < 1000


def test_a_flipped_bit_in_the_packed_text_is_noticed():
    data = bytearray(zipped(word_parts("<w:p/>" * 500)))
    place = data.rfind(b"PK\x03\x04")
    data[place + 60] ^= 0x10
    with pytest.raises(RefusedFileError):
        read_docx_file(bytes(data))
    with pytest.raises((zipfile.BadZipFile, zlib.error)), zipfile.ZipFile(__import__("io").BytesIO(bytes(data))) as package:
        package.read("word/document.xml")
