"""Energy: Kế hoạch 200/KH-UBND, phần I.2.b; Thông tư 10/2023/TT-BKHĐT, 2.1 to 2.3 and the share in electricity."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

TT_10 = "Thông tư 10/2023/TT-BKHĐT, Phụ lục I"
PRIMARY_SUPPLY = reported(
    "primary-energy-supply",
    name=Text("Tổng cung năng lượng sơ cấp", "Primary energy supply, total"),
    unit="tonne_oil_equivalent",
    definition=Text(
        "Tổng cung năng lượng sơ cấp trong năm trên địa bàn.", "All primary energy supplied in the area in the year."
    ),
    source=f"{TT_10}, mã số 2.1",
    decimals=0,
)
RENEWABLE_SUPPLY = reported(
    "renewable-energy-supply",
    name=Text("Cung năng lượng sơ cấp từ năng lượng tái tạo", "Primary energy supply from renewables"),
    unit="tonne_oil_equivalent",
    definition=Text(
        "Phần năng lượng tái tạo trong tổng cung năng lượng sơ cấp.", "The renewable part of primary energy supply."
    ),
    source=f"{TT_10}, mã số 2.3",
    direction=Direction.RISING,
    decimals=0,
)
FINAL_CONSUMPTION = reported(
    "final-energy-consumption",
    name=Text("Tiêu dùng năng lượng cuối cùng", "Final energy consumption"),
    unit="tonne_oil_equivalent",
    definition=Text(
        "Năng lượng cuối cùng tiêu dùng trong năm trên địa bàn.", "Final energy consumed in the area in the year."
    ),
    source=f"{TT_10}, mã số 2.2",
    decimals=0,
)
ELECTRICITY = reported(
    "electricity-produced",
    name=Text("Tổng sản lượng điện sản xuất", "Electricity produced, total"),
    unit="megawatt_hour",
    definition=Text("Toàn bộ sản lượng điện sản xuất trong năm.", "All electricity produced in the year."),
    source=f"{TT_10}",
    decimals=0,
)
RENEWABLE_ELECTRICITY = reported(
    "renewable-electricity-produced",
    name=Text("Sản lượng điện từ năng lượng tái tạo", "Electricity produced from renewables"),
    unit="megawatt_hour",
    definition=Text(
        "Sản lượng điện sản xuất từ năng lượng tái tạo trong năm.", "Electricity produced from renewables in the year."
    ),
    source=f"{TT_10}",
    direction=Direction.RISING,
    decimals=0,
)


@formula(
    name=Text("Tiêu hao năng lượng sơ cấp trên GRDP", "Primary energy per GRDP"),
    unit="tonne_oil_equivalent/billion_dong",
    definition=Text(
        "Tổng cung năng lượng sơ cấp chia cho GRDP theo giá so sánh.",
        "Primary energy supply over GRDP at constant prices.",
    ),
    source=f"Kế hoạch 200/KH-UBND, phần I.2.b; {TT_10}, mã số 2.1",
    direction=Direction.FALLING,
    decimals=2,
    denominators=("grdp-constant-prices",),
    unlike={
        "final-energy-per-grdp": Text(
            "Tử số ở đây là tổng cung năng lượng sơ cấp, không phải tiêu dùng năng lượng cuối cùng.",
            "Here the numerator is primary energy supply, not final consumption.",
        )
    },
)
def primary_energy_per_grdp(primary_energy_supply: Operand, grdp_constant_prices: Operand) -> Operand:
    """Return primary energy over GRDP."""
    return primary_energy_supply / grdp_constant_prices


@formula(
    name=Text("Thay đổi tiêu hao năng lượng sơ cấp trên GRDP trong năm", "Yearly change of primary energy per GRDP"),
    unit="percent",
    definition=Text(
        "Mức thay đổi của tiêu hao năng lượng sơ cấp trên GRDP so với năm trước; số âm là giảm.",
        "The change of primary energy per GRDP from the year before; a negative number is a fall.",
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2.b",
    direction=Direction.FALLING,
)
def primary_energy_per_grdp_change(
    primary_energy_per_grdp: Operand, primary_energy_per_grdp__year_before: Operand
) -> Operand:
    """Return the relative change from the year before."""
    return (primary_energy_per_grdp - primary_energy_per_grdp__year_before) / primary_energy_per_grdp__year_before


@formula(
    name=Text("Tiêu dùng năng lượng cuối cùng trên GRDP", "Final energy consumption per GRDP"),
    unit="tonne_oil_equivalent/billion_dong",
    definition=Text(
        "Tiêu dùng năng lượng cuối cùng chia cho GRDP theo giá so sánh.",
        "Final energy consumption over GRDP at constant prices.",
    ),
    source=f"{TT_10}, mã số 2.2",
    direction=Direction.FALLING,
    decimals=2,
    denominators=("grdp-constant-prices",),
    unlike={
        "primary-energy-per-grdp": Text(
            "Tử số ở đây là tiêu dùng năng lượng cuối cùng, không phải tổng cung năng lượng sơ cấp.",
            "Here the numerator is final consumption, not primary energy supply.",
        )
    },
)
def final_energy_per_grdp(final_energy_consumption: Operand, grdp_constant_prices: Operand) -> Operand:
    """Return final energy over GRDP."""
    return final_energy_consumption / grdp_constant_prices


@formula(
    name=Text(
        "Tỷ trọng năng lượng tái tạo trên tổng cung cấp năng lượng sơ cấp",
        "Share of renewables in primary energy supply",
    ),
    unit="percent",
    definition=Text(
        "Cung năng lượng tái tạo chia cho tổng cung năng lượng sơ cấp.",
        "Renewable supply over total primary energy supply.",
    ),
    source=f"Kế hoạch 200/KH-UBND, phần I.2.b; {TT_10}, mã số 2.3",
    direction=Direction.RISING,
    denominators=("primary-energy-supply",),
    unlike={
        "renewable-electricity-share": Text(
            "Mẫu số ở đây là tổng cung năng lượng sơ cấp, không phải sản lượng điện.",
            "Here the denominator is primary energy supply, not electricity produced.",
        )
    },
)
def renewable_share_primary_energy(renewable_energy_supply: Operand, primary_energy_supply: Operand) -> Operand:
    """Return the renewable part of primary energy."""
    return renewable_energy_supply / primary_energy_supply


@formula(
    name=Text(
        "Tỷ lệ sản lượng điện từ năng lượng tái tạo trên tổng sản lượng điện sản xuất",
        "Share of renewables in electricity produced",
    ),
    unit="percent",
    definition=Text(
        "Sản lượng điện từ năng lượng tái tạo chia cho tổng sản lượng điện sản xuất.",
        "Electricity from renewables over all electricity produced.",
    ),
    source=f"{TT_10} (mã số chưa xác nhận)",
    direction=Direction.RISING,
    denominators=("electricity-produced",),
    unlike={
        "renewable-share-primary-energy": Text(
            "Mẫu số ở đây là sản lượng điện, không phải tổng cung năng lượng sơ cấp.",
            "Here the denominator is electricity produced, not primary energy supply.",
        )
    },
)
def renewable_electricity_share(renewable_electricity_produced: Operand, electricity_produced: Operand) -> Operand:
    """Return the renewable part of electricity."""
    return renewable_electricity_produced / electricity_produced


INDICATORS: tuple[Indicator, ...] = (
    PRIMARY_SUPPLY,
    RENEWABLE_SUPPLY,
    FINAL_CONSUMPTION,
    ELECTRICITY,
    RENEWABLE_ELECTRICITY,
    primary_energy_per_grdp,
    primary_energy_per_grdp_change,
    final_energy_per_grdp,
    renewable_share_primary_energy,
    renewable_electricity_share,
)
