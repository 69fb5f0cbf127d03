"""Two invented task tables of a province that does not exist ("tỉnh A"), laid out otherwise than Cần Thơ's."""

from plan_text import Cell

NOTICE = "TÀI LIỆU THỬ NGHIỆM: tỉnh A không có thật, mọi nội dung dưới đây được đặt ra để thử phần mềm."


def _row(*texts: str) -> list[Cell]:
    return [Cell([line for line in text.split("\n") if line]) for text in texts]


# Lead agency before the task; one lead for several tasks as a cell merged downwards; groups as rows over all columns;
# the heading stands again where a page begins.
_HEAD_1 = _row("TT", "Cơ quan chủ trì", "Đơn vị phối hợp", "Nội dung công việc", "Thời hạn hoàn thành", "Kinh phí")
TABLE_1: list[list[Cell]] = [
    _HEAD_1,
    [Cell(["A. Nhóm nhiệm vụ về năng lượng"], 6)],
    [
        Cell(["1"]),
        Cell(["Sở Công Thương"], 1, 2),
        *_row("Sở Tài chính; UBND các xã, phường", "Lập danh mục tòa nhà cần kiểm toán năng lượng", "Quý II/2027", "I"),
    ],
    [
        Cell(["2"]),
        *_row("Sở Xây dựng", "- Thay đèn đường bằng đèn tiết kiệm\n- Công bố kết quả", "2027 - 2029", "I, III"),
    ],
    _HEAD_1,
    [
        Cell(["3"]),
        *_row("Sở Xây dựng", "Các sở, ngành có liên quan", "Thí điểm xe buýt điện", "Trước 30/6/2028", "II, III"),
    ],
    [Cell(["B. Nhóm nhiệm vụ về chất thải"], 6)],
    [
        Cell(["4"]),
        *_row(
            "Sở Nông nghiệp và Môi trường;\nUBND các xã, phường",
            "",
            "Phân loại rác tại nguồn (Cao)",
            "Hằng năm",
            "I; IV",
        ),
    ],
]

# Two heading rows, the years apart, the agencies under one heading at the end, a product column, a column of numbers.
_HEAD_2 = [
    [
        Cell(["Mã số"], 1, 2),
        Cell(["Tên nhiệm vụ, dự án"], 1, 2),
        Cell(["Thời gian"], 2, 1),
        Cell(["Sản phẩm"], 1, 2),
        Cell(["Trách nhiệm"], 2, 1),
    ],
    _row("Bắt đầu", "Kết thúc", "Chủ trì", "Phối hợp"),
]
TABLE_2: list[list[Cell]] = [
    *_HEAD_2,
    _row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
    [Cell(["I"]), Cell(["Giảm phát thải khí nhà kính"], 6)],
    _row("I.1", "Kiểm kê khí nhà kính cấp tỉnh", "2026", "2027", "Báo cáo kiểm kê", "Sở NN&MT", "Sở Công Thương"),
    _row(
        "I.2", "Trồng bổ sung rừng phòng hộ", "2026", "2030", "500 ha rừng", "Chi cục Kiểm lâm", "UBND các xã có rừng"
    ),
    *_HEAD_2,
    [Cell(["II"]), Cell(["Tiêu dùng xanh"], 6)],
    _row("II.1", "Mua sắm công xanh", "2027", "2030", "Quy chế; danh mục", "Sở Tài chính", "Các sở, ban, ngành"),
]
BODY_1 = ["KẾ HOẠCH", "Hành động tăng trưởng xanh tỉnh A giai đoạn 2026 - 2030", NOTICE, "Phụ lục: Phân công nhiệm vụ"]
BODY_2 = ["KẾ HOẠCH", "Triển khai Chiến lược tăng trưởng xanh tỉnh A", NOTICE, "Phụ lục I. Danh mục nhiệm vụ, dự án"]
