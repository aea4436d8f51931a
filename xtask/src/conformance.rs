//! `cargo xtask conformance`: Spark's own tests and recorded answers, replayed through PySpark on `firesteel serve`.

use std::path::PathBuf;

use crate::place::{built, cache, python, root};
use crate::shell::{program, succeed};
use crate::{Outcome, setup};

/// Runs the measures named, or all of them. The replay scripts are not part of this project: without them this says so.
pub fn run(measures: &[&str]) -> Outcome {
    let oracle = oracle();
    if !oracle.join("run_doctests.py").exists() {
        println!("skipped: FIRESTEEL_ORACLE does not name the folder of the replay scripts ({})", oracle.display());
        return Ok(());
    }
    setup::packages(setup::DEMO)?;
    setup::packages(setup::TEST)?;
    setup::packages(setup::CONFORMANCE)?;
    let data = setup::benchmarks("1")?;
    succeed(program("cargo").args(["build", "-p", "firesteel-server"]))?;
    let mut command = program(python("python"));
    command.arg("tests/conformance/run.py").arg("--server").arg(built("debug").join("firesteel"));
    command.arg("--oracle").arg(oracle).arg("--data").arg(data).arg("--out").arg(cache().join("conformance"));
    if !measures.is_empty() {
        command.arg("--only").args(measures);
    }
    succeed(&mut command)
}

/// The folder of the replay scripts and of Spark's recorded answers, which may not be there.
pub fn oracle() -> PathBuf {
    std::env::var_os("FIRESTEEL_ORACLE").map_or_else(|| root().join("../shared/oracle"), PathBuf::from)
}
