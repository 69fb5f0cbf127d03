"""The inventories there are, and opening one."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from xanh.basis.errors import Refusal
from xanh_web.agencies.city import current_city
from xanh_web.desk.inventory.access import writer
from xanh_web.emissions.actions import open_inventory
from xanh_web.emissions.models import Inventory
from xanh_web.emissions.rules import FIRST_YEAR, GWP_SETS, LAST_YEAR


class OpenForm(forms.Form):
    """The year, the boundary and the warming potentials of a new inventory."""

    year = forms.IntegerField(
        label=gettext_lazy("Year of the inventory"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
    )
    boundary_on = forms.DateField(
        label=gettext_lazy("Boundary as of"),
        required=False,
        help_text=gettext_lazy("Left empty, the last day of the year."),
        widget=forms.DateInput(attrs={"class": "form-control", "type": "date"}, format="%Y-%m-%d"),
    )
    gwp = forms.ChoiceField(
        label=gettext_lazy("Warming potentials of the published totals"),
        choices=[(name, name) for name in GWP_SETS],
        widget=forms.Select(attrs={"class": "form-select"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def inventory_desk(request: HttpRequest) -> HttpResponse:
    """Show the inventories; a POST opens one."""
    person, writes = writer(request)
    form = OpenForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = open_inventory(
                area_code=current_city().area_code,
                year=said["year"],
                boundary_on=said["boundary_on"] or date(said["year"], 12, 31),
                gwp=said["gwp"],
                by=person,
                at=timezone.now(),
            )
        except Refusal as refused:
            refusal = str(refused)
        else:
            return redirect("inventory_work", made.code)
    rows = list(Inventory.objects.select_related("draft").prefetch_related("versions"))
    context = {
        "title": _("Inventories"),
        "rows": [(row, max(row.versions.all(), key=lambda one: one.number, default=None)) for row in rows],
        "form": form,
        "writes": writes,
        "refusal": refusal,
        "illustrative": any(row.illustrative for row in rows),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/inventory/list.html", context, status=status)
