import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from xanh_web.base.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0002_official_list'),
        ('reporting', '0006_report_text'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StatedVerdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target_code', models.CharField(max_length=80)),
                ('course', models.CharField(blank=True, max_length=20)),
                ('computed', models.CharField(max_length=20)),
                ('reason', models.TextField()),
                ('stated_at', models.DateTimeField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stated_verdicts', to='plans.plan')),
                ('stated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['plan', 'target_code'], name='stated_verdict_of_a_target')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_verdict_is_stated_with_a_reason')],
            },
        ),
        append_only("reporting.StatedVerdict"),
    ]
