"""Irrigation and fertiliser: Kế hoạch 200/KH-UBND, phần I.2.b; a name of Thông tư 10/2023/TT-BKHĐT."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

PLAN, TT_10 = "Kế hoạch 200/KH-UBND, phần I.2.b", "Thông tư 10/2023/TT-BKHĐT, Phụ lục I (mã số chưa xác nhận)"
IRRIGATED = reported(
    "irrigated-dry-crop-area",
    name=Text("Diện tích cây trồng cạn có tưới", "Irrigated area of dry-land crops"),
    unit="hectare",
    definition=Text(
        "Tổng diện tích cây trồng cạn được tưới trong năm.", "All area of dry-land crops irrigated in the year."
    ),
    source=PLAN,
    decimals=0,
)
SAVING = reported(
    "water-saving-irrigated-area",
    name=Text("Diện tích cây trồng cạn tưới tiên tiến, tiết kiệm nước", "Dry-land crop area under saving irrigation"),
    unit="hectare",
    definition=Text(
        "Diện tích cây trồng cạn được tưới bằng phương pháp tiên tiến, tiết kiệm nước.",
        "Area of dry-land crops irrigated by advanced, water-saving methods.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    decimals=0,
)
FERTILISER = reported(
    "chemical-fertiliser-used",
    name=Text("Lượng phân bón hóa học sử dụng", "Chemical fertiliser used"),
    unit="tonne",
    definition=Text(
        "Lượng phân bón hóa học sử dụng cho trồng trọt trong năm.", "Chemical fertiliser used on crops in the year."
    ),
    source=TT_10,
    direction=Direction.FALLING,
    decimals=0,
)
CROP_LAND = reported(
    "crop-land",
    name=Text("Diện tích đất trồng trọt", "Crop land"),
    unit="hectare",
    definition=Text("Diện tích đất trồng trọt trong năm.", "Land under crops in the year."),
    source=TT_10,
    decimals=0,
)


@formula(
    name=Text(
        "Tỷ lệ diện tích cây trồng cạn có tưới được áp dụng phương pháp tưới tiên tiến, tiết kiệm nước",
        "Share of irrigated dry-land crops under water-saving irrigation",
    ),
    unit="percent",
    definition=Text(
        "Diện tích tưới tiên tiến, tiết kiệm nước chia cho diện tích cây trồng cạn có tưới.",
        "Area under water-saving irrigation over irrigated area of dry-land crops.",
    ),
    source=PLAN,
    direction=Direction.RISING,
    denominators=("irrigated-dry-crop-area",),
)
def water_saving_irrigation_share(water_saving_irrigated_area: Operand, irrigated_dry_crop_area: Operand) -> Operand:
    """Return the water-saving part of irrigated dry-land crops."""
    return water_saving_irrigated_area / irrigated_dry_crop_area


@formula(
    name=Text(
        "Lượng phân bón hóa học bình quân sử dụng trên 1 ha đất trồng trọt", "Chemical fertiliser per hectare of crops"
    ),
    unit="kilogram/hectare",
    definition=Text(
        "Lượng phân bón hóa học sử dụng chia cho diện tích đất trồng trọt.", "Chemical fertiliser used over crop land."
    ),
    source=TT_10,
    direction=Direction.FALLING,
    denominators=("crop-land",),
)
def fertiliser_per_hectare(chemical_fertiliser_used: Operand, crop_land: Operand) -> Operand:
    """Return fertiliser over crop land."""
    return chemical_fertiliser_used / crop_land


INDICATORS: tuple[Indicator, ...] = (
    IRRIGATED,
    SAVING,
    FERTILISER,
    CROP_LAND,
    water_saving_irrigation_share,
    fertiliser_per_hectare,
)
