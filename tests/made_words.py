"""Words of which sentences of made plans are put together by chance."""

VERBS = (
    "Tăng cường",
    "Đẩy mạnh",
    "Tổ chức",
    "Xây dựng",
    "Phối hợp",
    "Rà soát",
    "Triển khai",
    "Nâng cao",
    "Tuyên truyền",
    "Hướng dẫn",
    "Biên soạn",
    "Cung cấp",
)
THINGS = (
    "thông tin đối ngoại", "hình ảnh quê hương, con người", "chất lượng tin, bài bằng tiếng nước ngoài", "tiềm năng du lịch của địa phương",
    "công tác quản lý báo chí", "hoạt động của phóng viên nước ngoài", "trang thông tin điện tử", "các sản phẩm truyền thông đa phương tiện",
    "kỹ năng phát ngôn của cán bộ, công chức", "chủ trương của Đảng, chính sách của Nhà nước", "thành tựu phát triển kinh tế - xã hội",
    "giá trị văn hóa truyền thống",
)  # fmt: skip
