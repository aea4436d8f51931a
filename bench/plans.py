"""How long a chain of withColumn takes to build and to encode: Firesteel in three languages, and PySpark as the peer.

usage: plans.py --built FOLDER
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

from run import staged_node, staged_python

HERE = pathlib.Path(__file__).parent
LENGTHS = ["100", "200", "400", "800"]
# PySpark's time does not hang together with the runs before it, and is long.
RUNS, RUNS_OF_PYSPARK = "100", "5"
PROCESSES = 3
TIMES_IMPORTED = 15
IMPORT = "import time; start = time.perf_counter(); import firesteel.sql; print(time.perf_counter() - start)"


def answer(command, **environment):
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or ["no message"])[-1]
    return json.loads(done.stdout), None


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--built", required=True)
    built = pathlib.Path(arguments.parse_args().built)
    package = str(staged_python(built))
    chains = {
        "Python": ([sys.executable, HERE / "plans" / "chain.py", "firesteel", RUNS, *LENGTHS], {"PYTHONPATH": package}),
        "Node": (["node", HERE / "plans" / "chain.mjs", staged_node(built), RUNS, *LENGTHS], {}),
        "Go": ([built / "bench" / "plans-go", RUNS, *LENGTHS], {}),
        "PySpark": ([sys.executable, HERE / "plans" / "chain.py", "pyspark", RUNS_OF_PYSPARK, *LENGTHS[:3]], {}),
    }
    print(f"{'withColumn':<12}" + "".join(f"{length:>12}" for length in LENGTHS))
    for language, (command, environment) in chains.items():
        answers = [answer(command, **environment) for _ in range(1 if language == "PySpark" else PROCESSES)]
        failure = next((failure for _, failure in answers if failure), None)
        # Of each length the least: a process may begin while the machine is still at something else.
        least = [] if failure else [min(one["seconds"] for one in ones) for ones in zip(*(found for found, _ in answers))]
        cells = failure or "".join(f"{seconds * 1000:>9.2f} ms" for seconds in least)
        print(f"{language:<12}{cells}", flush=True)
    # As installed: pip compiles what it installs.
    compiled = {"PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": ""}
    seconds = [answer([sys.executable, "-c", IMPORT], **compiled) for _ in range(TIMES_IMPORTED)]
    best = min((one for one, _ in seconds if one is not None), default=None)
    print(f"import firesteel.sql: {seconds[0][1] if best is None else f'{best:.3f} s'}")


if __name__ == "__main__":
    main()
