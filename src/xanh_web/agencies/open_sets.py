"""What the plan's open sets of agencies mean: which kinds of agency each rule takes in.

The rules stand in the plan ("các sở, ngành có liên quan"); who they are is computed at a date by `expand_set`. Whether
an agency is *concerned* is for people to say, so a rule with "concerned" takes in all of its kind. Rules that name
nobody who reports (business, schools, central ministries) stand here too, with no kind: a misspelt rule is seen.
"""

SPECIALISED = ("office", "department", "inspectorate")
LOCAL = ("district", "commune")

KINDS_OF_SET: dict[str, tuple[str, ...]] = {
    "departments": SPECIALISED,  # các sở, ban, ngành
    "departments_concerned": SPECIALISED,  # các sở, ngành có liên quan
    "agencies_concerned": (*SPECIALISED, "statistics"),  # các cơ quan, đơn vị có liên quan
    "districts": ("district",),  # UBND các quận, huyện
    "communes": ("commune",),  # UBND các xã, phường
    "localities_concerned": LOCAL,  # địa phương có liên quan: districts or communes, whichever are in force
    "mass_organisations": ("mass_organisation",),  # Mặt trận Tổ quốc và các đoàn thể
    "business": (),  # cộng đồng doanh nghiệp
    "institutes_schools": (),  # các viện, trường
    "social_organisations": (),  # các tổ chức xã hội
    "ngos": (),  # tổ chức phi chính phủ
    "central_ministries": (),  # Bộ, ngành Trung ương
}
