"""What people do to an exported file in Word, done to its XML as Word does it; with the changes that must be found, and no others."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
AN, BINH = "Nguyễn Văn An", "Trần Thị Bình"


class Document:
    """A Word file whose body can be worked on."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self._number = 9000

    def saved(self) -> bytes:
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return out.getvalue()

    def p(self, beginning: str) -> etree._Element:
        """The one paragraph that begins so."""
        (found,) = [one for one in self.root.iter(f"{W}p") if text_of(one).startswith(beginning)]
        return found

    def row(self, words: str) -> etree._Element:
        """The row with a cell that begins so."""
        (found,) = [
            one
            for one in self.root.iter(f"{W}tr")
            if any(text_of(p).startswith(words) for p in one.iter(f"{W}p")) and f"{W}tr" not in [x.tag for x in one.iterdescendants()]
        ]
        return found

    def cell(self, words: str, column: int) -> etree._Element:
        """The paragraph of a cell of that row."""
        return inner(self.row(words).findall(f"{W}tc")[column], f"{W}p")

    def by(self, author: str) -> dict[str, str]:
        """Attributes of a recorded change."""
        self._number += 1
        return {f"{W}id": str(self._number), f"{W}author": author, f"{W}date": "2026-12-01T09:30:00Z"}

    def comment(self, on: etree._Element, author: str, text: str) -> None:
        """A comment on a whole paragraph."""
        ident = "0"
        body = (
            f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="{ident}" w:author="{author}" w:date="2026-12-01T09:30:00Z">'
            f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"
        )
        self.parts["word/comments.xml"] = body.encode()
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        relation = etree.SubElement(relations, relations[0].tag)
        relation.set("Id", "rIdComments")
        relation.set("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments")
        relation.set("Target", "comments.xml")
        self.parts["word/_rels/document.xml.rels"] = etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True)
        types = self.parts["[Content_Types].xml"].decode()
        self.parts["[Content_Types].xml"] = types.replace("</Types>", f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS}"/></Types>').encode()
        start, end = etree.Element(f"{W}commentRangeStart", {f"{W}id": ident}), etree.Element(f"{W}commentRangeEnd", {f"{W}id": ident})
        on.insert(1 if on.find(f"{W}pPr") is not None else 0, start)
        on.append(end)
        reference = etree.SubElement(on, f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": ident})


def inner(element: etree._Element, path: str) -> etree._Element:
    """The element at that path, which is there."""
    found = element.find(path)
    assert found is not None, path
    return found


def text_of(paragraph: etree._Element) -> str:
    return "".join(words.text or "" for words in paragraph.iter(f"{W}t"))


def run(text: str, properties: etree._Element | None = None, tag: str = "t") -> etree._Element:
    out = etree.Element(f"{W}r")
    if properties is not None:
        out.append(deepcopy(properties))
    words = etree.SubElement(out, f"{W}{tag}")
    words.text = text
    words.set(SPACE, "preserve")
    return out


def set_text(paragraph: etree._Element, text: str) -> None:
    """Type over everything; the bookmark stays."""
    runs = paragraph.findall(f"{W}r")
    inner(runs[0], f"{W}t").text = text
    for more in runs[1:]:
        paragraph.remove(more)


def replace_words(paragraph: etree._Element, old: str, new: str) -> None:
    for words in paragraph.iter(f"{W}t"):
        words.text = (words.text or "").replace(old, new)


def split_run(paragraph: etree._Element, before: str) -> tuple[etree._Element, etree._Element]:
    """Cut the run that holds these words in front of them; both halves."""
    for first in paragraph.findall(f"{W}r"):
        text = first.findtext(f"{W}t") or ""
        if before in text:
            at = text.index(before)
            second = deepcopy(first)
            inner(first, f"{W}t").text, inner(second, f"{W}t").text = text[:at], text[at:]
            for one in (first, second):
                inner(one, f"{W}t").set(SPACE, "preserve")
            first.addnext(second)
            return first, second
    raise AssertionError(before)


def copy(paragraph: etree._Element, *, marks: bool = False) -> etree._Element:
    """A copy, which in Word has no bookmarks."""
    out = deepcopy(paragraph)
    if not marks:
        for mark in [*out.iter(f"{W}bookmarkStart"), *out.iter(f"{W}bookmarkEnd")]:
            delete(mark)
    return out


def delete(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


# --- what people do -------------------------------------------------------------------------------------------------------------

ITEM = "- Nâng cao nhận thức"
OTHER = "- Cung cấp thông tin chính thức"
TASK = "Kiện toàn đầu mối"
NEXT_TASK = "Cung cấp thông tin chính thức về tình hình"
NEW = "- Phát huy vai trò của người có uy tín, nghệ nhân và cộng đồng người Vân Trúc ở nước ngoài."


def type_words(d: Document) -> None:
    replace_words(d.p(ITEM), "Nâng cao nhận thức", "Nâng cao hơn nữa nhận thức")


def retype(d: Document) -> None:
    set_text(d.p(ITEM), "- Nâng cao nhận thức của toàn thể cán bộ, công chức xã về thông tin đối ngoại.")


def split_paragraph(d: Document) -> None:
    """Enter in the middle: Word leaves the bookmark's start at the first half."""
    first = d.p("- Tuân thủ quy định")
    _head, tail = split_run(first, "an ninh mạng")
    second = etree.Element(f"{W}p")
    second.append(deepcopy(inner(first, f"{W}pPr")))
    second.append(tail)
    first.addnext(second)


def split_at_the_other_half(d: Document) -> None:
    """Enter near the front, where the bookmark goes along with the longer half."""
    first = d.p("- Tuân thủ quy định")
    head, _tail = split_run(first, "về thông tin đối ngoại")
    before = etree.Element(f"{W}p")
    before.append(deepcopy(inner(first, f"{W}pPr")))
    before.append(head)
    first.addprevious(before)


def join_paragraphs(d: Document) -> None:
    first, second = d.p("- Sản xuất 06 video"), d.p("- 100% công chức")
    for child in list(second):
        if child.tag != f"{W}pPr":
            first.append(child)
    delete(second)


def delete_paragraph(d: Document) -> None:
    delete(d.p(ITEM))


def delete_and_leave_its_mark(d: Document) -> None:
    """Word may leave the bookmark of a deleted paragraph at the front of the next one."""
    gone = d.p(OTHER)
    following = d.p(ITEM)
    for mark in [*gone.iter(f"{W}bookmarkEnd"), *gone.iter(f"{W}bookmarkStart")]:
        following.insert(1, mark)
    delete(gone)


def empty_paragraph(d: Document) -> None:
    """The words are deleted, the line stays."""
    for one in d.p(ITEM).findall(f"{W}r"):
        delete(one)


def move_paragraph(d: Document) -> None:
    d.p("- Quán triệt").addprevious(d.p(ITEM))


def move_elsewhere(d: Document) -> None:
    d.p("- Tuân thủ quy định").addnext(d.p(ITEM))


def move_elsewhere_of(d: Document, beginning: str) -> None:
    """The same of any paragraph."""
    d.p("- Tuân thủ quy định").addnext(d.p(beginning))


def move_without_mark(d: Document) -> None:
    """Cut and pasted as plain text."""
    moved = d.p(ITEM)
    d.p("- Tuân thủ quy định").addnext(copy(moved))
    delete(moved)


def add_paragraph(d: Document) -> None:
    new = copy(d.p(ITEM))
    set_text(new, NEW)
    d.p(ITEM).addnext(new)


def paste_copy_with_mark(d: Document) -> None:
    """The copy takes the bookmark, as in Word; then it is edited."""
    original = d.p(ITEM)
    pasted = copy(original, marks=True)
    for mark in [*original.iter(f"{W}bookmarkStart"), *original.iter(f"{W}bookmarkEnd")]:
        delete(mark)
    replace_words(pasted, "Nâng cao nhận thức", "Tăng cường nhận thức")
    d.p("- Tuân thủ quy định").addnext(pasted)


def type_number_by_hand(d: Document) -> None:
    replace_words(d.p("II. CHỈ TIÊU"), "II. ", "2/ ")


def move_section(d: Document) -> None:
    """A section dragged in the navigation pane: its heading with all below."""
    moved = [d.p("2. Yêu cầu"), d.p("- Tuân thủ"), d.p("- Thông tin có nguồn"), d.p("- Mỗi nhiệm vụ có")]
    for one in moved:
        d.p("III. NỘI DUNG").addprevious(one)


def rename_heading(d: Document) -> None:
    replace_words(d.p("II. CHỈ TIÊU"), "CHỈ TIÊU", "CHỈ TIÊU NĂM 2027")


def add_section(d: Document) -> None:
    heading, text = copy(d.p("II. CHỈ TIÊU")), copy(d.p("- Sản xuất 06 video"))
    set_text(heading, "III. QUAN ĐIỂM CHỈ ĐẠO")
    set_text(text, NEW)
    d.p("III. NỘI DUNG").addprevious(heading)
    heading.addnext(text)


def add_row(d: Document) -> None:
    new = copy(d.row(TASK))
    for cell, words in zip(
        new.findall(f"{W}tc"), ("", "Tổ chức cuộc thi ảnh về làng nghề", "Đoàn Thanh niên xã", "", "Tháng 8/2027", "Triển lãm ảnh"), strict=True
    ):
        set_text(inner(cell, f"{W}p"), words)
    d.row(TASK).addnext(new)


def remove_row(d: Document) -> None:
    delete(d.row(TASK))


def move_row(d: Document) -> None:
    d.row(NEXT_TASK).addnext(d.row(TASK))


def copy_row_with_mark(d: Document) -> None:
    original = d.row(TASK)
    pasted = deepcopy(original)
    for mark in [*original.iter(f"{W}bookmarkStart"), *original.iter(f"{W}bookmarkEnd")]:
        delete(mark)
    set_text(inner(pasted.findall(f"{W}tc")[1], f"{W}p"), "Tổ chức gặp mặt cộng tác viên cuối năm")
    set_text(inner(pasted.findall(f"{W}tc")[4], f"{W}p"), "Tháng 12/2027")
    d.row(NEXT_TASK).addnext(pasted)


def change_cell(d: Document) -> None:
    set_text(d.cell(TASK, 4), "Tháng 3/2027")


def change_title(d: Document) -> None:
    replace_words(d.cell(TASK, 1), "Kiện toàn", "Củng cố, kiện toàn")


def add_partner(d: Document) -> None:
    replace_words(d.cell(TASK, 3), "các thôn", "các thôn; Trạm Y tế xã")


def add_basis(d: Document) -> None:
    new = copy(d.p("Căn cứ Nghị quyết số 47"))
    set_text(new, "Căn cứ Luật Báo chí ngày 10 tháng 12 năm 2025;")
    d.p("Căn cứ Nghị quyết số 47").addnext(new)


def remove_basis(d: Document) -> None:
    delete(d.p("Căn cứ Nghị quyết số 47"))


def remove_recipient(d: Document) -> None:
    delete(d.p("- Trạm Y tế xã"))


def add_recipient(d: Document) -> None:
    new = copy(d.p("- Trạm Y tế xã"))
    set_text(new, "- Đài Truyền thanh xã;")
    d.p("- Trạm Y tế xã").addnext(new)


def change_signer(d: Document) -> None:
    set_text(d.p("Đặng Thị Minh Thư"), "Lê Quang Hòa")


def change_subject(d: Document) -> None:
    replace_words(d.p("Hoạt động thông tin đối ngoại năm 2027 trên"), "Hoạt động", "Triển khai hoạt động")


def enter_number_and_day(d: Document) -> None:
    set_text(d.p("Số: "), "Số: 15/KH-UBND")
    set_text(d.p("Vân Trúc, ngày"), "Vân Trúc, ngày 20 tháng 12 năm 2026")


def find_and_replace(d: Document) -> None:
    for one in d.root.iter(f"{W}p"):
        replace_words(one, "cộng tác viên", "tuyên truyền viên")


def make_bold(d: Document) -> None:
    """Some words of a paragraph become bold."""
    _first, second = split_run(d.p(ITEM), "trách nhiệm")
    _second, _third = split_run(d.p(ITEM), " của cán bộ")
    properties = etree.Element(f"{W}rPr")
    etree.SubElement(properties, f"{W}b")
    second.insert(0, properties)


def change_looks(d: Document) -> None:
    """Fonts, sizes, colours, indents and the page: no difference in what is said."""
    for one in list(d.root.iter(f"{W}r"))[5:60]:
        properties = one.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            one.insert(0, properties)
        for tag, values in (("rFonts", {"ascii": "Arial", "hAnsi": "Arial"}), ("color", {"val": "1F3864"}), ("sz", {"val": "27"})):
            etree.SubElement(properties, f"{W}{tag}", {f"{W}{name}": value for name, value in values.items()})


def cut_into_runs(d: Document) -> None:
    """Spelling marks and visits of editing cut text into runs."""
    for beginning in (ITEM, OTHER):
        split_run(d.p(beginning), "thông tin")


def tracked_typing(d: Document) -> None:
    """One author puts words in, another takes words out."""
    paragraph = d.p(ITEM)
    first, second = split_run(paragraph, "trách nhiệm")
    inserted = etree.Element(f"{W}ins", d.by(AN))
    inserted.append(run("ý thức, "))
    first.addnext(inserted)
    paragraph = d.p(OTHER)
    _first, second = split_run(paragraph, "chính thức, ")
    _second, _third = split_run(paragraph, "chính xác")
    deleted = etree.Element(f"{W}del", d.by(BINH))
    second.addprevious(deleted)
    inner(second, f"{W}t").tag = f"{W}delText"
    deleted.append(second)


def tracked_removal(d: Document) -> None:
    _delete_tracked(d, d.p(ITEM), BINH, "del")


def _delete_tracked(d: Document, paragraph: etree._Element, author: str, how: str) -> None:
    look = inner(paragraph, f"{W}pPr")
    properties = look.find(f"{W}rPr")
    if properties is None:
        properties = etree.SubElement(look, f"{W}rPr")
    properties.append(etree.Element(f"{W}{how}", d.by(author)))
    for one in paragraph.findall(f"{W}r"):
        around = etree.Element(f"{W}{how}", d.by(author))
        one.addprevious(around)
        if how == "del":
            inner(one, f"{W}t").tag = f"{W}delText"
        around.append(one)


def tracked_paragraph(d: Document) -> None:
    new = copy(d.p(ITEM))
    set_text(new, NEW)
    d.p(ITEM).addnext(new)
    _delete_tracked(d, new, AN, "ins")


def tracked_move(d: Document) -> None:
    old = d.p(ITEM)
    new = copy(old)
    d.p("- Quán triệt").addprevious(new)
    _delete_tracked(d, new, AN, "moveTo")
    _delete_tracked(d, old, AN, "moveFrom")


def tracked_row(d: Document) -> None:
    row = d.row(TASK)
    properties = inner(row, f"{W}trPr")
    properties.append(etree.Element(f"{W}del", d.by(BINH)))
    for paragraph in row.iter(f"{W}p"):
        _delete_tracked(d, paragraph, BINH, "del")


def comment_on_item(d: Document) -> None:
    d.comment(d.p(ITEM), AN, "Đề nghị nêu rõ hơn.")


def comment_on_task(d: Document) -> None:
    d.comment(d.cell(TASK, 4), BINH, "Chuyển sang tháng 3?")


def add_line_to_task(d: Document) -> None:
    """A second paragraph in the cell of a task's name."""
    new = copy(d.cell(TASK, 1))
    set_text(new, "Bổ sung mỗi thôn một người biết ngoại ngữ.")
    d.cell(TASK, 1).addnext(new)


def promote_item(d: Document) -> None:
    """The mark of an item is taken away and its style made that of a paragraph."""
    paragraph = d.p(ITEM)
    replace_words(paragraph, "- Nâng", "Nâng")
    inner(paragraph, f"{W}pPr/{W}pStyle").set(f"{W}val", "TtdnBody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing a person does, and every change that it is: "kind list field"."""

    do: Callable[[Document], None]
    found: tuple[str, ...] = ()
    hands: frozenset[str] = field(default=frozenset())
    comments: tuple[tuple[str, str], ...] = ()  # (list of the part, author)


EDITS = (
    Edit(do=type_words, found=("changed blocks text",)),
    Edit(do=retype, found=("changed blocks text",)),
    Edit(do=split_paragraph, found=("changed blocks text", "added blocks ")),
    Edit(do=split_at_the_other_half, found=("changed blocks text", "changed blocks mark", "added blocks ")),
    Edit(do=join_paragraphs, found=("changed blocks text", "removed blocks ")),
    Edit(do=delete_paragraph, found=("removed blocks ",)),
    Edit(do=delete_and_leave_its_mark, found=("removed blocks ",)),
    Edit(do=empty_paragraph, found=("removed blocks ",)),
    Edit(do=move_paragraph, found=("moved blocks ",)),
    Edit(do=move_elsewhere, found=("moved blocks ",)),
    Edit(do=move_without_mark, found=("moved blocks ",)),
    Edit(do=add_paragraph, found=("added blocks ",)),
    Edit(do=paste_copy_with_mark, found=("added blocks ",)),
    Edit(do=type_number_by_hand),
    Edit(do=move_section, found=("moved body ",)),
    Edit(do=rename_heading, found=("changed body heading",)),
    Edit(do=add_section, found=("added body ", "added blocks ")),
    Edit(do=add_row, found=("added tasks ",)),
    Edit(do=remove_row, found=("removed tasks ",)),
    Edit(do=move_row, found=("moved tasks ",)),
    Edit(do=copy_row_with_mark, found=("added tasks ",)),
    Edit(do=change_cell, found=("changed tasks time",)),
    Edit(do=change_title, found=("changed tasks title",)),
    Edit(do=add_partner, found=("changed tasks partners",)),
    Edit(do=add_line_to_task, found=("changed tasks content",)),
    Edit(do=add_basis, found=("added legal_bases ",)),
    Edit(do=remove_basis, found=("removed legal_bases ",)),
    Edit(do=remove_recipient, found=("removed recipients ",)),
    Edit(do=add_recipient, found=("added recipients ",)),
    Edit(do=change_signer, found=("changed plan signatory.name",)),
    Edit(do=change_subject, found=("changed plan document.subject",)),
    Edit(do=enter_number_and_day, found=("changed plan document.number", "changed plan document.date")),
    Edit(do=find_and_replace, found=("changed blocks text",) * 3 + ("changed tasks title", "changed tasks title", "changed tasks output")),
    Edit(do=make_bold, found=("changed blocks text",)),
    Edit(do=change_looks),
    Edit(do=cut_into_runs),
    Edit(do=promote_item, found=("changed blocks ",)),
    Edit(do=tracked_typing, found=("changed blocks text", "changed blocks text"), hands=frozenset({AN, BINH})),
    Edit(do=tracked_removal, found=("removed blocks ",), hands=frozenset({BINH})),
    Edit(do=tracked_paragraph, found=("added blocks ",), hands=frozenset({AN})),
    Edit(do=tracked_move, found=("moved blocks ",), hands=frozenset({AN})),
    Edit(do=tracked_row, found=("removed tasks ",), hands=frozenset({BINH})),
    Edit(do=comment_on_item, comments=(("blocks", AN),)),
    Edit(do=comment_on_task, comments=(("tasks", BINH),)),
)
