"""OWSLib walks a service with the drawn communes of the demonstration; an error where it finds it otherwise."""

import sys

import pytest
from owslib.ogcapi.features import Features


def main(address: str, x: float, y: float) -> None:
    """Read everything a client would; (x, y) lies in the commune 31120."""
    service = Features(address)
    assert any("ogcapi-features-1/1.0/conf/core" in one for one in service.conformance()["conformsTo"])
    assert service.api()["openapi"].startswith("3.0")
    assert service.feature_collections() == ["provinces", "districts", "communes", "observations"]
    assert service.collection("communes")["extent"]["spatial"]["bbox"][0] == pytest.approx(
        [105.2, 9.2, 106.2, 10.3], abs=0.001
    )
    seen, offset = [], 0
    while page := service.collection_items("communes", limit=40, offset=offset)["features"]:
        seen += [one["properties"]["code"] for one in page]
        offset += len(page)
    assert len(seen) == len(set(seen)) == 103
    one = service.collection_items("communes", code="31120")["features"][0]
    assert service.collection_item("communes", one["id"])["geometry"] == one["geometry"]
    assert len(service.collection_items("communes", bbox=[x, y, x, y])["features"]) == 1


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]))
