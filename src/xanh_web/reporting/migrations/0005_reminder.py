import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0004_draft")]
    operations = [
        migrations.RenameModel("Message", "Reminder"),
        migrations.AlterField(
            model_name="reminder",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="reporting.round"
            ),
        ),
        migrations.AddField(model_name="reminder", name="people", field=models.PositiveIntegerField(default=0)),
    ]
