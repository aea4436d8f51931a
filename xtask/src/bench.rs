//! `cargo xtask bench`: Firesteel beside its peers, in one run, in the release profile.

use std::fs;

use crate::place::{built, cache, python, root};
use crate::shell::{program, succeed};
use crate::{Outcome, conformance, setup};

pub fn run() -> Outcome {
    setup::require(&["cargo", "python3", "node", "npm", "go", "cc"])?;
    setup::packages(setup::DEMO)?;
    setup::packages(&["pyarrow>=17"])?;
    setup::packages(setup::TEST)?;
    setup::packages(setup::CONFORMANCE)?;
    setup::packages(setup::BENCH)?;
    setup::environment("sail", setup::SAIL)?;
    let sail = cache().join("sail/bin");
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
        "-p",
        "firesteel-server",
    ]))?;
    setup::node_scripts()?;
    select_loops()?;
    succeed(
        program(python("python"))
            .args(["bench/run.py", "--tables"])
            .arg(tables)
            .arg("--built")
            .arg(built("release"))
            .arg("--sail-python")
            .arg(sail.join("python"))
            .env("PYTHONPATH", root().join("bench")),
    )?;
    let mut served = program(python("python"));
    served.arg("bench/served.py").arg("--firesteel").arg(built("release").join("firesteel"));
    served.arg("--sail").arg(sail.join("sail")).arg("--benchmarks").arg(setup::benchmarks("1")?);
    let texts = conformance::oracle().join("data/tpcds");
    if texts.exists() {
        served.arg("--tpcds").arg(texts);
    } else {
        println!("TPC-DS is left out: FIRESTEEL_ORACLE does not name a folder with its texts");
    }
    succeed(&mut served)
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
