"""What is found wrong with boundaries before anything is loaded."""

from dataclasses import replace
from datetime import date

import shapely
from tests.boundaries.shapes import DELTA, invented

from xanh.basis.language import speaking
from xanh.interchange.boundaries import Boundaries, Boundary, check_boundaries, simplify_coverage
from xanh.interchange.boundaries.checking import area_m2

TODAY = date(2026, 1, 1)


def told(boundaries: Boundaries, **how: object) -> list[str]:
    with speaking("en"):
        known = how.pop("known", boundaries.codes)
        return [str(finding) for finding in check_boundaries(boundaries, known=known, on=TODAY, **how)]  # type: ignore[arg-type]


def changed(boundaries: Boundaries, number: int, shape: object) -> Boundaries:
    shapes = list(boundaries.shapes)
    shapes[number] = replace(shapes[number], shape=shape)
    return replace(boundaries, shapes=tuple(shapes))


def test_a_whole_coverage_has_nothing_wrong() -> None:
    assert told(invented(), parent=DELTA) == []


def test_overlaps_are_named_with_their_size() -> None:
    cells = invented()
    grown = changed(cells, 0, cells.shapes[0].shape.buffer(0.001).intersection(DELTA))
    found = told(grown)
    assert found
    assert all(line.startswith("31001, ") and "lie over each other on" in line for line in found)


def test_an_invalid_shape_is_named_with_the_reason() -> None:
    bow = shapely.Polygon([(105.3, 10), (105.4, 10.1), (105.4, 10), (105.3, 10.1)])
    assert told(changed(invented(), 3, bow))[0].startswith("31004: the shape is not valid (Self-intersection")


def test_swapped_axes_are_noticed() -> None:
    cells = invented()
    swapped = [Boundary(i.code, shapely.transform(i.shape, lambda xy: xy[:, ::-1])) for i in cells.shapes]
    assert "outside Viet Nam" in told(replace(cells, shapes=tuple(swapped)))[0]


def test_a_hole_against_the_parent_is_noticed() -> None:
    cells = invented()
    without = replace(cells, shapes=cells.shapes[1:])
    lines = told(without, known=cells.codes, parent=DELTA)
    assert "together the areas have" in lines[0]
    assert lines[1] == "31001: no shape in the file; they are drawn as tiles."


def test_an_unknown_code_is_serious_and_a_missing_shape_is_not() -> None:
    cells = invented(3)
    found = check_boundaries(cells, known={"31001", "31002", "31009"}, on=TODAY)
    assert [(finding.codes, finding.serious) for finding in found] == [(("31003",), True), (("31009",), False)]


def test_simplified_neighbours_still_meet() -> None:
    """Jagged edges lose points, and still nothing lies over anything and nothing is lost between."""
    fine = invented(40)
    jagged = replace(fine, shapes=tuple(replace(i, shape=shapely.segmentize(i.shape, 0.001)) for i in fine.shapes))
    simple = simplify_coverage(jagged, tolerance_m=200)
    points = [sum(shapely.get_num_coordinates(i.shape) for i in b.shapes) for b in (jagged, simple)]
    assert points[1] < points[0] / 5
    assert told(simple, parent=DELTA) == []
    # A parallel drawn with fewer corners runs closer to the geodesic: a hair, not a sliver.
    assert abs(sum(area_m2(i.shape) for i in simple.shapes) / area_m2(DELTA) - 1) < 1e-4
