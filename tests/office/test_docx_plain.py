"""Plain paragraphs of a .docx, which are read without a tree: the paper is the same as where every paragraph is read from the tree."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office.word_package import abstract, level, num, package
from ttdn_desktop.office import docx_repeats
from ttdn_desktop.office.docx_plain import PlainParagraph, taken_out
from ttdn_desktop.office.docx_reader import read_docx_file
from ttdn_desktop.office.kinds import RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsi="Arial"/><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:rPr><w:b/><w:caps/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Pool"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Pool"><w:name w:val="Pool"/><w:basedOn w:val="Loop"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:rPr><w:sz w:val="20"/></w:rPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:pPr><w:jc w:val="center"/></w:pPr></w:tblStylePr></w:style>'
)
NUMBERING = abstract(1, level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")) + num(1, 1)
SESSIONS = ("", ' w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6"', ' w14:paraId="3A2B1C0D" w14:textId="77777777" w:rsidR="00A1B2C3"', ' w:other="1"')
LOOKS = (
    "",
    "<w:rPr/>",
    "<w:rPr></w:rPr>",
    "<w:rPr><w:b/></w:rPr>",
    '<w:rPr><w:rStyle w:val="Strong"/><w:sz w:val="28"/></w:rPr>',
    "<w:rPr><w:vanish/></w:rPr>",
    '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>',
    '<w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>',
    "<w:rPr><!-- <w:b/> --><w:i/></w:rPr>",
)
PROPERTIES = (
    "",
    "<w:pPr/>",
    '<w:pPr><w:pStyle w:val="H1"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="Loop"/><w:ind w:firstLine="567"/></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    '<w:pPr><w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr></w:pPr>',
    "<w:pPr><w:jc w:val='both'/><w:rPr><w:b/></w:rPr></w:pPr>",
    "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>",
    '<w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr>',
    '<w:pPr><w:pPrChange w:id="2" w:author="A"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>',
    '<w:pPr>\n <w:pStyle w:val="TtdnBreak"/>\n</w:pPr>',
)
TEXTS = (
    "Kế hoạch",
    "a b",
    "",
    " ",
    "x &amp; y",
    "&#9;",
    "]]&gt;",
    "e\u0302\u0301",
    "\u0301",
    "1\xa0234",
    "\n dòng\n",
    "\t",
    "\uf0b7",
    "[1]",
    "<![CDATA[<w:t>]]>",
)
ODD = (
    "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:noBreakHyphen/>", '<w:sym w:font="Wingdings" w:char="F0FC"/>', "<w:lastRenderedPageBreak/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText>PAGE</w:instrText>",
    '<w:footnoteReference w:id="1"/>', "<w:t/>",
)  # fmt: skip
MARKS = (
    '<w:bookmarkStart w:id="1" w:name="ttdn_b_B1"/>', '<w:bookmarkStart w:id="2" w:name="ttdn_t_T1"/>', '<w:bookmarkStart w:id="3" w:name="_GoBack"/>',
    '<w:bookmarkEnd w:id="1"/>', '<w:proofErr w:type="spellStart"/>', '<w:commentRangeStart w:id="4"/>', "<!-- <w:r><w:t>no</w:t></w:r> -->", "\n",
)  # fmt: skip
BETWEEN = ('<w:bookmarkStart w:id="9" w:name="ttdn_s_S1"/>', '<w:bookmarkEnd w:id="9"/>', "<!-- <w:p/> -->", "\n", '<w:proofErr w:type="gramEnd"/>')
CELLS = (
    "",
    "<w:tcPr/>",
    '<w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>',
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>',
    '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>',
    "<w:tcPr><w:vMerge/></w:tcPr>",
    "<w:tcPr><w:hMerge/></w:tcPr>",
)
ROWS = (
    "", "<w:trPr><w:tblHeader/></w:trPr>", '<w:trPr><w:gridBefore w:val="1"/></w:trPr>', "<w:tblPrEx><w:jc w:val='left'/></w:tblPrEx>",
    '<w:trPr><w:ins w:id="7"/></w:trPr>',
)  # fmt: skip
TABLES = (
    '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/></w:tblGrid>',
    "<w:tblGrid><w:gridCol/></w:tblGrid>",
)
WRAPPERS = (
    "{}",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:ins w:id="8" w:author="B">{}</w:ins>',
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    '<w:customXml xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:customXml>',
)


def mostly(*usual: str, odd: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One of the usual ones, and now and then an odd one."""
    return st.integers(0, 9).flatmap(lambda chance: st.sampled_from(odd) if chance == 0 else st.sampled_from(usual))


texts = st.builds(
    lambda kept, text: f"<w:t{' ' + kept if kept else ''}>{text}</w:t>", mostly("", 'xml:space="preserve"', odd=("w:x='1'",)), st.sampled_from(TEXTS)
)
insides = st.lists(st.one_of(texts, texts, mostly("<w:tab/>", "<w:br/>", odd=ODD)), max_size=3).map("".join)
runs = st.builds(lambda of, look, inside: f"<w:r{of}>{look}{inside}</w:r>", mostly("", odd=SESSIONS), mostly(*LOOKS[:6], odd=LOOKS), insides)
contents = st.lists(st.one_of(runs, runs, runs, mostly(*MARKS[:5], odd=MARKS)), max_size=4).map("".join)
paragraphs = st.builds(
    lambda of, said, held: f"<w:p{of}>{said}{held}</w:p>", mostly("", *SESSIONS[:3], odd=SESSIONS), mostly(*PROPERTIES[:6], odd=PROPERTIES), contents
)
lists_of_paragraphs = st.lists(st.one_of(paragraphs, paragraphs, paragraphs, mostly("<w:p/>", odd=BETWEEN)), min_size=1, max_size=5).map("".join)


def tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.builds(lambda said, held: f"<w:tc>{said}{held}</w:tc>", mostly(*CELLS[:3], odd=CELLS), inner)
    alike = st.builds(lambda said, row: (said, row), mostly("", odd=ROWS), st.lists(cells, min_size=1, max_size=3).map("".join))
    rows = st.builds(lambda row, times: f"<w:tr>{row[0]}{row[1]}</w:tr>" * times, alike, st.integers(1, 3))
    return st.builds(lambda head, rows: f"<w:tbl>{head}{rows}</w:tbl>", st.sampled_from(TABLES), st.lists(rows, min_size=1, max_size=3).map("".join))


blocks = st.recursive(
    st.one_of(lists_of_paragraphs, paragraphs),
    lambda inner: st.one_of(
        tables(st.one_of(paragraphs, lists_of_paragraphs, inner)),
        st.builds(lambda wrapper, held: wrapper.format(held), st.sampled_from(WRAPPERS), inner),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    ),
    max_leaves=6,
)


def read(data: bytes) -> ForeignFile | str:
    """What is read, or why it is refused."""
    try:
        return read_docx_file(data)
    except RefusedFileError as error:
        return error.reason


def ordinarily(data: bytes) -> ForeignFile | str:
    """The same, every paragraph from the tree."""

    def nothing(body: bytes) -> tuple[bytes, list[PlainParagraph]]:
        return body, []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docx_repeats, "taken_out", nothing)
        return read(data)


@given(blocks)
def test_what_is_plain_is_read_as_from_the_tree(body: str) -> None:
    data = package(
        body, parts={"styles": STYLES, "numbering": NUMBERING, "footnotes": '<w:footnote w:id="1"><w:p><w:r><w:t>chú</w:t></w:r></w:p></w:footnote>'}
    )
    assert read(data) == ordinarily(data)


def test_samples_are_read_as_from_the_tree(samples: Path) -> None:
    compared = 0
    for path in sorted(samples.glob("*/*.do[ct]x")):
        data = path.read_bytes()
        assert read(data) == ordinarily(data), path.name
        compared += 1
    assert compared


def test_a_file_with_single_characters_changed_is_read_as_from_the_tree_wherever_that_can_be_read() -> None:
    chance = random.Random(7)  # noqa: S311 - the same changes every time, no secret
    body = (
        '<w:p w:rsidR="00A1B2C3"><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>I. Mục đích</w:t></w:r></w:p>'
        '<w:tbl><w:tr><w:tc><w:p><w:bookmarkStart w:id="1" w:name="ttdn_t_T1"/><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">một </w:t></w:r>'
        "<w:r><w:rPr><w:i/></w:rPr><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r></w:p>"
    )
    readable = 0
    for _ in range(1500):
        at = chance.randrange(len(body))
        changed = (
            body[:at]
            + chance.choice(("", "<", ">", "/", '"', "&", "w", "]]>", "\x02", "<w:p>", "</w:p>", "<!--", "-->", " "))
            + body[at + chance.randrange(2) :]
        )
        data = package(changed, parts={"styles": STYLES, "numbering": NUMBERING})
        expected = ordinarily(data)
        if isinstance(expected, ForeignFile):  # of what is broken the tree refuses more: attributes that nobody asks for
            readable += 1
            assert read(data) == expected, changed
        else:
            read(data)
    assert readable > 100


def test_a_broken_text_is_refused_also_where_it_is_plain() -> None:
    for text in ("\x02", "a ]]> b", "\ufffe"):
        data = package(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
        assert read(data) == ordinarily(data) == "damaged"


@pytest.mark.parametrize(
    "odd", ["<w:p ttdn-plain='0'/>", "<w:tbl><w:tr ttdn-plain='1'/></w:tbl>", "<w:p><w:pPr ttdn-same='0'/></w:p>", "<w:p ttdn-plain='x'/>"]
)
def test_a_file_that_holds_what_looks_like_a_stand_in_is_read(odd: str) -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr>"
    plain = f"<w:p><w:pPr><w:b/></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p><w:tbl>{row}</w:tbl>"
    assert read(package(plain + odd)) == ordinarily(package(plain + odd))
    assert isinstance(read(package(plain, parts={"header": plain + odd})), ForeignFile)


def test_most_of_an_ordinary_text_is_plain() -> None:
    body = b'<w:p w:rsidR="00A1B2C3"><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t><w:tab/></w:r></w:p>'
    left, plain = taken_out(b"<w:body>" + body * 3 + b"<w:p><w:r><w:drawing/></w:r></w:p></w:body>")
    assert left.count(b"<w:p>") == 1
    assert len(plain) == 3
