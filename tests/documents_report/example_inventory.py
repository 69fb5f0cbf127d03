"""An inventory for the example report: one sector closed, a recalculation, an intensity with its interval."""

from datetime import date
from decimal import Decimal

from tests.documents_report.ids import Ids

from xanh.documents.report.content import (
    BandPoint,
    CausePart,
    IntensityWay,
    InventorySection,
    InventorySector,
    InventoryYear,
    KeyCategory,
    Recalculation,
)

UNIT, PER = "kilotonne_co2e", "tonne_co2e/billion_dong"


def inventories() -> InventorySection:
    """Return a section with one of everything; its figures are numbered from f2001 on."""
    ids = Ids()
    ids.count = 2000
    source = "inventory_version:4"
    latest = InventoryYear(
        code="A-2024",
        year=2024,
        version=1,
        issued_on=date(2025, 6, 2),
        boundary_on=date(2024, 12, 31),
        gwp="AR5",
        illustrative=True,
        partial="Một số phần chưa được ước tính (NE).",
        closed=True,
        with_land=ids.make("Tổng gồm sử dụng đất", "7218.1", UNIT, source=source, decimals=1),
        without_land=ids.make("Tổng không gồm sử dụng đất", "7345.7", UNIT, source=source, decimals=1),
        sectors=(
            InventorySector(
                code="1", name="Năng lượng", amount=ids.make("Năng lượng", "3275.4", UNIT, source=source, decimals=1)
            ),
            InventorySector(
                code="2",
                name="Các quá trình công nghiệp",
                amount=ids.make("Công nghiệp", None, UNIT, source=source, missing="confidential"),
            ),
        ),
        keys=(
            KeyCategory(
                name="3.C.7 Canh tác lúa",
                gas="CH4",
                by="mức phát thải",
                level=ids.make("Tỷ trọng", "37.8", "%", source=source, decimals=1),
            ),
        ),
        uncertainty=ids.make("Độ không chắc chắn", "12.5", "%", source=source, decimals=1),
        uncertainty_trend=ids.make("Độ không chắc chắn của xu thế", "3.2", "%", source=source, decimals=1),
        without_uncertainty=ids.counted("Dòng chưa nêu", 33, ("inventory_line:1",)),
    )
    again = Recalculation(
        year=2014,
        version=2,
        issued_on=date(2025, 3, 1),
        reason="Bổ sung nguồn đốt rơm rạ",
        gwp_before="AR4",
        gwp_after="AR5",
        before=ids.make("Trước", "6500.1", UNIT, source=source, decimals=1),
        after=ids.make("Sau", "6610.2", UNIT, source=source, decimals=1),
        parts=(CausePart(cause="hệ số", amount=ids.make("Hệ số", "110.1", UNIT, source=source, decimals=1)),),
    )
    intensity = IntensityWay(
        name="Cường độ phát thải",
        unit=PER,
        points=(
            BandPoint(year=2014, value=ids.make("Cường độ 2014", "68.01", PER, source="observation:1", decimals=2)),
            BandPoint(
                year=2024,
                value=ids.make("Cường độ 2024", "60.83", PER, source="observation:2", decimals=2),
                low=ids.make("Cận dưới", "53.22", PER, source="observation:2", decimals=2),
                high=ids.make("Cận trên", "68.44", PER, source="observation:2", decimals=2),
            ),
        ),
        path=((2014, Decimal(68)), (2030, Decimal(58))),
        promises=("−15 % so với năm 2014",),
    )
    return InventorySection(latest=latest, recalculations=(again,), intensity=intensity)
