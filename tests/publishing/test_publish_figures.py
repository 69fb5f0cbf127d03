"""Published files: letter by letter what the site gives, and only what has changed written again."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import Settings
from tests.ledger.facts import fact, record
from tests.world import START, city, vn

from xanh.basis.errors import Refusal
from xanh.interchange.sdmx import read_csv, read_ml
from xanh.interchange.sdmx.codes import written_code
from xanh.warehouse import publication
from xanh_web.agencies.city import current_city
from xanh_web.base.actions import seal_rows
from xanh_web.base.known_at import KnownAt
from xanh_web.ledger.mirror import mirror_ledger
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator
from xanh_web.portal.charts import chart_of_series
from xanh_web.portal.indicators import series_by_area
from xanh_web.portal.publishing import publish as publishing
from xanh_web.portal.publishing.publish import Published, publish_figures

FIRST, LATER, NOW = vn(2024, 3, 1), vn(2024, 6, 1, 10), vn(2024, 11, 12, 10)
HOSTILE = '=HYPERLINK("http://x.example";"y"), <b>&\r\n\t“ghi chú”\x01 $1$'


def load_ledger() -> None:
    """Record something of everything: revisions, reasons, dimensions, made-up rows, several units, hostile text."""
    city()
    for code, name, unit in (
        ("hdi", "chỉ số phát triển con người", "index"),
        ("a.b/c", '=1+1, "tên" <lạ>', "tonne"),
        ("waste", "chất thải", "tonne"),
        ("empty", "chưa có số liệu", "percent"),
    ):
        Indicator.objects.create(code=code, name=name, unit=unit, guidance=HOSTILE)
    record(
        fact(period="2021", value=Decimal("0.7")),
        fact(period="2022", value=None, missing="confidential"),
        fact(period="2019", value=Decimal("0.00001")),
        fact(area_code="916", period="2021-Q3", value=Decimal("-12.345678")),
        at=FIRST,
    )
    record(fact(period="2021", value=Decimal("0.75"), note='Đính chính, “theo” "niên giám"\n& <khác>'), at=LATER)
    record(
        fact(period="2023", illustrative=True, source="demonstration:1"),
        fact(period="2021", dimensions={"reading": "computed"}, source="computed:1"),
        fact(indicator="a.b/c", period="2020", unit="tonne", value=Decimal("123456789012.123"), source=HOSTILE[:90]),
        fact(indicator="a.b/c", period="2021", unit="kilogram", value=Decimal("1500"), status="estimated"),
        fact(indicator="a.b/c", period="2022", unit="tonne", value=None, missing="not_collected", note=HOSTILE),
        fact(indicator="waste", period="2021/2030", unit="tonne", value=Decimal(0), status="official"),
        fact(indicator="waste", period="2023", unit="tonne", value=Decimal("-2.0005"), status="official"),
        fact(indicator="waste", period="2024", unit="tonne", value=Decimal("0.123456"), illustrative=True),
        fact(indicator="waste", area_code="31120", period="2025", unit="tonne", value=Decimal("1e14"),
             source="import:" + "a" * 64),
        fact(indicator="nowhere/else", period="2024", unit="percent", dimensions={"sex": "ф/x"}, value=Decimal("5.50")),
        at=LATER + timedelta(microseconds=123456),
    )  # fmt: skip


def publish(folder: Path, at: datetime = NOW) -> Published:
    """Mirror what is new into the folder beside `folder`, and publish."""
    mirror = folder.with_name("mirror")
    seal_rows()
    mirror_ledger(mirror, at)
    return publish_figures(mirror=mirror, folder=folder, at=at, advance=lambda _done, _of: None)


def files(folder: Path) -> dict[str, bytes]:
    """Return what is published, by address."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def codes_known(at: datetime) -> set[str]:
    return set(Observation.objects.filter(recorded_at__lte=at).values_list("indicator", flat=True))


def newest(code: str, at: datetime = NOW) -> datetime:
    return Observation.objects.filter(indicator=code, recorded_at__lte=at).latest("recorded_at").recorded_at


@pytest.fixture
def world(db: None, settings: Settings) -> None:
    settings.SITE_URL = "http://testserver"
    load_ledger()


type Freeze = Callable[[datetime], None]


@pytest.fixture
def freeze(monkeypatch: pytest.MonkeyPatch) -> Freeze:
    return lambda at: monkeypatch.setattr("django.utils.timezone.now", lambda: at)


@pytest.mark.parametrize("at", [NOW, FIRST + timedelta(days=1)], ids=["now", "earlier"])
@pytest.mark.usefixtures("world")
def test_downloads_are_those_of_the_site_letter_by_letter(tmp_path: Path, freeze: Freeze, at: datetime) -> None:
    publish(tmp_path / "out", at)
    found, seen = files(tmp_path / "out"), 0
    for code in codes_known(at):
        freeze(newest(code, at))
        for form in ("csv", "json") if Indicator.objects.filter(code=code).exists() else ():
            answer = Client().get(f"/indicators/{code}/figures.{form}")
            assert found[f"indicators/{written_code(code)}/figures.{form}"] == answer.content, (code, form)
            seen += 1
    assert seen == sum("/figures." in name for name in found) > 0


@pytest.mark.parametrize("at", [NOW, FIRST + timedelta(days=1)], ids=["now", "earlier"])
@pytest.mark.usefixtures("world")
def test_sdmx_is_that_of_the_site_letter_by_letter(tmp_path: Path, freeze: Freeze, at: datetime) -> None:
    publish(tmp_path / "out", at)
    found = files(tmp_path / "out")
    codes = codes_known(at)
    for code in codes:
        freeze(newest(code, at))
        for form in ("csv", "xml"):
            asked = f"/sdmx/data/dataflow/XANH/GREEN_GROWTH/1.0/*.*.{written_code(code)}.*?format={form}"
            given = Client().get(asked).getvalue()
            assert found[f"indicators/{written_code(code)}/sdmx.{form}"] == given, (code, form)
        folder = f"indicators/{written_code(code)}"
        assert read_csv(found[f"{folder}/sdmx.csv"]) == read_ml(found[f"{folder}/sdmx.xml"])
    assert sum("/sdmx." in name for name in found) == 2 * len(codes)


@pytest.mark.usefixtures("world")
def test_the_data_of_a_page_are_its_charts_and_rows(tmp_path: Path) -> None:
    publish(tmp_path / "out")
    for indicator in Indicator.objects.exclude(code="empty"):
        page = json.loads(files(tmp_path / "out")[f"indicators/{written_code(indicator.code)}/page.json"])
        series = series_by_area(indicator, KnownAt(NOW, NOW.date()), current_city().area_code)
        assert [area["area"] for area in page["areas"]] == [one.code for one in series]
        for area, one in zip(page["areas"], series, strict=True):
            assert (area["name"], area["chart"]) == (one.name, chart_of_series(one.rows))
            rows = [dict(zip(page["columns"], row, strict=True)) for row in area["rows"]]
            assert [row["observation"] for row in rows] == [row.pk for row in one.rows]
            assert [row["period"] for row in rows] == [row.period for row in one.rows]
            told = [(row["value"], row["missing"] or "", row["illustrative"]) for row in rows]
            values = [None if row.value is None else float(row.value) for row in one.rows]
            assert told == [(value, row.missing, row.illustrative) for value, row in zip(values, one.rows, strict=True)]


@pytest.mark.usefixtures("world")
def test_the_manifest_tells_moment_licence_and_hashes(tmp_path: Path) -> None:
    done = publish(tmp_path / "out")
    assert done == Published(made=4, kept=0, gone=0, facts=14)
    found = files(tmp_path / "out")
    manifest = json.loads(found.pop("manifest.json"))
    assert manifest["known_at"] == NOW.isoformat() and manifest["place"] == current_city().name
    assert manifest["licence"] and manifest["missing"] and manifest["language"] == "vi"
    listed = {f"{one['folder']}/{name}": told for one in manifest["indicators"] for name, told in one["files"].items()}
    assert {name: (len(content), sha256(content).hexdigest()) for name, content in found.items()} == {
        name: (told["bytes"], told["sha256"]) for name, told in listed.items()
    }


@pytest.mark.usefixtures("world")
def test_an_edit_touches_its_own_files_alone(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    publish(folder)
    before = {path: path.stat().st_ino for path in folder.rglob("*") if path.is_file()}
    assert publish(folder, NOW + timedelta(hours=1)) == Published(made=0, kept=4, gone=0, facts=14)
    record(fact(period="2019", value=Decimal("0.6")), at=NOW + timedelta(hours=2))
    assert publish(folder, NOW + timedelta(hours=3)).made == 1
    changed = {path.relative_to(folder).parts[:2] for path, number in before.items() if path.stat().st_ino != number}
    assert changed - {("manifest.json",), (".unfinished.json",)} == {("indicators", "hdi")}
    assert files(folder) == files_from_nothing(tmp_path, NOW + timedelta(hours=3))


def files_from_nothing(tmp_path: Path, at: datetime) -> dict[str, bytes]:
    """Return what a first publishing gives, of a mirror made in one go."""
    (tmp_path / "anew").mkdir(exist_ok=True)
    for path in sorted((tmp_path / "anew").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    publish(tmp_path / "anew" / "out", at)
    return files(tmp_path / "anew" / "out")


@pytest.mark.usefixtures("world")
def test_an_earlier_moment_takes_away_what_was_not_known_yet(tmp_path: Path) -> None:
    publish(tmp_path / "out")
    done = publish(tmp_path / "out", FIRST + timedelta(days=1))
    assert done == Published(made=1, kept=0, gone=3, facts=4)
    assert files(tmp_path / "out") == files_from_nothing(tmp_path, FIRST + timedelta(days=1))
    assert [path.name for path in (tmp_path / "out" / "indicators").iterdir()] == ["hdi"]


@pytest.mark.usefixtures("world")
def test_other_words_make_all_files_anew(tmp_path: Path, settings: Settings) -> None:
    publish(tmp_path / "out")
    Indicator.objects.filter(code="waste").update(name="rác")
    assert publish(tmp_path / "out").made == 1
    settings.SITE_URL = "https://so-lieu.example.vn"
    assert publish(tmp_path / "out").made == 4


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("survivors", range(9))
def test_a_break_leaves_whole_files_and_the_next_run_makes_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survivors: int
) -> None:
    """After so many renames the machine stops: every file is an old or a new one, and the next run ends with all."""
    folder, at = tmp_path / "out", NOW + timedelta(hours=1)
    publish(folder)
    old = files(folder)
    record(fact(period="2019", value=Decimal("0.6")), at=NOW + timedelta(minutes=1))
    new = files_from_nothing(tmp_path, at)
    rename, done = Path.replace, []

    def breaking(path: Path, target: Path) -> Path:
        if folder in path.parents:
            done.append(target)
            if len(done) > survivors:
                raise OSError("the machine stops")
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", breaking)
        try:
            publish(folder, at)
        except Refusal:
            assert survivors < 7  # the note, five files, the manifest
    found = {name: content for name, content in files(folder).items() if not name.endswith(".partial")}
    assert all(content in (old[name], new[name]) for name, content in found.items()) and found.keys() == old.keys()
    # Even where what stood before is asked for again.
    publish(folder, NOW)
    assert files_without_rest(folder) == old
    publish(folder, at)
    assert files_without_rest(folder) == new


def files_without_rest(folder: Path) -> dict[str, bytes]:
    found = files(folder)
    assert not [name for name in found if name.endswith(".partial")]
    return found


@pytest.mark.usefixtures("world")
def test_a_file_that_is_gone_or_cut_short_is_made_again(tmp_path: Path) -> None:
    publish(tmp_path / "out")
    whole = files(tmp_path / "out")
    (tmp_path / "out/indicators/waste/sdmx.csv").write_bytes(b"")
    (tmp_path / "out/indicators/hdi/page.json").unlink()
    assert publish(tmp_path / "out").made == 2
    assert files(tmp_path / "out") == whole


@pytest.mark.usefixtures("world")
def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "luận văn.docx").write_bytes(b"x")
    with pytest.raises(Refusal, match="chứa tệp khác"):
        publish(folder)
    (folder / "manifest.json").write_bytes(b'{"short_name": "app"}')
    with pytest.raises(Refusal, match="không phải bản kê"):
        publish(folder)
    with publication.one_publisher(tmp_path / "held"), pytest.raises(Refusal, match="lần công bố khác"):
        publish(tmp_path / "held")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refusal, match="Không ghi được"):
        publish(tmp_path / "file")


@pytest.mark.usefixtures("world")
def test_many_small_groups_make_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "out")
    monkeypatch.setattr(publishing, "IN_MEMORY", 1)
    monkeypatch.setattr(publishing, "AT_ONCE", 1)
    monkeypatch.setattr("xanh.warehouse.lines._TOGETHER", 0)
    assert files_from_nothing(tmp_path, NOW) == files(tmp_path / "out")


FACTS = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(["hdi", "waste", "x"]),
        "area_code": st.sampled_from(["92", "916"]),
        "period": st.sampled_from(["2021", "2022", "2022-Q1"]),
        "value": st.one_of(st.none(), st.integers(-(10**9), 10**9).map(lambda number: Decimal(number) / 1000)),
        "note": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=5),
        "illustrative": st.booleans(),
        "dimensions": st.sampled_from([{}, {}, {"sex": "female"}]),
    }
)


class TestAnyHistory(TestCase):
    @settings(max_examples=40)  # a history is mirrored and published up to four times
    @given(st.lists(st.lists(FACTS, min_size=1, max_size=3), min_size=1, max_size=4))
    def test_publishing_after_each_step_is_publishing_once(self, steps: list[list[dict[str, object]]]) -> None:
        from tempfile import TemporaryDirectory

        Indicator.objects.get_or_create(code="hdi", defaults={"name": "a", "unit": "index"})
        with TemporaryDirectory() as home:
            for number, step in enumerate(steps):
                at = START + timedelta(days=number)
                missing = [{"missing": "not_collected"} if one["value"] is None else {} for one in step]
                record(*(fact(**one, **more) for one, more in zip(step, missing, strict=True)), at=at)
                publish(Path(home) / "out", at)
            assert files(Path(home) / "out") == files_from_nothing(Path(home), at)
