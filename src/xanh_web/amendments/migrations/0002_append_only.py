from django.db import migrations

from xanh_web.base.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("amendments", "0001_initial")]

    operations = [append_only("amendments.Opinion", "amendments.AmendmentDecision")]
