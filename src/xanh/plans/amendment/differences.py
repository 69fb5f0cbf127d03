"""What is different between two editions of a plan, as the lines of an amendment."""

from collections.abc import Collection, Iterator

from xanh.plans.amendment.change import Change, Section
from xanh.plans.amendment.codes import with_codes, with_codes_of
from xanh.plans.amendment.parts import FIELDS, Item, content_of, items_of, value_of
from xanh.plans.model import Plan


def differences(old: Plan, new: Plan, taken: Collection[str] = ()) -> list[Change]:
    """Return the lines that make `new` of `old`: sections in the order of the plan, items in theirs.

    Items are told apart by code or number, targets without a code by `with_codes_of`; `taken` are codes that no new
    target may get. Order alone is no difference.
    """
    old = with_codes(old)
    new = with_codes_of(new, old, taken)
    return [change for section in FIELDS for change in _of_section(section, old, new)]


def _of_section(section: Section, old: Plan, new: Plan) -> Iterator[Change]:
    before, after = items_of(old, section), items_of(new, section)
    for key, item in before.items():
        if key in after:
            yield from _of_item(section, key, item, after[key])
        else:
            yield Change(section=section, kind="drop", key=key, old=content_of(item, section))
    place: str | None = None
    for key, item in after.items():
        if key not in before:
            yield Change(section=section, kind="add", key=key, new=content_of(item, section), after=place)
        place = key


def _of_item(section: Section, key: str, old: Item, new: Item) -> Iterator[Change]:
    for field in FIELDS[section]:
        was, now = value_of(old, field), value_of(new, field)
        if was != now:
            yield Change(section=section, kind="change", key=key, field=field, old=was, new=now)
