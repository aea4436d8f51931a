"""Runs each query of a folder on a server and writes its rows as an Arrow file.

usage: queries.py URL TABLES QUERIES OUT      TABLES holds NAME.parquet files or NAME folders
"""

import pathlib
import sys

from pyarrow import feather
from pyspark.sql import SparkSession


def main() -> None:
    url, tables, queries, out = sys.argv[1], *map(pathlib.Path, sys.argv[2:])
    out.mkdir(parents=True, exist_ok=True)
    spark = SparkSession.builder.remote(url).create()
    for table in sorted(tables.iterdir()):
        spark.read.parquet(str(table)).createOrReplaceTempView(table.name.removesuffix(".parquet"))
    for file in sorted(queries.glob("*.sql")):
        target = out / f"{file.stem}.arrow"
        target.unlink(missing_ok=True)
        try:
            feather.write_feather(spark.sql(file.read_text().strip().rstrip(";")).toArrow(), str(target))
        except Exception as error:  # noqa: BLE001: whatever it is, the query has no answer
            print(f"{file.stem}: {str(error).splitlines()[0]}", flush=True)


if __name__ == "__main__":
    main()
