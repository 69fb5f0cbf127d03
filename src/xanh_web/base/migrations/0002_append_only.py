from django.db import migrations

from xanh_web.base.append_only import APPEND_ONLY, append_only


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]
    operations = [append_only(*(label for label in APPEND_ONLY if label.startswith("base.")))]
