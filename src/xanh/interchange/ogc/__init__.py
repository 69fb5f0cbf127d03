"""OGC API – Features, Part 1: Core 1.0.1 (OGC 17-069r4) and Part 2: CRS 1.0.1 (OGC 18-058r1).

`crs` knows the coordinate systems and moves shapes into them; `asking` reads limits, boxes and times; `documents` and
`openapi` write what is answered. Shapes in VN-2000, and boxes, need the extra `geo` (shapely, pyproj).
"""
