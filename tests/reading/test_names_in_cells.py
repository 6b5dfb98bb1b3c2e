"""Names of units and persons in the cells of tables: where one ends and the next begins."""

import pytest

from tests.reading.helpers import words
from ttdn_desktop.reading.who import doers_in

CELLS = {
    "leads": [
        ("Học viện Ngoại giao, Vụ Tổ chức cán bộ", "Học viện Ngoại giao; Vụ Tổ chức cán bộ"),
        ("Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh, Liên đoàn Lao động tỉnh", "Tỉnh đoàn; Hội Liên hiệp Phụ nữ tỉnh; Liên đoàn Lao động tỉnh"),
        ("Sở Nội vụ, Tỉnh đoàn", "Sở Nội vụ; Tỉnh đoàn"),
        ("Các sở, ban, ngành; UBND các huyện, thị xã, thành phố", "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố"),
        ("Các sở, ban, ngành, UBND các huyện, thành phố", "Các sở, ban, ngành; UBND các huyện, thành phố"),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Ngoại vụ, Báo và Phát thanh, Truyền hình tỉnh",
            "Sở Văn hóa, Thể thao và Du lịch; Sở Ngoại vụ; Báo và Phát thanh, Truyền hình tỉnh",
        ),
        ("Công an tỉnh, Bộ CHQS tỉnh, BĐBP tỉnh", "Công an tỉnh; Bộ CHQS tỉnh; BĐBP tỉnh"),
        ("Phòng VH-XH, VP HĐND&UBND", "Phòng VH-XH; VP HĐND&UBND"),
        ("Phòng VHXH, Trung tâm VHTT, Công an xã", "Phòng VHXH; Trung tâm VHTT; Công an xã"),
        ("VP UBND xã, CA xã, Xã đội", "VP UBND xã; CA xã; Xã đội"),
        ("Hiệu trưởng, Tổng phụ trách Đội", "Hiệu trưởng; Tổng phụ trách Đội"),
        ("BGH, Công đoàn, Đoàn thanh niên", "BGH; Công đoàn; Đoàn thanh niên"),
        ("Đoàn TNCS Hồ Chí Minh xã, Hội LHPN xã, Hội Nông dân xã và Hội CCB xã", "Đoàn TNCS Hồ Chí Minh xã; Hội LHPN xã; Hội Nông dân xã; Hội CCB xã"),
        ("MTTQ và các đoàn thể", "MTTQ; các đoàn thể"),
        ("Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội", "Ủy ban MTTQ Việt Nam xã; các tổ chức chính trị - xã hội"),
        ("Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND xã"),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh, Văn phòng UBND tỉnh", "Văn phòng Đoàn ĐBQH và HĐND tỉnh; Văn phòng UBND tỉnh"),
        ("Bộ Khoa học và Công nghệ, Bộ Công an, Tập đoàn VNPT", "Bộ Khoa học và Công nghệ; Bộ Công an; Tập đoàn VNPT"),
        ("Cục Báo chí, Cục Thông tin đối ngoại, Tổng cục Du lịch", "Cục Báo chí; Cục Thông tin đối ngoại; Tổng cục Du lịch"),
        ("Các phòng, ban chuyên môn, đơn vị sự nghiệp; các thôn, tổ dân phố", "Các phòng, ban chuyên môn, đơn vị sự nghiệp; các thôn, tổ dân phố"),
        ("Tổ công nghệ số cộng đồng, các thôn", "Tổ công nghệ số cộng đồng; các thôn"),
        ("- Sở Tài chính\n- Sở Nội vụ", "Sở Tài chính; Sở Nội vụ"),
        ("Sở Tài chính\nSở Nội vụ", "Sở Tài chính; Sở Nội vụ"),
        ("Sở Khoa học và\nCông nghệ", "Sở Khoa học và Công nghệ"),
        ("Sở Tài chính/ Sở Nội vụ", "Sở Tài chính; Sở Nội vụ"),
        ("Sở Tài chính + Sở Nội vụ", "Sở Tài chính; Sở Nội vụ"),
        ("Sở Tài chính - Sở Nội vụ", "Sở Tài chính; Sở Nội vụ"),
        ("Phòng Kinh tế & Hạ tầng, Phòng Nội vụ", "Phòng Kinh tế & Hạ tầng; Phòng Nội vụ"),
        ("Ban Tuyên giáo và Dân vận Đảng ủy, Ban Xây dựng Đảng, UBKT Đảng ủy", "Ban Tuyên giáo và Dân vận Đảng ủy; Ban Xây dựng Đảng; UBKT Đảng ủy"),
        ("Ban Thường vụ Đảng ủy; Thường trực HĐND; Ủy ban MTTQ", "Ban Thường vụ Đảng ủy; Thường trực HĐND; Ủy ban MTTQ"),
        ("Trạm Y tế, trường THCS Tân An, các trường mầm non", "Trạm Y tế; trường THCS Tân An; các trường mầm non"),
        ("Hội Nhà báo tỉnh, Hội Văn học nghệ thuật tỉnh, các cơ quan báo chí", "Hội Nhà báo tỉnh; Hội Văn học nghệ thuật tỉnh; các cơ quan báo chí"),
        ("UBND các xã: Tân An, Hòa Bình; Công an tỉnh", "UBND các xã: Tân An, Hòa Bình; Công an tỉnh"),
        ("Chủ tịch UBND các xã, phường, thị trấn", "Chủ tịch UBND các xã, phường, thị trấn"),
        ("Thủ trưởng các cơ quan, đơn vị; Trưởng các thôn", "Thủ trưởng các cơ quan, đơn vị; Trưởng các thôn"),
        ("Bí thư chi bộ, trưởng thôn", "Bí thư chi bộ; trưởng thôn"),
        (
            "Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh, Hải quan khu vực VI",
            "Bộ Chỉ huy Quân sự tỉnh; Bộ Chỉ huy Bộ đội Biên phòng tỉnh; Hải quan khu vực VI",
        ),
        ("Các đơn vị liên quan", "Các đơn vị liên quan"),
        ("các cơ quan, đơn vị có liên quan và UBND các xã", "các cơ quan, đơn vị có liên quan; UBND các xã"),
        ("Nhà trường, phụ huynh học sinh", "Nhà trường; phụ huynh học sinh"),
        ("Khoa Nội, Khoa Ngoại, Phòng Điều dưỡng", "Khoa Nội; Khoa Ngoại; Phòng Điều dưỡng"),
        ("Bệnh viện Đa khoa tỉnh, Trung tâm Y tế huyện A", "Bệnh viện Đa khoa tỉnh; Trung tâm Y tế huyện A"),
        ("Điện lực, Viễn thông, Bưu điện huyện", "Điện lực; Viễn thông; Bưu điện huyện"),
        ("Công ty Điện lực, VNPT, Viettel", "Công ty Điện lực; VNPT; Viettel"),
        ("Chi cục Kiểm lâm, Vườn quốc gia Ba Bể, Ban Quản lý rừng", "Chi cục Kiểm lâm; Vườn quốc gia Ba Bể; Ban Quản lý rừng"),
        ("Tổng Biên tập, Ban Thư ký Tòa soạn", "Tổng Biên tập; Ban Thư ký Tòa soạn"),
        ("Đảng ủy, HĐND, UBND, UBMTTQ Việt Nam xã", "Đảng ủy; HĐND; UBND; UBMTTQ Việt Nam xã"),
        ("Sở VHTTDL, Sở TT&TT, Sở KH&CN", "Sở VHTTDL; Sở TT&TT; Sở KH&CN"),
        ("Phòng Bưu chính, Viễn thông, Sở Nội vụ", "Phòng Bưu chính, Viễn thông; Sở Nội vụ"),
        ("Phòng Văn hóa\n- Xã hội\nCông an xã", "Phòng Văn hóa - Xã hội; Công an xã"),
        ("Phòng Văn hóa -\nXã hội", "Phòng Văn hóa - Xã hội"),
        ("Văn phòng HĐND - UBND huyện", "Văn phòng HĐND - UBND huyện"),
        ("SNV, STC, VPUBND", "SNV; STC; VPUBND"),
    ],
    "people": [
        ("Đ/c Lê Văn Tám, đ/c Vũ Thị Hoa", "Đ/c Lê Văn Tám; đ/c Vũ Thị Hoa"),
        ("Lê Văn Tám - Chủ tịch UBND xã", "Lê Văn Tám - Chủ tịch UBND xã"),
        ("Ông Lê Văn Tám, Chủ tịch UBND xã; bà Vũ Thị Hoa, công chức", "Ông Lê Văn Tám, Chủ tịch UBND xã; bà Vũ Thị Hoa, công chức"),
        ("Lê Văn Tám\nVũ Thị Hoa", "Lê Văn Tám; Vũ Thị Hoa"),
        ("Tám, Hoa, Nam", "Tám; Hoa; Nam"),
        ("Chủ tịch UBND xã", "Chủ tịch UBND xã"),
        ("PCT Lê Văn Tám", "PCT Lê Văn Tám"),
    ],
}


@pytest.mark.parametrize(("key", "cell", "names"), [(key, *given) for key, cells in CELLS.items() for given in cells])
def test_names_in_a_cell_are_parted_where_another_begins(key, cell, names):
    assert [" ".join(cell[start:end].split()) for _, start, end in doers_in(cell, key, words())] == names.split("; ")
