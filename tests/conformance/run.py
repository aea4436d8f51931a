"""Replays Spark's own tests and recorded answers through unmodified PySpark on `firesteel serve`, and prints how many hold.

usage: run.py --server PROGRAM --oracle FOLDER --data FOLDER --out FOLDER [--spark URL] [--only MEASURE ...]

ORACLE is a checkout of the replay scripts with their data, DATA holds `tpch/` and `tpcds/` at scale 1 as Parquet files.
What fails is listed in OUT, one file a measure. The measures run one after another, each on a server of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


class Oracle:
    """The scripts, and where this run keeps what they write."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.server = pathlib.Path(options.server).resolve()
        self.folder = pathlib.Path(options.oracle).resolve()
        self.data = pathlib.Path(options.data).resolve()
        self.spark = options.spark
        self.out = pathlib.Path(options.out).resolve()
        self.out.mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def serving(self):
        """A server whose working directory holds the files that PySpark's examples read."""
        with tempfile.TemporaryDirectory() as folder:
            home = pathlib.Path(folder)
            (home / "python").mkdir()
            (home / "python" / "test_support").symlink_to(self.folder / "data" / "test_support")
            command = [str(self.server), "serve", "--listen", "127.0.0.1:0", "--parallelism", "4"]
            process = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, text=True)
            try:
                line = process.stdout.readline()
                if not line.startswith("listening on "):
                    raise SystemExit(f"the server did not start: {line}")
                yield f"sc://{line.split()[-1]}"
            finally:
                process.terminate()
                process.wait()

    def replay(self, script: str, *arguments: object, name: str) -> str:
        """Runs a script of the oracle to its end; what it prints is kept beside its results."""
        command = [sys.executable, str(self.folder / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.out)
        text = done.stdout + done.stderr
        (self.out / f"{name}.log").write_text(text)
        return text

    def results(self, name: str) -> dict:
        file = self.out / f"{name}.json"
        return json.loads(file.read_text()) if file.exists() else {}

    def list_failures(self, name: str, failures: list[str]) -> None:
        (self.out / f"{name}.failures.txt").write_text("".join(f"{failure}\n" for failure in sorted(failures)))


def doctests(oracle: Oracle) -> list[tuple[str, int, int]]:
    with oracle.serving() as remote:
        text = oracle.replay("run_doctests.py", "--remote", remote, "--module", "core", "--no-retry", "--timeout", 30,
                             "--json", oracle.out / "doctests.json", "--details", oracle.out / "doctests.details.json",
                             name="doctests")
    outcomes = [outcome for outcome in oracle.results("doctests").values() if outcome != "skip"]
    oracle.list_failures("doctests", re.findall(r"^FAIL (.*)$", text, re.MULTILINE))
    return [("doctests core", outcomes.count("pass"), len(outcomes))]


def own_doctests(oracle: Oracle) -> list[tuple[str, int, int]]:
    """The same texts on Firesteel's own Python package: on a real Spark, on Firesteel's server and in the process."""
    measured = [run_own_doctests(oracle, "Spark", oracle.spark)] if oracle.spark else []
    with oracle.serving() as remote:
        measured.append(run_own_doctests(oracle, "firesteel serve", remote))
    return [*measured, run_own_doctests(oracle, "local", "local")]


def run_own_doctests(oracle: Oracle, place: str, remote: str) -> tuple[str, int, int]:
    name = f"own-doctests-{place.replace(' ', '-')}"
    folder = oracle.out / name
    (folder / "python").mkdir(parents=True, exist_ok=True)
    if not (folder / "python" / "test_support").exists():
        (folder / "python" / "test_support").symlink_to(oracle.folder / "data" / "test_support")
    command = [sys.executable, HERE / "own_doctests.py", "--remote", remote, "--out", oracle.out / f"{name}.json"]
    # A run that is stopped before its end leaves no outcomes, and so counts nothing.
    (oracle.out / f"{name}.json").unlink(missing_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    (oracle.out / f"{name}.log").write_text(done.stdout + done.stderr)
    outcomes = {one: told for one, told in oracle.results(name).items() if told not in ("skip", "needs")}
    oracle.list_failures(name, [one for one, told in outcomes.items() if told != "pass"])
    return f"doctests, own package on {place}", sum(told == "pass" for told in outcomes.values()), len(outcomes)


def examples(oracle: Oracle) -> list[tuple[str, int, int]]:
    with oracle.serving() as remote:
        oracle.replay("run_function_examples.py", "--run", oracle.folder / "data" / "function_examples.json",
                      "--remote", remote, "--json", oracle.out / "examples.json", "--verbose", name="examples")
    return [counted(oracle, "examples", "function examples")]


def counted(oracle: Oracle, name: str, title: str) -> tuple[str, int, int]:
    ours = oracle.results(name)
    failed = [case for case, outcome in ours.items() if outcome != "pass"]
    oracle.list_failures(name, [f"{ours[case]} {case}" for case in failed])
    return title, len(ours) - len(failed), len(ours)


def golden(oracle: Oracle) -> list[tuple[str, int, int]]:
    with oracle.serving() as remote:
        oracle.replay("run_sql_golden.py", "--root", oracle.folder / "data" / "sql-tests", "--remote", remote,
                      "--files", "core", "--timeout", 30, "--json", oracle.out / "golden.json", "--verbose",
                      name="golden")
    measured = counted(oracle, "golden", "golden SQL core")
    wrong = sum(outcome == "rows" for outcome in oracle.results("golden").values())
    return [measured, ("  of these: wrong rows without an error", wrong, measured[2])]


def plans(oracle: Oracle) -> list[tuple[str, int, int]]:
    with oracle.serving() as remote:
        oracle.replay("run_connect_plans.py", "--dir", oracle.folder / "data" / "connect-plans", "--remote", remote,
                      "--json", oracle.out / "plans.json", name="plans")
    recorded = oracle.folder / "data" / "connect_plans_schemas.json"
    text = oracle.replay("run_connect_plans.py", "--compare", recorded, oracle.out / "plans.json", name="plans.compare")
    equal, unequal = map(int, re.findall(r"(\d+) passed, (\d+) failed", text)[-1])
    oracle.list_failures("plans", re.findall(r"^LOST (.*)$", text, re.MULTILINE))
    return [("golden Connect plans", equal, equal + unequal)]


def tpch(oracle: Oracle) -> list[tuple[str, int, int]]:
    return answers(oracle, "tpch", "TPC-H")


def tpcds(oracle: Oracle) -> list[tuple[str, int, int]]:
    return answers(oracle, "tpcds", "TPC-DS")


def answers(oracle: Oracle, name: str, title: str) -> list[tuple[str, int, int]]:
    """The benchmark's queries, as Arrow files that are compared with Spark's."""
    folder = oracle.out / name
    with oracle.serving() as remote:
        command = [sys.executable, HERE / "queries.py", remote, oracle.data / name, oracle.folder / "data" / name, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        (oracle.out / f"{name}.log").write_text(done.stdout + done.stderr)
    recorded = oracle.folder / "data" / "answers" / f"{name}-sf1"
    text = oracle.replay("compare_answers.py", recorded, folder, name=f"{name}.compare")
    *failed, summary = text.strip().splitlines()
    oracle.list_failures(name, failed)
    equal, total = map(int, re.match(r"(\d+) of (\d+) equal", summary).groups())
    return [(title, equal, total)]


MEASURES = {
    "doctests": doctests, "own-doctests": own_doctests, "examples": examples, "golden": golden, "plans": plans,
    "tpcds": tpcds, "tpch": tpch,
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--server", required=True)
    arguments.add_argument("--oracle", required=True)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--spark", help="the address of a real Spark, for the measures that need one")
    arguments.add_argument("--only", nargs="*", choices=MEASURES, default=list(MEASURES))
    options = arguments.parse_args()
    os.environ.setdefault("SPARK_SKIP_CONNECT_COMPAT_TESTS", "1")
    oracle = Oracle(options)
    print(f"{'measure':<44}{'equal':>8}{'of':>8}", flush=True)
    for measure in options.only:
        for title, equal, total in MEASURES[measure](oracle):
            print(f"{title:<44}{equal:>8}{total:>8}", flush=True)
    print(f"what fails is listed in {oracle.out}")


if __name__ == "__main__":
    main()
