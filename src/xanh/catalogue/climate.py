"""Greenhouse gases over the economy: Kế hoạch 200/KH-UBND, phần I.2.a; Thông tư 10/2023/TT-BKHĐT, 1.1 and 1.2."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

GHG_EMISSIONS = reported(
    "ghg-emissions",
    name=Text("Tổng lượng phát thải khí nhà kính", "Greenhouse gas emissions, total"),
    unit="tonne_co2e",
    definition=Text(
        "Tổng lượng khí nhà kính phát thải trong năm theo kết quả kiểm kê, quy đổi ra CO2; ghi rõ ranh giới và bộ GWP.",
        "All greenhouse gases emitted in the year by the inventory, in CO2 equivalents; state boundary and GWP set.",
    ),
    source="Thông tư 10/2023/TT-BKHĐT, Phụ lục I, mã số 1.2",
    direction=Direction.FALLING,
    decimals=0,
)


@formula(
    name=Text("Cường độ phát thải khí nhà kính trên GRDP", "Greenhouse gas emissions per GRDP"),
    unit="tonne_co2e/billion_dong",
    definition=Text(
        "Tổng lượng phát thải khí nhà kính trong năm chia cho GRDP theo giá so sánh.",
        "Greenhouse gas emissions of the year over GRDP at constant prices.",
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2.a; Thông tư 10/2023/TT-BKHĐT, Phụ lục I, mã số 1.1",
    direction=Direction.FALLING,
    decimals=2,
    denominators=("grdp-constant-prices",),
)
def ghg_intensity_grdp(ghg_emissions: Operand, grdp_constant_prices: Operand) -> Operand:
    """Return emissions over GRDP."""
    return ghg_emissions / grdp_constant_prices


@formula(
    name=Text(
        "Thay đổi cường độ phát thải khí nhà kính trên GRDP so với năm gốc",
        "Change of greenhouse gas emissions per GRDP from the base year",
    ),
    unit="percent",
    definition=Text(
        "Mức thay đổi của cường độ phát thải so với năm gốc; số âm là giảm.",
        "The change of the intensity from the base year; a negative number is a fall.",
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2.a",
    direction=Direction.FALLING,
    base_year=("base_years", "ghg_intensity"),
)
def ghg_intensity_change(ghg_intensity_grdp: Operand, ghg_intensity_grdp__in_base_year: Operand) -> Operand:
    """Return the relative change from the base year."""
    return (ghg_intensity_grdp - ghg_intensity_grdp__in_base_year) / ghg_intensity_grdp__in_base_year


INDICATORS: tuple[Indicator, ...] = (GHG_EMISSIONS, ghg_intensity_grdp, ghg_intensity_change)
