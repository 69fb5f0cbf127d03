"""The formal parts of a report, from the city's data and the agency that coordinates on the day."""

from datetime import date, datetime

from django.utils import timezone

from xanh.documents.report.content import Head, ReportContent
from xanh_web.agencies.city import City, current_city
from xanh_web.agencies.models import Agency
from xanh_web.reporting.consolidate import build_content
from xanh_web.reporting.models import Round


def draft_content(round_: Round, at: datetime) -> ReportContent:
    """Return the report as it stands at `at`, without number and date."""
    city = current_city()
    return build_content(round_, _head(city, timezone.localtime(at).date()), city.name, at, draft=True)


def final_content(round_: Round, at: datetime, *, number: str, issued_on: date, signer: str = "") -> ReportContent:
    """Return the report as it stands at `at`, under its number and date, ready to be issued."""
    city = current_city()
    head = _head(city, issued_on).model_copy(update={"number": number, "issued_on": issued_on, "signer": signer})
    return build_content(round_, head, city.name, at, draft=False)


def _head(city: City, on: date) -> Head:
    coordinator = Agency.objects.get(code=city.coordinator_on(on))
    return Head(
        parent_issuer=city.parent_issuer,
        issuer=coordinator.name.upper(),
        issuer_name=coordinator.name,
        symbol=f"BC-{coordinator.code}",
        place=city.place,
        addressed_to=(city.committee,),
        recipients=("Như trên", "Các sở, ban, ngành", "Lãnh đạo " + coordinator.name),
        filing="VT, TH",
        signature_lines=(coordinator.head_title.upper(),),
    )
