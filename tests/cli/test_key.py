"""`xanh key`: made and told once, listed without the key itself, revoked."""

import pytest
from tests.cli.conftest import Run

pytestmark = pytest.mark.django_db


def test_a_key_is_told_once_listed_and_revoked(xanh: Run) -> None:
    assert xanh("person", "add", "minh.tran", "--name", "Trần Văn Minh", "--no-password").code == 0
    made = xanh("key", "add", "minh.tran", "Phần mềm báo cáo của Sở", "--to", "2099-12-31")
    key = made.out.strip()
    assert made.code == 0 and key.startswith("xanh_") and "31/12/2099" in made.err
    listed = xanh("key", "list").out
    assert "minh.tran" in listed and "Phần mềm báo cáo của Sở" in listed and key not in listed
    number = listed.split()[0]
    assert "Đã thu hồi" in xanh("key", "revoke", number).out
    assert "đã thu hồi" in xanh("key", "list").out


def test_what_cannot_be_is_refused_in_a_sentence(xanh: Run) -> None:
    for words in (("add", "nobody", "x", "--to", "2099-12-31"), ("revoke", "987654")):
        ran = xanh("key", *words)
        assert (ran.code, ran.out) == (1, "") and ran.err.strip().count("\n") == 0
    assert xanh("key", "forget-answers").out.startswith("Đã bỏ 0")
