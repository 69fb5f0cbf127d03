from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("emissions", "0102_facilities_append_only")]

    operations = [
        migrations.AddField(
            model_name="inventorydraftline",
            name="report",
            field=models.JSONField(default=dict),
        ),
    ]
