"""The bodies an appointment can name: agencies, and for those who report for one, facilities."""

from datetime import date

from xanh.basis.errors import Refusal
from xanh_web.agencies.models import Agency
from xanh_web.base.models.person import Role
from xanh_web.emissions.models import Facility

OF_ONE_BODY = (Role.REPORTER, Role.AGENCY_HEAD, Role.FACILITY_REPORTER, Role.VERIFIER)


def bodies_on(day: date) -> list[tuple[str, str]]:
    """Return (code, name) of the agencies and facilities there are on `day`."""
    agencies = Agency.objects.on(day).order_by("code").values_list("code", "name")
    return [*agencies, *Facility.objects.on(day).values_list("code", "name")]


def names_of(codes: set[str]) -> dict[str, str]:
    """Return the names of agencies and facilities by code, those of earlier days too."""
    found = dict(Facility.objects.filter(code__in=codes).values_list("code", "name"))
    return found | dict(Agency.objects.filter(code__in=codes).values_list("code", "name"))


def may_be_of(role: str, code: str) -> Refusal | None:
    """A reporter, a head and a verifier act for one body; the one named is there."""
    if role in OF_ONE_BODY and not code:
        return Refusal("This role is held for one agency, facility or body: enter its code.")
    if role == Role.FACILITY_REPORTER and not Facility.objects.filter(code=code).exists():
        return Refusal("There is no facility with the code {code}: choose one of the register.", code=code)
    # A verification body is no agency: its code is the one the city gives it.
    if code and role not in (Role.FACILITY_REPORTER, Role.VERIFIER) and not Agency.objects.filter(code=code).exists():
        return Refusal("There is no agency with the code {code}: choose one of the list.", code=code)
    return None
