"""Changing the secret while people work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.world import SENT, city, filled, opened_round, people

from xanh.basis.errors import Refusal
from xanh.documents.forms import fill_form, write_form
from xanh_web.reporting.agency_form import form_for, signing_key
from xanh_web.reporting.form_files import import_form
from xanh_web.reporting.models import Round

OLD, NEW = "o" * 60, "n" * 60
PRODUCTION = {"XANH_ENV": "production", "XANH_SECRET_KEY": NEW, "XANH_ALLOWED_HOSTS": "xanh.example"}


def sent_out(round_: Round) -> bytes:
    answers = filled(round_, "STNMT")
    return fill_form(write_form(form_for(round_, "STNMT"), signing_key()), answers.tasks, answers.indicators)


@pytest.mark.django_db
def test_a_form_sent_out_before_is_imported_once(settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
    city()
    cast, round_ = people(), opened_round()
    workbook = sent_out(round_)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    submission, new = import_form(content=workbook, folder=None, by=cast.minh, at=SENT)
    assert new and submission.form_id == form_for(round_, "STNMT").form_id
    assert import_form(content=sent_out(round_), folder=None, by=cast.minh, at=SENT) == (submission, False)


@pytest.mark.django_db
def test_a_form_under_a_secret_taken_away_is_refused(settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
    city()
    cast, round_ = people(), opened_round()
    workbook = sent_out(round_)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, ["x" * 60]
    with pytest.raises(Refusal):
        import_form(content=workbook, folder=None, by=cast.minh, at=SENT)
    assert round_.submissions.count() == 0


@pytest.mark.django_db
def test_people_stay_signed_in_until_the_old_secret_is_taken_away(settings: Settings, client: Client) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
    cast = people()
    client.force_login(cast.minh)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert client.get("/account/").status_code == 200
    client.force_login(cast.hoa)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "z" * 60, []
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"XANH_SECRET_KEY": ""}, "XANH_SECRET_KEY"),
        ({"XANH_SECRET_KEY": "short"}, "50 ký tự"),
        ({"XANH_SECRET_KEYS_BEFORE": f"{OLD},short"}, "XANH_SECRET_KEYS_BEFORE"),
        ({"XANH_ALLOWED_HOSTS": ""}, "XANH_ALLOWED_HOSTS"),
        ({"XANH_ALLOWED_HOSTS": "xanh.example,*"}, "XANH_ALLOWED_HOSTS"),
        ({"XANH_PROXIES": "0.0.0.0/0"}, "XANH_PROXIES"),
        ({"XANH_DATABASE_URL": "nonsense"}, "XANH_DATABASE_URL"),
    ],
)
def test_production_does_not_start_with_an_unsafe_setting(
    changes: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XANH_")}
    environment = {**kept, "XANH_HOME": str(tmp_path), "XANH_LANG": "vi", **PRODUCTION, **changes}
    command = [sys.executable, "-m", "xanh_web.cli.main", "ready"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert sentence in run.stderr
    assert len(run.stderr.splitlines()) == 1
