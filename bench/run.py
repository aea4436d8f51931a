"""Firesteel beside its peers, one after another on a quiet machine: TPC-H, the first row, `SELECT 1`, peak memory.

usage: run.py --tables FOLDER --built FOLDER --sail-python PROGRAM
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from engines import ENGINES

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
QUERIES = ROOT / "tests" / "tpch"
FIRST_RUNS = 7
LOOP_RUNS = 5


def worker(engine, measure, tables, path, interpreter=sys.executable):
    command = [interpreter, str(HERE / "worker.py"), engine, measure, tables, str(QUERIES)]
    # pip compiles what it installs, as it did with the peers.
    compiled = {"PYTHONDONTWRITEBYTECODE": ""}
    environment = {**os.environ, **compiled, "PYTHONPATH": os.pathsep.join([str(HERE), str(path)])}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        return None, seconds, (done.stderr.strip().splitlines() or ["no message"])[-1]
    return json.loads(done.stdout.strip().splitlines()[-1]), seconds, None


def staged_python(built):
    """The Python package with the native module of this profile, apart from the one the tests use."""
    folder = built / "bench" / "python"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "python" / "firesteel", folder / "firesteel", ignore=shutil.ignore_patterns("*.so"))
    shutil.copy(built / "lib_native.so", folder / "firesteel" / "_native.abi3.so")
    return folder


def staged_node(built):
    """The Node package, likewise. Gives its entry."""
    folder = built / "bench" / "node"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "node" / "dist", folder / "dist")
    shutil.copy(ROOT / "node" / "package.json", folder)
    shutil.copy(built / "libfiresteel_node.so", folder / "firesteel.node")
    (folder / "node_modules").symlink_to(ROOT / "node" / "node_modules")
    return folder / "dist" / "index.mjs"


def select_loops(built):
    """`SELECT 1` hot to Arrow in the other languages: the median of a process, and of some processes the least, since what
    ran before them, and how deep the machine sleeps between two calls, doubles it."""
    loops = {
        "C": [built / "bench" / "select-c"],
        "Go": [built / "bench" / "select-go"],
        "Node": ["node", HERE / "select" / "select.mjs", staged_node(built)],
    }
    for language, command in loops.items():
        runs = [subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(LOOP_RUNS)]
        failed = next((run for run in runs if run.returncode), None)
        if failed:
            print(f"firesteel SELECT 1 in {language}: {(failed.stderr.strip().splitlines() or ['no message'])[-1]}")
        else:
            seconds = [json.loads(run.stdout)["seconds"] for run in runs]
            print(f"firesteel SELECT 1 in {language}: {min(seconds) * 1000:.2f} ms (the slowest {max(seconds) * 1000:.2f})")


def version(engine, interpreter):
    name = {"sail": "pysail"}.get(engine, engine)
    asked = f"import importlib.metadata as m; print(m.version('{name}'))"
    done = subprocess.run([interpreter, "-c", asked], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "this tree"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--tables", required=True)
    arguments.add_argument("--built", required=True)
    arguments.add_argument("--sail-python", required=True, help="the interpreter of the environment that has pysail")
    options = arguments.parse_args()
    built = pathlib.Path(options.built)
    path = staged_python(built)

    print(f"{'engine':<12}{'version':<12}{'TPC-H SF1':>12}{'answered':>10}{'first row':>12}{'SELECT 1':>12}{'peak RSS':>12}")
    totals = {}
    for engine in ENGINES:
        interpreter = options.sail_python if engine == "sail" else sys.executable
        figures, _, failure = worker(engine, "tpch", options.tables, path, interpreter)
        if failure:
            print(f"{engine:<12}{version(engine, interpreter):<12}  {failure}")
            continue
        firsts = [worker(engine, "first", options.tables, path, interpreter)[1] for _ in range(FIRST_RUNS)]
        select = worker(engine, "select", options.tables, path, interpreter)[0]
        total = sum(figures["seconds"].values())
        totals[engine] = figures["seconds"]
        milliseconds = f"{select['seconds'] * 1000:.2f} ms" if select else "-"
        print(
            f"{engine:<12}{version(engine, interpreter):<12}{total:>10.2f} s{len(figures['seconds']):>10}"
            f"{statistics.median(firsts):>10.3f} s{milliseconds:>12}{figures['peak_mib']:>8.0f} MiB",
            flush=True,
        )
    ratios(totals)
    select_loops(built)


def ratios(totals):
    """Firesteel against each peer, over the queries that both answered. Takes Firesteel out of the totals."""
    ours = totals.pop("firesteel", None)
    for engine, theirs in totals.items() if ours else ():
        shared = ours.keys() & theirs.keys()
        ratio = sum(ours[query] for query in shared) / sum(theirs[query] for query in shared)
        print(f"firesteel / {engine}: {ratio:.2f} over {len(shared)} queries")


if __name__ == "__main__":
    main()
