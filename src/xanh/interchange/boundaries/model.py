"""Boundaries as data: which area, which shape, in which system it was given and how it came to WGS84."""

from dataclasses import dataclass, field

from shapely import MultiPolygon, Polygon

from xanh.basis.language import gettext


@dataclass(frozen=True)
class Boundary:
    """The shape of one area in WGS84, longitude before latitude, in degrees."""

    code: str
    shape: Polygon | MultiPolygon


@dataclass(frozen=True)
class Boundaries:
    """All shapes of one file. `system` is the coordinate system they were given in ("EPSG:5897"); `operation` names
    the transformation that brought them to WGS84 ("EPSG:6960 VN-2000 to WGS 84 (2)"), "" where none was needed.
    """

    shapes: tuple[Boundary, ...]
    system: str
    operation: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all areas that have a shape."""
        return frozenset(boundary.code for boundary in self.shapes)


@dataclass(frozen=True)
class BoundaryFinding:
    """One thing that is not right with the shapes of `codes`; `str(finding)` is the sentence for the person.

    `serious` means that nothing may be loaded until it is put right.
    """

    codes: tuple[str, ...]
    wrong: str
    serious: bool = True
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{', '.join(self.codes)}: {gettext(self.wrong).format(**self.values)}"
