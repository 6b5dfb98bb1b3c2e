"""What the sentences of prose assign: "Giao Sở X chủ trì, phối hợp với Y … trước ngày …", "Trạm Y tế xã bố trí cán bộ trực".

The grammar of one sentence: words that lead in, words that give, the names, with whom, the work, when. The words themselves are data
(`duties` of reading/labels.json). Every text is made flat and cut to a length first, so that no pattern here meets an endless line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.fold import fold
from ttdn_desktop.reading.deadlines import is_point, is_time, time_in
from ttdn_desktop.reading.duty_words import CARRIED_OUT, LONGEST_NAME, Stop, begins_name, begins_work, has_verb, lists_fields, name_end, patterns, verbs_in
from ttdn_desktop.reading.partners import lead_end, named_behind, names_in, others_in, parted_by_roles, who_begins, with_whom
from ttdn_desktop.reading.unit_headings import EDGES, NOTED, are_names, called, flat, is_unit
from ttdn_desktop.reading.words import ReadingWords
from ttdn_desktop.reading.work_signs import forbids, gives_work, is_form
from ttdn_desktop.reading.work_titles import (
    BY_LAW,
    FEWEST_WORDS,
    LONGEST_LEAD_IN,
    LONGEST_TITLE,
    leaves_unsaid,
    timeless,
    title_of,
    work_by_law,
    work_start,
    work_title,
)

_AFTER_WORD = r"(?:(?<=[^\d\s][^\d\s]. )|(?<=\d{4}. ))(?=\S)"
_PIECE = re.compile(rf"\. {_AFTER_WORD}|; {_AFTER_WORD}|, (?:đồng thời,? )?(?=[Gg]iao (?:cho )?(?:các )?[{CAPITALS}])")  # begins with a mark: quickly found
_LEAD_IN = re.compile(
    r"(?:căn cứ|trên cơ sở|theo(?! dõi)|thực hiện|để|nhằm|một|hai|ba|bốn|năm|sáu|bảy|ngay|sau|trước|trong|bên cạnh|ngoài ra|đồng thời"
    r"|định kỳ|hằng|hàng|tiếp thu|về (?:việc|nội dung)|xét|qua)(?!\w)[^.;:]{0,240}?, ",
    re.IGNORECASE,
)
_COMMA = re.compile(r", (?=\S)")
_TROUBLES = ("vướng mắc", "khó khăn", "phát sinh", "sửa đổi", "điều chỉnh")
_TROUBLE = re.compile(rf"(?:nếu|trường hợp|khi) (?:có|phát sinh|gặp|cần)[^.;]{{0,120}}(?:{'|'.join(_TROUBLES)})", re.IGNORECASE)
"""What is said for the case that something goes wrong is no work."""

_TOWARDS = re.compile(r"^(?:đối với|về phía|riêng) ", re.IGNORECASE)
_FIRST_OF = re.compile(r"^(?:\((?:i|1|a)\)|[ia1]\)) ?")
"""The mark of the first of several works in one line: "Công an xã: (i) tuần tra; (ii) xử lý …"."""

_NAMED = re.compile(rf"[{CAPITALS}]\w* [{CAPITALS}]")
_SMALL_HEAD = re.compile(rf"các |\w+ [{CAPITALS}]\w|(?:công an|trạm y tế|văn phòng|ban chỉ huy|tổ dân phố) ")
"""How the name of a unit begins within a sentence: "…; phòng Tài chính - Kế hoạch tham mưu"."""

_SEVERAL = re.compile(r"\bcác\b", re.IGNORECASE)
_NOT_GIVEN = re.compile(r"[Gg]iao (?:ban|lưu|thông|dịch|tiếp) ")
_STILL_GIVEN = re.compile(r"[:.;] (?:Giao|giao) (?:cho )?\w")

_GIVEN_AFTER = re.compile(r"(?:các |những )?(?:nội dung|công việc|nhiệm vụ|vấn đề) (?:khác|còn lại)[^.;:,]{0,60}? (?=giao )|[^.;]{0,200}?[,:;] ", re.IGNORECASE)
_CARRIES = "phụ trách|đảm nhiệm|đảm nhận|chịu trách nhiệm"
"""What one does with a work that is one's own."""

_BY = re.compile(
    rf" (?:do|(?:được )?giao cho) (?P<who>[^.;()]{{3,160}}?) (?:là (?:cơ quan|đơn vị) )?(?:chủ trì|{_CARRIES}|làm đầu mối)"
    r"(?: tổ chức| thực hiện| tham mưu){0,2}"
    r"(?: ?, (?:và )?(?:phối hợp|cùng) (?:với|cùng)? ?(?P<with>[^.;()]{3,200}?))?(?=[.;,)]|$| (?:vào|trong|trước|từ|xong|hoàn thành|chậm nhất) )",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    rf"(?P<who>[^.;:]{{3,160}}?) (?:tổ chức |triển khai )?(?:thực hiện|{_CARRIES})"
    r"(?:$|[.;,] ?| (?=(?:trong|trước|từ|vào|hằng|hàng|xong|thường|quý|tháng|ngày)(?!\w)))",
    re.IGNORECASE,
)
_LONGEST_LABEL = 50
_ABOUT = re.compile(r"(?:về|trường hợp|đối với|liên quan|công tác|lĩnh vực)(?!\w)", re.IGNORECASE)
_EACH_OF = re.compile(r"mỗi (?:thôn|ấp|bản|khu|khối|tổ|xã|phường|đơn vị|cơ quan|trường|lớp|chi|hội|đoàn|công đoàn|khoa|đội|câu lạc bộ|hộ|cụm) ", re.IGNORECASE)
_NO_VERB = re.compile(
    r"(?:các|những|một số|mỗi|mọi|kinh phí|thời gian|địa điểm|thành phần|số lượng|đối tượng|danh sách|công tác|việc|nội dung|hình thức|mục|nguồn|số|tỷ lệ"
    r"|kết quả|trường hợp|đây|đó|nhân dân|người|hộ|từ|vào|tại|lúc|quyền|trách nhiệm|chức năng|nhiệm vụ|căn cứ|theo|trên cơ sở|trước|sau|trong|ngoài|khi"
    r"|nếu|để|nhằm|với|không)(?!\w)|[\W\d]",
    re.IGNORECASE,
)
"""How lines begin that are no work."""

_COPULA = re.compile(r"[^,;:]{0,80} là (?:việc|nhiệm vụ|trách nhiệm|công tác|một |nội dung|cơ sở|yêu cầu|khâu|điều|yếu tố)")
_SOMEBODY = re.compile(
    rf"(?:đảng viên|đoàn viên|hội viên|cán bộ|công chức|viên chức|chuyên viên|nhân viên|lực lượng|thành viên|giáo viên|người)"
    rf" (?![{CAPITALS}]|(?:phụ trách|chuyên trách)\b)"
)
"""One's own people, as in "Phân công cán bộ theo dõi": no others."""

_OWN_PEOPLE = re.compile(
    r"(?:các )?(?:lãnh đạo|đảng viên|đoàn viên|hội viên|cán bộ|công chức|viên chức|chuyên viên|nhân viên|lực lượng|giáo viên|thành viên|người|nhiệm vụ) "
)
_TO_OTHERS = ("giao", "phan cong", "de nghi", "yeu cau", "uy quyen")
_GIVEN_AWAY = ("giao", "phan cong", "uy quyen")
"""What one who is told his work gives away to others; what he asks of others or tells them to do is his own work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a sentence assigns; `sure` where it names who leads and the work."""

    title: str
    leads: tuple[str, ...]
    partners: tuple[str, ...] = ()
    time: str = ""
    sure: bool = True
    bare: bool = False  # only the heading above says who


def assignments_in(text: str, words: ReadingWords, unit: str = "", *, implementing: bool = False, gives: bool = False) -> tuple[Assignment, ...]:
    """What the sentences of a paragraph assign; a time that a later sentence names holds where nothing else is assigned.

    `unit`: the heading it stands under, where that names who does what is below. `implementing`: it stands where a document says
    who carries it out, so that a unit with what it does is enough. `gives`: it is known to hold a word that gives work.
    """
    text = flat(text)
    if not unit and not implementing and not gives and not gives_work(text, words):
        return ()
    if text.endswith(":") or (patterns(words).closing.match(text) and not _STILL_GIVEN.search(text)) or _tells_trouble(text):
        return ()
    found: list[Assignment] = []
    told = ""  # the sentence before, which assigned nothing: "Mở 02 lớp. Giao Phòng X thực hiện."
    for at, piece in enumerate(_pieces(text, words, implementing=implementing)):
        one = assignment_in(piece, words, unit if at == 0 else "", implementing=implementing)
        if one is not None and not is_form(one.title, one.leads) and not forbids(one.leads):
            one = _timed(one)
            found.append(replace(one, title=title_of(told)) if told and leaves_unsaid(one.title, words) else one)
        told = piece if one is None and patterns(words).closing.match(piece) is None else ""
    if len(found) == 1 and not is_time(found[0].time) and (time := time_in(text)):
        return (replace(found[0], time=time),)
    return tuple(found)


def _timed(one: Assignment) -> Assignment:
    """With the time that a colon parts from the work: "Tổng duyệt chương trình: 14h00 ngày 28/4/2026"."""
    title, colon, when = one.title.rpartition(": ")
    return replace(one, title=title, time=when) if colon and not one.time and is_point(when) else one


def _tells_trouble(text: str) -> bool:
    small = text.lower()
    return any(word in small for word in _TROUBLES) and _TROUBLE.search(text) is not None


def _pieces(text: str, words: ReadingWords, *, implementing: bool) -> Iterator[str]:
    """The parts of a text, each of which names somebody with work of his own; what names nobody belongs to the part before."""
    start = 0
    for cut in _PIECE.finditer(text):
        after = text[cut.end() :]
        given = patterns(words).gives.match(after) is not None
        if cut[0][0] == "." and (led := _LEAD_IN.match(after)) and begins_name(after[led.end() :], words):  # "Tiếp thu ý kiến cử tri, Ủy ban …"
            given, after = True, after[led.end() :]
        if not _names_doer(after, words) or (cut[0][0] == ";" and not implementing and after[:4].lower() != "giao"):
            continue
        told = text[start : cut.start()]
        if cut[0][0] == ";" and (after.startswith("chỉ đạo ") or _lists_helpers(told, words)):
            continue
        given = given or (begins_work(told.lstrip(), words) and (name_end(after, words) or (0, Stop.WORK))[1] is Stop.LEAD)
        if (given and cut[0][0] == ".") or has_verb(told, words):  # before "Giao …", "Phòng X chủ trì …" may stand a bare title
            yield text[start : cut.start() + 1]
            start = cut.end()
    yield text[start:]


def _lists_helpers(told: str, words: ReadingWords) -> bool:
    """Whether a part ends within the names of those who help: "… phối hợp các Sở: Tài chính, Xây dựng"."""
    helped = told.rfind("phối hợp ")
    return helped >= 0 and next(verbs_in(told[helped + 8 :], words), None) is None


def _names_doer(text: str, words: ReadingWords) -> bool:
    given = patterns(words).gives.match(text)
    if given:
        return begins_name(text[given.end() :], words)
    return begins_name(text, words) and (end := name_end(text, words)) is not None and end[1] is not Stop.TOLD


def assignment_in(text: str, words: ReadingWords, unit: str = "", *, implementing: bool = False) -> Assignment | None:
    """What one flat sentence assigns."""
    body = timeless(text.strip(EDGES), words)
    if body.startswith("Do ") and begins_name(body[3:], words):  # "Do Sở Nội vụ chủ trì, phối hợp với …"
        body = body[3:]
    if unit and (led_by := lead_end(body, words)):
        return _assigned(names_in(unit, words), body[led_by:], text, words)
    if implementing and (seen_to := named_behind(body, words, person=unit != "")) is not None:
        return Assignment(title=title_of(seen_to[0]), leads=seen_to[1], time=time_in(text))
    if unit and implementing and (named := _of_colon(body, text, words)) is not None:
        return named
    if unit and implementing and _LEAD_IN.match(body) and (own := _behind_lead_in(body, text, words, implementing=True, under_unit=True)) is not None:
        return own
    if (
        unit
        and not _to_others(body, words, _GIVEN_AWAY)
        and not _names_another(body, words)
        and (bare := _of_unit(unit, body, text, words, implementing=implementing)) is not None
    ):
        return bare
    if (given := _given(body, text, words)) is not None:
        return given
    if (own := _of_subject(body, text, words, implementing=implementing)) is not None:
        return own
    if (led := _led_behind_colon(body, text, words, implementing=implementing)) is not None:
        return led
    if (own := _behind_lead_in(body, text, words, implementing=implementing, under_unit=bool(unit))) is not None:
        return own
    if by := _BY.search(body):
        helped = by["with"] or ""
        end = name_end(f"x {helped}", words)
        leads_named, partners = names_in(by["who"], words), names_in(helped[: end[0] - 2] if end else helped, words)
        if leads_named and is_unit(by["who"], words):
            title, colon, when = body[: by.start()].rstrip(" ,").partition(": ")
            told = when if colon and is_point(when) else ""  # "Lễ viếng: 7h00 ngày 01/9/2025, do …"
            return Assignment(title=title_of(title if told else body[: by.start()]), leads=leads_named, partners=partners, time=time_in(text) or told)
    return None


def _names_another(body: str, words: ReadingWords) -> bool:
    """Whether a line under a unit begins with the name of another: "Phòng Tài chính cân đối …", which is no "phòng, chống"."""
    return _NAMED.match(body) is not None and begins_name(body, words)


def _led_behind_colon(body: str, text: str, words: ReadingWords, *, implementing: bool) -> Assignment | None:
    """What somebody leads whom a colon parts from what it is about: "Công tác tuyên truyền: Phòng X chủ trì, phối hợp với …"."""
    label, colon, behind = body.partition(": ")
    if not colon or len(label) > LONGEST_TITLE or not begins_name(behind, words):
        return None
    if begins_name(label, words) and (called(label, words) != "" or not begins_work(label, words)):  # but "Thanh tra, kiểm tra: Sở Y tế …"
        return None
    about = implementing and (_ABOUT.match(label) is not None or begins_work(label, words))
    led = _done_by(behind, text, words) or _of_subject(behind, text, words, implementing=about)
    return replace(led, title=title_of(label)) if led and leaves_unsaid(led.title, words) else led


def _done_by(behind: str, text: str, words: ReadingWords) -> Assignment | None:
    """What is said to be done by somebody and no more: "Đội Quản lý trật tự đô thị thực hiện hằng tuần"."""
    found = _DONE_BY.match(behind)
    if found is None or not (names := names_in(found["who"], words)) or has_verb(found["who"], words):
        return None
    return Assignment(title="", leads=names, time=time_in(text))


def _behind_lead_in(body: str, text: str, words: ReadingWords, *, implementing: bool, under_unit: bool = False) -> Assignment | None:
    """What stands behind words that lead in: "Kết thúc đợt cao điểm, Công an xã …", "Trên cơ sở Kế hoạch này, các thôn …"."""
    if begins_name(body, words) or body.startswith("Trường hợp ") or not (implementing or _LEAD_IN.match(body)):
        return None
    beginnings = patterns(words).beginnings
    for comma in _COMMA.finditer(body, 0, LONGEST_LEAD_IN):
        if under_unit and (begins_work(body[comma.end() :], words) or _works(body[: comma.start()], words)):
            return None  # the work of the unit above has begun
        if body[comma.end() : comma.end() + 2].lower() not in beginnings:  # no name, told without a look at the rest
            continue
        if begins_name(body[comma.end() :], words) and (own := _of_subject(body[comma.end() :], text, words, implementing=implementing)) is not None:
            return own
    return None


def _works(lead_in: str, words: ReadingWords) -> bool:
    """Whether work is told in what might lead in: "Căn cứ Quyết định này tổ chức lập Đề án"; that something is carried out is none yet."""
    return any(found[0] not in CARRIED_OUT for found in verbs_in(lead_in, words))


def _to_others(body: str, words: ReadingWords, giving: tuple[str, ...] = _TO_OTHERS) -> bool:
    """Whether a line gives its work away: "Giao đồng chí …", "Đề nghị Văn phòng …"."""
    given = patterns(words).gives.match(body)
    if given is None or not fold(given["give"]).endswith(giving):
        return False
    return begins_name(body[given.end() :], words) and not (_SOMEBODY.match(body, given.end()) and begins_work(body, words))


def _given(body: str, text: str, words: ReadingWords) -> Assignment | None:
    """What is given with a word: "Giao Công an xã …", also behind what leads in or says the work ("…; giao Công an xã")."""
    given = patterns(words).gives.match(body)
    if given is not None and (_NOT_GIVEN.match(body) or not begins_name(body[given.end() :], words)):  # "Giao lưu văn nghệ: giao Đoàn Thanh niên …"
        given = None
    if given is None and (before := _GIVEN_AFTER.match(body)):
        given = patterns(words).gives.match(body, before.end())
        while given is None and before and before.end() < 200 and (before := _GIVEN_AFTER.match(body, before.end())):
            given = patterns(words).gives.match(body, before.end())
        if given is not None and _goes_on(body, given, words):
            return None
    if given is None or (begun := who_begins(body[given.end() :], words)) is None:
        return None
    names, rest, _ = begun
    sure = fold(given["give"]).endswith(("giao", "phan cong"))
    leads = lead_end(rest, words)
    made = _assigned(names, rest[leads:], text, words, sure=sure or leads > 0)
    before_it = body[: given.start()].rstrip()
    if made and before_it.endswith((":", ";", ",")) and leaves_unsaid(made.title, words):
        return replace(made, title=title_of(before_it.partition(":")[0]))
    return made


def _goes_on(body: str, given: re.Match[str], words: ReadingWords) -> bool:
    """Whether a word that gives stands in the middle of somebody's own work: "Đảng ủy xã lãnh đạo, chỉ đạo các chi bộ", "Trạm Y tế: Phân công cán bộ"."""
    if _OWN_PEOPLE.match(body, given.end()):
        return True
    before, gives = body[: given.start()].rstrip(), fold(given["give"]).endswith(("giao", "phan cong"))
    if before.endswith(":"):  # "Các khoa: Phân công cố vấn học tập quản lý sinh viên" gives nothing away
        return (not gives or body[given.end() : given.end() + 1].islower()) and called(before[:-1], words) != ""
    if gives and ";" in before:
        return False
    return begins_name(body, words) and (ended := name_end(body, words)) is not None and ended[0] < given.start() and ended[1] is not Stop.TOLD


def _of_subject(body: str, text: str, words: ReadingWords, *, implementing: bool) -> Assignment | None:
    """What a sentence says that begins with who does it."""
    if implementing and (named := _of_listed(body, text, words) or _of_colon(body, text, words)) is not None:
        return named
    if not (body[:1].isupper() or _SMALL_HEAD.match(body)) or (begun := who_begins(body, words)) is None:
        return None
    names, rest, stop = begun
    if leads := lead_end(rest, words):
        return _assigned(names, rest[leads:], text, words)
    if _to_others(rest, words):  # "Ủy ban nhân dân xã đề nghị các trường …"
        made = _given(rest, text, words)
        return replace(made, sure=True) if made and rest.startswith("yêu cầu ") else made
    if duty := patterns(words).duty.match(rest):
        return _assigned(names, rest[duty.end() if begins_work(rest[duty.end() :], words) else 0 :], text, words, sure=False)
    if stop is Stop.COLON:  # "Công an xã: Bảo đảm an ninh"
        return _work(names, rest.strip(EDGES), text, words)
    if not implementing or stop in {Stop.TOLD, Stop.LEAD}:
        return None
    if stop is Stop.HELP:
        return _work(names, rest, text, words)
    return _assigned(names, rest, text, words)


def _of_listed(body: str, text: str, words: ReadingWords) -> Assignment | None:
    """What places or schools do that are listed behind a colon: "UBND các xã: Nậm Pung, Trung Lèng Hồ rà soát hộ nghèo"."""
    name, colon, rest = body.partition(": ")
    if not colon or not _SEVERAL.search(name) or not rest[:1].isupper() or begins_work(rest, words) or called(name, words) != name:
        return None
    verb = next(verbs_in(rest[:LONGEST_NAME], words), None)
    if verb is None or not are_names(rest[: verb.start()]):
        return None
    listed = rest[: verb.start()].rstrip(" ,")
    return _work(names_in(listed, words) if begins_name(listed, words) else (f"{name}: {listed}",), rest[verb.start() :], text, words)


def _of_colon(body: str, text: str, words: ReadingWords) -> Assignment | None:
    """What a unit with a colon behind it is told to do: "Công an xã: Phối hợp …"; words of another sort than work are to be looked at."""
    name, colon, rest = _TOWARDS.sub("", body, count=1).partition(": ")
    name = NOTED.sub("", name) if name.endswith(")") else name
    rest = _FIRST_OF.sub("", rest, count=1)
    if not colon or not rest or len(name) > LONGEST_NAME or len(rest.split()) < FEWEST_WORDS or called(name, words) != name or not rest[0].isalpha():
        return None
    if begins_name(rest, words) or patterns(words).leads.match(rest) or lists_fields(f"{name}: {rest}", len(name)) or not (names := names_in(name, words)):
        return None
    if BY_LAW.match(rest):
        rest = rest[work_start(rest, words) :]
    made = _work(names, rest, text, words)
    return replace(made, sure=made.sure and begins_work(rest, words)) if made else None


def _of_unit(unit: str, body: str, text: str, words: ReadingWords, *, implementing: bool) -> Assignment | None:
    """The work that a line under the name of a unit begins with; where the unit carries out, other lines may be its work too."""
    by_law = BY_LAW.match(body)
    start = work_start(body, words) if _LEAD_IN.match(body) or by_law else 0
    if not start and by_law and implementing and (verb := next(verbs_in(body[:LONGEST_LEAD_IN], words), None)):
        start = verb.start()
    if len(body.split()) < FEWEST_WORDS or _COPULA.match(body[start:]):
        return None
    if not begins_work(body[start:], words):
        label, colon, behind = body.partition(": ")
        if implementing and colon and len(label) <= _LONGEST_LABEL and begins_work(behind, words):  # "Chế độ báo cáo: Tổng hợp kết quả …"
            body = behind
        elif not implementing or begins_name(body, words) or (_NO_VERB.match(body) and not _EACH_OF.match(body)) or ":" in body[:_LONGEST_LABEL]:
            return None
        made = _work(names_in(unit, words), body, text, words)
        return replace(made, bare=True, sure=False) if made else None
    if start and (leads := lead_end(body[start:], words)):
        return _assigned(names_in(unit, words), body[start + leads :], text, words)
    made = _work(names_in(unit, words), body[start:] if by_law else body, text, words)
    return replace(made, bare=True) if made else None


def _work(names: tuple[str, ...], body: str, text: str, words: ReadingWords) -> Assignment | None:
    """The work of these names; what they only help with is not surely theirs."""
    if not names:
        return None
    helps = patterns(words).helps.match(body) is not None
    partners = with_whom(body, words)[0] if helps else ()
    partners = tuple(dict.fromkeys((*partners, *others_in(body, words))))
    return Assignment(title=work_title(body, words), leads=names, partners=partners, time=time_in(text), sure=not helps)


def _assigned(leads: tuple[str, ...], rest: str, text: str, words: ReadingWords, *, sure: bool = True) -> Assignment | None:
    """The assignment of what follows the one who leads: with whom, then the work."""
    leads, helped = parted_by_roles(leads, words)
    partners, rest = with_whom(rest, words)
    partners = tuple(dict.fromkeys((*helped, *partners, *others_in(rest, words))))
    if BY_LAW.match(rest):
        rest = rest[work_by_law(rest, words) :]
    title = work_title(rest, words)
    return Assignment(title=title, leads=leads, partners=partners, time=time_in(text), sure=sure and bool(leads)) if leads and (title or sure) else None
