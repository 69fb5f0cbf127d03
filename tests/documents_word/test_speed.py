"""A city's whole report is set within twice the time of the same words written bare, and in under ten seconds."""

from benchmarks.report_writing import run


def test_the_report_of_a_city_is_set_in_time() -> None:
    ours, _, ratio = (value for _, value in run())
    assert ours < 10
    assert ratio <= 2
