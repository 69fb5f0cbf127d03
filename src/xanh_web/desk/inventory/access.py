"""Finding what an address of the desk names, and who works there."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from xanh_web.base.models import Person
from xanh_web.base.permissions import may
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.emissions.models import Inventory, InventoryDraftLine


def inventory_of(code: str) -> Inventory:
    """Return an inventory by its code, or the page that says there is none."""
    found = Inventory.objects.filter(code=code).first()
    if found is None:
        raise Http404(_("There is no such inventory. The list shows them."))
    return found


def line_of(inventory: Inventory, pk: int) -> InventoryDraftLine:
    """Return a line of the draft, or the page that says there is none."""
    found = InventoryDraftLine.objects.filter(draft__inventory=inventory, pk=pk).first()
    if found is None:
        raise Http404(_("There is no such line in the draft. The page of the inventory lists them."))
    return found


def writer(request: HttpRequest) -> tuple[Person, bool]:
    """Return who is signed in, and whether they may write on inventories."""
    person = person_of(request)
    return person, may(person, "write_inventory")
