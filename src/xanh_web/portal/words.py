"""The words of codes for the public: those of law and code lists in Vietnamese as they stand, and their English."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

VALUE_STATUSES = {"estimated": _("estimated"), "actual": _("actual"), "official": _("official")}
METHODS = {
    "compound_growth": _("compound growth: the yearly rate so far against the yearly rate needed"),
    "straight_line": _("straight line: the yearly difference so far against the yearly difference needed"),
    "mean_rate": _("mean rate: the mean yearly change so far against the mean yearly change promised"),
    "comparison": _("comparison of the value with the number promised"),
    "none": _("none: the values do not allow a judgement"),
}
# What an open set of agencies takes in; the rules are those of agencies.open_sets.
OPEN_SETS = {
    "departments": _("every office, department and inspectorate of the province or city"),
    "departments_competent": _("the offices, departments and inspectorates with competence"),
    "agencies": _("every office, department, inspectorate and statistics office"),
    "departments_concerned": _("the offices, departments and inspectorates concerned"),
    "agencies_concerned": _("the offices, departments, inspectorates and statistics office concerned"),
    "districts": _("the People's Committee of every district"),
    "communes": _("the People's Committee of every ward and commune"),
    "localities": _("the People's Committees of the districts, wards and communes"),
    "localities_concerned": _("the People's Committees of the districts, wards and communes concerned"),
    "mass_organisations": _("the Fatherland Front and the mass organisations"),
    "people": _("the people and their communities; not agencies that report"),
    "business": _("business; not an agency that reports"),
    "institutes_schools": _("institutes and schools; not agencies that report"),
    "social_organisations": _("social organisations; not agencies that report"),
    "ngos": _("non-governmental organisations; not agencies that report"),
    "central_ministries": _("central ministries; they do not report here"),
}

_HASH = 64  # digits of a file's hash: what an import names itself by


def set_words(rule: str) -> str:
    """Return what an open set takes in, in words; of a union of several ("a+b") one after the other."""
    return ", ".join(str(OPEN_SETS[code]) for code in rule.split("+") if code in OPEN_SETS)


def source_words(source: str) -> str:
    """Return what a ledger row's source is, in words, for "KIND:KEY"; a source of another kind as it is written."""
    kind, _colon, key = source.partition(":")
    if kind == "indicator_answer":
        return gettext("the answer of an agency (no. {key})").format(key=key)
    if kind == "import" and len(key) == _HASH:
        return gettext("an imported file of figures")
    if kind == "reexpressed":
        return gettext("old areas expressed on new ones")
    if kind == "computed":
        return gettext("the formula of the catalogue")
    return gettext("figures made up for the demonstration") if kind == "demonstration" else source
