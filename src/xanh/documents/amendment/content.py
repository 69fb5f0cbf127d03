"""What the papers of an amendment say, as data."""

import datetime
from dataclasses import dataclass, field

from xanh.plans.amendment import Change


@dataclass(frozen=True)
class AmendedPlan:
    """The plan, and by which decision it was amended last (`amended_by`, "" where never)."""

    number: str
    issued_on: datetime.date | None
    issuer: str
    title: str
    amended_by: str = ""


@dataclass(frozen=True)
class Paper:
    """Who issues the paper and under what: `number` and `date` are left blank in a draft."""

    parent_issuer: str
    issuer: str
    symbol: str
    place: str
    number: str = ""
    date: datetime.date | None = None
    year: int | None = None
    signature_lines: tuple[str, ...] = ()
    addressed_to: str = ""


@dataclass(frozen=True)
class AmendmentContent:
    """An amendment: its lines in order, the names of the items they touch by (section, key), why, and by whom."""

    plan: AmendedPlan
    paper: Paper
    title: str
    reason: str
    proposed_by: str
    changes: tuple[Change, ...]
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    opinion: str = ""
    draft: bool = False
    illustrative: bool = False
