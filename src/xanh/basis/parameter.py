"""Law as dated data: thresholds, bands, deadlines and code lists live in `xanh/data/law/*.yaml`, never in code.

A file holds one parameter set: `title`, `reference`, `status` (verified | unverified) and `versions`, a list of
{`from`: date, `values`: …}, oldest first.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from xanh.basis.errors import Refusal

LAW = Path(__file__).parent.parent / "data" / "law"


@dataclass(frozen=True)
class Parameter:
    """The values of one parameter set in force on a day, with the reference that gives them."""

    code: str
    title: str
    reference: str
    verified: bool
    in_force_from: date
    values: Any


def parameter(code: str, on: date) -> Parameter:
    """Return the parameter set `code` as in force on `on`; Refusal where none was in force.

    >>> parameter("funding_sources", on=date(2025, 1, 1)).verified
    True
    """
    content = _load(code)
    current = [version for version in content["versions"] if version["from"] <= on]
    if not current:
        raise Refusal("No “{code}” was in force on {on}.", code=code, on=on.isoformat())
    version = current[-1]
    reference = version.get("reference", content["reference"])
    verified = version.get("status", content["status"]) == "verified"
    return Parameter(code, content["title"], reference, verified, version["from"], version["values"])


@cache
def _load(code: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((LAW / f"{code}.yaml").read_text(encoding="utf-8"))
    return content
