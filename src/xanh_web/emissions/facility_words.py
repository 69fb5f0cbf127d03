"""The words for what facilities owe and where their reports stand."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DUTIES: Mapping[str, Promise] = {
    "owes": _("Must report"),
    "exempt": _("Exempt from reporting"),
    "to_list": _("To be proposed for the list"),
    "no_duty": _("Need not report"),
    "cannot_say": _("Cannot say: figures are missing"),
}
WHAT_IS_DUE: Mapping[str, Promise] = {
    "inventory": _("Inventory report of the facility"),
    "inventory_final": _("Completed inventory report"),
    "mitigation": _("Mitigation report of the facility"),
    "province_inventories": _("The province's summary of the inventories"),
    "province_mitigation": _("The province's summary of mitigation"),
    "list_review": _("The province's review of the list"),
}
RECIPIENTS: Mapping[str, Promise] = {
    "province": _("People's Committee of the province"),
    "ministry": _("Ministry of Agriculture and Environment"),
}
TIMELINESS: Mapping[str, Promise] = {
    "on_time": _("On time"),
    "late": _("Sent late"),
    "in_time": _("Still in time"),
    "overdue": _("Overdue, nothing sent"),
    "exempt": _("Exempt from reporting"),
}
OPINIONS: Mapping[str, Promise] = {
    "none": _("No opinion yet"),
    "positive": _("Positive"),
    "modified": _("Modified"),
    "negative": _("Negative"),
}
GROUPS: Mapping[str, Promise] = {
    "A": _("A: without quota"),
    "B": _("B: power, steel, cement"),
    "C": _("C: quota from 2027"),
}


def duty_word(standing: str) -> str:
    """Return the word for a standing of the duty to report."""
    return str(DUTIES[standing])
