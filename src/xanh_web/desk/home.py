"""The first page of the desk: everyone is led to the page of their role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.views.decorators.http import require_safe

from xanh_web.base.models.person import Role
from xanh_web.base.screens import roles_of

# Who holds several roles begins at the first of these; the others are in the navigation of the desk.
FIRST_PAGE: dict[Role, str] = {
    Role.COORDINATOR: "coordinator_board",
    Role.AGENCY_HEAD: "my_obligations",
    Role.REPORTER: "my_obligations",
    Role.FACILITY_REVIEWER: "verification_desk",
    Role.VERIFIER: "verification_desk",
    Role.FACILITY_REPORTER: "my_facilities",
    Role.LEADER: "leader_page",
    Role.AUDITOR: "events",
    Role.ADMINISTRATOR: "events",
}


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Lead to the first page of the visitor's role; the public site where there is none."""
    held = roles_of(request)
    for role, route in FIRST_PAGE.items():
        if role.value in held:
            try:
                return redirect(route)
            except NoReverseMatch:  # a desk that this installation does not have
                continue
    return redirect("home")
