"""A Spark cluster of two worker processes on this machine, once for all tests of this folder."""

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest

MISSING = [name for name, there in (("java", shutil.which("java")), ("pyspark", find_spec("pyspark"))) if not there]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """Return a connection to a cluster: a master, two workers with one core and 1 GB each, and this driver."""
    if MISSING:
        reason = f"Spark needs {' and '.join(MISSING)}"
        if os.environ.get("XANH_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from xanh.warehouse.engines import MASTER, connect

    os.environ[MASTER] = "local-cluster[2,1,1024]"
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    connection = connect("spark")
    connection._session.conf.set("spark.sql.shuffle.partitions", "2")  # the tables of tests are small
    yield connection
    connection._session.stop()
    del os.environ[MASTER]
