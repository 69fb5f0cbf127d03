"""The key categories of an inventory as figures of the report."""

from collections.abc import Sequence
from decimal import Decimal

from xanh.basis.number import rounded
from xanh.documents.report.content import Figure, KeyCategory
from xanh.ghg.categories import category
from xanh.ghg.city_published import is_confidential
from xanh.ghg.city_quality import key_categories
from xanh.ghg.city_totals import Frozen
from xanh_web.reporting.consolidate.figures import FigureBook

# The document is Vietnamese and names gases by their formula; two of them share one.
GASES = {"CH4_FOSSIL": "CH4 (hóa thạch)", "CO2_BIO": "CO2 (sinh học)"}
LEVEL, TREND = "mức phát thải", "xu thế"


def key_lines(
    latest: Sequence[Frozen], gwp: str, base: Sequence[Frozen], source: str, book: FigureBook
) -> tuple[KeyCategory, ...]:
    """Return the key categories, the largest first; the share of one that holds a confidential line is left out.

    Ask only where the total itself is shown: a share of an open category would give a closed total away.
    """
    by_level, by_trend = key_categories(latest, gwp, base)
    trends = {one.category: one for one in by_trend}
    closed = {line["category"] for line in (*latest, *base) if is_confidential(line)}
    rows = []
    for one in by_level:
        code, _space, named = one.category.partition(" ")
        trend = trends.get(one.category)
        reasons = [word for word, key in ((LEVEL, one.key), (TREND, trend is not None and trend.key)) if key]
        if not reasons:
            continue
        shown = code not in closed
        name = f"{code} {category(code).name}"
        told = GASES.get(named, named)
        rows.append(
            KeyCategory(
                name=name,
                gas=told,
                by=", ".join(reasons),
                level=_share(f"{name}, {told}: tỷ trọng theo mức", one.share, source, book) if shown else None,
                # a share of the trend rests on both years: with a line closed in either, none is stated
                trend=_share(f"{name}, {told}: tỷ trọng theo xu thế", trend.share, source, book)
                if trend is not None and not closed
                else None,
            )
        )
    return tuple(rows)


def _share(label: str, share: float, source: str, book: FigureBook) -> Figure:
    return book.figure(book.leaf(label, rounded(Decimal(repr(share * 100)), 6), "%", source), 1)
