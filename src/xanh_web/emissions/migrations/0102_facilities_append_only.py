from django.db import migrations

from xanh_web.base.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("emissions", "0101_facilities")]

    operations = [
        append_only(
            "emissions.FacilityReportVersion",
            "emissions.FacilityEvidence",
            "emissions.FacilityOpinion",
            "emissions.OpinionFinding",
        )
    ]
