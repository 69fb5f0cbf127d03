"""Documents the tests set: one small, one with every kind of block, both with figures that are plainly invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from xanh.documents.word.model import (
    Appendix,
    Block,
    Chart,
    ChartPoint,
    FigureRun,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
    TableCell,
    Text,
)

ISSUED = date(2026, 1, 5)
SENTENCE = (
    "Thực hiện Kế hoạch hành động tăng trưởng xanh của thành phố, các sở, ban, ngành và Ủy ban nhân dân các xã, phường "
    "đã triển khai nhiệm vụ được giao, bố trí kinh phí và cập nhật tài liệu kiểm chứng theo từng nội dung. "
)


def text(*parts: str) -> tuple[Text, ...]:
    return tuple(Text(part) for part in parts)


def body(content: str) -> Paragraph:
    return Paragraph(text(content))


def cell(content: str, align: str = "left", columns: int = 1) -> TableCell:
    return TableCell(text(content), align, columns)  # type: ignore[arg-type]


def small_document() -> OfficialDocument:
    """An issued report of one page, with one figure."""
    return OfficialDocument(
        parent_issuer="UBND THÀNH PHỐ CẦN THƠ",
        issuer="SỞ TÀI CHÍNH",
        number="5",
        symbol="BC-STC",
        place="Cần Thơ",
        date=ISSUED,
        kind="BÁO CÁO",
        subject="Kết quả thực hiện Kế hoạch hành động tăng trưởng xanh năm 2025",
        addressed_to=("Ủy ban nhân dân thành phố Cần Thơ",),
        blocks=(
            Heading(1, "I. Kết quả thực hiện"),
            Paragraph((Text("Tỷ lệ che phủ đạt "), FigureRun("12,5%", "cover_2025"), Text(" diện tích."))),
        ),
        recipients=("Như trên", "Các sở, ban, ngành thành phố"),
        filing="VT, TH",
        signature=Signature(("GIÁM ĐỐC",), "Nguyễn Văn A"),
        issuer_name="Sở Tài chính",
    )


def draft() -> OfficialDocument:
    """The same without number and date, marked as a draft."""
    return replace(small_document(), number="", date=None, year=2026, watermark="DỰ THẢO")


def chart() -> Chart:
    known = {2018: "4.2", 2019: "4.9", 2020: None, 2021: "6.1", 2022: "7.4", 2023: "7.0", 2024: "8.8", 2025: "9.6"}
    return Chart(
        title="Hình 1. Tỷ lệ năng lượng tái tạo trong tổng tiêu thụ năng lượng cuối cùng",
        unit="%",
        series_name="Thực hiện",
        points=tuple(
            ChartPoint(year, None if value is None else Decimal(value), f"renewable_{year}")
            for year, value in known.items()
        ),
        target_name="Mục tiêu theo Kế hoạch",
        target_points=(
            ChartPoint(2018, Decimal("4.2")),
            ChartPoint(2025, Decimal(10), "target_2025"),
            ChartPoint(2030, Decimal(15), "target_2030"),
        ),
        alternative_text="Biểu đồ đường: giá trị thực hiện 2018 - 2025 (khuyết năm 2020) so với mục tiêu 2025 và 2030.",
    )


def task_table(rows: int, first: int = 1) -> Table:
    header = (
        (
            *(TableCell(text(name), rows=2) for name in ("TT", "Nhiệm vụ", "Cơ quan chủ trì")),
            cell("Kinh phí", columns=2),
        ),
        (cell("Dự toán"), cell("Giải ngân")),
    )
    lines = [
        (
            cell(str(number), "center"),
            cell(f"Nhiệm vụ {number}: " + SENTENCE[: 40 + 37 * (number % 7)]),
            cell("Sở Nông nghiệp và Môi trường" if number % 2 else "Ủy ban nhân dân phường Ninh Kiều"),
            cell(f"{number * 1250:,}".replace(",", "."), "right"),
            TableCell((FigureRun(f"{number * 730:,}".replace(",", "."), f"money_{number}"),), "right"),
        )
        for number in range(first, first + rows)
    ]
    total = (cell("Tổng cộng", "center", 3), cell("99.999", "right"), cell("88.888", "right"))
    return Table(
        (12, 70, 38, 23, 22), header, (*lines, total), f"Bảng {first}. Tình hình thực hiện nhiệm vụ", total=True
    )


def wide_table(rows: int) -> Table:
    names = ("TT", "Nhiệm vụ", "Vai trò", "Kết quả trong kỳ", "Lũy kế", "Tiến độ", "Tồn tại", "Kiến nghị")
    lines = tuple(
        (
            cell(str(number), "center"),
            cell(SENTENCE[:90]),
            cell("Chủ trì", "center"),
            cell(SENTENCE * (1 + number % 3)),
            cell(f"{number},5", "right"),
            cell("Đạt", "center"),
            cell("Chưa bố trí đủ kinh phí" if number % 3 else ""),
            cell("Đề nghị bố trí vốn"),
        )
        for number in range(1, rows + 1)
    )
    return Table((10, 48, 18, 72, 18, 18, 34, 34), (tuple(cell(name) for name in names),), lines)


def rich_document() -> OfficialDocument:
    """A consolidated report of over twelve pages: every kind of block, two Phụ lục, one of them turned."""
    blocks: list[Block] = [body(SENTENCE * 3)]
    for place, title in enumerate(("I. Tình hình chung", "II. Kết quả thực hiện", "III. Đánh giá, kiến nghị"), 1):
        blocks += [
            Heading(1, title),
            Heading(2, f"{place}. Công tác chỉ đạo, điều hành và phân công nhiệm vụ giữa các cơ quan"),
            *(body(SENTENCE * (1 + number % 3)) for number in range(4)),
            Heading(3, "a) Kết quả theo nhóm nhiệm vụ"),
            Paragraph(
                (Text("Giá trị đạt "), FigureRun(f"{place},25%", f"value_{place}", bold=True), Text(" kế hoạch."))
            ),
            *(Paragraph(text(SENTENCE[: 60 + 30 * number]), "bullet") for number in range(4)),
            task_table(9, first=20 * place),
            body(SENTENCE * 2),
            chart(),
            Paragraph(text("Nguồn: số liệu minh họa."), "note"),
            *(body(SENTENCE * 2) for _ in range(4)),
        ]
    blocks += [Heading(2, "2. Kiến nghị"), body(SENTENCE * 2), body(SENTENCE)]
    return replace(
        small_document(),
        number="128",
        subject=(
            "Tổng hợp kết quả thực hiện Kế hoạch hành động quốc gia về tăng trưởng xanh giai đoạn 2021 - 2030 "
            "trên địa bàn thành phố Cần Thơ năm 2025"
        ),
        issuer="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        issuer_name="Sở Nông nghiệp và Môi trường",
        addressed_to=("Bộ Tài chính", "Bộ Nông nghiệp và Môi trường", "Ủy ban nhân dân thành phố Cần Thơ"),
        blocks=tuple(blocks),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị B"),
        watermark="SỐ LIỆU MINH HỌA",
        appendices=(
            Appendix("Danh mục nhiệm vụ theo cơ quan chủ trì", (body(SENTENCE), wide_table(24)), landscape=True),
            Appendix("Giải trình phương pháp tính", (Heading(1, "I. Phương pháp"), *(body(SENTENCE * 3),) * 9)),
        ),
    )
