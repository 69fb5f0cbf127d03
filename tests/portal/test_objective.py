"""An objective: its words and the targets that say when it is reached."""

import pytest
from tests.portal.conftest import Page
from tests.portal.world import full_world

from xanh_web.plans.models import Objective

pytestmark = pytest.mark.django_db


def test_it_shows_its_words_and_its_own_targets_alone(page: Page) -> None:
    full_world()
    text = page("/objectives/b/", "en")
    assert "Chuyển đổi mô hình." in text and "/targets/b.2030.2/" in text and "/targets/a.2030.1/" not in text


def test_its_passage_of_the_plan_is_shown_as_text(page: Page) -> None:
    full_world()
    found = Objective.objects.select_related("edition__plan").get(code="b")
    text = found.edition.plan.text
    found.span_start, found.span_end = text.index("1.1"), text.index("hết")
    found.save()
    assert "Lập cơ sở dữ liệu tăng trưởng xanh" in " ".join(page("/objectives/b/").replace("<br>", " ").split())


def test_one_without_targets_says_so(page: Page) -> None:
    full_world()
    assert "The plan promises no number under this objective." in page("/objectives/1/", "en")


def test_an_earlier_day_is_kept_on_the_way_to_a_target(page: Page) -> None:
    full_world()
    assert "/targets/b.2030.2/?at=2026-11-11" in page("/objectives/b/", at="2026-11-11")


def test_an_unknown_code_is_said(page: Page) -> None:
    full_world()
    assert "has no objective “zz”" in page("/objectives/zz/", "en", 404)
