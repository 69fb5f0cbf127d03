"""Solid waste: Kế hoạch 200/KH-UBND, phần I.2.c, to 2030 and to 2050."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

PLAN = "Kế hoạch 200/KH-UBND, phần I.2.c"
URBAN_GENERATED = reported(
    "urban-solid-waste-generated",
    name=Text("Lượng chất thải rắn sinh hoạt đô thị phát sinh", "Urban household solid waste generated"),
    unit="tonne",
    definition=Text(
        "Tổng lượng chất thải rắn sinh hoạt đô thị phát sinh trong năm.",
        "All household solid waste generated in urban areas in the year.",
    ),
    source=PLAN,
    decimals=0,
)
URBAN_TREATED = reported(
    "urban-solid-waste-treated-amount",
    name=Text(
        "Lượng chất thải rắn sinh hoạt đô thị được thu gom, xử lý đạt chuẩn",
        "Urban household solid waste collected and treated to standard",
    ),
    unit="tonne",
    definition=Text(
        "Lượng chất thải rắn sinh hoạt đô thị được thu gom, xử lý đảm bảo tiêu chuẩn, quy chuẩn trong năm.",
        "Urban household solid waste of the year that was collected and treated to standard.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    decimals=0,
)
GENERATED = reported(
    "solid-waste-generated",
    name=Text("Lượng chất thải rắn phát sinh", "Solid waste generated"),
    unit="tonne",
    definition=Text("Tổng lượng chất thải rắn phát sinh trong năm.", "All solid waste generated in the year."),
    source=PLAN,
    decimals=0,
)
RECOVERED = reported(
    "solid-waste-recovered-amount",
    name=Text(
        "Lượng chất thải rắn được thu gom, tái sử dụng, tái chế, xử lý bằng công nghệ tiên tiến",
        "Solid waste collected, reused, recycled or treated by advanced technology",
    ),
    unit="tonne",
    definition=Text(
        "Lượng chất thải rắn trong năm được thu gom, tái sử dụng, tái chế và xử lý bằng công nghệ tiên tiến.",
        "Solid waste of the year that was collected, reused, recycled or treated by advanced technology.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    decimals=0,
)


@formula(
    name=Text(
        "Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý đảm bảo tiêu chuẩn, quy chuẩn theo quy định",
        "Share of urban household solid waste collected and treated to standard",
    ),
    unit="percent",
    definition=Text(
        "Lượng được thu gom, xử lý đạt chuẩn chia cho lượng phát sinh, tại khu vực đô thị.",
        "The amount collected and treated to standard over the amount generated, in urban areas.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    denominators=("urban-solid-waste-generated",),
    unlike={
        "solid-waste-recovered": Text(
            "Chỉ tính chất thải rắn sinh hoạt ở đô thị; mục tiêu 2050 tính mọi chất thải rắn.",
            "Only household waste in urban areas; the promise for 2050 speaks of all solid waste.",
        )
    },
)
def urban_solid_waste_treated(
    urban_solid_waste_treated_amount: Operand, urban_solid_waste_generated: Operand
) -> Operand:
    """Return the treated part of urban waste."""
    return urban_solid_waste_treated_amount / urban_solid_waste_generated


@formula(
    name=Text(
        "Tỷ lệ chất thải rắn được thu gom, tái sử dụng, tái chế và xử lý bằng công nghệ tiên tiến",
        "Share of solid waste collected, reused, recycled or treated by advanced technology",
    ),
    unit="percent",
    definition=Text(
        "Lượng được thu gom, tái sử dụng, tái chế, xử lý bằng công nghệ tiên tiến chia cho lượng phát sinh.",
        "The amount collected, reused, recycled or treated by advanced technology over the amount generated.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    denominators=("solid-waste-generated",),
    unlike={
        "urban-solid-waste-treated": Text(
            "Tính mọi chất thải rắn; mục tiêu 2030 chỉ tính chất thải rắn sinh hoạt đô thị.",
            "All solid waste; the promise for 2030 speaks of household waste in urban areas only.",
        )
    },
)
def solid_waste_recovered(solid_waste_recovered_amount: Operand, solid_waste_generated: Operand) -> Operand:
    """Return the recovered part of all solid waste."""
    return solid_waste_recovered_amount / solid_waste_generated


INDICATORS: tuple[Indicator, ...] = (
    URBAN_GENERATED,
    URBAN_TREATED,
    GENERATED,
    RECOVERED,
    urban_solid_waste_treated,
    solid_waste_recovered,
)
