//! `cargo xtask bench`: Firesteel beside its peers, in one run, in the release profile.

use crate::place::{built, python, root};
use crate::shell::{program, succeed};
use crate::{Outcome, setup};

pub fn run() -> Outcome {
    setup::packages(setup::DEMO)?;
    setup::packages(&["pyarrow>=17"])?;
    setup::packages(setup::BENCH)?;
    let tables = setup::tpch("1")?;
    succeed(program("cargo").args([
        "build",
        "--release",
        "-p",
        "firesteel-python",
        "-p",
        "firesteel-node",
        "-p",
        "firesteel-ffi",
    ]))?;
    succeed(
        program(python("python"))
            .args(["bench/run.py", "--tables"])
            .arg(tables)
            .arg("--built")
            .arg(built("release"))
            .env("PYTHONPATH", root().join("bench")),
    )
}
