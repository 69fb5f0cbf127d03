"""Reading YAML entry by entry, with a sentence for every mistake in it."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse


def read_text(path: Path) -> str:
    """Return the UTF-8 text of the file, without a byte-order mark; Refusal if it is not there or not UTF-8."""
    if not path.is_file():
        raise Refusal("{file} is missing from the city's folder.", file=path.name)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("{file} is not UTF-8 text: save it as UTF-8.", file=path.name) from error


def read_mapping(path: Path) -> dict[str, Any]:
    """Return the mapping that the YAML file holds; Refusal if it is not there or is not one."""
    text = read_text(path)
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a day such as 2025-13-01
        raise Refusal("{file} is not readable YAML: {problem}", file=path.name, problem=_first_line(error)) from error
    if not isinstance(content, dict):
        raise Refusal("{file} must hold names and values.", file=path.name)
    return content


class Entry:
    """One mapping of a YAML file and where it stands ("agencies.yaml, agencies 3"), for the sentences."""

    def __init__(self, content: object, where: str, *, known: Iterable[str]) -> None:
        if not isinstance(content, Mapping):
            raise Refusal("{where} must be names and values.", where=where)
        self.content, self.where = content, where
        if unknown := [str(key) for key in content if key not in set(known)]:
            raise Refusal("{where} has the unknown entry “{key}”.", where=where, key=unknown[0])

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return the text under `key` in NFC with single blanks, "" where there is none."""
        value = self.content.get(key)
        if value is None or value == "":
            if needed:
                raise Refusal("{where} lacks “{key}”.", where=self.where, key=key)
            return ""
        if not isinstance(value, str):
            raise Refusal("{where}: write “{key}” as text, in quotation marks.", where=self.where, key=key)
        return collapse(value)

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """Return the text under `key`, which must be one of `allowed`."""
        value, choices = self.text(key, needed=True), list(allowed)
        if value not in choices:
            raise Refusal(
                "{where}: “{value}” is not a {key}; write one of {choices}.",
                where=self.where,
                value=value,
                key=key,
                choices=", ".join(choices),
            )
        return value

    def day(self, key: str) -> date | None:
        """Return the day under `key`, None where there is none."""
        value = self.content.get(key)
        if value is not None and type(value) is not date:
            raise Refusal("{where}: write “{key}” as a day, YYYY-MM-DD.", where=self.where, key=key)
        return value

    def needed_day(self, key: str) -> date:
        """Return the day under `key`; Refusal where there is none."""
        value = self.day(key)
        if value is None:
            raise Refusal("{where} lacks “{key}”.", where=self.where, key=key)
        return value

    def flag(self, key: str) -> bool:
        """Return the truth under `key`, False where there is none."""
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            raise Refusal("{where}: write “{key}” as true or false.", where=self.where, key=key)
        return value

    def items(self, key: str) -> list[Any]:
        """Return the list under `key`, empty where there is none."""
        value = self.content.get(key)
        if value is not None and not isinstance(value, list):
            raise Refusal("{where}: write “{key}” as a list.", where=self.where, key=key)
        return value or []


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())
