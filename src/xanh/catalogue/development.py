"""The human development index and its three parts: Kế hoạch 200/KH-UBND, phần I.2.d; goalposts in `data/law`.

The formulas are those of UNDP's Technical note 1 (geometric mean of health, education and income).
"""

from xanh.indicators import Direction, Indicator, LawValue, Operand, Text, formula, ln, reported, root

UNDP = "UNDP, Human Development Report, Technical note 1"
SET = "hdi_goalposts"


def _goalpost(code: str, vi: str, en: str, unit: str, key: str) -> LawValue:
    return LawValue(code, Text(vi, en), unit, SET, key)


GOALPOSTS = (
    _goalpost("life-expectancy-low", "Tuổi thọ thấp nhất", "Lowest life expectancy", "year", "life_expectancy.low"),
    _goalpost("life-expectancy-high", "Tuổi thọ cao nhất", "Highest life expectancy", "year", "life_expectancy.high"),
    _goalpost(
        "expected-schooling-high",
        "Số năm đi học kỳ vọng cao nhất",
        "Most expected years of schooling",
        "year",
        "expected_schooling.high",
    ),
    _goalpost(
        "mean-schooling-high",
        "Số năm đi học bình quân cao nhất",
        "Most mean years of schooling",
        "year",
        "mean_schooling.high",
    ),
    _goalpost(
        "income-low", "Thu nhập bình quân thấp nhất", "Lowest income per head", "ppp_dollar/person", "income.low"
    ),
    _goalpost(
        "income-high", "Thu nhập bình quân cao nhất", "Highest income per head", "ppp_dollar/person", "income.high"
    ),
)


def _measured(code: str, vi: str, en: str, unit: str) -> Indicator:
    definition = Text(
        f"{vi} của năm, do cơ quan thống kê công bố.", f"{en} of the year, as the statistics office says."
    )
    return reported(
        code, name=Text(vi, en), unit=unit, definition=definition, source=UNDP, direction=Direction.RISING, decimals=1
    )


def _index(code_name: Text, definition: Text) -> dict[str, object]:
    return {
        "name": code_name,
        "unit": "index",
        "definition": definition,
        "source": UNDP,
        "direction": Direction.RISING,
        "decimals": 3,
    }


@formula(
    **_index(
        Text("Chỉ số sức khỏe", "Health index"),
        Text("Vị trí của tuổi thọ giữa hai mốc.", "Where life expectancy stands between its goalposts."),
    )
)
def health_index(life_expectancy: Operand, life_expectancy_low: Operand, life_expectancy_high: Operand) -> Operand:
    """Return life expectancy between its goalposts."""
    return (life_expectancy - life_expectancy_low) / (life_expectancy_high - life_expectancy_low)


@formula(
    **_index(
        Text("Chỉ số giáo dục", "Education index"),
        Text(
            "Bình quân của hai tỷ lệ số năm đi học so với mốc cao nhất.",
            "The mean of expected and mean years of schooling, each over its goalpost.",
        ),
    )
)
def education_index(
    expected_schooling: Operand, mean_schooling: Operand, expected_schooling_high: Operand, mean_schooling_high: Operand
) -> Operand:
    """Return the mean of the two schooling indices."""
    return (expected_schooling / expected_schooling_high + mean_schooling / mean_schooling_high) / 2


@formula(
    **_index(
        Text("Chỉ số thu nhập", "Income index"),
        Text(
            "Vị trí của thu nhập bình quân giữa hai mốc, theo thang logarit.",
            "Where income per head stands between its goalposts, on a logarithmic scale.",
        ),
    )
)
def income_index(income_per_head: Operand, income_low: Operand, income_high: Operand) -> Operand:
    """Return income between its goalposts, in logarithms."""
    return ln(income_per_head / income_low) / ln(income_high / income_low)


@formula(
    name=Text("Chỉ số phát triển con người (HDI)", "Human development index (HDI)"),
    unit="index",
    definition=Text(
        "Trung bình nhân của chỉ số sức khỏe, chỉ số giáo dục và chỉ số thu nhập.",
        "The geometric mean of the health, education and income indices.",
    ),
    source=f"Kế hoạch 200/KH-UBND, phần I.2.d; {UNDP}",
    direction=Direction.RISING,
    decimals=3,
)
def hdi(health_index: Operand, education_index: Operand, income_index: Operand) -> Operand:
    """Return the geometric mean of the three."""
    return root(health_index * education_index * income_index, 3)


INDICATORS: tuple[Indicator, ...] = (
    _measured("life-expectancy", "Tuổi thọ trung bình", "Life expectancy at birth", "year"),
    _measured("expected-schooling", "Số năm đi học kỳ vọng", "Expected years of schooling", "year"),
    _measured("mean-schooling", "Số năm đi học bình quân", "Mean years of schooling", "year"),
    _measured(
        "income-per-head", "Thu nhập bình quân đầu người theo PPP", "Income per head in PPP", "ppp_dollar/person"
    ),
    health_index,
    education_index,
    income_index,
    hdi,
)
