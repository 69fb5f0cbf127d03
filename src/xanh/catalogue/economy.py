"""Output, the digital economy and public procurement: Kế hoạch 200/KH-UBND, phần I.2.b and c."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

GRDP_CONSTANT = reported(
    "grdp-constant-prices",
    name=Text("GRDP theo giá so sánh", "GRDP at constant prices"),
    unit="billion_dong",
    definition=Text(
        "Tổng sản phẩm trên địa bàn theo giá so sánh; mọi năm của một chuỗi cùng một năm gốc giá.",
        "Gross regional domestic product at constant prices; all years of a series share one price base.",
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2 (mẫu số “GRDP”)",
    direction=Direction.RISING,
    decimals=0,
)
GRDP_CURRENT = reported(
    "grdp-current-prices",
    name=Text("GRDP theo giá hiện hành", "GRDP at current prices"),
    unit="billion_dong",
    definition=Text(
        "Tổng sản phẩm trên địa bàn theo giá hiện hành.", "Gross regional domestic product at current prices."
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2 (mẫu số “GRDP”)",
    direction=Direction.RISING,
    decimals=0,
)
DIGITAL_ECONOMY = reported(
    "digital-economy-value-added",
    name=Text("Giá trị tăng thêm của kinh tế số", "Value added of the digital economy"),
    unit="billion_dong",
    definition=Text(
        "Giá trị tăng thêm của kinh tế số theo giá hiện hành.", "Value added of the digital economy at current prices."
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2.b",
    direction=Direction.RISING,
    decimals=0,
)
PUBLIC_PROCUREMENT = reported(
    "public-procurement",
    name=Text("Giá trị mua sắm công", "Public procurement, total"),
    unit="billion_dong",
    definition=Text("Tổng giá trị mua sắm công trong năm.", "The value of all public procurement of the year."),
    source="Kế hoạch 200/KH-UBND, phần I.2.c",
)
GREEN_PROCUREMENT = reported(
    "green-public-procurement",
    name=Text("Giá trị mua sắm công xanh", "Green public procurement"),
    unit="billion_dong",
    definition=Text(
        "Giá trị mua sắm công đáp ứng tiêu chí xanh trong năm.",
        "The value of public procurement of the year that meets green criteria.",
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2.c",
    direction=Direction.RISING,
)


@formula(
    name=Text("Tỷ trọng kinh tế số trong GRDP", "Share of the digital economy in GRDP"),
    unit="percent",
    definition=Text(
        "Giá trị tăng thêm của kinh tế số chia cho GRDP, cùng theo giá hiện hành.",
        "Value added of the digital economy over GRDP, both at current prices.",
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2.b",
    direction=Direction.RISING,
    denominators=("grdp-current-prices",),
)
def digital_economy_share_grdp(digital_economy_value_added: Operand, grdp_current_prices: Operand) -> Operand:
    """Return the digital economy's part of GRDP."""
    return digital_economy_value_added / grdp_current_prices


@formula(
    name=Text("Tỷ lệ mua sắm công xanh trong tổng mua sắm công", "Share of green procurement in public procurement"),
    unit="percent",
    definition=Text(
        "Giá trị mua sắm công xanh chia cho tổng giá trị mua sắm công.",
        "Green public procurement over all public procurement, by value.",
    ),
    source="Kế hoạch 200/KH-UBND, phần I.2.c",
    direction=Direction.RISING,
    denominators=("public-procurement",),
)
def green_procurement_share(green_public_procurement: Operand, public_procurement: Operand) -> Operand:
    """Return the green part of public procurement."""
    return green_public_procurement / public_procurement


INDICATORS: tuple[Indicator, ...] = (
    GRDP_CONSTANT,
    GRDP_CURRENT,
    DIGITAL_ECONOMY,
    PUBLIC_PROCUREMENT,
    GREEN_PROCUREMENT,
    digital_economy_share_grdp,
    green_procurement_share,
)
