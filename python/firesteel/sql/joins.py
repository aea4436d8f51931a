"""What joins are refused before anything is sent."""

from __future__ import annotations

from firesteel.errors import AnalysisException

__all__ = ["check_nearest_by"]

_MOST_RESULTS = 100000


def check_nearest_by(rows: int, mode: str, direction: str, how: str) -> None:
    """Raises Spark's condition for what ``nearestByJoin`` does not take."""

    def refused(condition: str, **parameters: str) -> AnalysisException:
        return AnalysisException(errorClass=f"NEAREST_BY_JOIN.{condition}", messageParameters=parameters)

    if not 1 <= rows <= _MOST_RESULTS:
        raise refused("NUM_RESULTS_OUT_OF_RANGE", numResults=str(rows), min="1", max=str(_MOST_RESULTS))
    if how.lower().replace("_", "") not in ("inner", "left", "leftouter"):
        raise refused("UNSUPPORTED_JOIN_TYPE", joinType=how, supported="'INNER', 'LEFT OUTER'")
    if mode.lower() not in ("approx", "exact"):
        raise refused("UNSUPPORTED_MODE", mode=mode, supported="'approx', 'exact'")
    if direction.lower() not in ("distance", "similarity"):
        raise refused("UNSUPPORTED_DIRECTION", direction=direction, supported="'distance', 'similarity'")
