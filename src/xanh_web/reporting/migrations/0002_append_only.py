from django.db import migrations

from xanh_web.base.append_only import append_only

# The tables there were when this migration was written; later ones bring a guard of their own.
LABELS = (
    "reporting.Obligation",
    "reporting.Extension",
    "reporting.Exemption",
    "reporting.Submission",
    "reporting.TaskAnswer",
    "reporting.MoneyLine",
    "reporting.IndicatorAnswer",
    "reporting.AnswerEvidence",
    "reporting.Review",
    "reporting.ConsolidatedReport",
)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]
    operations = [append_only(*LABELS)]
