import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from xanh_web.base.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0005_reminder"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(max_length=40)),
                ("original", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("written_at", models.DateTimeField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="reporting.round"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["round", "section"], name="report_text_of_a_section")],
            },
        ),
        append_only("reporting.ReportText"),
    ]
