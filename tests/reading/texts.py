"""Invented documents of several shapes; no word of them stands in a real one."""

COMMUNE = """UBND HUYỆN BÌNH MINH
PHÒNG VĂN HÓA VÀ THÔNG TIN
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Số: 12 /KH-VHTT
Bình Minh, ngày 5 tháng 3 năm 2024
KẾ HOẠCH
Triển khai công tác thông tin đối ngoại
trên địa bàn huyện Bình Minh năm 2024
Căn cứ Luật Báo chí số 103/2016/QH13;
Căn cứ Nghị định 72/2015/NĐ-CP của Chính phủ ngày 07/9/2015 về quản lý hoạt động thông tin đối ngoại;
Thực hiện Kế hoạch số 15/KH-UBND ngày 12.01.2024 của UBND tỉnh Sơn Hà về công tác thông tin đối ngoại năm 2024;
Theo đề nghị của Tổ trưởng Tổ Thông tin, Phòng Văn hóa và Thông tin ban hành Kế hoạch năm 2024 với các nội dung sau:
I. MỤC ĐÍCH - YÊU CẦU
1. Mục đích:
Quảng bá hình ảnh đất và người Bình Minh.
2. Yêu cầu:
a) Bảo đảm đúng chủ trương;
b) Tiết kiệm, hiệu quả.
II. NỘI DUNG THỰC HIỆN
1. Công tác tuyên truyền
1.1. Tuyên truyền trên Trang thông tin điện tử huyện
- Xây dựng chuyên mục song ngữ; cập nhật ít nhất 02 tin, bài/tháng.
- Cơ quan chủ trì: Văn phòng HĐND và UBND huyện.
- Cơ quan phối hợp: Phòng Văn hóa và Thông tin, Trung tâm Văn hóa, Thể thao và Truyền thông; UBND các xã, thị trấn.
- Thời gian thực hiện: Quý II/2024.
- Sản phẩm: Chuyên mục song ngữ Việt - Anh.
- Kinh phí: 20.000.000 đồng.
1.2. Tổ chức tập huấn nghiệp vụ thông tin đối ngoại.
- Đơn vị chủ trì: Phòng Văn hóa và Thông tin; đơn vị phối hợp: Sở Thông tin và Truyền thông và UBND các xã.
- Thời gian: Tháng 6/2024
2. Công tác quản lý nhà nước
Rà soát, tham mưu ban hành văn bản.
III. KINH PHÍ THỰC HIỆN
Từ nguồn ngân sách huyện năm 2024 và các nguồn hợp pháp khác.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa và Thông tin
- Chủ trì, theo dõi, đôn đốc thực hiện Kế hoạch.
2. UBND các xã, thị trấn
- Xây dựng kế hoạch của địa phương trước ngày 30/4/2024.
Trên đây là Kế hoạch triển khai công tác thông tin đối ngoại năm 2024./.
TRƯỞNG PHÒNG
(Đã ký)
Nguyễn Thị Hoa
Nơi nhận:
- UBND huyện (b/c);
- Các phòng, ban huyện;
- Lưu: VT.
"""

PARTY = """ĐẢNG BỘ TỈNH SƠN HÀ
ĐẢNG ỦY XÃ VĂN GIANG
*
Số 07-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM

Văn Giang, ngày 18 tháng 8 năm 2026

KẾ HOẠCH
thực hiện Chỉ thị về công tác thông tin đối ngoại giai đoạn 2026 - 2030
-----

Thực hiện Kế hoạch số 25-KH/TU, ngày 10/7/2026 của Ban Thường vụ Tỉnh ủy về công tác này, Ban Thường vụ Đảng ủy xã xây dựng Kế hoạch thực hiện, cụ thể như sau:

I- MỤC ĐÍCH, YÊU CẦU

1- Mục đích

- Tạo chuyển biến trong nhận thức của cấp ủy.

2- Yêu cầu

- Bám sát sự chỉ đạo của Tỉnh ủy.

II- NHIỆM VỤ

- Tổ chức học tập, quán triệt đến toàn thể đảng viên.
+ Cơ quan chủ trì: Ban Xây dựng Đảng Đảng ủy.
+ Cơ quan phối hợp: Các chi bộ trực thuộc.
+ Thời gian: Tháng 9/2026.

- Biên soạn tài liệu giới thiệu xã Văn Giang bằng tiếng Anh.
+ Cơ quan chủ trì: UBND xã.
+ Thời gian hoàn thành: Trước ngày 15/12/2026.

III- TỔ CHỨC THỰC HIỆN

1- Ban Xây dựng Đảng theo dõi, đôn đốc việc thực hiện Kế hoạch này.

2- Các chi bộ xây dựng kế hoạch cụ thể.

Nơi nhận:
- Ban Thường vụ Tỉnh ủy (để báo cáo),
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Quốc Việt
"""

BLANK_DRAFT = """ỦY BAN NHÂN DÂN
XÃ HÒA BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /KH-UBND
Hòa Bình, ngày     tháng 01 năm 2026
DỰ THẢO LẦN 2
KẾ HOẠCH
Công tác thông tin đối ngoại năm 2026
Kính gửi: Các ban, ngành, đoàn thể xã
Thực hiện Nghị quyết số 59-NQ/TW ngày 24/01/2025 của Bộ Chính trị về hội nhập quốc tế; căn cứ tình hình, Ủy ban nhân dân xã ban hành Kế hoạch như sau:
A. ĐẶC ĐIỂM TÌNH HÌNH
Xã có 12 thôn.
B. NỘI DUNG
I. Mục tiêu
1. Mục tiêu chung
Nâng cao hiệu quả.
2. Mục tiêu cụ thể
- 100% cán bộ được tập huấn.
II. Nhiệm vụ
1. Xây dựng cụm pa nô tuyên truyền biên giới
Lắp đặt 02 cụm pa nô tại cửa khẩu.
Người thực hiện: Nguyễn Văn A, Trần Thị B
Thời gian: Thường xuyên
Ghi chú: Xã hội hóa
2. Tổ chức giao lưu hữu nghị
Đơn vị thực hiện: Hội Liên hiệp Phụ nữ xã
Thời gian: 8/2026
3. Họp sơ kết
C. TỔ CHỨC THỰC HIỆN
Các đơn vị căn cứ Kế hoạch triển khai thực hiện.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Cường
"""

WRAPPED_DECISION = """ỦY BAN NHÂN DÂN
XÃ AN LẠC
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 45/QĐ-UBND
|
An Lạc, ngày 08
tháng 02 năm 2026
|
QUYẾT ĐỊNH
BAN
HÀNH KẾ HOẠCH CÔNG TÁC THÔNG TIN ĐỐI NGOẠI NĂM 2026
ỦY BAN NHÂN DÂN XÃ AN LẠC
Căn cứ Luật Tổ chức chính quyền địa phương
ngày 16/6/2025;
Căn cứ Nghị định số 72/2015/NĐ-CP
ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin
đối ngoại;
Theo đề nghị của Trưởng phòng Văn
hóa - Xã hội,
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác
thông tin đối ngoại năm 2026.
Điều 2. Quyết định có hiệu lực từ ngày ký./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
|
TM. ỦY BAN NHÂN
DÂN
CHỦ TỊCH
Phạm Văn Đức
|
KẾ HOẠCH
CÔNG TÁC THÔNG TIN ĐỐI NGOẠI NĂM 2026
(Ban hành kèm theo Quyết định số 45/QĐ-UBND
ngày 08 tháng 02 năm 2026)
I. MỤC ĐÍCH,
YÊU CẦU
- Giới thiệu đất và người
An Lạc với bạn bè.
"""

NEWS = """Xã An Lạc tổ chức hội nghị thông tin đối ngoại

Ngày 12/3, UBND xã An Lạc đã ban hành Kế hoạch số 45/KH-UBND ngày 08/02/2026 về công tác thông tin đối ngoại năm 2026.
Phát biểu tại hội nghị, đồng chí Chủ tịch UBND xã nhấn mạnh các nhiệm vụ trọng tâm.
Lượt xem: 120
"""

PORTAL = """Kế hoạch 45/KH-UBND năm 2026 về công tác thông tin đối ngoại

Số hiệu 45/KH-UBND
Ngày ban hành 08/02/2026
Loại văn bản Kế hoạch
Cơ quan ban hành Xã An Lạc
Người ký Phạm Văn Đức
Lĩnh vực Văn hóa

ỦY BAN NHÂN DÂN
XÃ AN LẠC
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 45/KH-UBND

An Lạc, ngày 08 tháng 02 năm 2026

KẾ HOẠCH

CÔNG TÁC THÔNG TIN ĐỐI NGOẠI NĂM 2026

Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016,

Xét đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 3/TTr-VHXH ngày 02/02/2026 Ủy ban nhân dân xã An Lạc ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Giới thiệu xã An Lạc.

[...]
"""

TWO_COLUMNS = """   UBND TỈNH SƠN HÀ              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     SỞ NGOẠI VỤ                     Độc lập - Tự do - Hạnh phúc
   ---------------               -----------------------------------
Số:      /KH-SNgV                 Sơn Hà, ngày    tháng 12 năm 2025

                            KẾ HOẠCH
             Công tác thông tin đối ngoại năm 2026

Căn cứ Thông báo kết luận số 15-TB/TU ngày 03/3/2025 của Thường trực Tỉnh ủy,

Sở Ngoại vụ ban hành Kế hoạch công tác thông tin đối ngoại năm 2026, cụ thể:

I. NHIỆM VỤ

1. Xây dựng phim tài liệu giới thiệu tỉnh:
a) Nội dung: Xây dựng 01 phim tài liệu 15 phút.
b) Đơn vị chủ trì: Phòng Hợp tác quốc tế.
c) Thời gian hoàn thành: Trước ngày 30/9/2026.

2. Duy trì bản tin đối ngoại
* Cơ quan chủ trì thực hiện: Phòng Lễ tân - Báo chí
* Thời gian: hằng tháng

Nơi nhận:                                   KT. GIÁM ĐỐC
- Bộ Ngoại giao;                            PHÓ GIÁM ĐỐC
- Lưu: VT.
                                            Vũ Thị Lan
"""

REPORT = """BAN CHỈ ĐẠO CÔNG TÁC
THÔNG TIN ĐỐI NGOẠI TỈNH SƠN HÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 03/BC-BCĐ
Sơn Hà, ngày 10/12/2025
BÁO CÁO
Kết quả công tác thông tin đối ngoại năm 2025, phương hướng, nhiệm vụ năm 2026
Kính gửi:
- Ban Chỉ đạo Trung ương;
- Thường trực Tỉnh ủy.
Thực hiện Công văn số 12/BCĐ-TTĐN ngày 01/11/2025 của Ban Chỉ đạo Trung ương về việc báo cáo tổng kết, Ban Chỉ đạo tỉnh báo cáo như sau:
PHẦN THỨ NHẤT
KẾT QUẢ THỰC HIỆN NĂM 2025
I. Công tác chỉ đạo
Ban Chỉ đạo đã ban hành 12 văn bản.
PHẦN THỨ HAI
PHƯƠNG HƯỚNG NĂM 2026
1. Tiếp tục tuyên truyền.
2. Tăng cường phối hợp.
TRƯỞNG BAN
PHÓ CHỦ TỊCH UBND TỈNH
Hoàng Minh Sơn
"""

LISTED = """UBND HUYỆN TÂN SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG VĂN HÓA VÀ THÔNG TIN\tĐộc lập - Tự do - Hạnh phúc
Số: 15/KH-VHTT\tTân Sơn, ngày 5 tháng 2 năm 2024
KẾ HOẠCH TUYÊN TRUYỀN
THÔNG TIN ĐỐI NGOẠI TRÊN ĐỊA BÀN HUYỆN NĂM 2024
Căn cứ:
- Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
- Kế hoạch số 12/KH-UBND ngày 10/01/2024 của UBND tỉnh;
- Tình hình thực tế tại địa phương.
Phòng Văn hóa và Thông tin xây dựng Kế hoạch với các nội dung chính sau:
I/ MỤC ĐÍCH
- Quảng bá hình ảnh quê hương
II/ NỘI DUNG
1/ Làm chuyên mục tiếng Anh (Chủ trì: Trung tâm Văn hóa; phối hợp: Công an huyện; hoàn thành: tháng 5/2024).
2/ Tổ chức tập huấn. Chủ trì: Phòng Nội vụ; Tiến độ: tháng 6/2024; Kết quả đầu ra: 01 lớp.
III/ TỔ CHỨC THỰC HIỆN
Các xã, thị trấn triển khai thực hiện./.
Nơi nhận:\tTRƯỞNG PHÒNG
- UBND huyện (b/c); - Lưu: VT.\t(đã ký)
\tHoàng Văn Lụa
"""

ALL = {
    "columns": TWO_COLUMNS,
    "report": REPORT,
    "commune": COMMUNE,
    "party": PARTY,
    "blank": BLANK_DRAFT,
    "decision": WRAPPED_DECISION,
    "news": NEWS,
    "portal": PORTAL,
    "listed": LISTED,
}
