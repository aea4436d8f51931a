"""Writes the programs, and what PySpark and a real Spark make of them.

usage: record.py sc://HOST:PORT

``programs.tsv`` has the cases of ``programs/*.py``, ``answers.tsv`` what a runner is to print, and ``tests/plans/programs.tsv``
the plans that PySpark sends for each case.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import translate
from plans import normalised
from proxy import Proxy

HERE = Path(__file__).resolve().parent
ANSWERS = HERE / "answers.tsv"
PLANS = HERE.parent / "plans" / "programs.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server")
    parser.add_argument("--all", action="store_true", help="run the cases again that did not change, too")
    options = parser.parse_args()
    programs = translate.programs()
    stale = programs if options.all else changed(programs)
    with tempfile.TemporaryDirectory() as folder, Proxy(options.server) as proxy:
        answers, plans = run(stale, Path(folder), proxy)
    names = [name for name, _ in programs]
    ran = {name for name, _ in stale}
    answered = {line.split("\t")[0] for line in answers}
    programs = [one for one in programs if one[0] in answered or one[0] not in ran]
    translate.PROGRAMS.write_text(translate.text(programs))
    by = "Written by tests/cases/record.py from what PySpark 4.3 and a real Spark make of tests/cases/programs.tsv."
    for file, new in (ANSWERS, answers), (PLANS, plans):
        lines = [line for line in recorded(file) if line.split("\t")[0] not in ran] + new
        lines = [line for name in names for line in lines if line.split("\t")[0] == name]
        file.write_text("".join(f"{line}\n" for line in [f"# {by}", *lines]))
    print(f"{len(answered)} of {len(stale)} cases that were run have an answer; {len(plans)} plans were sent")
    raise SystemExit(0 if len(answered) == len(stale) else 1)


def recorded(file: Path) -> list[str]:
    """The lines of a file that was written before, without its head."""
    return file.read_text().splitlines()[1:] if file.exists() else []


def changed(programs: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The cases that have no answer, or had another text when it was recorded; and the session's settings."""
    before = recorded(translate.PROGRAMS) if translate.PROGRAMS.exists() else []
    answered = {line.split("\t")[0] for line in recorded(ANSWERS)}
    texts = "\n".join(before).split("case\t")
    known = {"case\t" + text.rstrip("\n") for text in texts}
    first, *others = programs
    return [first] + [one for one in others if one[0] not in answered or "\n".join(one[1]) not in known]


def run(programs: list[tuple[str, list[str]]], folder: Path, proxy: Proxy) -> tuple[list[str], list[str]]:
    """The lines that a runner prints, and those of the plans that were sent for it."""
    file = folder / "programs.tsv"
    file.write_text(translate.text(programs).replace("{folder}", str(folder)))
    # The server may be another user's.
    folder.chmod(0o777)
    command = [sys.executable, HERE / "runner.py", proxy.url, file, "--package", "pyspark"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    answers = done.stdout.replace(str(folder), "{folder}").splitlines()
    wrong = [line for line in answers if line.split("\t")[1] in ("missing", "broken")]
    print("".join(f"PySpark cannot run {line}\n" for line in wrong), end="")
    # A server that went away leaves the last case half done; those before it stand.
    unsure = {line.split("\t")[0] for line in wrong + (answers[-1:] if done.returncode != 0 else [])}
    answers = [line for line in answers if line.split("\t")[0] not in unsure]
    answered = {line.split("\t")[0] for line in answers}
    sent = [(case, plans) for case, plans in proxy.plans.items() if case in answered]
    return answers, [f"{case}\t{normalised(plan, str(folder))}" for case, plans in sent for plan in plans]


if __name__ == "__main__":
    main()
