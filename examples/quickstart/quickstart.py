"""The README's lines on the session at the address given. Ends with an error where the rows are not the expected ones."""

import sys

from firesteel.sql import Row, SparkSession, functions as F

spark = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
people = spark.sql("SELECT * FROM VALUES ('Ada', 36), ('Grace', 45) AS people(name, age)")
people.filter(F.col("age") > 40).show()
rows = people.agg(F.avg("age").alias("age")).collect()
assert rows == [Row(age=40.5)], rows
spark.stop()
