"""What a paragraph or run really looks like: its own properties, then its style and the styles below, then defaults."""

from collections.abc import Iterator

from lxml import etree

from xanh.documents.word.opening import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_FACES = ("ascii", "hAnsi", "cs", "eastAsia")


class Styles:
    """The styles and theme fonts of one document, ready to answer for a paragraph or run."""

    def __init__(self, styles: etree._Element, theme: etree._Element | None) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        self._default = next(
            (
                identity
                for identity, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
            ),
            None,
        )
        self._defaults = {kind: styles.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}") for kind in ("rPr", "pPr")}
        self._theme = (
            {kind: theme.find(f".//{_A}{kind}Font/{_A}latin") for kind in ("major", "minor")}
            if theme is not None
            else {}
        )
        self._inherited: dict[tuple[str | None, str, str, str], str | None] = {}

    def style_of(self, paragraph: etree._Element) -> str | None:
        """Return the style id of `paragraph`."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._default if named is None else named.get(f"{W}val")

    def paragraph_value(self, paragraph: etree._Element, tag: str, attribute: str = "val") -> str | None:
        """Return the attribute of the property `tag` in force for `paragraph`, None where nothing sets it."""
        own = _value(paragraph.find(f"{W}pPr"), tag, attribute)
        return own if own is not None else self._from_style(self.style_of(paragraph), "pPr", tag, attribute)

    def run_value(self, run: etree._Element, tag: str, attribute: str = "val") -> str | None:
        """Return the attribute of the property `tag` in force for `run`, None where nothing sets it."""
        own = run.find(f"{W}rPr")
        value = _value(own, tag, attribute)
        if value is not None:
            return value
        named = own.find(f"{W}rStyle") if own is not None else None
        if named is not None:
            value = self._from_chain(named.get(f"{W}val"), "rPr", tag, attribute)
            if value is not None:
                return value
        paragraph = next(run.iterancestors(f"{W}p"), None)
        style = self._default if paragraph is None else self.style_of(paragraph)
        return self._from_style(style, "rPr", tag, attribute)

    def is_on(self, run: etree._Element, tag: str) -> bool:
        """Return whether a toggle such as `b` or `i` is on for `run`."""
        return self.run_value(run, tag) not in (None, *_OFF)

    def size(self, run: etree._Element) -> float:
        """Return the size of `run` in points (10, the default of the format, where nothing sets it)."""
        return measured(self.run_value(run, "sz"), otherwise=20) / 2

    def fonts(self, run: etree._Element) -> set[str]:
        """Return the names of the fonts `run` is set in; "" where the document names none."""
        return {self._font(run, face) for face in _FACES}

    def theme_font(self, name: str) -> str:
        """Return the theme's font for "minorHAnsi", "majorBidi" and the like, "" where there is none."""
        found = self._theme.get("major" if name.startswith("major") else "minor")
        return found.get("typeface", "") if found is not None else ""

    def _font(self, run: etree._Element, face: str) -> str:
        themed = self.run_value(run, "rFonts", "cstheme" if face == "cs" else f"{face}Theme")
        return self.theme_font(themed) if themed else self.run_value(run, "rFonts", face) or ""

    def _from_style(self, style: str | None, kind: str, tag: str, attribute: str) -> str | None:
        key = (style, kind, tag, attribute)
        if key not in self._inherited:
            value = self._from_chain(style, kind, tag, attribute)
            self._inherited[key] = value if value is not None else _value(self._defaults[kind], tag, attribute)
        return self._inherited[key]

    def _from_chain(self, style: str | None, kind: str, tag: str, attribute: str) -> str | None:
        values = (_value(element.find(f"{W}{kind}"), tag, attribute) for element in self._chain(style))
        return next((value for value in values if value is not None), None)

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        seen: set[str | None] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            yield element
            below = element.find(f"{W}basedOn")
            style = None if below is None else below.get(f"{W}val")


def _value(properties: etree._Element | None, tag: str, attribute: str) -> str | None:
    if properties is None:
        return None
    found = properties.find(f"{W}{tag}")
    if found is None:
        return None
    return found.get(f"{W}{attribute}", "1" if attribute == "val" else None)


def measured(value: str | None, *, otherwise: float = 0.0) -> float:
    """Return the number an attribute holds; `otherwise` where there is none or it is not a number.

    >>> measured("240"), measured("auto"), measured(None, otherwise=20)
    (240.0, 0.0, 20)
    """
    try:
        return float(value) if value is not None else otherwise
    except ValueError:
        return otherwise
