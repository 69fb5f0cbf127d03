"""What a page is about, in a sentence for search engines and for links that are shared."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By the name of the address; a page of one thing gives its own.
DESCRIPTIONS: dict[str, Promise] = {
    "home": _("What was promised, who does what, what has been reported, and how far each target is."),
    "plan": _("The green-growth action plan: its objectives, targets, duties and addressees."),
    "tasks": _("The tasks of the plan: who leads, who coordinates, by when, and what has been reported."),
    "task": _("A task of the plan: who leads, who coordinates, by when, and what has been reported."),
    "targets": _("What the plan promises by which year, the latest value known, and what it lets be said."),
    "target": _("A target of the plan: its values, what is required, and the verdict with its reasons."),
    "indicators": _("What is measured for the plan: units, owners, values and sources."),
    "area_map": _("One indicator, area by area, on a map and in a table."),
    "board": _("Who owes a report, who has sent it, in time or late, and where it stands."),
    "public_facilities": _("Which facilities must keep an inventory of greenhouse gases, and which have reported."),
    "reports": _("Reports to the People's Committee as they were issued."),
    "observation": _("A figure with its unit, period, area and source, and the way it came."),
    "changes": _("Accepted reports, new values, issued reports and editions of the plan."),
    "changes_between": _("Which figures were added, revised or withdrawn between two days, by how much and why."),
    "open_data": _("What may be downloaded, in which formats and under which licence."),
}
