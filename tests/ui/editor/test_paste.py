"""Pasted text comes in as text with bold, italic, underline and items, and as nothing else."""

import pytest

from ttdn_desktop.domain.text import Run, rich
from ttdn_desktop.ui.editor.lines import Line
from ttdn_desktop.ui.editor.paste import lines_from_html, lines_from_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style><title>x</title></head><body>
<!--StartFragment-->
<p class=MsoNormal style='text-indent:1.0cm'><b><span lang=VI>Tăng cường</span></b><span> hiệu lực<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Bám sát
chủ trương;</p>
<p class=MsoNormal>- Chấp hành <i>nghiêm</i></p>
<p class=MsoNormal>+ Mục con</p>
<!--EndFragment--></body></html>"""


def test_paragraphs_of_word_keep_emphasis_and_become_items() -> None:
    assert lines_from_html(WORD) == (
        Line(text=(Run(text="Tăng cường", bold=True), Run(text=" hiệu lực"))),
        Line(level=1, mark="-", text=rich("Bám sát chủ trương;")),
        Line(level=1, mark="-", text=(Run(text="Chấp hành "), Run(text="nghiêm", italic=True))),
        Line(level=2, mark="+", text=rich("Mục con")),
    )


def test_lists_styles_and_cells_are_understood() -> None:
    assert lines_from_html(
        "<ul><li>một<ul><li>hai</li></ul></li></ul><p style='font-weight:700'>ba<br>bốn</p><table><tr><td>a</td><td>b</td></tr></table>"
    ) == (
        Line(level=1, mark="-", text=rich("một")),
        Line(level=2, mark="+", text=rich("hai")),
        Line(text=rich("ba\nbốn", bold=True)),
        Line(text=rich("a b")),
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="//server/share/a.png"><img src="file:///etc/passwd">',
        '<script>alert(1)</script><style>@import "x"</style>',
        '<link rel=stylesheet href="http://x/y.css"><iframe src=x>z</iframe>',
        "",
    ],
)
def test_what_holds_no_text_gives_nothing(markup: str) -> None:
    assert lines_from_html(markup) == ()


def test_control_characters_are_dropped_and_soft_breaks_kept() -> None:
    assert lines_from_text("a\x0bb\x00c\r\nd\ufffc\u200be") == (Line(text=rich("a\nbc")), Line(text=rich("d\u200be")))


def test_bullets_wrapped_in_comments_are_left_behind() -> None:
    markup = "<p style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span>·  </span><!--[endif]-->Bám sát</p><!--[if gte mso 9]><xml>x</xml><![endif]-->"
    assert lines_from_html(markup) == (Line(level=1, mark="-", text=rich("Bám sát")),)


def test_a_bullet_that_is_never_closed_swallows_no_more_than_its_paragraph() -> None:
    assert lines_from_html("<p><![if !supportLists]>· <p>Bám sát</p><p>chủ trương</p>") == (Line(text=rich("Bám sát")), Line(text=rich("chủ trương")))
