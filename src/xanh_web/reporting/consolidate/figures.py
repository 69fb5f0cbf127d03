"""Making figures: every number that enters the report gets an id and its lineage here."""

from collections.abc import Iterable
from decimal import Decimal

from xanh.documents.report.content import Figure, Lineage


class FigureBook:
    """Hands out figures with ids f1, f2 … in the order they are made, so that the same data gives the same ids."""

    def __init__(self, period: str, area: str) -> None:
        self._made = 0
        self._period = period
        self._area = area

    def leaf(self, label: str, value: Decimal | None, unit: str, source: str, period: str = "") -> Lineage:
        """Return a lineage node that rests on a stored row, named `source` ("observation:12")."""
        return Lineage(
            label=label,
            value=value,
            unit=unit,
            period=period or self._period,
            area=self._area,
            source=source,
            missing="" if value is not None else "not_reported",
        )

    def figure(self, lineage: Lineage, decimals: int = 0) -> Figure:
        """Return the next figure, standing on `lineage`."""
        self._made += 1
        return Figure(
            id=f"f{self._made}",
            value=lineage.value,
            decimals=decimals,
            unit=lineage.unit,
            missing=lineage.missing,
            lineage=lineage,
        )

    def count(self, label: str, unit: str, sources: Iterable[str], register: str) -> Figure:
        """Return how many `sources` there are; an empty count rests on the `register` that was looked through."""
        inputs = tuple(self.leaf(label, Decimal(1), unit, source) for source in sources)
        return self.figure(
            Lineage(
                label=label,
                value=Decimal(len(inputs)),
                unit=unit,
                period=self._period,
                area=self._area,
                source="" if inputs else register,
                inputs=inputs,
            )
        )

    def total(self, label: str, unit: str, parts: Iterable[Lineage], register: str, decimals: int = 0) -> Figure:
        """Return the sum of the parts that have a value; missing, with the reason, where none has one."""
        known = tuple(part for part in parts if part.value is not None)
        if not known:
            return self.figure(self.leaf(label, None, unit, register), decimals)
        value = sum((part.value for part in known if part.value is not None), Decimal(0))
        return self.figure(
            Lineage(label=label, value=value, unit=unit, period=self._period, area=self._area, inputs=known), decimals
        )
