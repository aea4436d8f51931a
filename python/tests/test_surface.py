"""The classes and members are PySpark's: same names, parameters and defaults. What is left out is listed, exactly."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator

import pytest

pytest.importorskip("pyspark")
pytest.importorskip("grpc")

import pyspark.errors  # noqa: E402
import pyspark.sql.connect.session  # noqa: E402
from pyspark.sql.connect import catalog, column, conf, dataframe, group  # noqa: E402
from pyspark.sql.connect import merge, observation, readwriter, tvf, window  # noqa: E402
from pyspark.sql.connect.streaming import query as streaming_query  # noqa: E402
from pyspark.sql.connect.streaming import readwriter as streaming  # noqa: E402
from pyspark.sql.plot import PySparkPlotAccessor  # noqa: E402

import firesteel  # noqa: E402
import firesteel.errors  # noqa: E402
import firesteel.sql  # noqa: E402
import firesteel.sql.plot  # noqa: E402
import firesteel.sql.streaming  # noqa: E402
import firesteel.sql.types as our_types  # noqa: E402

session = pyspark.sql.connect.session
their_types = pyspark.sql.types

CLASSES = {
    "SparkSession": session.SparkSession,
    "SparkSession.Builder": session.SparkSession.Builder,
    "DataFrame": dataframe.DataFrame,
    "DataFrameNaFunctions": dataframe.DataFrameNaFunctions,
    "DataFrameStatFunctions": dataframe.DataFrameStatFunctions,
    "Column": column.Column,
    "GroupedData": group.GroupedData,
    "Window": window.Window,
    "WindowSpec": window.WindowSpec,
    "Catalog": catalog.Catalog,
    "RuntimeConf": conf.RuntimeConf,
    "DataFrameReader": readwriter.DataFrameReader,
    "DataFrameWriter": readwriter.DataFrameWriter,
    "DataFrameWriterV2": readwriter.DataFrameWriterV2,
    "MergeIntoWriter": merge.MergeIntoWriter,
    "MergeIntoWriter.WhenMatched": merge.MergeIntoWriter.WhenMatched,
    "MergeIntoWriter.WhenNotMatched": merge.MergeIntoWriter.WhenNotMatched,
    "MergeIntoWriter.WhenNotMatchedBySource": merge.MergeIntoWriter.WhenNotMatchedBySource,
    "TableValuedFunction": tvf.TableValuedFunction,
    "Observation": observation.Observation,
    "Row": their_types.Row,
    "streaming.DataStreamReader": streaming.DataStreamReader,
    "streaming.DataStreamWriter": streaming.DataStreamWriter,
    "streaming.StreamingQuery": streaming_query.StreamingQuery,
    "streaming.StreamingQueryManager": streaming_query.StreamingQueryManager,
    "StorageLevel": pyspark.StorageLevel,
}

PYTHON = "runs Python in the backend"
CLIENT = "is of PySpark's own gRPC client"
OWN = "is Firesteel's own"

# What PySpark has and this package leaves out, and why.
LEFT_OUT = {
    "SparkSession.Hook": CLIENT,
    "SparkSession.client": CLIENT,
    "SparkSession.Builder.channelBuilder": CLIENT,
    "Column.to_plan": CLIENT,
    "SparkSession.copyFromLocalToFs": PYTHON,
    "SparkSession.dataSource": PYTHON,
    "SparkSession.profile": PYTHON,
    "SparkSession.udf": PYTHON,
    "SparkSession.udtf": PYTHON,
    "Catalog.registerFunction": PYTHON,
    "DataFrame.asTable": PYTHON,
    "DataFrame.mapInArrow": PYTHON,
    "DataFrame.mapInPandas": PYTHON,
    "GroupedData.apply": PYTHON,
    "GroupedData.applyInArrow": PYTHON,
    "GroupedData.applyInPandas": PYTHON,
    "GroupedData.applyInPandasWithState": PYTHON,
    "GroupedData.cogroup": PYTHON,
    "GroupedData.transformWithState": PYTHON,
    "GroupedData.transformWithStateInPandas": PYTHON,
    "DataFrame.pandas_api": "is of pandas on Spark",
    "DataFrame.rdd": "needs a JVM",
}
# What this package has beside PySpark's members.
ADDED = {
    "SparkSession.from_plan": OWN,
    "DataFrame.stream": OWN,
    "DataFrame.to_plan": OWN,
    # PySpark sets these when an instance is made.
    "DataFrameNaFunctions.df": "an attribute of instances",
    "DataFrameStatFunctions.df": "an attribute of instances",
}

# Members of types that turn values into what a JVM reads, or that belong to collations and variants.
CONVERSIONS = {"needConversion", "toInternal", "fromInternal"}
TYPE_MEMBERS_LEFT_OUT = {
    "StringType.collationProvider",
    "StringType.providerICU",
    "StringType.providerSpark",
    "StringType.providers",
    "DateType.EPOCH_ORDINAL",
    "StructField.getCollationMetadata",
    "StructField.getCollationsMap",
    "StructField.schemaCollationValue",
}
TYPES_LEFT_OUT = {"Geography", "GeographyType", "Geometry", "GeometryType"}
ERRORS_LEFT_OUT = {"QueryContextType"}


def ours(name: str) -> type:
    if name == "StorageLevel":
        return firesteel.StorageLevel
    return functools.reduce(getattr, name.split("."), firesteel.sql)  # type: ignore[arg-type]


def members(kind: type) -> set[str]:
    return {name for name in dir(kind) if not name.startswith("_")}


def signature(kind: type, name: str) -> list[tuple[str, object, str]] | str:
    """The parameters of a method, with kinds and defaults; ``value`` for anything else."""
    static = inspect.getattr_static(kind, name)
    if isinstance(static, (property, functools.cached_property)) or not callable(getattr(kind, name)):
        return "value"
    if isinstance(static, type):
        return "class"
    parameters = inspect.signature(getattr(kind, name)).parameters.values()
    return [(one.name, one.kind, "" if one.default is one.empty else repr(one.default)) for one in parameters]


def shared() -> Iterator[tuple[str, str]]:
    for name, theirs in CLASSES.items():
        for member in sorted(members(theirs)):
            if f"{name}.{member}" not in LEFT_OUT:
                yield name, member


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_has_pysparks_members_but_for_those_that_are_listed(name: str) -> None:
    have, want = members(ours(name)), members(CLASSES[name])
    listed = {entry.rpartition(".")[2] for entry in LEFT_OUT if entry.rpartition(".")[0] == name}
    added = {entry.rpartition(".")[2] for entry in ADDED if entry.rpartition(".")[0] == name}
    assert want - have == listed
    assert have - want == added


@pytest.mark.parametrize(("name", "member"), shared(), ids=lambda part: part)
def test_a_member_is_called_as_pysparks_is(name: str, member: str) -> None:
    # A class attribute that makes a builder is an object here and there.
    assert signature(ours(name), member) == signature(CLASSES[name], member)


def test_the_lists_name_nothing_that_is_not_there() -> None:
    for entry in LEFT_OUT:
        name, _, member = entry.rpartition(".")
        assert member in members(CLASSES[name]), entry
    for entry in ADDED:
        name, _, member = entry.rpartition(".")
        assert member in members(ours(name)), entry


def test_types_are_pysparks_but_for_those_that_are_listed() -> None:
    abstract = {"AtomicType", "FractionalType", "IntegralType", "NumericType"}
    assert set(their_types.__all__) - set(our_types.__all__) == TYPES_LEFT_OUT
    assert set(our_types.__all__) - set(their_types.__all__) == abstract
    missing = set()
    for name in set(their_types.__all__) - TYPES_LEFT_OUT:
        have, want = getattr(our_types, name), getattr(their_types, name)
        missing |= {f"{name}.{member}" for member in members(want) - members(have) - CONVERSIONS}
        given = [list(inspect.signature(kind.__init__).parameters) for kind in (have, want)]
        if name not in ("Row",) and given[0] != ["self", "args", "kwargs"]:
            assert given[0] == given[1], name
    assert missing == TYPE_MEMBERS_LEFT_OUT


def test_exceptions_are_pysparks_but_for_those_that_are_listed() -> None:
    theirs, own = set(pyspark.errors.__all__), set(firesteel.errors.__all__)
    assert theirs - own == ERRORS_LEFT_OUT
    for name in theirs - ERRORS_LEFT_OUT:
        bases = {one.__name__ for one in getattr(firesteel.errors, name).__mro__}
        built_in = {one.__name__ for one in getattr(pyspark.errors, name).__mro__ if one.__module__ == "builtins"}
        assert built_in <= bases, name


def test_plots_have_pysparks_kinds_and_parameters() -> None:
    have, want = firesteel.sql.plot.PySparkPlotAccessor, PySparkPlotAccessor
    assert members(have) == members(want) - {"plot_data_map"}
    for name in members(have):
        assert signature(have, name) == signature(want, name), name
