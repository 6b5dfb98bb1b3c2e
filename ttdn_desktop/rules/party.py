"""The form of Party papers (Hướng dẫn 05-HD/VPTW, as far as tables of it are known)."""

import re
from collections.abc import Iterator

from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.model import Align, Edge
from ttdn_desktop.rules.body import body_lines, wrong_indent
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.letterhead import NAME, NATION, PARENT, lone_annex
from ttdn_desktop.rules.looking import found_at, missing, number, retyped, wrong_line, wrong_look, wrong_looks
from ttdn_desktop.rules.model import Found, PaperFix
from ttdn_desktop.rules.number_date import DATE, NUMBER, number_taken, wrong_zeros
from ttdn_desktop.rules.page import part_place
from ttdn_desktop.rules.pieces import Drawn, LineKind, Seen, Stroke
from ttdn_desktop.rules.recipients import ADDRESSEES, RECIPIENTS
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.signature import CAPACITY, TITLE
from ttdn_desktop.rules.signature import NAME as SIGNER
from ttdn_desktop.rules.title import SUBJECT, TYPE

_NUMBER = re.compile(r"Số\s*(?:(?P<digits>\d+)|[\s.…_]*)-(?P<type>[A-ZĐ][A-Za-zĐđ]*|[\s.…_]*)/(?P<body>\S.*|[\s.…_]*)")
_PREFIX = re.compile(r"(?:T/M|K/T|T/L)\s+\S|Q\.\s*\S")
_MEANT = re.compile(r"(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|Q)\s*[.:/]*\s+(?=\S{2})", re.IGNORECASE)
_LAST = re.compile(r"-\s*Lưu\s+(?!VT)(?!:)\S.*")
_DATE = re.compile(r".*\S\s*,\s*ngày\b.*\btháng\b.*\bnăm\b.*", re.DOTALL)
_ADDRESSED = {"CV": re.compile(r"Kính\s+gửi\s*:"), "TTr": re.compile(r"Kính\s+(?:trình|gửi)\s*:")}
_HYPHENS = re.compile(r"-{5}")


@check("HD05-01")
def title_of_the_party(case: Case) -> Iterator[Found]:
    """In place of national name and motto."""
    head = case.elements.main.head
    if head is None:
        if not lone_annex(case):
            yield missing(NATION)
        return
    for piece in (head.national, head.motto):
        if piece is not None:
            yield found_at(piece, NATION)
    if head.party is None:
        yield missing(NATION)
        return
    wanted = case.params["text"]
    if " ".join(head.party.text.split()) != wanted:
        yield found_at(head.party, NATION, proposal=wanted, fixes=retyped(head.party, wanted))
    else:
        yield from wrong_look(head.party, case.params, NATION)
    yield from wrong_line((head.party,), head.nation_line, case.standards.metrics, case.params, NATION)


@check("HD05-02")
def names_of_party_bodies(case: Case) -> Iterator[Found]:
    """A star below the issuing one."""
    head = case.elements.main.head
    if head is None:
        return
    size = case.params["size"]
    yield from wrong_looks(head.parents, {"size": size, "bold": False, "italic": False, "capitals": True}, PARENT)
    yield from wrong_looks(head.issuers, {"size": size, "bold": True, "italic": False, "capitals": True}, NAME)
    if not head.issuers:
        yield missing(NAME)
    elif head.issuer_line is None or head.issuer_line.stroke is not Stroke.STAR:
        yield found_at(head.issuers[-1], NAME, said={"missing": ""})


@check("HD05-03")
def number_of_a_party_paper(case: Case) -> Iterator[Found]:
    """Số 05-KH/TU."""
    head = case.elements.main.head
    if head is None or head.number is None:
        if not lone_annex(case):
            yield missing(NUMBER)
        return
    piece = head.number
    found = _NUMBER.fullmatch(piece.text)
    if found is None:
        wished = re.sub(r"^Số\s*:\s*", "Số ", piece.text)
        proposal = wished if _NUMBER.fullmatch(wished) else None
        yield found_at(piece, NUMBER, proposal=proposal, fixes=retyped(piece, proposal) if proposal else ())
    elif found["digits"] and len(found["digits"]) < 2:
        wished = f"{piece.text[: found.start('digits')]}0{piece.text[found.start('digits') :]}"
        yield found_at(piece, NUMBER, proposal=wished, fixes=retyped(piece, wished))
    yield from wrong_look(piece, {"size": case.params["size"], "bold": False, "italic": False}, NUMBER)


@check("HD05-04")
def party_numbers_run_by_type(case: Case) -> Iterator[Found]:
    """One number of a type is given once in a term; the years in which terms begin are data."""
    begins: list[int] = case.params["terms_begin"]
    yield from number_taken(case, lambda year, other: not any(min(year, other) < begin <= max(year, other) for begin in begins))


@check("HD05-05")
def place_and_date_of_a_party_paper(case: Case) -> Iterator[Found]:
    """Slanted, with the zeros of the state's papers."""
    head = case.elements.main.head
    if head is None or head.place_date is None:
        if not lone_annex(case):
            yield missing(DATE)
        return
    if not _DATE.fullmatch(head.place_date.text):
        yield found_at(head.place_date, DATE)
    yield from wrong_zeros(head.place_date)
    yield from wrong_look(head.place_date, case.params, DATE)


@check("HD05-06")
def type_and_subject_of_a_party_paper(case: Case) -> Iterator[Found]:
    """Five hyphens below."""
    title = case.elements.main.title
    if title.type is None:
        return
    yield from wrong_look(title.type, case.params["type"], TYPE)
    yield from wrong_looks(title.subject, case.params["subject"], SUBJECT)
    if title.subject and not _is_hyphens(title.line):
        yield found_at(title.subject[-1], SUBJECT, said={"missing": ""})


def _is_hyphens(line: Drawn | None) -> bool:
    return line is not None and line.stroke is Stroke.HYPHENS and line.piece is not None and bool(_HYPHENS.fullmatch(line.piece.text.replace(" ", "")))


@check("HD05-07")
def subject_of_a_party_letter(case: Case) -> Iterator[Found]:
    """Slanted, under the number."""
    head = case.elements.main.head
    if head is not None:
        yield from wrong_looks(head.letter_subject, case.params, SUBJECT)


@check("HD05-08")
def body_of_a_party_paper(case: Case) -> Iterator[Found]:
    """Exact lines of 18 to 22 points."""
    params = case.params
    lines = [line for line in body_lines(case) if line.measures.align not in {Align.CENTER, Align.RIGHT} and any(map(str.isalnum, line.text))]

    def wrong(line: Seen) -> Iterator[Found]:
        exact = line.measures.line_exact
        where = line.paragraph.where
        if exact is None or not params["exact"][0] <= exact <= params["exact"][1]:
            said = {"spacing": number(line.measures.line_spacing)} if exact is None else {"exact": number(exact)}
            fixes = (PaperFix(where=where, target="paragraph", fields=(("line_exact", float(params["exact"][0])),)),) if where else ()
            yield found_at(line, said=said, fixes=fixes)
        if line.kind in {LineKind.PROSE, LineKind.DASH, LineKind.POINT}:
            align = {"align": params["align"]} if len(line.text) > 95 else {}
            yield from wrong_look(line, {"size": params["size"], **align})
        yield from wrong_indent(line, params["first_line"], params["tolerance"])

    yield from case.each(lines, wrong)
    for above, below in case.elements.main.gaps:
        gap = above.measures.space_after + below.measures.space_before
        if gap < params["gap"] - 0.1 and above in lines and below in lines:
            yield found_at(below, said={"gap": number(gap)})


@check("HD05-09")
def margins_of_a_party_paper(case: Case) -> Iterator[Found]:
    """The ranges of the state's papers are taken too, for the tables differ."""
    slack = case.params["tolerance"]
    for at, part in enumerate(case.elements.parts):
        if part.page.width > part.page.height:
            continue
        for name in ("top", "bottom", "left", "right"):
            least, most = case.params[name]
            width = getattr(part.page, name)
            if not least - slack <= width <= most + slack:
                fixes = (PaperFix(where=part_place(at), target="page", fields=((name, least),)),)
                yield Found(where=part_place(at), said={name: number(width)}, fixes=fixes)


@check("HD05-10")
def signature_of_a_party_paper(case: Case) -> Iterator[Found]:
    """T/M, K/T, T/L with a slash; the post is not bold."""
    ending = case.elements.main.ending
    if ending is None or not ending.capacity:
        if not lone_annex(case):
            yield missing(CAPACITY)
        return
    for piece in ending.capacity:
        found = _MEANT.match(piece.text)
        if _PREFIX.match(piece.text):
            yield from wrong_look(piece, case.params["prefix"], CAPACITY)
        elif found:
            letters = re.sub(r"[^A-Z]", "", found[0].upper())
            wished = f"{'/'.join(letters) if len(letters) == 2 else 'Q.'} {piece.text[found.end() :]}"
            yield found_at(piece, CAPACITY, proposal=wished, fixes=retyped(piece, wished))
        else:
            yield from wrong_look(piece, case.params["post"], TITLE)
    if ending.signer is not None:
        yield from wrong_look(ending.signer, case.params["name"], SIGNER)


@check("HD05-11")
def recipients_of_a_party_paper(case: Case) -> Iterator[Found]:
    """Underlined label, Lưu without VT."""
    ending = case.elements.main.ending
    if ending is None or ending.label is None:
        return
    yield from wrong_look(ending.label, {**case.params["label"], "underline": True}, RECIPIENTS)
    yield from wrong_looks(ending.recipients, case.params["list"], RECIPIENTS)
    if ending.recipients and not _LAST.fullmatch(ending.recipients[-1].text):
        yield found_at(ending.recipients[-1], f"{RECIPIENTS}/{len(ending.recipients) - 1}")


@check("HD05-12")
def page_numbers_of_a_party_paper(case: Case) -> Iterator[Found]:
    """10 mm from the upper edge."""
    for at, part in enumerate(case.elements.parts):
        shown = part.page.page_number
        if shown is None:
            continue
        said: dict[str, str] = {}
        if shown.size is not None and not case.params["size"][0] <= shown.size <= case.params["size"][1]:
            said["size"] = number(shown.size)
        if shown.align is not Align.CENTER:
            said[f"align.{shown.align}"] = ""
        if shown.edge is not Edge.TOP:
            said["edge.bottom"] = ""
        elif abs(part.page.header - case.params["edge"]) > case.params["tolerance"]:
            said["header"] = number(part.page.header)
        if at == 0 and not part.page.hide_first_number:
            said["shown"] = ""
        if said:
            hidden = (("hide_first_number", True),) if at == 0 else ()
            fixes = (
                PaperFix(where=part_place(at), target="page_number", fields=(("size", 14.0), ("align", Align.CENTER), ("edge", Edge.TOP))),
                PaperFix(where=part_place(at), target="page", fields=(("header", float(case.params["edge"])), *hidden)),
            )
            yield Found(where=part_place(at), said=said, fixes=fixes)


@check("HD05-13")
def addressees_of_a_party_paper(case: Case) -> Iterator[Found]:
    """Slanted."""
    main = case.elements.main
    wanted = _ADDRESSED.get(case.type_code)
    if wanted is None:
        return
    if not main.addressees:
        yield missing(ADDRESSEES)
        return
    if not wanted.match(main.addressees[0].text):
        yield found_at(main.addressees[0], ADDRESSEES)
    yield from wrong_looks(main.addressees[:1], case.params, ADDRESSEES)
    recipients = main.ending.recipients if main.ending is not None else ()
    if recipients and not fold(recipients[0].text).lstrip("- ").startswith("nhu tren"):
        yield found_at(recipients[0], f"{RECIPIENTS}/0")


@check("HD05-14")
def bases_of_a_party_paper(case: Case) -> Iterator[Found]:
    """A hyphen before and ";" behind each; the mark of the last one is not known for sure."""
    for document in case.elements.documents:
        for at, line in enumerate(document.bases):
            last = at == len(document.bases) - 1
            if not line.text.startswith("-") or not line.text.endswith((";", ".", ",") if last else ";"):
                wished = f"- {line.rest if line.kind is LineKind.DASH else line.text}"
                wished = wished if last or wished.endswith(";") else f"{wished.rstrip(' .,')};"
                yield found_at(line, f"/legal_bases/{at}", proposal=wished, fixes=retyped(line, wished))
