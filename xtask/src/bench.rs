//! `cargo xtask bench`: Firesteel beside its peers, in one run, in the release profile.

use std::fs;

use crate::place::{built, python, root};
use crate::shell::{program, succeed};
use crate::{Outcome, setup};

pub fn run() -> Outcome {
    setup::require(&["cargo", "python3", "node", "npm", "go", "cc"])?;
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
    setup::node_scripts()?;
    select_loops()?;
    succeed(
        program(python("python"))
            .args(["bench/run.py", "--tables"])
            .arg(tables)
            .arg("--built")
            .arg(built("release"))
            .env("PYTHONPATH", root().join("bench")),
    )
}

/// The loops of the compiled languages, beside the library they call.
fn select_loops() -> Outcome {
    let library = built("release");
    let folder = library.join("bench");
    fs::create_dir_all(&folder)?;
    succeed(
        program("cc")
            .args(["-std=c99", "-O2", "-Wall", "-Iinclude", "bench/select/select.c", "-o"])
            .arg(folder.join("select-c"))
            .arg(format!("-L{}", library.display()))
            .args(["-lfiresteel", &format!("-Wl,-rpath,{}", library.display())]),
    )?;
    succeed(
        program("go")
            .args(["build", "-o"])
            .arg(folder.join("select-go"))
            .arg(".")
            .current_dir(root().join("bench/select/go"))
            .envs(setup::go_environment("release")),
    )
}
