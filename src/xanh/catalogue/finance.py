"""Green credit and green bonds: names of Thông tư 10/2023/TT-BKHĐT; the denominators are ours until compared."""

from xanh.indicators import Direction, Indicator, Operand, Text, formula, reported

TT_10 = "Thông tư 10/2023/TT-BKHĐT, Phụ lục I (mã số và mẫu số chưa đối chiếu)"


def _amount(code: str, vi: str, en: str) -> Indicator:
    definition = Text(f"{vi} của năm.", f"{en} of the year.")
    return reported(code, name=Text(vi, en), unit="billion_dong", definition=definition, source=TT_10, decimals=0)


@formula(
    name=Text("Tỷ trọng dư nợ tín dụng xanh", "Share of green credit outstanding"),
    unit="percent",
    definition=Text(
        "Dư nợ tín dụng xanh cuối năm chia cho tổng dư nợ tín dụng.", "Green credit outstanding over all credit."
    ),
    source=TT_10,
    direction=Direction.RISING,
    denominators=("credit-outstanding",),
)
def green_credit_share(green_credit_outstanding: Operand, credit_outstanding: Operand) -> Operand:
    """Return the green part of credit."""
    return green_credit_outstanding / credit_outstanding


@formula(
    name=Text("Tỷ trọng phát hành trái phiếu xanh", "Share of green bonds issued"),
    unit="percent",
    definition=Text(
        "Giá trị trái phiếu xanh phát hành chia cho tổng giá trị trái phiếu phát hành.",
        "Green bonds issued over all bonds issued, by value.",
    ),
    source=TT_10,
    direction=Direction.RISING,
    denominators=("bonds-issued",),
)
def green_bond_share(green_bonds_issued: Operand, bonds_issued: Operand) -> Operand:
    """Return the green part of bonds."""
    return green_bonds_issued / bonds_issued


INDICATORS: tuple[Indicator, ...] = (
    _amount("green-credit-outstanding", "Dư nợ tín dụng xanh cuối năm", "Green credit outstanding at the end"),
    _amount("credit-outstanding", "Tổng dư nợ tín dụng cuối năm", "All credit outstanding at the end"),
    _amount("green-bonds-issued", "Giá trị trái phiếu xanh phát hành", "Green bonds issued"),
    _amount("bonds-issued", "Tổng giá trị trái phiếu phát hành", "All bonds issued"),
    green_credit_share,
    green_bond_share,
)
