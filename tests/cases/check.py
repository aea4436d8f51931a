"""Runs the cases in every language that is there, on `local` and on a real Spark, and says what is equal.

usage: check.py [--spark sc://HOST:PORT] [--local URL] [--only CASE ...] LANGUAGE=COMMAND ...

A runner is called as COMMAND URL FILE. On Spark each answer must be the one in ``answers.tsv`` and each plan the one in
``tests/plans/programs.tsv``, which PySpark sent; on `local` the answers must be those of Spark. What is known to differ stands in
``known.tsv``, with its reason: a case that differs and is not there fails the check, and so does one that is there and no
longer differs. A case that is marked for some languages alone is not counted for the others, and must differ there. ``FIRESTEEL_BLESS=1`` writes both kinds into the file, a new difference with what was seen for its reason.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from runner import unescaped

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs.tsv"
ANSWERS = HERE / "answers.tsv"
KNOWN = HERE / "known.tsv"
PLANS = HERE.parent / "plans" / "programs.tsv"
# A runner that takes longer hangs.
LONGEST = 1800

Outcome = dict[str, object]
# The languages that alone have a case, by its name.
Markers = dict[str, list[str]]


def lines(file: Path) -> list[list[str]]:
    text = file.read_text() if file.exists() else ""
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


def meant(kind: str, text: str) -> object:
    """What an outcome says: JSON as its value, texts without the line ends that some print after them."""
    if kind == "value":
        return json.loads(unescaped(text))
    while text.endswith("\\n"):
        text = text.removesuffix("\\n")
    return text


def outcomes(printed: list[list[str]]) -> dict[str, Outcome]:
    found: dict[str, Outcome] = collections.defaultdict(dict)
    for case, kind, text in printed:
        found[case][kind] = meant(kind, text)
    return found


class Run:
    """A runner on a backend: what it printed, and the plans it sent."""

    def __init__(self, language: str, command: str, cases: str) -> None:
        self.language = language
        self.command = shlex.split(command)
        # Languages do not see the databases and files of each other.
        self.database = f"firesteel_cases_{language}"
        self.cases = cases
        self.answers: dict[str, Outcome] = {}
        self.plans: dict[str, list[str]] = {}

    def on(self, url: str) -> Run:
        with tempfile.TemporaryDirectory(prefix="firesteel-cases-") as folder:
            Path(folder).chmod(0o777)
            file = Path(folder) / "programs.tsv"
            file.write_text(self.cases.replace("{folder}", folder).replace("firesteel_cases", self.database))
            with open(Path(folder) / "errors", "w+") as errors:
                try:
                    done = subprocess.run(
                        [*self.command, url, str(file)], stdout=subprocess.PIPE, stderr=errors, timeout=LONGEST, check=False
                    )
                    ended, printed = f"exit {done.returncode}", done.stdout
                except subprocess.TimeoutExpired as late:
                    ended, printed = f"no end after {LONGEST} s", late.stdout or b""
                errors.seek(0)
                tail = errors.read()[-2000:]
            if ended != "exit 0":
                print(f"{self.language} on {url}: {ended}\n{tail}", file=sys.stderr)
            self.answers = outcomes([line.split("\t", 2) for line in self.named(printed.decode(), folder).splitlines()])
            self.folder = folder
        return self

    def on_spark(self, url: str) -> Run:
        from plans import normalised
        from proxy import Proxy

        with Proxy(url) as proxy:
            self.on(proxy.url)
        for case, plans in proxy.plans.items():
            self.plans[case] = [self.named(normalised(plan, self.folder), self.folder) for plan in plans]
        return self

    def named(self, text: str, folder: str) -> str:
        return text.replace(folder, "{folder}").replace(self.database, "firesteel_cases")


class Verdict:
    """What differs, held against what is known to differ."""

    def __init__(self, names: list[str], languages: list[str], backends: list[str]) -> None:
        self.languages = languages
        self.found: dict[tuple[str, str], str] = {}
        scopes = {"local"} if "local" in backends else set()
        for language in languages:
            scopes |= {language} if "spark" in backends else set()
            scopes |= {f"{language} plans"} if "spark" in backends else set()
            scopes |= {f"{language} local"} if "local" in backends else set()
        known = {(scope, case): reason for scope, case, reason in lines(KNOWN)}
        self.known = {key: reason for key, reason in known.items() if key[0] in scopes and key[1] in names}

    def differs(self, scope: str, case: str, text: str) -> None:
        self.found[scope, case] = text

    def holds(self) -> bool:
        new = {key: text for key, text in self.found.items() if key not in self.known}
        stale = [key for key in self.known if key not in self.found]
        if os.environ.get("FIRESTEEL_BLESS"):
            bless(new, stale)
        for (scope, case), text in sorted(new.items()):
            print(f"differs: {scope}\t{case}\t{text}")
        for scope, case in sorted(stale):
            print(f"known.tsv says what is no longer so: {scope}\t{case}")
        return not new and not stale


def bless(new: dict[tuple[str, str], str], stale: list[tuple[str, str]]) -> None:
    """Writes what differs into the list, and takes out what no longer does."""
    kept = [line for line in KNOWN.read_text().splitlines() if tuple(line.split("\t")[:2]) not in stale]
    head = [line for line in kept if line.startswith("#")]
    added = ["\t".join([scope, case, " ".join(text.split())[:200]]) for (scope, case), text in new.items()]
    KNOWN.write_text("\n".join(head + sorted([line for line in kept if line not in head] + added)) + "\n")


def short(outcome: object) -> str:
    return json.dumps(outcome, ensure_ascii=False, default=str)[:400]


def has(language: str, case: str, got: Outcome, answer: Outcome, scope: str, only: Markers, verdict: Verdict) -> bool:
    """Whether a language has a case. One that the case is not marked for must not answer it as Spark does."""
    if case not in only or language in only[case]:
        return True
    if got == answer:
        verdict.differs(scope, case, f"marked for {' and '.join(only[case])} alone, and yet right here")
    return False


def judged_on_spark(
    run: Run, expected: dict[str, Outcome], plans: dict[str, list[str]], only: Markers, verdict: Verdict
) -> list[int]:
    """How many cases there are, how many answers and plans are equal, and how many members are missing."""
    cases = equal = equal_plans = missing = 0
    for case, answer in expected.items():
        got = run.answers.get(case, {})
        if not has(run.language, case, got, answer, run.language, only, verdict):
            continue
        cases += 1
        if got == answer:
            equal += 1
        else:
            missing += "missing" in got
            lacks = f"{got.get('missing')} is not there"
            verdict.differs(run.language, case, lacks if "missing" in got else f"{short(got)} instead of {short(answer)}")
        if "missing" in got:
            continue
        if run.plans.get(case, []) == plans.get(case, []):
            equal_plans += 1
        else:
            verdict.differs(f"{run.language} plans", case, first_difference(run.plans.get(case, []), plans.get(case, [])))
    return [cases, equal, equal_plans, missing]


def first_difference(ours: list[str], theirs: list[str]) -> str:
    for one, other in zip(ours, theirs):
        if one != other:
            at = next((at for at, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
            begin = max(0, at - 60)
            return f"..{one[begin : at + 120]} instead of ..{other[begin : at + 120]}"
    return f"{len(ours)} plans instead of {len(theirs)}"


def judged_on_local(
    runs: list[Run], expected: dict[str, Outcome], only: Markers, verdict: Verdict
) -> dict[str, tuple[int, int]]:
    """How many cases there are and how many answers are Spark's. Where they are not, the languages must agree with each other
    all the same.
    """
    equal: dict[str, int] = collections.Counter()
    cases: dict[str, int] = collections.Counter()
    for case, answer in expected.items():
        got = {run.language: run.answers.get(case, {}) for run in runs}
        got = {
            language: outcome
            for language, outcome in got.items()
            if has(language, case, outcome, answer, f"{language} local", only, verdict)
        }
        there = {language: outcome for language, outcome in got.items() if "missing" not in outcome}
        common = usual(list(there.values()))
        if there and common != answer:
            verdict.differs("local", case, f"{short(common)} instead of {short(answer)}")
        for language, outcome in got.items():
            cases[language] += 1
            equal[language] += outcome == answer
            if "missing" in outcome:
                verdict.differs(f"{language} local", case, f"{outcome['missing']} is not there")
            elif outcome != common:
                verdict.differs(f"{language} local", case, f"{short(outcome)} instead of {short(common)}")
    return {run.language: (cases[run.language], equal[run.language]) for run in runs}


def usual(answers: list[Outcome]) -> Outcome:
    """The answer that most languages give."""
    if not answers:
        return {}
    counted = collections.Counter(json.dumps(one, sort_keys=True, default=str) for one in answers)
    most, _ = counted.most_common(1)[0]
    return next(one for one in answers if json.dumps(one, sort_keys=True, default=str) == most)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spark", help="the address of a real Spark")
    parser.add_argument("--local", help="where the embedded engine is: local, or the address of a server of ours")
    parser.add_argument("--only", nargs="*", help="run these cases alone")
    parser.add_argument("runners", nargs="+", metavar="LANGUAGE=COMMAND")
    options = parser.parse_args()
    runners = dict(runner.split("=", 1) for runner in options.runners)
    expected, cases, only = chosen(options.only)
    plans: dict[str, list[str]] = collections.defaultdict(list)
    for case, plan in lines(PLANS):
        plans[case].append(plan)
    backends = [name for name in ("spark", "local") if getattr(options, name)]
    verdict = Verdict(list(expected), list(runners), backends)
    table = {language: ["-", "-", "-", "-", "-"] for language in runners}
    if options.spark:
        # One after the other: Spark's cache of tables is one for all sessions.
        for language, command in runners.items():
            run = Run(language, command, cases).on_spark(options.spark)
            table[language][:4] = map(str, judged_on_spark(run, expected, plans, only, verdict))
    if options.local:
        runs = [Run(language, command, cases).on(options.local) for language, command in runners.items()]
        for language, (count, equal) in judged_on_local(runs, expected, only, verdict).items():
            table[language][0], table[language][4] = str(count), str(equal)
    is_right = verdict.holds()
    heads = ["has", "on Spark", "plans", "missing", "on local"]
    print(f"\n{'of ' + str(len(expected)) + ' cases':<16}" + "".join(f"{head:>12}" for head in heads))
    for language, counts in table.items():
        print(f"{language:<16}" + "".join(f"{count:>12}" for count in counts))
    raise SystemExit(0 if is_right else 1)


def chosen(names: list[str] | None) -> tuple[dict[str, Outcome], str, Markers]:
    """The answers of the cases that are to be run, their programs, and what is marked. The session's settings always are among
    them.
    """
    expected = outcomes([[case, kind, text] for case, kind, text in lines(ANSWERS)])
    programs: dict[str, list[str]] = {}
    only: Markers = {}
    for line in lines(PROGRAMS):
        if line[0] == "case":
            name = line[1]
            programs[name] = []
        if line[0] == "only":
            only[name] = line[1].split()
        else:
            programs[name].append("\t".join(line))
    first = next(iter(programs))
    wanted = [name for name in programs if names is None or name == first or name in names]
    text = "".join(f"{line}\n" for name in wanted for line in programs[name])
    return {name: expected[name] for name in wanted}, text, {name: only[name] for name in wanted if name in only}


if __name__ == "__main__":
    main()
