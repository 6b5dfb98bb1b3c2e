"""Words of citations: names of documents, leading words, verbs that begin a subject, and names of bodies."""

import re

from ttdn_desktop.language.persons import HEADS

TYPES = (
    "Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định thư", "Nghị định", "Quyết định", "Chỉ thị",
    "Thông tư liên tịch", "Thông tư", "Thông tri", "Công văn", "Công điện", "Văn bản hợp nhất", "Văn bản",
    "Kế hoạch hành động", "Kế hoạch", "Chương trình hành động",
    "Chương trình", "Kết luận", "Thông báo kết luận", "Thông báo", "Quy chế", "Quy định", "Hướng dẫn", "Báo cáo", "Tờ trình", "Đề án", "Phương án",
    "Giấy mời",
    "Điều lệ", "Chiến lược", "Lệnh", "Sắc lệnh", "Biên bản ghi nhớ",
    "Biên bản", "Tuyên bố", "Hiệp định", "Dự án", "Phiếu trình", "Công bố", "Chỉ lệnh", "Mệnh lệnh",
    "Thông cáo",
    "Quy hoạch", "Đề cương", "Kế hoạch phối hợp", "Kế hoạch liên ngành", "Kế hoạch liên tịch", "Chương trình phối hợp", "Chương trình liên tịch",
    "Quy chế phối hợp", "Hướng dẫn liên ngành", "Hướng dẫn liên tịch", "Công ước", "Thỏa thuận", "Bản ghi nhớ", "Hợp đồng", "Giấy phép",
    "Phiếu chuyển",
    "Báo cáo thẩm định", "Báo cáo thẩm tra", "Thư ngỏ", "Lời kêu gọi", "Điện", "Nghị quyết chuyên đề", "Thông báo ý kiến",
)  # fmt: skip
"""Names of documents that are cited, as NĐ 30/2020 PL III and the laws name them."""

SHORT_TYPES = ("QĐ", "NĐ", "NQ", "TT", "CT", "KH", "CV", "TB", "KL", "HD", "VB", "CTr")
SYMBOL_TYPES = frozenset(
    kind.upper() for kind in (*SHORT_TYPES, "TTr", "BC", "QC", "QyĐ", "ĐA", "PA", "CĐ", "TTLT", "NQLT", "CTHĐ", "CTPH", "ĐL", "GM", "VBHN")
)
"""What in a symbol names the type, not the agency."""
"""Abbreviations that stand for a type where a number follows."""

LAWS = frozenset({"bộ luật", "luật", "pháp lệnh"})
"""Cited by name and date, without number and issuer."""

NAMED = LAWS | {"hiến pháp"}
"""Documents known by their name, which the year or date follows."""

LEADS = (
    "Căn cứ vào", "Căn cứ theo", "Căn cứ", "Cản cứ", "Cân cứ", "Can cứ", "Căn cư", "Căn cử",
    "Tiếp tục thực hiện", "Tiếp tục triển khai thực hiện", "Tiếp tục triển khai", "Thực hiện theo",
    "Thực hiện",
    "Quán triệt và thực hiện", "Quán triệt, thực hiện", "Quán triệt", "Thi hành", "Triển khai thực hiện", "Triển khai", "Tiếp theo", "Trên cơ sở",
    "Theo đề nghị của", "Theo", "Xét đề nghị của", "Xét", "Tuân thủ", "Chấp hành", "Phúc đáp", "Trả lời", "Thực hiện chỉ đạo tại",
    "Thực hiện nội dung",
    "Thực hiện quy định tại", "Thực hiện ý kiến chỉ đạo tại", "Theo quy định tại", "Theo tinh thần", "Căn cứ quy định tại", "Căn cứ tinh thần",
    "Sau khi nghiên cứu",
    "Cụ thể hóa", "Theo nội dung", "Căn cứ nội dung",
)  # fmt: skip
"""Words that lead a legal basis."""

VERBS = (
    "ban hành", "hướng dẫn", "phê duyệt", "sửa đổi", "bổ sung", "triển khai", "thực hiện", "quản lý", "thành lập", "công bố", "giao", "thông qua",
    "tăng cường",
    "đẩy mạnh", "tiếp tục", "kết luận", "phân công", "quyết định", "quy định", "qui định", "đính chính", "điều chỉnh", "tổ chức", "chấn chỉnh",
    "phát động",
    "kiện toàn", "bãi bỏ", "thay thế", "đề nghị", "yêu cầu", "góp ý", "báo cáo", "trình", "gửi", "chỉ đạo", "ủy quyền", "phân cấp", "phân quyền",
    "thông báo",
    "xây dựng", "bảo đảm", "đảm bảo", "nâng cao", "hỗ trợ", "khuyến khích", "xử lý", "xử phạt", "hợp nhất", "kèm theo", "tại", "phân bổ",
    "tuyên truyền",
    "đôn đốc", "kế hoạch", "chương trình", "đối với", "giai đoạn", "nhằm", "hỏi", "cho ý kiến", "chủ trương", "phát triển", "đổi mới",
    "phòng, chống", "phòng chống", "cho phép",
    "thí điểm", "quán triệt", "cụ thể hóa", "đề xuất", "công nhận", "khen thưởng", "kiểm tra", "rà soát", "bảo vệ", "sơ kết", "tổng kết", "triệu tập",
    "thỏa thuận", "chấp thuận", "bổ nhiệm", "phối hợp", "phát huy", "gia hạn", "ứng dụng", "hưởng ứng", "về",
)  # fmt: skip
"""Words that may begin the subject of a document at once, without "về"."""

_ROLES = (
    *HEADS, *(f"Phó {head}" for head in HEADS),
    "Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Đảng đoàn", "Ban cán sự đảng", "Liên ngành", "Liên Bộ", "Liên Sở", "Lãnh đạo",
    "Văn phòng", "Đảng ủy",
    "Trưởng Ban Chỉ đạo", "Ban Chỉ đạo",
)  # fmt: skip
_BODIES = (
    "Chính phủ", "Thủ tướng Chính phủ", "Thủ tướng", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước", "Bộ Chính trị",
    "Ban Bí thư Trung ương Đảng",
    "Ban Bí thư Trung ương", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương", "Trung ương Đảng", "Trung ương",
    "Hội đồng Bộ trưởng",
    "Ủy ban nhân dân", "Ủy ban Nhân dân", "UBND", "Hội đồng nhân dân", "Hội đồng Nhân dân", "HĐND", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy",
    "Quận ủy",
    "Đảng bộ", "Đảng ủy", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ban Tuyên giáo Trung ương", "Ban Tổ chức Trung ương", "Ban Dân vận Trung ương",
    "Ban Tuyên giáo và Dân vận Trung ương", "Ban Tuyên giáo và Dân vận", "Ban Tuyên giáo", "Văn phòng Chính phủ", "Văn phòng Trung ương Đảng",
    "Bộ Thông tin và Truyền thông", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Khoa học và Công nghệ", "Bộ Tài chính", "Bộ Nội vụ", "Bộ Ngoại giao",
    "Bộ Tư pháp",
    "Bộ Công Thương", "Bộ Công an", "Bộ Quốc phòng", "Bộ Y tế", "Bộ Xây dựng", "Bộ Giao thông vận tải", "Bộ Giáo dục và Đào tạo",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Lao động - Thương binh và Xã hội", "Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường",
    "Bộ Dân tộc và Tôn giáo", "Ủy ban Dân tộc", "Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước", "Thanh tra Chính phủ", "Kiểm toán Nhà nước",
    "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao", "Bảo hiểm xã hội Việt Nam", "Thông tấn xã Việt Nam", "Đài Truyền hình Việt Nam",
    "Sở Thông tin và Truyền thông", "Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa và Thể thao", "Sở Khoa học và Công nghệ", "Sở Tài chính",
    "Sở Nội vụ",
    "Sở Ngoại vụ", "Sở Tư pháp", "Sở Công Thương", "Sở Y tế", "Sở Xây dựng", "Sở Giáo dục và Đào tạo", "Sở Kế hoạch và Đầu tư", "Sở Du lịch",
    "Sở Lao động - Thương binh và Xã hội", "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường",
    "Phòng Văn hóa - Xã hội", "Phòng Văn hóa và Thông tin", "Phòng Kinh tế", "Công an",
)  # fmt: skip
_HEADS = (
    "Bộ", "Ban", "Ủy ban", "UBND", "HĐND", "Hội", "Hội đồng", "Sở", "Phòng", "Cục", "Tổng cục", "Chi cục", "Vụ", "Viện", "Văn phòng", "Trung tâm",
    "Công an",
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Chủ tịch", "Giám đốc", "Chính phủ", "Thủ tướng", "Đoàn", "Mặt trận", "Liên đoàn", "Trường", "Tổ",
    "Thường trực",
    "Ngân hàng", "Tòa án", "Viện kiểm sát", "Kiểm toán", "Quốc hội", "Bảo hiểm", "Bộ trưởng", "Liên hiệp", "Công ty", "Tập đoàn", "Tổng", "Báo",
    "Đài", "Bộ Chỉ huy",
    "Thanh tra", "Đảng đoàn", "Tổng Liên đoàn", "Trưởng",
)  # fmt: skip

_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe"}
_TONES |= {"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
_OPEN = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")


def even_tones(text: str) -> str:
    """Small letters with every tone where Decree 30's readers put it ("uỷ" is "ủy", "hoà" is "hòa"); no character more or less."""
    return _OPEN.sub(lambda found: _TONES[found[0]], text)


def words(names: tuple[str, ...]) -> str:
    """A pattern of any of these names in small letters, longest first, with any few blanks between their words."""
    known = sorted({even_tones(name.lower()) for name in names}, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s{1,9}") for name in known)


TYPE = rf"(?!điện\s{{1,3}}(?:biên|bàn|lực|ảnh|tử|máy)(?!\w))(?:{words(TYPES)})"
SHORT_TYPE = words(SHORT_TYPES)
LEAD = words(LEADS)
VERB = rf"(?!giao\s{{1,3}}(?:thông|lưu|tiếp|dịch)(?!\w))(?:{words(VERBS)})"
ROLE = words(_ROLES)
BODY = words(_BODIES)
BODY_NAMES = _BODIES
"""Names of bodies that issue what is cited."""
HEAD = words(_HEADS)
