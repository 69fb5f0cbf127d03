"""Tables that may only grow, guarded in the database itself on SQLite and PostgreSQL alike.

A model becomes append-only by `append_only("app.Model")` in a migration and by its line in `APPEND_ONLY`, from which
the seals and `xanh verify` take their list.
"""

from django.apps import apps
from django.db import connection, migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

APPEND_ONLY = [
    "base.Event",
    "base.Seal",
    "base.SealedRow",
    "agencies.SuccessorChoice",
    "plans.OfficialList",
    "plans.OfficialIndicator",
    "ledger.EvidenceFile",
    "ledger.Observation",
    "ledger.ObservationEvidence",
    "ledger.Computation",
    "ledger.ComputationInput",
    "ledger.ObservationImport",
    "ledger.ImportedRow",
    "ledger.Reexpression",
    "ledger.ReexpressedRow",
    "ledger.ReexpressedInput",
    "emissions.FacilityReportVersion",
    "emissions.FacilityEvidence",
    "emissions.FacilityOpinion",
    "emissions.OpinionFinding",
    "emissions.InventoryVersion",
    "emissions.InventoryLine",
    "emissions.InventoryEvidence",
    "amendments.Opinion",
    "amendments.AmendmentDecision",
    "reporting.Obligation",
    "reporting.Extension",
    "reporting.Exemption",
    "reporting.Submission",
    "reporting.TaskAnswer",
    "reporting.MoneyLine",
    "reporting.IndicatorAnswer",
    "reporting.AnswerEvidence",
    "reporting.Review",
    "reporting.Reopening",
    "reporting.ReportText",
    "reporting.ConsolidatedReport",
    "reporting.StatedVerdict",
]
SEALED = [label for label in APPEND_ONLY if label not in {"base.Seal", "base.SealedRow"}]

_MESSAGE = "this table is append-only"
_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END",
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION xanh_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation'; END $$",
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION xanh_append_only()",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION xanh_append_only()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION xanh_append_only()",
)
GUARDS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def append_only(*labels: str) -> migrations.RunPython:
    """Return the migration operation that guards the tables of `labels` ("app.Model")."""

    def guard(state: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for label in labels:
            table = state.get_model(label)._meta.db_table
            for statement in GUARDS[editor.connection.vendor]:
                editor.execute(statement.format(table=table, message=_MESSAGE), params=None)

    return migrations.RunPython(guard, migrations.RunPython.noop)


def model_of(label: str) -> type[models.Model]:
    """Return the model class of "app.Model"."""
    return apps.get_model(label)


def unguarded_tables() -> list[str]:
    """Return the labels whose table lacks a guard in the connected database."""
    wanted = {"sqlite": {"_no_update", "_no_delete"}, "postgresql": {"_no_update", "_no_delete", "_no_truncate"}}
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(question[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    return [
        label
        for label in APPEND_ONLY
        if not {model_of(label)._meta.db_table + suffix for suffix in wanted[connection.vendor]} <= present
    ]
