"""Wastewater, drainage, flooding, clean water: Kế hoạch 200/KH-UBND, phần I.2.c and d."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

PLAN_C, PLAN_D = "Kế hoạch 200/KH-UBND, phần I.2.c", "Kế hoạch 200/KH-UBND, phần I.2.d"


def _counted(code: str, vi: str, en: str, unit: str, source: str, direction: Direction) -> Indicator:
    return reported(
        code,
        name=Text(vi, en),
        unit=unit,
        definition=Text(f"{vi}, tính cho cả năm hoặc cuối năm.", f"{en}, over the year or at its end."),
        source=source,
        direction=direction,
        decimals=0,
    )


_RISING, _NEITHER = Direction.RISING, Direction.NEITHER
URBAN_WASTEWATER = _counted(
    "urban-wastewater-generated",
    "Lượng nước thải đô thị phát sinh",
    "Urban wastewater generated",
    "meter**3",
    PLAN_C,
    _NEITHER,
)
URBAN_TREATED = _counted(
    "urban-wastewater-treated-amount",
    "Lượng nước thải đô thị được thu gom, xử lý đạt chuẩn",
    "Urban wastewater collected and treated to standard",
    "meter**3",
    PLAN_C,
    _RISING,
)
WASTEWATER = _counted(
    "wastewater-discharged",
    "Lượng nước thải xả ra nguồn tiếp nhận",
    "Wastewater discharged",
    "meter**3",
    PLAN_C,
    _NEITHER,
)
TO_STANDARD = _counted(
    "wastewater-to-standard-amount",
    "Lượng nước thải đạt quy chuẩn trước khi xả ra nguồn tiếp nhận",
    "Wastewater that meets the standard before discharge",
    "meter**3",
    PLAN_C,
    _RISING,
)
TOWNS = _counted("urban-areas", "Số đô thị", "Urban areas", "item", PLAN_C, _NEITHER)
DRAINED_TOWNS = _counted(
    "urban-areas-drained",
    "Số đô thị có hệ thống thoát nước đồng bộ, hoàn thiện",
    "Urban areas with complete drainage",
    "item",
    PLAN_C,
    _RISING,
)
FLOODED = _counted("flooded-points", "Số điểm ngập úng", "Points that flood", "item", PLAN_C, Direction.FALLING)
PLANNED = _counted(
    "flooded-points-planned",
    "Số điểm ngập úng có kế hoạch xử lý",
    "Points that flood and have a plan",
    "item",
    PLAN_C,
    _RISING,
)
POPULATION = _counted("population", "Dân số", "Population", "person", PLAN_D, _NEITHER)
SERVED = _counted(
    "population-with-clean-water",
    "Dân số được sử dụng nước sạch đạt chuẩn",
    "Population with clean water to standard",
    "person",
    PLAN_D,
    _RISING,
)


@formula(
    name=Text(
        "Tỷ lệ nước thải đô thị được thu gom và xử lý đảm bảo tiêu chuẩn, quy chuẩn theo quy định",
        "Share of urban wastewater collected and treated to standard",
    ),
    unit="percent",
    definition=Text(
        "Lượng nước thải đô thị được thu gom, xử lý đạt chuẩn chia cho lượng phát sinh.",
        "Urban wastewater collected and treated to standard over what is generated.",
    ),
    source=PLAN_C,
    direction=Direction.RISING,
    denominators=("urban-wastewater-generated",),
    unlike={
        "wastewater-to-standard": Text(
            "Mẫu số ở đây là nước thải đô thị phát sinh; mục tiêu 2050 tính trên nước thải xả ra nguồn tiếp nhận.",
            "Here the denominator is urban wastewater generated; the promise for 2050 counts all that is discharged.",
        )
    },
)
def urban_wastewater_treated(urban_wastewater_treated_amount: Operand, urban_wastewater_generated: Operand) -> Operand:
    """Return the treated part of urban wastewater."""
    return urban_wastewater_treated_amount / urban_wastewater_generated


@formula(
    name=Text(
        "Tỷ lệ nước thải được xử lý đạt quy chuẩn trước khi xả ra nguồn tiếp nhận",
        "Share of wastewater that meets the standard before discharge",
    ),
    unit="percent",
    definition=Text(
        "Lượng nước thải đạt quy chuẩn chia cho lượng nước thải xả ra nguồn tiếp nhận.",
        "Wastewater that meets the standard over all wastewater discharged.",
    ),
    source=PLAN_C,
    direction=Direction.RISING,
    denominators=("wastewater-discharged",),
    unlike={
        "urban-wastewater-treated": Text(
            "Mẫu số ở đây là nước thải xả ra nguồn tiếp nhận; mục tiêu 2030 tính trên nước thải đô thị phát sinh.",
            "Here the denominator is what is discharged; the promise for 2030 counts urban wastewater generated.",
        )
    },
)
def wastewater_to_standard(wastewater_to_standard_amount: Operand, wastewater_discharged: Operand) -> Operand:
    """Return the part of discharged wastewater that meets the standard."""
    return wastewater_to_standard_amount / wastewater_discharged


@formula(
    name=Text("Tỷ lệ đô thị có hệ thống thoát nước đồng bộ, hoàn thiện", "Share of urban areas with complete drainage"),
    unit="percent",
    definition=Text(
        "Số đô thị có hệ thống thoát nước đồng bộ, hoàn thiện chia cho số đô thị.",
        "Urban areas with complete drainage over all urban areas.",
    ),
    source=PLAN_C,
    direction=Direction.RISING,
    denominators=("urban-areas",),
)
def urban_drainage_share(urban_areas_drained: Operand, urban_areas: Operand) -> Operand:
    """Return the drained part of urban areas."""
    return urban_areas_drained / urban_areas


@formula(
    name=Text("Tỷ lệ điểm ngập úng có kế hoạch xử lý", "Share of points that flood and have a plan"),
    unit="percent",
    definition=Text(
        "Số điểm ngập úng có kế hoạch xử lý chia cho số điểm ngập úng.",
        "Points that flood and have a plan over all points that flood.",
    ),
    source=PLAN_C,
    direction=Direction.RISING,
    denominators=("flooded-points",),
)
def flooded_points_with_plan(flooded_points_planned: Operand, flooded_points: Operand) -> Operand:
    """Return the planned part of the points that flood."""
    return flooded_points_planned / flooded_points


@formula(
    name=Text(
        "Tỷ lệ dân số được sử dụng nước sạch, đạt chuẩn theo quy định của Bộ Y tế",
        "Share of the population with clean water to the standard of the Ministry of Health",
    ),
    unit="percent",
    definition=Text(
        "Dân số được sử dụng nước sạch đạt chuẩn chia cho dân số.",
        "Population with clean water to standard over the whole population.",
    ),
    source=PLAN_D,
    direction=Direction.RISING,
    denominators=("population",),
)
def clean_water_population_share(population_with_clean_water: Operand, population: Operand) -> Operand:
    """Return the served part of the population."""
    return population_with_clean_water / population


INDICATORS: tuple[Indicator, ...] = (
    URBAN_WASTEWATER,
    URBAN_TREATED,
    WASTEWATER,
    TO_STANDARD,
    TOWNS,
    DRAINED_TOWNS,
    FLOODED,
    PLANNED,
    POPULATION,
    SERVED,
    urban_wastewater_treated,
    wastewater_to_standard,
    urban_drainage_share,
    flooded_points_with_plan,
    clean_water_population_share,
)
