"""``python -m firesteel script.py [arguments]`` runs a PySpark script on Firesteel, unchanged.

``--remote URL`` before the script says where plans run, as the environment variable ``SPARK_REMOTE`` does.
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

from firesteel import install_as_pyspark

_USAGE = "usage: python -m firesteel [--remote URL] (script.py | -m module) [arguments]"


def main(arguments: list[str]) -> None:
    """Runs what the arguments say, with ``pyspark`` in Firesteel's hands."""
    if len(arguments) > 1 and arguments[0] == "--remote":
        os.environ["SPARK_REMOTE"] = arguments[1]
        arguments = arguments[2:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_USAGE, file=sys.stdout if arguments else sys.stderr)
        raise SystemExit(0 if arguments else 2)
    install_as_pyspark()
    if arguments[0] == "-m" and len(arguments) > 1:
        sys.argv = arguments[1:]
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
        return
    sys.argv = arguments
    sys.path.insert(0, str(Path(arguments[0]).resolve().parent))
    runpy.run_path(arguments[0], run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
