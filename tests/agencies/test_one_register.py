"""Within a request each body is asked for once; outside of one every question is asked anew."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import city

from xanh_web.agencies.models import Agency
from xanh_web.agencies.querysets import answerable, one_register

pytestmark = pytest.mark.django_db
DAY = date(2024, 11, 1)


def test_a_body_is_asked_for_once_in_a_request() -> None:
    city()
    with CaptureQueriesContext(connection) as first:
        answer = answerable("SCT", DAY)
    with one_register(), CaptureQueriesContext(connection) as within:
        assert [answerable("SCT", DAY) for _again in range(3)] == [answer] * 3
    assert len(within) == len(first)


def test_another_day_or_the_next_request_is_another_question() -> None:
    city()
    with one_register():
        before = answerable("SCT", DAY)
        Agency.objects.filter(code="SCT").update(name="Tên khác")
        assert answerable("SCT", DAY) == before
        assert answerable("SCT", date(2024, 11, 2)).name == "Tên khác"
    with one_register():
        assert answerable("SCT", DAY).name == "Tên khác"
