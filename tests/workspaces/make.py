"""Makes the workspace file that every later version must be able to open; run once for each released schema: python tests/workspaces/make.py."""

import datetime as dt
import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlite_utils import Database  # noqa: E402

from ttdn_desktop.domain.blocks import Item, TaskList  # noqa: E402
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId  # noqa: E402
from ttdn_desktop.domain.library import AttachedFile, LegalDocument, Library, Origin  # noqa: E402
from ttdn_desktop.domain.notes import Note, NoteId  # noqa: E402
from ttdn_desktop.domain.plan import DocumentHead, Issuer, LegalBasis, Plan, Section, SectionRole, Task, TimeFrame  # noqa: E402
from ttdn_desktop.domain.template import Blank, BlankId, BlankPlace, Fact, LineUse, Template, TemplateId, TemplateKind, TemplateLine, TemplateSection  # noqa: E402
from ttdn_desktop.domain.text import rich  # noqa: E402
from ttdn_desktop.domain.units import Unit, UnitKind, Units  # noqa: E402
from ttdn_desktop.store import aggregates, attachments, books, notes, sources, templates, versions  # noqa: E402
from ttdn_desktop.store.connection import connect_memory, disconnect  # noqa: E402
from ttdn_desktop.store.database import open_database  # noqa: E402
from ttdn_desktop.store.migrations import steps  # noqa: E402

NOW = dt.datetime(2026, 9, 15, 8, 15, tzinfo=dt.UTC)

PLAN = Plan(
    id=PlanId("01K56Z7Q800000000000000001"),
    year=2026,
    document=DocumentHead(symbol="KH-UBND", place="Hòa Bình", subject="Hoạt động thông tin đối ngoại năm 2026"),
    issuer=Issuer(name="Ủy ban nhân dân xã Hòa Bình", lines=("ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH")),
    legal_bases=(
        LegalBasis(
            text="Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;",
            type="Nghị định",
            number="72/2015/NĐ-CP",
            date=dt.date(2015, 9, 7),
            issuer="Chính phủ",
        ),
    ),
    body=(
        Section(
            id=SectionId("S1"), heading="Mục đích", role=SectionRole.PURPOSE, blocks=(Item(id=BlockId("B1"), text=rich("Quảng bá hình ảnh của xã", bold=True)),)
        ),
        Section(
            id=SectionId("S2"),
            heading="Nhiệm vụ",
            role=SectionRole.CONTENT,
            blocks=(TaskList(id=BlockId("B2"), task_ids=(TaskId("T1"),)),),
        ),
    ),
    tasks=(Task(id=TaskId("T1"), title="Họp báo", leads=("Văn phòng",), time=TimeFrame(text="Quý II/2026", end=dt.date(2026, 6, 30))),),
)


FILE = b"PK: the file of a template, which the store never opens"

DOTS = TemplateLine(where="p6", text="……", use=LineUse.FREE)
TEMPLATE = Template(
    id=TemplateId("01K56Z7Q800000000000000002"),
    name="Mẫu kế hoạch",
    kind=TemplateKind.DOCX,
    sha256=hashlib.sha256(FILE).hexdigest(),
    file_name="mau.docx",
    family="01K56Z7Q800000000000000002",
    source="Ủy ban nhân dân tỉnh",
    version="1",
    valid_from=dt.date(2026, 1, 1),
    sections=(
        TemplateSection(id="s1", heading="Mục đích", role=SectionRole.PURPOSE, where="p5", lines=(TemplateLine(where="p6", text="……", use=LineUse.FREE),)),
    ),
    blanks=(Blank(id=BlankId("b1"), name="Năm", fact=Fact.YEAR, places=(BlankPlace(where="p1", start=4, end=7, text="20…"),)),),
)


NOTE = Note(id=NoteId("01K56Z7Q800000000000000003"), plan=PLAN.id, node="section:S1", text="Nêu rõ hơn", author="Trần Thị Bình", at=NOW, quote="hình ảnh")


SCAN = ("ban-quet.png", b"PNG: the scan a plan was written beside, which the store never opens")


ATTACHED = b"DOCX: the file of a legal document, which the store never opens"

LIBRARY = Library(
    documents=(
        LegalDocument(
            id="01K56Z7Q800000000000000004",
            type="Quyết định",
            number="1234/QĐ-UBND",
            date=dt.date(2026, 3, 2),
            issuer="Ủy ban nhân dân tỉnh Hòa Bình",
            subject="ban hành Chương trình thông tin đối ngoại",
            tags=("biên giới",),
            files=(AttachedFile(name="1234.docx", sha256=hashlib.sha256(ATTACHED).hexdigest(), size=len(ATTACHED)),),
            origin=Origin.OWN,
        ),
    ),
    edition="2026-09-01",
)

UNITS = Units(units=(Unit(id="01K56Z7Q800000000000000005", name="Phòng Văn hóa - Xã hội", kind=UnitKind.DIVISION, short=("Phòng VH-XH",)),))


def make(target: Path) -> None:
    """A workspace with one plan, one kept version of it, a note on it, the scan beside it, a template, a library with a file, and units."""
    target.unlink(missing_ok=True)
    connection = open_database(target, NOW)
    aggregates.save(connection, PLAN, NOW)
    versions.keep(connection, PLAN.id, "import", NOW)
    templates.save(connection, TEMPLATE, FILE)
    templates.link(connection, PLAN.id, TEMPLATE.id)
    notes.put(connection, [NOTE])
    sources.keep(connection, PLAN.id, SCAN[0], SCAN[1])
    attachments.keep(connection, ATTACHED, "Đẩy mạnh hợp tác với các địa phương bên kia biên giới")
    books.save(connection, LIBRARY, NOW)
    books.save(connection, UNITS, NOW)
    connection.execute("vacuum")
    disconnect(connection)


if __name__ == "__main__":
    make(Path(__file__).parent / f"schema-{len(steps.pending(Database(connect_memory())))}.ttdn")
