"""`SparkSession`: where DataFrames come from, and where they run."""

from __future__ import annotations

import os
import threading
import warnings
from typing import TYPE_CHECKING, Any, ClassVar

from firesteel import _native
from firesteel.errors import PySparkRuntimeError, PySparkTypeError, PySparkValueError
from firesteel.sql import progress
from firesteel.sql.catalog import Catalog
from firesteel.sql.column import not_expected, to_literal
from firesteel.sql.conf import RuntimeConf, _text
from firesteel.sql.dataframe import DataFrame
from firesteel.sql.types import AtomicType, DataType, StructType, _from_json_value

if TYPE_CHECKING:
    from firesteel.sql.progress import ProgressHandler
    from firesteel.sql.reader import DataFrameReader
    from firesteel.sql.streaming import DataStreamReader, StreamingQueryManager
    from firesteel.sql.tvf import TableValuedFunction

__all__ = ["SparkSession"]

# Asks for a progress bar. The bar is drawn here, so the entry is not for the backend.
_PROGRESS = "spark.ui.showConsoleProgress"
# PySpark's variable for the same.
_PROGRESS_VARIABLE = "SPARK_CONNECT_PROGRESS_BAR_ENABLED"


class SparkSession:
    """A session: on a Spark Connect server (``sc://host:port``) or in this process (``local``)."""

    class Builder:
        """How to open a session. ``SparkSession.builder`` makes one."""

        def __init__(self) -> None:
            self._url: str | None = None
            self._options: dict[str, str] = {}

        def remote(self, location: str = "sc://localhost") -> SparkSession.Builder:
            """Where plans run: ``sc://host:port/;key=value``, or ``local``, ``local[N]``, ``local[*]``.

            Without this call the environment variable ``SPARK_REMOTE`` says, or else it is ``local``.
            """
            self._url = location
            return self

        def master(self, master: str) -> SparkSession.Builder:
            """The same as :meth:`remote`, for programs that say ``master("local[*]")``."""
            self._url = master
            return self

        def enableHiveSupport(self) -> SparkSession.Builder:
            """Changes nothing, as in Spark Connect: the server has its catalog."""
            return self

        def appName(self, name: str) -> SparkSession.Builder:
            """A name for the application."""
            return self.config("spark.app.name", name)

        def config(
            self, key: str | None = None, value: Any = None, *, map: dict[str, Any] | None = None
        ) -> SparkSession.Builder:
            """A configuration entry, or several as ``map``."""
            for name, setting in (map or {key: value}).items():
                if not isinstance(name, str):
                    raise not_expected("key", "str", name)
                if name in ("spark.remote", "spark.master"):
                    self._url = setting
                else:
                    self._options[name] = _text(name, setting)
            return self

        def getOrCreate(self) -> SparkSession:
            """The active session, when it is where this one would be, or a new one."""
            active = SparkSession.getActiveSession()
            if active is None or (self._url is not None and self._url != active._native.url):
                return self.create()
            self._configure(active)
            return active

        def _configure(self, session: SparkSession) -> None:
            # Spark: an entry that cannot be set in a running session is a warning here, and an error in `conf.set`.
            entries = [(key, value) for key, value in self._options.items() if key != _PROGRESS]
            if entries:
                for warning in session._native.conf_set_where_possible(entries):
                    warnings.warn(warning, stacklevel=3)

        def create(self) -> SparkSession:
            """A new session."""
            session = SparkSession(_native.Session(self._url))
            self._configure(session)
            SparkSession._made_active(session)
            if self._options.get(_PROGRESS) == "true" or os.environ.get(_PROGRESS_VARIABLE) == "1":
                session.registerProgressHandler(progress.bar())
            return session

    class _NewBuilder:
        def __get__(self, instance: object, owner: type) -> SparkSession.Builder:
            return SparkSession.Builder()

    builder: ClassVar[Builder] = _NewBuilder()  # type: ignore[assignment]

    _lock: ClassVar[threading.Lock] = threading.Lock()
    _active: ClassVar[SparkSession | None] = None
    _active_process: ClassVar[int] = 0

    __slots__ = ("_conf", "_is_stopped", "_native")

    def __init__(self, native: _native.Session) -> None:
        self._native = native
        self._conf = RuntimeConf(native)
        self._is_stopped = False

    @classmethod
    def _made_active(cls, session: SparkSession) -> None:
        with cls._lock:
            cls._active = session
            cls._active_process = os.getpid()

    @classmethod
    def getActiveSession(cls) -> SparkSession | None:
        """The session that was opened last in this process, if it was not stopped."""
        with cls._lock:
            session = cls._active
            is_usable = session is not None and not session._is_stopped and cls._active_process == os.getpid()
            return session if is_usable else None

    @classmethod
    def active(cls) -> SparkSession:
        """:meth:`getActiveSession`, which must be there."""
        session = cls.getActiveSession()
        if session is None:
            raise PySparkRuntimeError(errorClass="NO_ACTIVE_SESSION", messageParameters={})
        return session

    def cloneSession(self, new_session_id: str | None = None) -> SparkSession:
        """Another session at the same place that begins with the configuration and views of this one."""
        return SparkSession(self._native.clone_session(new_session_id))

    def newSession(self) -> SparkSession:
        """Another session at the same place, with views and configuration of its own."""
        return SparkSession(self._native.new_session())

    @property
    def session_id(self) -> str:
        return self._native.session_id

    @property
    def version(self) -> str:
        """The version of Spark that the backend is, or answers like."""
        return self._native.version()

    @property
    def conf(self) -> RuntimeConf:
        return self._conf

    @property
    def read(self) -> DataFrameReader:
        from firesteel.sql.reader import DataFrameReader

        return DataFrameReader(self)

    @property
    def readStream(self) -> DataStreamReader:
        """Reads what is there and what will come."""
        from firesteel.sql.streaming import DataStreamReader

        return DataStreamReader(self)

    @property
    def streams(self) -> StreamingQueryManager:
        """The streaming queries of the session."""
        from firesteel.sql.streaming import StreamingQueryManager

        return StreamingQueryManager(self)

    @property
    def catalog(self) -> Catalog:
        return Catalog(self)

    @property
    def tvf(self) -> TableValuedFunction:
        """Table functions as DataFrames."""
        from firesteel.sql.tvf import TableValuedFunction

        return TableValuedFunction(self)

    def _frame(self, native: _native.DataFrame) -> DataFrame:
        return DataFrame(native, self)

    def sql(self, sqlQuery: str, args: dict[str, Any] | list[Any] | None = None, **kwargs: Any) -> DataFrame:
        """Runs a SQL statement. ``args`` are values for its ``:name`` or ``?`` markers; ``kwargs`` stand for its
        ``{name}`` fields: DataFrames and columns by name, anything else as a literal.

        A query gives its DataFrame; a command is carried out now, and gives what it answers.
        """
        named, positional = [], []
        if isinstance(args, dict):
            named = [(name, to_literal(value)._native) for name, value in args.items()]
        elif isinstance(args, (list, tuple)):
            positional = [to_literal(value)._native for value in args]
        elif args is not None:
            raise PySparkTypeError(
                errorClass="INVALID_TYPE", messageParameters={"arg_name": "args", "arg_type": type(args).__name__}
            )
        views: list[_native.DataFrame] = []
        if kwargs:
            from firesteel.sql.fields import SqlFields

            fields = SqlFields()
            sqlQuery, views = fields.format(sqlQuery, **kwargs), fields.views
        if named or positional or views:
            return self._frame(self._native.sql_over(sqlQuery, named, positional, views))
        return self._frame(self._native.sql(sqlQuery))

    def table(self, tableName: str) -> DataFrame:
        """A table or a view."""
        if not isinstance(tableName, str):
            raise not_expected("tableName", "str", tableName)
        return self.read.table(tableName)

    def range(
        self, start: int, end: int | None = None, step: int = 1, numPartitions: int | None = None
    ) -> DataFrame:
        """The numbers from ``start`` to ``end``, which is left out, as column ``id``. One number is the end."""
        first, last = (0, start) if end is None else (start, end)
        return self._frame(self._native.range(int(first), int(last), int(step), numPartitions))

    def createDataFrame(
        self,
        data: Any,
        schema: DataType | str | list[str] | tuple[str, ...] | None = None,
        samplingRatio: float | None = None,
        verifySchema: bool | None = None,
    ) -> DataFrame:
        """A DataFrame of rows: tuples, dictionaries, ``Row``s or objects; of a pandas DataFrame; or of anything that
        speaks Arrow (``__arrow_c_stream__`` or ``__arrow_c_array__``).

        ``schema`` is a type, DDL (``"id INT, name STRING"``) or the names alone; without it types are inferred.
        ``samplingRatio`` and ``verifySchema`` do not apply: all rows are looked at, and each value is verified.
        """
        if isinstance(data, DataFrame):
            raise PySparkTypeError(
                errorClass="INVALID_TYPE", messageParameters={"arg_name": "data", "arg_type": "DataFrame"}
            )
        for name, value in (("samplingRatio", samplingRatio), ("verifySchema", verifySchema)):
            if value is not None:
                warnings.warn(f"'{name}' is ignored. It is not supported with Spark Connect.", stacklevel=2)
        if isinstance(schema, str):
            schema = _from_json_value(self._native.parse_ddl(schema))
        if schema is not None and not isinstance(schema, (StructType, AtomicType, list, tuple)):
            raise not_expected("schema", "list, None or StructType", schema)
        from firesteel.sql.local import frame_of

        return frame_of(self, data, schema)

    def emptyDataFrame(self, schema: StructType | str) -> DataFrame:
        """A DataFrame without rows."""
        return self.createDataFrame([], schema)

    def from_plan(self, plan: bytes) -> DataFrame:
        """The DataFrame of a plan: the bytes of a ``spark.connect.Plan`` whose root is a relation."""
        return self._frame(self._native.from_plan(bytes(plan)))

    # Progress.

    def registerProgressHandler(self, handler: ProgressHandler) -> None:
        """Calls ``handler`` while the operations of this session run."""
        progress.register(self.session_id, handler)

    def removeProgressHandler(self, handler: ProgressHandler) -> None:
        progress.remove(self.session_id, handler)

    def clearProgressHandlers(self) -> None:
        progress.remove(self.session_id)

    # Artifacts.

    def addArtifacts(self, *path: str, pyfile: bool = False, archive: bool = False, file: bool = False) -> None:
        """Takes files of this machine to the server, where queries of the session find them: classes for the JVM
        (``.jar``), or code for Python, archives or files of any kind, as the flags say.

        ``local`` has no use for them and refuses.
        """
        kinds = [kind for kind, is_asked in (("pyfile", pyfile), ("archive", archive), ("file", file)) if is_asked]
        if len(kinds) > 1:
            parameters = {"arg_names": "'pyfile', 'archive' and/or 'file'", "condition": "True together"}
            raise PySparkValueError(errorClass="INVALID_MULTIPLE_ARGUMENT_CONDITIONS", messageParameters=parameters)
        self._native.add_artifacts(list(path), kinds[0] if kinds else "jar")

    addArtifact = addArtifacts

    # Interruption.

    def addTag(self, tag: str) -> None:
        """A tag for the operations started from now on."""
        self._native.add_tag(tag)

    def removeTag(self, tag: str) -> None:
        self._native.remove_tag(tag)

    def getTags(self) -> set[str]:
        return set(self._native.tags())

    def clearTags(self) -> None:
        for tag in self._native.tags():
            self._native.remove_tag(tag)

    def interruptAll(self) -> list[str]:
        """Interrupts all operations of the session; gives their ids."""
        return self._native.interrupt_all()

    def interruptTag(self, tag: str) -> list[str]:
        """Interrupts the operations with a tag; gives their ids."""
        return self._native.interrupt_tag(tag)

    def interruptOperation(self, op_id: str) -> list[str]:
        """Interrupts one operation; gives its id, if it ran."""
        return self._native.interrupt_operation(op_id)

    def stop(self) -> None:
        """Ends the session on its backend. Its DataFrames can no longer be run."""
        if not self._is_stopped:
            self._is_stopped = True
            with SparkSession._lock:
                if SparkSession._active is self:
                    SparkSession._active = None
            progress.remove(self.session_id)
            self._native.stop()

    @property
    def is_stopped(self) -> bool:
        return self._is_stopped

    def __enter__(self) -> SparkSession:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"SparkSession({self._native.url!r})"
