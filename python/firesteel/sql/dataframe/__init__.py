"""`DataFrame`: rows and columns that are computed when an action asks for them.

Its members stand in the files of this folder, a file a subject.
"""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING

from firesteel.sql.dataframe.actions import Actions
from firesteel.sql.dataframe.aggregation import Aggregation
from firesteel.sql.dataframe.batches import RowBatches
from firesteel.sql.dataframe.columns import Columns
from firesteel.sql.dataframe.display import Display
from firesteel.sql.dataframe.pairs import Pairs
from firesteel.sql.dataframe.plan import Plan
from firesteel.sql.dataframe.relation import Relation
from firesteel.sql.dataframe.selection import Selection
from firesteel.sql.dataframe.shape import Shape
from firesteel.sql.dataframe.targets import Targets
from firesteel.sql.na import DataFrameNaFunctions
from firesteel.sql.stat import DataFrameStatFunctions

if TYPE_CHECKING:
    from firesteel.sql.session import SparkSession

__all__ = ["DataFrame", "DataFrameNaFunctions", "DataFrameStatFunctions", "RowBatches"]


class DataFrame(Columns, Selection, Pairs, Aggregation, Shape, Plan, Targets, Actions, Display):
    """A relation and the session it runs in. Immutable: each call makes a new one."""

    __slots__ = ()

    @property
    def sparkSession(self) -> SparkSession:
        return self._session


Relation._whole = DataFrame

for _kind in (DataFrameNaFunctions, DataFrameStatFunctions, RowBatches):
    # PySpark's users see this name.
    _kind.__module__ = __name__
for _part in (Relation, *DataFrame.__bases__):
    # The members are told of in errors, and found by `pickle`, as those of one class.
    for _name, _member in vars(_part).items():
        if isinstance(_member, FunctionType):
            _member.__module__, _member.__qualname__ = __name__, f"DataFrame.{_name}"
