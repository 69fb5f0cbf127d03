"""The objectives of the example: a target behind, one without values, one kept, one moving away."""

from decimal import Decimal

from tests.documents_report.ids import YEAR, Ids

from xanh.documents.report.content import Figure, Lineage, ObjectiveSection, SeriesPoint, TargetLine

INDEX_TEXT = "Chỉ số phát triển con người đạt trên 0,75"
SHARE = "Tỷ lệ nước thải đô thị được thu gom, xử lý đạt quy chuẩn"
BUSES = "Tỷ lệ xe buýt sử dụng năng lượng sạch trong số xe buýt mới"


def objectives(ids: Ids) -> tuple[ObjectiveSection, ...]:
    return (
        ObjectiveSection(
            code="a",
            title="Giảm cường độ phát thải khí nhà kính trên GRDP",
            targets=(_intensity(ids),),
        ),
        ObjectiveSection(
            code="c",
            title="Xanh hóa lối sống và thúc đẩy tiêu dùng bền vững",
            targets=(_wastewater(ids), _buses(ids)),
        ),
        ObjectiveSection(
            code="d", title="Xanh hóa quá trình chuyển đổi trên nguyên tắc bình đẳng", targets=(_hdi(ids),)
        ),
        ObjectiveSection(code="đ", title="Nâng cao nhận thức của cộng đồng về tăng trưởng xanh"),
    )


def _series(ids: Ids, label: str, unit: str, values: dict[int, str | None], decimals: int) -> tuple[SeriesPoint, ...]:
    points = []
    for year, value in values.items():
        figure = ids.make(
            label,
            value,
            unit,
            source=f"observation:{year - 2000}",
            decimals=decimals,
            period=str(year),
            missing="" if value else "not_collected",
        )
        status = "estimated" if year == YEAR else "actual"
        points.append(SeriesPoint(year=year, value=figure.value, status=status, figure=figure))
    return tuple(points)


def _wastewater(ids: Ids) -> TargetLine:
    points = _series(ids, SHARE, "%", {2021: "21.5", 2022: "24", 2023: None, 2024: "29.5", 2025: "31.2"}, 1)
    return TargetLine(
        code="WASTEWATER-2030",
        text="Tỷ lệ nước thải đô thị được thu gom và xử lý đảm bảo tiêu chuẩn, quy chuẩn theo quy định đạt trên 50%",
        indicator_code="WASTEWATER",
        indicator_name=SHARE,
        unit="%",
        horizon=2030,
        promise="> 50%",
        latest=points[-1].figure,
        latest_year=YEAR,
        latest_status="estimated",
        course="behind",
        sentence=(
            "Từ năm 2021 đến năm 2025, giá trị thay đổi từ 21,5% thành 31,2% (yêu cầu đến 2030: trên 50%); tốc độ (theo"
            " đường thẳng) đạt 0,77 lần tốc độ cần có; các năm còn lại phải tăng 3,76%/năm. Số liệu ước tính: năm 2025."
        ),
        stated=(
            ids.make("Tỷ số giữa tốc độ đạt được và cần có", "0.766", source="verdict:WASTEWATER", decimals=2),
            ids.make("Mức tăng mỗi năm còn phải đạt", "3.76", "%", source="verdict:WASTEWATER", decimals=2),
        ),
        points=points,
        path=tuple((year, Decimal("21.5") + Decimal("3.1667") * (year - 2021)) for year in range(2021, 2031)),
    )


def _buses(ids: Ids) -> TargetLine:
    return TargetLine(
        code="BUS-2030",
        text="Tỷ lệ xe buýt sử dụng năng lượng sạch đạt 10% số lượng xe buýt mới",
        indicator_code="BUS",
        indicator_name=BUSES,
        unit="%",
        horizon=2030,
        promise="≥ 10%",
        latest=ids.make(BUSES, None, "%", source="observation:70", missing="not_collected"),
        latest_year=None,
        course="cannot_say",
        sentence="Chưa có số liệu nên chưa thể đánh giá.",
    )


def _hdi(ids: Ids) -> TargetLine:
    points = _series(ids, "Chỉ số phát triển con người", "index", {2023: "0.741", 2024: "0.752"}, 3)
    return TargetLine(
        code="HDI-2030",
        text=INDEX_TEXT,
        indicator_code="HDI",
        indicator_name="Chỉ số phát triển con người (HDI)",
        unit="index",
        horizon=2030,
        promise="> 0,75",
        latest=points[-1].figure,
        latest_year=2024,
        latest_status="official",
        course="achieved",
        sentence="Năm 2024, giá trị là 0,752 (yêu cầu đến 2030: trên 0,75); đã đạt chỉ tiêu trước thời hạn.",
        points=points,
    )


def _intensity(ids: Ids) -> TargetLine:
    tonnes = Lineage(
        label="Tổng phát thải", value=Decimal(5200), unit="tonne_co2e", period="2024", source="observation:40"
    )
    product = Lineage(label="GRDP", value=Decimal(130), unit="billion_dong", period="2024", source="observation:41")
    ids.count += 1
    latest = Figure(
        id=f"f{ids.count}",
        value=Decimal(40),
        decimals=1,
        unit="tCO2e/tỷ đồng",
        lineage=Lineage(
            label="Cường độ phát thải khí nhà kính",
            value=Decimal(40),
            unit="tCO2e/tỷ đồng",
            period="2024",
            area="A",
            inputs=(tonnes, product),
        ),
    )
    return TargetLine(
        code="INTENSITY-2030",
        text="Cường độ phát thải khí nhà kính trên GRDP giảm ít nhất 15% so với năm 2014",
        indicator_code="INTENSITY",
        indicator_name="Cường độ phát thải khí nhà kính trên GRDP",
        unit="tCO2e/tỷ đồng",
        horizon=2030,
        promise="giảm ít nhất 15% so với năm 2014",
        latest=latest,
        latest_year=2024,
        latest_status="actual",
        course="moving_away",
        sentence="Giá trị năm 2024 là 40; giá trị đang rời xa chỉ tiêu.",
        overridden="số liệu năm gốc đang được kiểm kê lại",
    )
