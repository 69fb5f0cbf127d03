"""Looking things up in the templates of facilities."""

from collections.abc import Iterable, Mapping

from django import template

register = template.Library()


@register.filter
def of(words: Mapping[str, object], key: str) -> object:
    """Return what `words` has for `key`, "" where it has nothing: `areas|of:code`."""
    return words.get(key, "")


@register.filter
def has(pairs: Iterable[tuple[str, object]], key: str) -> bool:
    """Return whether one of `pairs` begins with `key`: `kinds|has:"verification"`."""
    return any(first == key for first, _ in pairs)
