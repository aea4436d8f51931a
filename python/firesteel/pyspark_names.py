"""Makes ``import pyspark`` resolve to Firesteel, so that jobs and libraries run unchanged."""

from __future__ import annotations

import importlib
import importlib.machinery
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

__all__ = ["install_as_pyspark"]

# Modules of PySpark and those of this package that take their place. What is not named here is not there.
_MODULES = {
    "pyspark": "firesteel",
    "pyspark.errors": "firesteel.errors",
    "pyspark.errors.exceptions": "firesteel.errors",
    "pyspark.errors.exceptions.base": "firesteel.errors",
    "pyspark.errors.exceptions.captured": "firesteel.errors",
    "pyspark.errors.exceptions.connect": "firesteel.errors",
    "pyspark.sql": "firesteel.sql",
    "pyspark.sql.catalog": "firesteel.sql.catalog",
    "pyspark.sql.column": "firesteel.sql.column",
    "pyspark.sql.conf": "firesteel.sql.conf",
    "pyspark.sql.dataframe": "firesteel.sql.dataframe",
    "pyspark.sql.functions": "firesteel.sql.functions",
    "pyspark.sql.functions.builtin": "firesteel.sql.functions",
    "pyspark.sql.group": "firesteel.sql.group",
    "pyspark.sql.merge": "firesteel.sql.merge",
    "pyspark.sql.metrics": "firesteel.sql.metrics",
    "pyspark.sql.observation": "firesteel.sql.observation",
    "pyspark.sql.plot": "firesteel.sql.plot",
    "pyspark.sql.plot.core": "firesteel.sql.plot.core",
    "pyspark.sql.readwriter": "firesteel.sql.readwriter",
    "pyspark.sql.session": "firesteel.sql.session",
    "pyspark.sql.streaming": "firesteel.sql.streaming",
    "pyspark.sql.streaming.listener": "firesteel.sql.streaming.listener",
    "pyspark.sql.streaming.query": "firesteel.sql.streaming.query",
    "pyspark.sql.streaming.readwriter": "firesteel.sql.streaming.readwriter",
    "pyspark.sql.tvf": "firesteel.sql.tvf",
    "pyspark.sql.types": "firesteel.sql.types",
    "pyspark.sql.utils": "firesteel.errors",
    "pyspark.sql.window": "firesteel.sql.window",
    "pyspark.storagelevel": "firesteel.storagelevel",
}
# The Connect classes are the ones there are.
_MODULES |= {
    name.replace("pyspark.sql.", "pyspark.sql.connect.", 1): target
    for name, target in _MODULES.items()
    if name.startswith("pyspark.sql.")
}
_MODULES["pyspark.sql.connect"] = "firesteel.sql"


class _Names:
    """Finds the modules of the table, and refuses the rest of ``pyspark`` by name. A finder and a loader of modules."""

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """No module of its own: the usual one is filled."""
        return None

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != "pyspark" and not fullname.startswith("pyspark."):
            return None
        if fullname not in _MODULES:
            raise ModuleNotFoundError(f"Firesteel has nothing in place of {fullname}", name=fullname)
        is_package = any(name.startswith(f"{fullname}.") for name in _MODULES)
        return importlib.machinery.ModuleSpec(fullname, self, is_package=is_package)

    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ == "pyspark.sql":
            # PySpark loads it, and libraries look for it among the modules that are loaded.
            try:
                importlib.import_module("pyarrow")
            except ImportError:
                pass
        target = importlib.import_module(_MODULES[module.__name__])
        own = {"__name__", "__spec__", "__loader__", "__package__", "__path__"}
        vars(module).update({name: value for name, value in vars(target).items() if name not in own})
        vars(module).update(_extras(module.__name__))


def _extras(name: str) -> dict[str, Any]:
    """What PySpark's module holds and this package keeps elsewhere, or refuses."""
    from firesteel.sql import Row
    from firesteel.storagelevel import StorageLevel

    if name == "pyspark":
        return {"__version__": "4.3.0", "StorageLevel": StorageLevel, "Row": Row}
    if name.startswith("pyspark.sql") and name.endswith(("functions", "functions.builtin")):
        refused = {one: _refused(one) for one in ("udf", "pandas_udf", "arrow_udf", "udtf", "arrow_udtf")}
        known = vars(importlib.import_module("firesteel.sql.functions"))
        return {one: value for one, value in refused.items() if one not in known}
    return {}


def _refused(name: str) -> Callable[..., Any]:
    def refused(*args: Any, **kwargs: Any) -> Any:
        from firesteel.errors import PySparkNotImplementedError

        raise PySparkNotImplementedError(errorClass="NOT_IMPLEMENTED", messageParameters={"feature": name})

    refused.__name__ = name
    refused.__doc__ = "Needs Python in the backend, which is not offered."
    return refused


def install_as_pyspark() -> None:
    """Lets ``import pyspark`` and its submodules give Firesteel's classes and functions, from now on.

    Call it before anything imports ``pyspark``; ``python -m firesteel script.py`` does. May be called again.
    """
    if any(isinstance(finder, _Names) for finder in sys.meta_path):
        return
    loaded = next((name for name in sys.modules if name == "pyspark" or name.startswith("pyspark.")), None)
    if loaded is not None:
        raise RuntimeError(f"{loaded} is imported already: call install_as_pyspark() before")
    sys.meta_path.insert(0, _Names())
