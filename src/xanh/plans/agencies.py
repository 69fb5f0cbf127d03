"""The words agencies are called by: single types of agency with a code, and open sets with a rule."""

import re
from datetime import date
from functools import cache
from typing import Any

from xanh.basis.parameter import parameter
from xanh.plans.passage import flat

_GAP = r"(?:[\s&,.–-]|\bva\b)+"
_END = r"(?=\s*(?:[,;.:()/\n]|\bva\b|$))"
_PLACE = (
    r"(?:\s+(?:viet nam|vn))?(?:\s+(?:va|cung)\s+cac\s+to chuc thanh vien)?"
    r"(?:\s+(?:thanh pho|tp\.?|tinh|chi nhanh)(?:(?:\s+(?:thanh pho|tinh))?(?:\s+(?!va\b|chu\b|phoi\b)\w+){1,4}?)?)?"
)


def find_agency(folded: str, position: int) -> tuple[str, int] | None:
    """Return the code of the type of agency named at `position` of a folded text and the end of its name, or None."""
    match = _agencies().match(folded, position)
    if not match:
        return None
    group = next(index for index, text in enumerate(match.groups(), start=1) if text is not None)
    return _codes()[group - 1], match.end()


def department_code(name: str) -> str | None:
    """Return the code of the department called `name` without the word "Sở" ("Tài chính"), or None."""
    found = find_agency("so " + flat(name), 0)
    return found[0] if found and found[1] == len(name) + 3 else None


def find_open_set(folded: str, position: int) -> tuple[str, int] | None:
    """Return the rule of the open set named at `position` of a folded text and the end of its name, or None.

    The rule is a code of the list open_sets, or several joined by "+" for their union.
    """
    found = [
        (match.end(), match[0], family) for family, one in _families().items() if (match := one.match(folded, position))
    ]
    if not found:
        return None
    end, phrase, family = max(found)
    return _rule(phrase, family), end


def starts_named(folded: str, position: int) -> bool:
    """Return whether a new party begins at `position`: an agency, an open set, or a word that opens one."""
    return bool(find_agency(folded, position) or find_open_set(folded, position) or _openers().match(folded, position))


@cache
def _sets() -> dict[str, Any]:
    values: dict[str, Any] = parameter("open_sets", on=date.max).values
    return values


@cache
def _agency_names() -> list[tuple[str, str]]:
    values: dict[str, Any] = parameter("agency_types", on=date.max).values
    names = [(name, code) for code, entry in values.items() for name in [entry["name"], *entry["names"]]]
    return sorted(names, key=lambda pair: len(pair[0]), reverse=True)


@cache
def _codes() -> list[str]:
    return [code for _, code in _agency_names()]


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile("|".join(rf"({_spelling(name)})(?!\w){_PLACE}{_END}" for name, _ in _agency_names()))


def _spelling(name: str) -> str:
    words = [word for word in re.findall(r"\w+", flat(name)) if word != "va"]
    return _GAP.join(words)


@cache
def _openers() -> re.Pattern[str]:
    determiners = _choice(_sets()["determiners"])
    return re.compile(
        rf"(?:{determiners}|so|ubnd|uy ban|ban|bo|cuc|chi cuc|hoi|cong an|van phong|truong|vien|cong ty)\s"
    )


@cache
def _nouns() -> dict[str, list[tuple[str, str]]]:
    """Return, by family, the folded nouns with their set, longest first."""
    families: dict[str, list[tuple[str, str]]] = {}
    for code, entry in _sets()["sets"].items():
        families.setdefault(entry["family"], []).extend((flat(noun), code) for noun in entry["nouns"])
    return {family: sorted(nouns, key=lambda pair: len(pair[0]), reverse=True) for family, nouns in families.items()}


@cache
def _families() -> dict[str, re.Pattern[str]]:
    determiners, modifiers = _choice(_sets()["determiners"]), _choice(_sets()["modifiers"])
    patterns = {}
    for family, nouns in _nouns().items():
        noun = _choice([name for name, _ in nouns])
        head = rf"(?:(?:{determiners})\s+)?"
        if family == "committees":
            of_committees = (
                rf"(?:(?:{determiners})\s+)?(?:chu tich\s+)?(?:ubnd|uy ban nhan dan)\s+(?:{determiners}\s+)?"
            )
            head = rf"(?:{of_committees}|(?:{determiners})\s+)"
            noun = rf"(?:{noun}|thanh pho)"
        link = rf"(?:\s*[,/]\s*|\s+va\s+|\s*[,]\s*va\s+)(?:{noun})(?!\w)"
        patterns[family] = re.compile(rf"{head}(?:{noun})(?!\w)(?:{link})*(?:\s*,?\s+(?:{modifiers})(?!\w))*{_END}")
    # "UBND thành phố" is one body; a set of committees names districts or communes.
    committees = patterns["committees"].pattern
    inner = _choice([name for name, _ in _nouns()["committees"]])
    patterns["committees"] = re.compile(rf"(?=[^;]{{0,150}}?\b(?:{inner})\b){committees}")
    return patterns


def _choice(phrases: list[str]) -> str:
    ordered = sorted(map(flat, phrases), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace(" ", r"\s+") for phrase in ordered)


def _rule(phrase: str, family: str) -> str:
    sets, nouns = _sets()["sets"], dict(_nouns()[family])
    variant = "concerned" if "lien quan" in phrase else "competent" if "theo tham quyen" in phrase else ""
    bare = re.sub(r"\s+", " ", re.sub(r"\buy ban nhan dan\b", "", phrase))
    codes = [nouns[match[0]] for match in re.finditer(rf"(?<!\w)(?:{_choice(list(nouns))})(?!\w)", bare)]
    return "+".join(dict.fromkeys(sets[code].get(variant, code) for code in codes))
