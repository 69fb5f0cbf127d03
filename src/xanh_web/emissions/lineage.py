"""The way of an inventory's total, told line by line: version, lines, factors with their reason, evidence."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.ghg.categories import category
from xanh.ghg.city_published import shown_lines, shown_reading
from xanh.ghg.city_totals import co2e_of, read_totals
from xanh.ghg.gas import POLLUTANT, gas
from xanh.ghg.gwp import gwp_set
from xanh_web.emissions.models import FacilityReportVersion, InventoryLine, InventoryVersion


def tonnes(value: float, decimals: int = 1) -> str:
    """Return a mass in tonnes as the reader writes it."""
    return format_number(Decimal(repr(value)), decimals)


def inventory_way(version: InventoryVersion, indent: str) -> Iterator[str]:
    """Yield what a version's total rests on, down to each line that adds to it, its factors and its files."""
    lines = list(version.lines.prefetch_related("evidence__file"))
    contents = [line.content for line in lines]
    reading = shown_reading(
        read_totals(contents, version.inventory.area_code, version.inventory.year, version.gwp), contents
    )
    yield indent + _("inventory {code}, version {number}, issued {time}, content hash {hash}").format(
        code=version.inventory.code,
        number=version.number,
        time=timezone.localtime(version.issued_at).strftime("%d/%m/%Y %H:%M"),
        hash=version.content_hash,
    )
    if version.reason:
        yield indent + _("recalculated: {reason}").format(reason=version.reason)
    yield indent + _("boundary of {day}; warming potentials {gwp} ({reference})").format(
        day=f"{version.boundary_on:%d/%m/%Y}", gwp=version.gwp, reference=gwp_set(version.gwp).reference
    )
    shown = shown_lines(contents)  # the way of a total is open to all
    reports = {one.receipt: one for one in _reports(contents)}
    for code, one in reading.tree.items():
        if "." not in code and (one.value is not None or one.hidden):
            said = one.text or f"{tonnes(one.value or 0.0)} t CO2e"
            yield f"{indent}  {code} {category(code).name}: {said}"
            for line, content in zip(lines, shown, strict=True):
                if line.category.split(".")[0] == code:
                    yield from _line_way(line, content, version.gwp, indent + "    ")
                    if (report := line.content.get("report")) and report["receipt"] in reports:
                        yield from report_way(reports[report["receipt"]], report["line"], indent + "      ")


def report_way(version: FacilityReportVersion, line_code: str, indent: str) -> Iterator[str]:
    """Yield the facility's report that a line was taken from: receipt, hash, line, opinions."""
    yield indent + _("report of the facility: {receipt}, sent {day}, line {line}, content hash {hash}").format(
        receipt=version.receipt,
        day=f"{timezone.localtime(version.submitted_at):%d/%m/%Y}",
        line=line_code,
        hash=version.content_hash,
    )
    for opinion in version.opinions.all():
        yield f"{indent}  " + _("{kind} by {body}: {conclusion}").format(
            kind=opinion.get_kind_display(), body=opinion.body_name, conclusion=opinion.get_conclusion_display()
        )


def _reports(contents: Sequence[Mapping[str, Any]]) -> list[FacilityReportVersion]:
    receipts = {content["report"]["receipt"] for content in contents if "report" in content}
    if not receipts:
        return []
    known = FacilityReportVersion.objects.filter(receipt__in=receipts).defer("content")
    return list(known.prefetch_related("opinions"))


def _line_way(line: InventoryLine, content: Mapping[str, Any], gwp: str, indent: str) -> Iterator[str]:
    """Yield what one line says: its activity and where that is from, its emission, factors, files."""
    direct = co2e_of(content, gwp, (1,))
    other = co2e_of(content, gwp, (2, 3))
    if content["amount"] is None:
        yield f"{indent}{line.category} {line.code}: {content['notation']}"
        return
    amount = f"{format_number(Decimal(content['amount']))} {unit_label(content['unit'])}"
    mass = f"{tonnes(direct if direct is not None else other or 0.0)} t CO2e"
    if direct is None:
        mass += " " + _("(beside the total: emitted elsewhere)")
    yield f"{indent}{line.category} {line.code}: {amount} → {mass} [{content['equation']}]"
    for facility, less in content.get("less", {}).items():
        yield f"{indent}  " + _("after {amount} {unit} of {facility} were subtracted, which reports itself").format(
            amount="C" if less is None else format_number(Decimal(less)),
            unit=unit_label(content["unit"]),
            facility=facility,
        )
    if content["taken_from"]:
        yield f"{indent}  " + _("figure from: {source}").format(source=content["taken_from"])
    warming = [one for name, one in content["gases"].items() if gas(name).group != POLLUTANT]
    said = {factor["code"]: factor for one in warming for factor in one["factors"]}
    for code, factor in said.items():
        value = f"{format_number(Decimal(factor['value']))} {factor['unit']}" if factor["value"] else "–"
        yield f"{indent}  " + _("factor {code}: {value}, {reference}").format(
            code=code, value=value, reference=factor["reference"]
        )
    for file in line.evidence.all():
        yield f"{indent}  " + _("evidence file {name}, SHA-256 {hash}").format(name=file.name, hash=file.file.sha256)
