"""`DataFrameStatFunctions`: statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql.column import Column, not_expected, to_column
from firesteel.sql.seed import any_seed

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["DataFrameStatFunctions"]


class DataFrameStatFunctions:
    """Statistics, as ``DataFrame.stat``."""

    __slots__ = ("df",)

    def __init__(self, df: DataFrame) -> None:
        self.df = df

    def cov(self, col1: str, col2: str) -> float:
        """The sample covariance of two columns."""
        _check_names(col1, col2)
        return self.df._native.stat.cov(col1, col2)

    def corr(self, col1: str, col2: str, method: str | None = None) -> float:
        """The correlation of two columns. There is one method, ``pearson``."""
        _check_names(col1, col2)
        if method and method != "pearson":
            parameters = {"arg_name": "method", "allowed_values": "['pearson']"}
            raise PySparkValueError(errorClass="VALUE_NOT_ALLOWED", messageParameters=parameters)
        return self.df._native.stat.corr(col1, col2)

    def approxQuantile(
        self,
        col: str | list[str] | tuple[str],
        probabilities: list[float] | tuple[float],
        relativeError: float,
    ) -> list[float] | list[list[float]]:
        """Values below which these parts of a column's values lie; of several columns, a list for each."""
        if not isinstance(col, (str, list, tuple)):
            raise not_expected("col", "list, str or tuple", col)
        names = [col] if isinstance(col, str) else list(col)
        for name in names:
            if not isinstance(name, str):
                raise not_expected("columns", "list[str]", name)
        if not isinstance(probabilities, (list, tuple)):
            raise not_expected("probabilities", "list or tuple", probabilities)
        for probability in probabilities:
            if not isinstance(probability, (float, int)) or probability < 0 or probability > 1:
                raise not_expected("probabilities", "list[float, int]", probability)
        if not isinstance(relativeError, (float, int)):
            raise not_expected("relativeError", "float or int", relativeError)
        if relativeError < 0:
            parameters = {"arg_name": "relativeError", "arg_value": str(relativeError)}
            raise PySparkValueError(errorClass="NEGATIVE_VALUE", messageParameters=parameters)
        quantiles = self.df._native.stat.quantiles(names, [float(one) for one in probabilities], float(relativeError))
        return quantiles[0] if isinstance(col, str) else quantiles

    def crosstab(self, col1: str, col2: str) -> DataFrame:
        """How often each pair of values of two columns comes."""
        _check_names(col1, col2)
        return self.df._with(self.df._native.stat.crosstab(col1, col2))

    def freqItems(self, cols: list[str] | tuple[str], support: float | None = None) -> DataFrame:
        """The values that make up more than ``support`` of the rows, with some that do not."""
        if not isinstance(cols, (list, tuple)):
            raise not_expected("cols", "list or tuple", cols)
        return self.df._with(self.df._native.stat.freq_items(list(cols), support or 0.01))

    def sampleBy(self, col: Any, fractions: dict[Any, float], seed: int | None = None) -> DataFrame:
        """About a fraction of the rows of each value, by chance; none of a value that is not named."""
        if not isinstance(col, (str, Column)):
            raise not_expected("col", "Column or str", col)
        if not isinstance(fractions, dict):
            raise not_expected("fractions", "dict", fractions)
        for key in fractions:
            if not isinstance(key, (float, int, str)):
                parameters = {
                    "arg_name": "fractions",
                    "arg_type": type(fractions).__name__,
                    "allowed_types": "float, int, str",
                    "item_type": type(key).__name__,
                }
                raise PySparkTypeError(errorClass="DISALLOWED_TYPE_FOR_CONTAINER", messageParameters=parameters)
        seed = any_seed() if seed is None else seed
        parts = [(key, float(part)) for key, part in fractions.items()]
        return self.df._with(self.df._native.stat.sample_by(to_column(col)._native, parts, seed))


def _check_names(col1: Any, col2: Any) -> None:
    for argument, name in (("col1", col1), ("col2", col2)):
        if not isinstance(name, str):
            raise not_expected(argument, "str", name)
