"""What of the plan answers to what of the national plan, national indicators and SDGs; and what is not whole."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from xanh.basis.language import gettext as _

FOLDER = Path(__file__).parent.parent / "data" / "crosswalk"
RELATIONS = ("same", "other_value", "other_denominator", "related")


@dataclass(frozen=True)
class Link:
    """A task or indicator of ours and what it answers to; `relation` is one of RELATIONS."""

    ours: str
    theirs: str
    name: str = ""
    relation: str = "same"
    note: str = ""


@dataclass(frozen=True)
class Crosswalk:
    """One file of `data/crosswalk`. `of` is "task" or "indicator"; `without` says why some of ours answer to nothing.

    `expected` lists what of theirs must be answered to, where that is known.
    """

    code: str
    title: str
    reference: str
    verified: bool
    of: str
    links: tuple[Link, ...]
    without: Mapping[str, str] = field(default_factory=dict)
    expected: tuple[str, ...] = ()


@cache
def crosswalks() -> tuple[Crosswalk, ...]:
    """Return every crosswalk there is, by file name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def findings(crosswalk: Crosswalk, ours: Collection[str], known: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each hole and each double mapping.

    `ours` are the codes that must be linked or excused; `known` those that may be linked at all.
    """
    linked = [link.ours for link in crosswalk.links]
    for code in sorted(set(ours) - set(linked) - set(crosswalk.without)):
        yield _("“{code}” is not linked, and no reason is given.").format(code=code)
    for code in sorted((set(linked) | set(crosswalk.without)) - set(known)):
        yield _("“{code}” is linked or excused, but there is none of this code.").format(code=code)
    for code in sorted(set(linked) & set(crosswalk.without)):
        yield _("“{code}” is linked and excused at once.").format(code=code)
    for theirs in sorted(set(crosswalk.expected) - {link.theirs for link in crosswalk.links}):
        yield _("Nothing answers to {theirs}.").format(theirs=theirs)
    # Two of ours may touch one of theirs, but only one can be the same as it.
    same = Counter(link.theirs for link in crosswalk.links if link.relation == "same")
    for theirs in sorted(theirs for theirs, times in same.items() if times > 1):
        yield _("{theirs} is mapped twice as the same.").format(theirs=theirs)
    for link, times in Counter((link.ours, link.theirs) for link in crosswalk.links).items():
        if times > 1:
            yield _("“{code}” and {theirs} are linked twice.").format(code=link[0], theirs=link[1])


def links_of(code: str) -> Iterator[tuple[Crosswalk, Link]]:
    """Yield what an indicator of ours answers to."""
    for crosswalk in crosswalks():
        for link in crosswalk.links:
            if crosswalk.of == "indicator" and link.ours == code:
                yield crosswalk, link


def relation_words(relation: str) -> str:
    """Return a relation in words."""
    words = {
        "same": _("the same"),
        "other_value": _("the same indicator, another value promised"),
        "other_denominator": _("another denominator"),
        "related": _("related"),
    }
    return words[relation]


def _read(path: Path) -> Crosswalk:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Crosswalk(
        code=path.stem,
        title=content["title"],
        reference=content["reference"],
        verified=content["status"] == "verified",
        of=content["of"],
        links=tuple(Link(**{key: str(value) for key, value in link.items()}) for link in content["links"]),
        without=content.get("without", {}),
        expected=tuple(content.get("expected", ())),
    )
