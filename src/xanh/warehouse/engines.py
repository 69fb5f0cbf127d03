"""The engines a question can be put to: DuckDB in this process, or a Spark cluster."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from xanh.basis.errors import Refusal
from xanh.warehouse.batches import file_of, read_batches

MASTER = "XANH_SPARK_MASTER"  # where the cluster is; this machine's cores where it is not set


def connect(engine: str = "duckdb") -> Any:
    """Return a connection of Ibis to `engine`, one of `ENGINES`; Refusal where it is unknown or not installed."""
    if engine not in ENGINES:
        raise Refusal("“{engine}” is not an engine: take {engines}.", engine=engine, engines=", ".join(ENGINES))
    return ENGINES[engine]()


def read_facts(connection: Any, folder: Path) -> ir.Table:
    """Return the facts of all batches in `folder`, columns as in `facts.COLUMNS`; Refusal where there are none."""
    files = [str(file_of(folder, batch.number)) for batch in read_batches(folder)]
    if not files:
        raise Refusal("Nothing is mirrored in {folder} yet: run “xanh warehouse mirror”.", folder=folder)
    return read_files(connection, files)


def read_files(connection: Any, files: list[str]) -> ir.Table:
    """Return the rows of Parquet files as one table."""
    if connection.name == "pyspark":
        # Ibis hands one path on; the session itself takes them all, and splits what they hold among its workers.
        session = connection._session
        view = f"facts_{abs(hash(tuple(files))):x}"
        session.read.parquet(*files).createOrReplaceTempView(view)
        return connection.table(view)
    return connection.read_parquet(files)


def _duckdb() -> Any:
    connection = ibis.duckdb.connect()
    connection.raw_sql("SET enable_progress_bar = false; SET parquet_metadata_cache = true; SET TimeZone = 'UTC'")
    return connection


def _spark() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise Refusal("Asking a Spark cluster needs the extra for it: install “xanh[spark]”.") from error
    session = (
        SparkSession.builder.master(os.environ.get(MASTER, "local[*]"))
        .appName("xanh")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    return ibis.pyspark.connect(session)


ENGINES: dict[str, Callable[[], Any]] = {"duckdb": _duckdb, "spark": _spark}
