"""Reading a city's list of indicators: who answers for each, within which limits."""

from decimal import Decimal
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from xanh.basis.errors import Refusal
from xanh_web.plans.actions import IndicatorEntry


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    code: str
    name: str
    unit: str
    wordings: tuple[str, ...] = ()
    owner: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    guidance: str = ""
    source_note: str = ""


def read_indicators(path: Path) -> list[IndicatorEntry]:
    """Return the indicators of `path`, none where there is no such file; Refusal naming the entry that is wrong."""
    if not path.exists():
        return []
    try:
        entries = TypeAdapter(list[_Entry]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Refusal("{file} is not readable YAML in UTF-8.", file=path.name) from error
    except ValidationError as error:
        number, key = (*error.errors()[0]["loc"], "", "")[:2]
        if not isinstance(number, int):
            raise Refusal("{file} must be a list of indicators.", file=path.name) from error
        raise Refusal(
            "{file}, entry {number}: “{key}” is missing, unknown or not written as it must be.",
            file=path.name,
            number=number + 1,
            key=key,
        ) from error
    return [IndicatorEntry(**entry.model_dump()) for entry in entries]
