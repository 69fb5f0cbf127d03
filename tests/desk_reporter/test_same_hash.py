"""The same answers give the same hash, whether typed on the page, taken from a workbook into it, or imported."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk_reporter.conftest import NOW

from xanh.documents.forms import (
    FilledForm,
    IndicatorAnswer,
    MoneyAnswer,
    TaskAnswer,
    fill_form,
    read_form,
    write_form,
)
from xanh.documents.forms.model import Form
from xanh.documents.forms.strings import tidy
from xanh.documents.forms.typed import type_indicator, type_task
from xanh_web.reporting.actions.draft import fill_draft, save_draft_answer
from xanh_web.reporting.actions.submission import hash_of_answers
from xanh_web.reporting.agency_form import form_for, signing_key
from xanh_web.reporting.draft_form import entries_of, filled_form
from xanh_web.reporting.models import DraftAnswer, DraftRevision, Round

pytestmark = pytest.mark.django_db

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\nĐằ=@"),
    max_size=30,
).map(tidy)
names = st.lists(st.sampled_from(["a.pdf", "Báo cáo.docx", "https://cantho.gov.vn/kh/12"]), unique=True).map(tuple)
amounts = st.none() | st.decimals(0, 10**9, places=3)
money = st.lists(st.sampled_from(["I", "II", "III", "IV"]), unique=True).flatmap(
    lambda sources: st.tuples(*(st.builds(MoneyAnswer, st.just(one), amounts, amounts, amounts) for one in sources))
)
values = st.decimals(0, 10**8, places=6).map(lambda value: (value, None)) | st.sampled_from(
    ["not_collected", "confidential"]
).map(lambda reason: (None, reason))


def answers(form: Form) -> st.SearchStrategy[tuple[tuple[TaskAnswer, ...], tuple[IndicatorAnswer, ...]]]:
    """Return any answers to everything a form asks."""
    tasks = (
        st.builds(
            TaskAnswer,
            st.just(task.obligation),
            st.sampled_from(["in_progress", "completed", "recurring"]),
            st.none() | st.decimals(0, 100, places=2),
            texts.filter(bool),
            names,
            money.map(_in_order),
            texts,
            texts,
        )
        for task in form.tasks
    )
    indicators = (
        st.builds(
            lambda code, value, note, evidence: IndicatorAnswer(code, *value, note, evidence),
            st.just(one.obligation),
            values,
            texts,
            names,
        )
        for one in form.indicators
    )
    return st.tuples(st.tuples(*tasks), st.tuples(*indicators))


def _in_order(lines: tuple[MoneyAnswer, ...]) -> tuple[MoneyAnswer, ...]:
    given_ = [line for line in lines if (line.planned, line.allocated, line.disbursed) != (None, None, None)]
    return tuple(sorted(given_, key=lambda line: ["I", "II", "III", "IV"].index(line.source)))


@settings(max_examples=15)
@given(st.data())
def test_three_ways_one_hash(round_: Round, cast: SimpleNamespace, data: st.DataObject) -> None:
    form = form_for(round_, "STNMT")
    tasks, indicators = data.draw(answers(form))
    meant = FilledForm(form.form_id, round_.code, "STNMT", tasks, indicators)
    workbook = fill_form(write_form(form, signing_key()), tasks, indicators)
    imported = read_form(workbook, form, signing_key())
    DraftRevision.objects.all().delete()
    DraftAnswer.objects.all().delete()
    for item in round_.obligations.filter(agency_code="STNMT"):
        answer = next(one for one in (*tasks, *indicators) if one.obligation == item.code)
        typed = type_task(answer) if isinstance(answer, TaskAnswer) else type_indicator(answer)
        save_draft_answer(obligation=item, content=typed, expected_revision=0, by=cast.minh, at=NOW)
    written = filled_form(round_, "STNMT", entries_of(round_, "STNMT"))
    DraftAnswer.objects.all().delete()
    fill_draft(round_=round_, agency_code="STNMT", filled=imported, by=cast.minh, at=NOW)
    taken = filled_form(round_, "STNMT", entries_of(round_, "STNMT"))
    assert {hash_of_answers(one, {}) for one in (meant, imported, written, taken)} == {hash_of_answers(meant, {})}
    assert written.form_id == form.form_id
