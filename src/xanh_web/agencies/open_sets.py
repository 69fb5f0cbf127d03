"""What the plan's open sets of agencies mean: which kinds of agency each set takes in.

The sets are those of `xanh/data/law/open_sets.yaml` ("các sở, ngành có liên quan"); who they are is computed at a date
by `expand_set`. Whether an agency is *concerned* or *competent* is for people to say, so such a set takes in all of its
kind. Sets that name nobody who reports (business, schools, central ministries) stand here too, with no kind: a set that
is missing here is seen.
"""

from xanh.basis.errors import Refusal

SPECIALISED = ("office", "department", "inspectorate")
LOCAL = ("district", "commune")

KINDS_OF_SET: dict[str, tuple[str, ...]] = {
    "departments": SPECIALISED,  # các sở, ban, ngành
    "departments_concerned": SPECIALISED,  # các sở, ngành có liên quan
    "departments_competent": SPECIALISED,  # các sở, ngành theo thẩm quyền
    "agencies": (*SPECIALISED, "statistics"),  # các cơ quan, đơn vị
    "agencies_concerned": (*SPECIALISED, "statistics"),  # các cơ quan, đơn vị có liên quan
    "districts": ("district",),  # UBND các quận, huyện
    "communes": ("commune",),  # UBND các xã, phường
    "localities": LOCAL,  # các địa phương: districts or communes, whichever are in force
    "localities_concerned": LOCAL,  # địa phương có liên quan
    "mass_organisations": ("mass_organisation",),  # các đoàn thể
    "business": (),  # cộng đồng doanh nghiệp
    "institutes_schools": (),  # các viện, trường
    "social_organisations": (),  # các tổ chức xã hội, tổ chức phi chính phủ
    "people": (),  # người dân, cộng đồng dân cư
    "central_ministries": (),  # Bộ, ngành Trung ương
}


def kinds_of_rule(rule: str) -> tuple[str, ...]:
    """Return the kinds that `rule` takes in: one set, or the union of several ("departments+localities_concerned").

    Refusal if one of them is not a set.
    """
    kinds: dict[str, None] = {}
    for code in rule.split("+"):
        if code not in KINDS_OF_SET:
            raise Refusal(
                "“{rule}” is not a set of agencies; the sets are: {rules}.", rule=code, rules=", ".join(KINDS_OF_SET)
            )
        kinds |= dict.fromkeys(KINDS_OF_SET[code])
    return tuple(kinds)
