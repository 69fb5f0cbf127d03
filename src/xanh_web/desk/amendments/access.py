"""Which proposals a visitor may see and write: drafts are their agency's and the coordinator's, the rest everyone's."""

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh_web.amendments.models import Proposal, ProposalState
from xanh_web.amendments.querysets import ProposalQuerySet
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import may
from xanh_web.base.screens import roles_of
from xanh_web.desk.coordinator.signed_in import person_of

PROPOSERS = {Role.REPORTER, Role.AGENCY_HEAD}


def visible(request: HttpRequest) -> ProposalQuerySet:
    """Return the proposals the visitor may see."""
    rows = Proposal.objects.select_related("against__plan")
    if Role.COORDINATOR in roles_of(request):
        return rows
    own = own_agencies(person_of(request))
    return rows.filter(~Q(state=ProposalState.DRAFT) | Q(agency_code__in=own))


def proposal_of(request: HttpRequest, pk: int) -> Proposal:
    """Return one proposal the visitor may see, or the page that says there is none."""
    found = visible(request).filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no such proposal among those you may see. The list shows them."))
    return found


def own_agencies(person: Person) -> list[str]:
    """Return the codes of the agencies for which a person proposes today."""
    today = timezone.localdate()
    held = person.appointments.filter(role__in=PROPOSERS, valid_from__lte=today)
    return sorted(set(held.filter(Q(valid_to=None) | Q(valid_to__gte=today)).values_list("agency_code", flat=True)))


def may_write_on(request: HttpRequest, proposal: Proposal) -> bool:
    """Return whether the visitor may write on this proposal now."""
    allowed = may(person_of(request), "propose_amendment", agency_code=proposal.agency_code)
    return proposal.state == ProposalState.DRAFT and allowed
