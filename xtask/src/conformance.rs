//! `cargo xtask conformance`: Spark's own tests and recorded answers, replayed through PySpark on `firesteel serve`.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use crate::place::{built, cache, python, root};
use crate::shell::{program, succeed};
use crate::spark::Server;
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
    // The examples in PySpark's documentation also run on Firesteel's own package, against a real Spark.
    let is_wanted = measures.is_empty() || measures.contains(&"own-doctests");
    let spark = if is_wanted { Some(spark()?) } else { None };
    if let Some(server) = &spark {
        succeed(program("cargo").args(["build", "-p", "firesteel-python"]))?;
        setup::python_package()?;
        command.args(["--spark", &server.url()]).env("PYTHONPATH", root().join("python"));
    }
    succeed(&mut command)
}

/// A real Spark with the partitions that the examples count on, and the files that they read.
fn spark() -> Result<Server, Box<dyn std::error::Error>> {
    setup::require(&["java"])?;
    let folder = cache().join("spark-examples");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("python"))?;
    symlink(fs::canonicalize(oracle().join("data/test_support"))?, folder.join("python/test_support"))?;
    Server::start_in(&folder, "local[4]")
}

/// The folder of the replay scripts and of Spark's recorded answers, which may not be there.
pub fn oracle() -> PathBuf {
    std::env::var_os("FIRESTEEL_ORACLE").map_or_else(|| root().join("../shared/oracle"), PathBuf::from)
}
