from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0007_uploads")]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="basis",
            field=models.CharField(blank=True, default="", max_length=250),
            preserve_default=False,
        ),
    ]
