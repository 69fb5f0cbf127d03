"""Making figures for tests."""

from decimal import Decimal

from xanh.documents.report.content import Figure, Lineage

YEAR = 2025


class Ids:
    """Gives figures their ids in the order they are made."""

    def __init__(self) -> None:
        self.count = 0

    def make(self, label: str, value: object, unit: str = "", *, source: str, decimals: int = 0, **more: str) -> Figure:
        """Return a figure that rests on one source; `missing` is given where `value` is None."""
        self.count += 1
        number = None if value is None else Decimal(str(value))
        missing = more.get("missing", "")
        lineage = Lineage(
            label=label, value=number, unit=unit, period=more.get("period", str(YEAR)), source=source, missing=missing
        )
        return Figure(id=f"f{self.count}", value=number, decimals=decimals, unit=unit, missing=missing, lineage=lineage)

    def counted(self, label: str, value: int, sources: tuple[str, ...], unit: str = "item") -> Figure:
        """Return a count over `sources`."""
        self.count += 1
        inputs = tuple(Lineage(label=label, value=Decimal(1), unit=unit, source=source) for source in sources)
        own = "" if inputs else "round:KH-2025"
        lineage = Lineage(label=label, value=Decimal(value), unit=unit, period=str(YEAR), inputs=inputs, source=own)
        return Figure(id=f"f{self.count}", value=Decimal(value), unit=unit, lineage=lineage)
