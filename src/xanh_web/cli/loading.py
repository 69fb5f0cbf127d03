"""Loading the city's data and a plan: what the commands and the demonstration share."""

from pathlib import Path

from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.plans.files import load_plan as load_plan_text
from xanh.plans.model import Plan
from xanh.plans.source import read_source
from xanh_web.agencies.actions import load_city
from xanh_web.agencies.city import City, current_city
from xanh_web.base.actions import operator, seal_rows
from xanh_web.plans.actions import load_plan
from xanh_web.plans.indicator_file import read_indicators
from xanh_web.plans.models import Edition


def load_agencies_of_city() -> City:
    """Load the agencies and areas of the installation's city; again changes nothing."""
    city = current_city()
    load_city(folder=city.folder, by=operator(), at=timezone.now())
    return city


def load_plan_file(file: Path) -> tuple[Edition, bool]:
    """Load the plan in a YAML or JSON file and return its first edition and whether it is new."""
    return load_plan_structure(plan_in_file(file), text="")


def plan_in_file(file: Path) -> Plan:
    """Return the plan that a YAML or JSON file says."""
    try:
        content = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise Refusal("There is no file {file}.", file=file) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("{file} cannot be read as a YAML or JSON text file.", file=file) from error
    return load_plan_text(content)


def load_plan_structure(plan: Plan, text: str) -> tuple[Edition, bool]:
    """Load a plan with the text its spans count in; without a text, the city's own plan document is looked up."""
    city = current_city()
    edition, new = load_plan(
        plan=plan,
        text=text or _text_of(city, plan),
        area_code=city.area_code,
        indicators=read_indicators(city.folder / "indicators.yaml"),
        by=operator(),
        at=timezone.now(),
    )
    seal_rows()
    return edition, new


def _text_of(city: City, plan: Plan) -> str:
    number = (plan.document.number or "").replace(" ", "")
    for name in city.plan_files:
        text = read_source(city.folder / name).text
        if number and number in text.replace(" ", ""):
            return text
    return ""
