"""What is sent of an issued inventory."""

from ninja import Field, Schema

from xanh_web.api.shapes import Day, Instant, Number


class InventoryShape(Schema):
    """An issued version of an inventory."""

    code: str
    area: str
    year: int
    version: int
    reason: str = Field(description="Why it was recalculated; empty for the first version.")
    boundary_on: Day
    gwp: str = Field(description="The warming potentials of its published totals.")
    issued_at: Instant
    content_hash: str
    illustrative: bool = Field(description="Made up for demonstration: not a statistic.")


class TotalShape(Schema):
    """A total with 12 significant digits, or why there is none; partial where a part is missing or not estimated."""

    value: Number | None
    notation: str = Field(description="The notation keys NO, NE, NA, IE, C where there is no number, else empty.")
    reason: str = Field(description="The same in words.")
    partial: bool


class InventoryWhole(InventoryShape):
    """A version with its totals under `read_under`, in `unit`; what stands beside them and pollutants in tonnes."""

    read_under: str
    unit: str
    totals: dict[str, TotalShape]
    ipcc_2006: dict[str, TotalShape]
    gpc: dict[str, TotalShape]
    unanswered: list[str] = Field(description="The GPC categories of which nothing is said.")
    memo_tonnes: dict[str, TotalShape] = Field(description="Gases beside the total, such as biogenic CO2.")
    pollutants_tonnes: dict[str, dict[str, TotalShape]] = Field(
        description="By pollutant and NFR category (an empty code: no place there)."
    )


class QuantityShape(Schema):
    """A number that the method needs besides the amount."""

    value: Number | None
    unit: str


class FactorShape(Schema):
    """A factor that was used, with its range and where it stands; `verified` says whether that was compared."""

    code: str
    quantity: str
    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    source: str
    reference: str
    verified: bool


class GasShape(Schema):
    """What a line emits of one gas, with every digit it was computed with, or why there is no number."""

    gas: str
    mass_kg: Number | None
    scope: int
    notation: str
    reason: str
    uncertainty: Number | None = Field(description="Of the factors, as a share.")
    sentences: list[str]
    factors: list[FactorShape]


class FileShape(Schema):
    """A file the line rests on."""

    name: str
    sha256: str


class InventoryLine(Schema):
    """One line of a version as it was frozen. Of a confidential line (C) there is no number."""

    code: str
    kind: str
    method: str
    equation: str
    category: str = Field(description="Of IPCC 2006.")
    area: str = Field(description="The area in which it happens; that of the inventory where no smaller one is known.")
    year: int
    amount: Number | None
    unit: str
    notation: str = Field(description="NO, NE, NA, IE or C, else empty.")
    reason: str = Field(description="The same in words.")
    where: str = Field(description="The category that includes it, for IE.")
    keys: dict[str, str]
    shares: dict[str, Number | None]
    quantities: dict[str, QuantityShape]
    history: dict[str, Number | None] = Field(description="Amounts of earlier years, for what decays.")
    facility: str
    without: list[str] = Field(description="The facilities that it leaves out, which report themselves.")
    less: dict[str, Number | None] = Field(description="What was subtracted for facilities; null where confidential.")
    compared: dict[str, str | list[str]] = Field(description="What was stated beside the amount, to check it.")
    taken_from: str
    own_reason: str
    borrow_year: int | None
    uncertainty_activity: Number | None = Field(description="Of the amount, as a share.")
    note: str
    evidence: list[FileShape]
    report: dict[str, str | dict[str, str]] | None = Field(
        description="The facility's report it was taken from: receipt, hash, line, what was subtracted elsewhere."
    )
    gases: list[GasShape]


class PollutantLine(Schema):
    """Tonnes of a pollutant from sources of an NFR category in an area, as the exact sum of its lines."""

    pollutant: str
    nfr: str = Field(description="Empty where the sources have no place in NFR.")
    source: str = Field(description="The name of the category.")
    area: str = Field(description="Empty for what is not placed in a smaller area: it is spread over none.")
    tonnes: Number | None
    notation: str = Field(description="C where it is confidential, else empty.")
    reason: str = Field(description="The same in words.")
