"""Papers of plans for tests: every kind under every regime, from the sample plans and from plans of other bodies."""

from dataclasses import replace
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.plan import Issuer, Plan, PlanPaper, Proposal, Regime, Signatory
from ttdn_desktop.drafting.kinds import KINDS
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.paper.model import Line, Paper, Paragraph, Style, Table
from ttdn_desktop.services import papers
from ttdn_desktop.services.papers import NamedPaper, papers_of_kind
from ttdn_desktop.services.regimes import switched
from ttdn_desktop.services.types import PaperOrder

KEYS = tuple(KINDS)
RECORDED = tuple(key for key, kind in KINDS.items() if kind.propose)


@cache
def sample(number: int = 0) -> Plan:
    """A shipped sample plan."""
    return codec.plan_from_json(resources.load_json(f"samples/{resources.sample_names()[number]}.json"))


@cache
def under(regime: Regime, number: int = 0) -> Plan:
    """The same under other rules of form."""
    return switched(sample(number), regime)


def of_department() -> Plan:
    """A plan that a department of a province issues."""
    return replace(
        sample(),
        issuer=Issuer(parent="UBND TỈNH HƯƠNG GIANG", name="Sở Văn hóa, Thể thao và Du lịch", lines=("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH")),
        document=replace(sample().document, symbol="KH-SVHTTDL", place="Hương Giang"),
        proposal=Proposal(text="Theo đề nghị của Trưởng phòng Thông tin đối ngoại", by="Trưởng phòng Thông tin đối ngoại"),
        signatory=Signatory(capacity=("KT. GIÁM ĐỐC",), title="PHÓ GIÁM ĐỐC", name="Trần Văn Bình"),
        recipients=("Ủy ban nhân dân tỉnh (để báo cáo)", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, TTĐN"),
    )


def of_advisory_body() -> Plan:
    """A plan that a steering committee issues under the seal of its agency."""
    return replace(
        sample(),
        issuer=Issuer(
            parent="ỦY BAN NHÂN DÂN TỈNH HƯƠNG GIANG",
            name="Ban Chỉ đạo công tác thông tin đối ngoại",
            lines=("BAN CHỈ ĐẠO CÔNG TÁC", "THÔNG TIN ĐỐI NGOẠI"),
        ),
        document=replace(sample().document, symbol="KH-BCĐ", place="Hương Giang"),
        proposal=None,
        signatory=Signatory(capacity=("TM. BAN CHỈ ĐẠO",), title="TRƯỞNG BAN", name="Lê Thị Chi", extra_title="PHÓ CHỦ TỊCH UBND TỈNH"),
    )


def drafted(plan: Plan, key: str, **asked: object) -> tuple[NamedPaper, ...]:
    """The papers of a kind."""
    return papers_of_kind(plan, key, PaperOrder(**asked))  # type: ignore[arg-type]  # fields of the order by name


def source(plan: Plan, **asked: object) -> Source:
    """What papers are proposed from."""
    return papers.source_of(plan, PaperOrder(**asked))  # type: ignore[arg-type]  # as above


def proposed(plan: Plan, key: str, **asked: object) -> PlanPaper:
    """The record of a kind as it is proposed."""
    propose = KINDS[key].propose
    assert propose is not None
    return propose(source(plan, **asked))


def lines(paper: Paper, *styles: Style) -> list[str]:
    """The texts of the paper, only those in these looks where some are named."""
    return [
        line.split(" ", 1)[1] for line in as_text(paper).splitlines() if line and (not styles or line.split(" ", 1)[0] in {style.value for style in styles})
    ]


def as_text(paper: Paper) -> str:
    """A paper as lines one can compare by eye: the look of each paragraph and its words, tables row by row."""
    out: list[str] = []
    for count, part in enumerate(paper.parts, start=1):
        out.append(f"= {count}: {part.page.width:g} x {part.page.height:g} mm, from {part.page.number_from}")
        for block in part.blocks:
            out += _block_lines(block)
        for block in part.foot:
            out += [f"foot {line}" for line in _block_lines(block)]
    return "\n".join(out) + "\n"


def _block_lines(block: object) -> list[str]:
    match block:
        case Paragraph():
            return [f"{block.style} {_marked(block)}"]
        case Line():
            return ["----"]
        case Table():
            sign = "|" if block.ruled else ":"
            return [
                line
                for row in block.rows
                for cell in row
                for line in [f"{sign}{cell.columns}", *(f"  {text}" for one in cell.blocks for text in _block_lines(one))]
            ]
        case _:
            return [str(block)]


def _marked(paragraph: Paragraph) -> str:
    return "".join(f"**{run.text}**" if run.bold else run.text for run in paragraph.runs).replace("\n", "⏎")
