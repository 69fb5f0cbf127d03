from django.db import migrations

from xanh_web.base.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("emissions", "0001_inventory")]
    operations = [
        append_only("emissions.InventoryVersion", "emissions.InventoryLine", "emissions.InventoryEvidence")
    ]
