"""Calls the public functions of chispa and quinn, and prints what each gave: rows and schema, a value, or an exception.

A PySpark program: it runs under PySpark, and under ``python -m firesteel``. Functions that are Python UDFs are left out
(quinn's ``exists``, ``forall``, ``multi_equals`` and ``split_col``).
"""

import contextlib
import datetime
import io
import json
import pathlib
import sys
import tempfile
import warnings

import chispa
import quinn
from chispa import row_comparer, rows_comparer, schema_comparer
from chispa.dataframe_comparer import are_dfs_equal
from chispa.schema_comparer import assert_schema_equality_full, assert_schema_equality_ignore_nullable
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import (
    ArrayType,
    DecimalType,
    DoubleType,
    IntegerType,
    LongType,
    MapType,
    StringType,
    StructField,
    StructType,
)

spark = SparkSession.builder.getOrCreate()
spark.conf.set("spark.sql.session.timeZone", "UTC")
results = {}


def shown(value):
    if isinstance(value, DataFrame):
        rows = sorted(json.dumps(row.asDict(True), default=str, sort_keys=True) for row in value.collect())
        return {"schema": value.schema.simpleString(), "rows": rows}
    if isinstance(value, StructType):
        return value.simpleString()
    return json.loads(json.dumps(value, default=str))


def case(name, call):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            value = call()
        results[name] = {"value": shown(value), "printed": printed.getvalue()}
    except Exception as error:
        # What Spark says goes on with places in its plan.
        text = str(error).partition("\n")[0].partition(" SQLSTATE")[0] if hasattr(error, "getCondition") else str(error)
        results[name] = {"raised": type(error).__name__, "text": text}


def frame(rows, *fields):
    return spark.createDataFrame(rows, StructType([StructField(name, kind, True) for name, kind in fields]))


text, integer, double, long = StringType(), IntegerType(), DoubleType(), LongType()
people = frame([("jose", 1), ("li", 2), (None, None)], ("name", text), ("age", integer))
others = frame([("li", 2), ("jose", 1), (None, None)], ("name", text), ("age", integer))
different = frame([("jose", 1), ("li", 3), (None, None)], ("name", text), ("age", integer))
longer = frame([("jose", 1, 1.0)], ("name", text), ("age", integer), ("weight", double))
close = frame([(1.0, 1.05), (2.0, 2.01), (None, None)], ("a", double), ("b", double))
nans = frame([(float("nan"), "x")], ("a", double), ("b", text))

# chispa
case("column_equality", lambda: chispa.assert_column_equality(people.withColumn("n", F.col("name")), "name", "n"))
case("column_difference", lambda: chispa.assert_column_equality(people, "name", "age"))
case("approx_column", lambda: chispa.assert_approx_column_equality(close, "a", "b", 0.1))
case("approx_column_difference", lambda: chispa.assert_approx_column_equality(close, "a", "b", 0.001))
case("df_equality", lambda: chispa.assert_df_equality(people, people))
case("df_difference", lambda: chispa.assert_df_equality(people, different))
case("df_schema_difference", lambda: chispa.assert_df_equality(people, longer))
case("df_row_order", lambda: chispa.assert_df_equality(people, others, ignore_row_order=True))
case("df_row_order_matters", lambda: chispa.assert_df_equality(people, others))
case("df_column_order", lambda: chispa.assert_df_equality(people, people.select("age", "name"), ignore_column_order=True))
case("df_ignored_columns", lambda: chispa.assert_df_equality(people, different, ignore_columns=["age"]))
case("df_underlined", lambda: chispa.assert_df_equality(people, different, underline_cells=True))
case("df_transforms", lambda: chispa.assert_df_equality(people, others, transforms=[lambda df: df.sort("name")]))
case("df_nan", lambda: chispa.assert_df_equality(nans, nans, allow_nan_equality=True))
case("df_nan_differs", lambda: chispa.assert_df_equality(nans, nans))
case("approx_df", lambda: chispa.assert_approx_df_equality(close.select("a"), close.select(F.col("b").alias("a")), 0.1))
case("approx_df_difference", lambda: chispa.assert_approx_df_equality(close.select("a"), close.select(F.col("b").alias("a")), 0.001))
case("rows", lambda: chispa.assert_basic_rows_equality(people.collect(), people.collect()))
case("rows_difference", lambda: chispa.assert_basic_rows_equality(people.collect(), different.collect()))
case("schema_nullable", lambda: assert_schema_equality_ignore_nullable(people.schema, others.schema))
case("schema_full", lambda: assert_schema_equality_full(people.schema, longer.schema))
case("chispa_object", lambda: chispa.Chispa().assert_df_equality(people, different))

one, two = people.collect(), different.collect()
case("dfs_are_equal", lambda: [are_dfs_equal(people, people), are_dfs_equal(people, different), are_dfs_equal(people, longer)])
case("rows_are_equal", lambda: [row_comparer.are_rows_equal(a, b) for a, b in zip(one, two)])
case("rows_are_nearly_equal", lambda: [row_comparer.are_rows_approx_equal(a, a, 0.1) for a in close.collect()])
case("rows_with_nan", lambda: [row_comparer.are_rows_equal_enhanced(a, a, nan) for a in nans.collect() for nan in (True, False)])
generic = rows_comparer.assert_generic_rows_equality
case("generic_rows", lambda: generic(one, one, row_comparer.are_rows_equal_enhanced, {"allow_nan_equality": True}))
case("generic_difference", lambda: generic(one, two, row_comparer.are_rows_approx_equal, {"precision": 0.5}, underline_cells=True))
case("generic_longer", lambda: generic(one, two[:1], row_comparer.are_rows_equal_enhanced, {"allow_nan_equality": False}))
strict = StructType([
    StructField("name", text, False, {"k": "v"}),
    StructField("age", DecimalType(5, 2)),
    StructField("deep", ArrayType(StructType([StructField("m", MapType(text, long, False), False)]), False)),
])
pairs = [(people.schema, longer.schema), (people.schema, strict), (strict, strict), (strict, people.schema)]
for name in ("create_schema_comparison_tree", "create_schema_comparison_table"):
    for at, pair in enumerate(pairs):
        case(f"{name}_{at}", lambda name=name, pair=pair: str(getattr(schema_comparer, name)(*pair, False, False)))
for at, pair in enumerate(pairs):
    case(f"schema_diff_{at}", lambda pair=pair: schema_comparer.print_schema_diff(*pair, True, False))
    case(f"schema_equality_{at}", lambda pair=pair: schema_comparer.assert_schema_equality(*pair, True, True))
    case(f"basic_schema_{at}", lambda pair=pair: schema_comparer.assert_basic_schema_equality(*pair))
    case(f"schemas_but_for_nulls_{at}", lambda pair=pair: schema_comparer.are_schemas_equal_ignore_nullable(*pair))
    case(f"schemas_are_wide_{at}", lambda pair=pair: schema_comparer.check_if_schemas_are_wide(*pair))
green = chispa.FormattingConfig(mismatched_rows={"color": "light_yellow"}, matched_cells={"color": "green", "style": "bold"})
case("formats", lambda: chispa.assert_df_equality(people, different, formats=green))

# quinn: columns
words = frame([("  I   go  ", 1), ("Lu?is!", 2), (" ", 3), ("", 4), (None, 5)], ("s", text), ("i", integer))
for name in ("single_space", "remove_all_whitespace", "anti_trim", "remove_non_word_characters", "is_null_or_blank"):
    case(name, lambda name=name: words.select("i", getattr(quinn, name)(F.col("s")).alias("r")))
truths = spark.createDataFrame([(True, 1), (False, 2), (None, 3)], "b boolean, i int")
for name in ("is_falsy", "is_truthy", "is_false", "is_true"):
    case(name, lambda name=name: truths.select("i", getattr(quinn, name)(F.col("b")).alias("r")))
days = spark.createDataFrame([(datetime.date(2024, 1, day),) for day in (1, 6, 7)], "d date")
for day in ("Sun", "Wed"):
    case(f"week_start_{day}", lambda day=day: days.select("d", quinn.week_start_date(F.col("d"), day).alias("r")))
    case(f"week_end_{day}", lambda day=day: days.select("d", quinn.week_end_date(F.col("d"), day).alias("r")))
case("week_start_wrong", lambda: days.select(quinn.week_start_date(F.col("d"), "Someday")))
case("business_days", lambda: days.select("d", quinn.business_days_between(F.lit("2024-01-01").cast("date"), F.col("d")).alias("r")))
case("approx_equal", lambda: close.select(quinn.approx_equal(F.col("a"), F.col("b"), 0.02).alias("r")))
case("array_choice", lambda: spark.range(1).select(quinn.array_choice(F.array(F.lit("a"))).alias("r")))
case("uuid5", lambda: words.select("i", quinn.uuid5(F.col("s")).alias("r")))
case("is_not_in", lambda: words.select("i", quinn.is_not_in(F.col("i"), [1, 2]).alias("r")))
case("null_between", lambda: words.select("i", quinn.null_between(F.col("i"), F.lit(2), F.lit(None)).alias("r")))
case("div_or_else", lambda: words.select("i", quinn.div_or_else(F.lit(10), F.col("i") - 1, 7).alias("r")))
case("rand_laplace", lambda: spark.range(3).select((quinn.rand_laplace(0.0, 1.0, 1).isNotNull()).alias("r")))

# quinn: DataFrames
case("append_same", lambda: quinn.append_if_schema_identical(people, others))
case("append_different", lambda: quinn.append_if_schema_identical(people, longer))
case("column_to_list", lambda: quinn.column_to_list(people, "name"))
case("two_columns", lambda: quinn.two_columns_to_dictionary(people.na.drop(), "name", "age"))
case("dictionaries", lambda: quinn.to_list_of_dictionaries(people))
case("athena", lambda: quinn.print_athena_create_table(people, "t", "s3://b/t"))
case("show_output", lambda: quinn.show_output_to_df("+----+---+\n|name|age|\n+----+---+\n|jose|  1|\n+----+---+", spark))
case("create_df", lambda: quinn.create_df(spark, [("a", 1)], [("s", text, True), ("i", integer, False)]))
case("presence", lambda: quinn.validate_presence_of_columns(people, ["name", "height"]))
case("present", lambda: quinn.validate_presence_of_columns(people, ["name"]))
case("absence", lambda: quinn.validate_absence_of_columns(people, ["name", "height"]))
case("schema", lambda: quinn.validate_schema(longer.schema)(people) if False else quinn.validate_schema(people, longer.schema))
case("schema_fits", lambda: quinn.validate_schema(people, people.schema, True))
case("renamed", lambda: quinn.with_columns_renamed(str.upper)(people))
case("some_renamed", lambda: quinn.with_some_columns_renamed(str.upper, lambda name: name == "age")(people))
case("snake", lambda: quinn.snake_case_col_names(people.toDF("First Name", "The Age")))
case("to_snake", lambda: quinn.to_snake_case("The Age"))
case("sorted_columns", lambda: quinn.sort_columns(longer, "asc"))
case("sorted_down", lambda: quinn.sort_columns(longer, "desc"))
case("sorted_wrong", lambda: quinn.sort_columns(longer, "up"))
inner = StructType([StructField("b", integer), StructField("a", text)])
nested = frame([((1, "x"), [(2, "y")], {"k": 1})], ("s", inner), ("l", ArrayType(inner)), ("m", MapType(text, long)))
case("sorted_nested", lambda: quinn.sort_columns(nested, "asc", sort_nested=True))
case("flat_struct", lambda: quinn.flatten_struct(nested, "s"))
case("flat_map", lambda: quinn.flatten_map(nested, "m"))
case("flat_all", lambda: quinn.flatten_dataframe(nested))
case("complex", lambda: sorted(quinn.complex_fields(nested.schema)))
case("as_code", lambda: quinn.print_schema_as_code(nested.schema))

with tempfile.TemporaryDirectory() as folder:
    for name, lines in {
        "whole": 'name,type,nullable,metadata\nid,int,false,\nname,string,true,"{\\"k\\": 1}"\n',
        "wrong_metadata": 'name,type,nullable,metadata\nid,int,true,"{""k"": 1}"\n',
        "short": "name,type\nat,timestamp\nday,date\n",
        "wrong_type": "name,type\nid,number\n",
        "wrong_columns": "type,name\nint,id\n",
    }.items():
        path = pathlib.Path(folder) / f"{name}.csv"
        path.write_text(lines)
        case(f"schema_from_csv_{name}", lambda path=path: quinn.schema_helpers.schema_from_csv(spark, str(path)).jsonValue())
warnings.simplefilter("ignore")
import quinn.extensions  # noqa: E402, F401

case("extended_frame", lambda: people.transform(lambda df: df.select("age")))

json.dump(results, sys.stdout, indent=1, sort_keys=True)
