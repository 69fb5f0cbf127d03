"""Whether the site can serve, for watchers and for the person who runs it."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from xanh.basis.errors import Refusal
from xanh_web.base import readiness
from xanh_web.cli.main import xanh

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


def no_answer(*_: object) -> None:
    raise DatabaseError("gone")


def test_a_whole_installation_is_ready(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
    assert "no-cache" in answer["Cache-Control"]


def test_the_process_lives_without_its_database_and_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "cursor", no_answer)
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not_ready", "database": "no_answer"})


def test_tables_of_another_version_are_not_ready(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="desk").delete()
    MigrationRecorder(connection).migration_qs.filter(app="reporting").order_by("-id")[:1].get().delete()
    assert client.get("/readyz").json() == {"status": "not_ready", "tables": "not_up_to_date"}


def test_a_folder_that_cannot_be_written_is_not_ready(client: Client, settings: Settings, tmp_path: Path) -> None:
    # A file in its place: the tests may run as root, whom no mode keeps out.
    settings.HOME = tmp_path / "file"
    settings.HOME.write_text("")
    assert client.get("/readyz").json() == {"status": "not_ready", "folder": "not_writable"}


def test_a_disk_nearly_full_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    free = readiness.LEAST_FREE_BYTES
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10 * free, 9 * free, free))
    assert client.get("/readyz").status_code == 200
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10 * free, 9 * free + 1, free - 1))
    assert client.get("/readyz").json() == {"status": "not_ready", "disk": "nearly_full"}


def test_the_question_is_cheap(client: Client, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        client.get("/readyz")


def test_the_command_names_what_is_unsafe(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(2, 1, 1))
    run = CliRunner().invoke(xanh, ["ready"])
    assert isinstance(run.exception, Refusal)
    assert len(run.stderr.splitlines()) == 2
    assert "XANH_ENV" in run.stderr and "500 MB" in run.stderr


def test_the_command_says_where_nothing_is_missing(settings: Settings, tmp_path: Path) -> None:
    settings.PRODUCTION, settings.STATIC_ROOT = True, tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")
    settings.HOME.chmod(0o700)
    run = CliRunner().invoke(xanh, ["ready"])
    assert run.exit_code == 0, run.output
    settings.HOME.chmod(0o755)
    run = CliRunner().invoke(xanh, ["ready"])
    assert "chmod 700" in run.stderr
