"""What the settings must hold, and what a backup leaves out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from xanh_web.base.archive import kept_models
from xanh_web.base.models import ExternalIdentity, SessionRecord, SignInCounter

PRODUCTION = {"XANH_ENV": "production", "XANH_SECRET_KEY": "s" * 60, "XANH_ALLOWED_HOSTS": "xanh.example"}
SSO = {"XANH_OIDC_ISSUER": "https://sso.example", "XANH_OIDC_CLIENT_ID": "xanh", "XANH_OIDC_CLIENT_SECRET": "x"}
SHOW = (
    "from xanh_web.base import settings as s; "
    "print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.CLIENT_ADDRESS_HEADER)"
)


def load(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XANH_")}
    whole = {**kept, "XANH_HOME": str(home), "XANH_LANG": "vi", **environment}
    return subprocess.run([sys.executable, "-c", SHOW], env=whole, capture_output=True, text=True, check=False)


def test_in_production_the_cookie_of_the_session_travels_encrypted_only(tmp_path: Path) -> None:
    assert load(tmp_path, **PRODUCTION, **SSO).stdout.split() == ["True", "True", "Lax", "HTTP_X_FORWARDED_FOR"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"XANH_OIDC_CLIENT_SECRET": ""}, "hoặc không đặt biến nào"),
        ({"XANH_OIDC_ISSUER": ""}, "hoặc không đặt biến nào"),
        ({"XANH_OIDC_ISSUER": "http://sso.example"}, "phải bắt đầu bằng https://"),
    ],
)
def test_a_single_sign_on_half_set_or_unprotected_is_refused(
    changes: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    assert sentence in load(tmp_path, **PRODUCTION | SSO | changes).stderr


def test_a_backup_leaves_out_who_is_signed_in_and_keeps_who_is_who() -> None:
    kept = set(kept_models())
    assert not kept & {SessionRecord, SignInCounter}
    assert ExternalIdentity in kept
