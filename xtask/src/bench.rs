//! `cargo xtask bench`: Firesteel beside its peers, in one run, in the release profile.

use std::fs;
use std::path::PathBuf;

use crate::place::{built, cache, python, root};
use crate::shell::{program, succeed};
use crate::{Outcome, conformance, setup};

const MEASURES: &[&str] = &["engines", "servers", "load", "plans"];

/// Runs the measures named, or all of them: the engines in their own processes, the engines behind servers, and the
/// server with many sessions in little memory, and how fast plans are built.
pub fn run(measures: &[&str]) -> Outcome {
    if let Some(unknown) = measures.iter().find(|measure| !MEASURES.contains(measure)) {
        return Err(format!("there is no measure {unknown}; there are: {}", MEASURES.join(" ")).into());
    }
    setup::require(&["cargo", "python3", "node", "npm", "go", "cc"])?;
    setup::packages(setup::DEMO)?;
    setup::packages(setup::TEST)?;
    setup::packages(setup::CONFORMANCE)?;
    setup::packages(setup::BENCH)?;
    setup::environment("sail", setup::SAIL)?;
    const CRATES: &[&str] = &["firesteel-python", "firesteel-node", "firesteel-ffi", "firesteel-server"];
    let crates = CRATES.iter().flat_map(|name| ["-p", name]);
    succeed(program("cargo").args(["build", "--release"]).args(crates))?;
    let is_wanted = |measure: &str| measures.is_empty() || measures.contains(&measure);
    if is_wanted("engines") {
        engines()?;
    }
    if is_wanted("servers") {
        servers()?;
    }
    if is_wanted("load") {
        load()?;
    }
    if is_wanted("plans") { plans() } else { Ok(()) }
}

fn sail(name: &str) -> PathBuf {
    cache().join("sail/bin").join(name)
}

fn engines() -> Outcome {
    let tables = setup::tpch("1")?;
    setup::node_scripts()?;
    select_loops()?;
    let mut command = program(python("python"));
    command.args(["bench/run.py", "--tables"]).arg(tables).arg("--built").arg(built("release"));
    command.arg("--sail-python").arg(sail("python"));
    succeed(command.env("PYTHONPATH", root().join("bench")))
}

fn servers() -> Outcome {
    let mut command = program(python("python"));
    command.arg("bench/served.py").arg("--firesteel").arg(built("release").join("firesteel"));
    command.arg("--sail").arg(sail("sail")).arg("--benchmarks").arg(setup::benchmarks("1")?);
    let texts = conformance::oracle().join("data/tpcds");
    if texts.exists() {
        command.arg("--tpcds").arg(texts);
    } else {
        println!("TPC-DS is left out: FIRESTEEL_ORACLE does not name a folder with its texts");
    }
    succeed(&mut command)
}

fn load() -> Outcome {
    let mut command = program(python("python"));
    command.arg("bench/load.py").arg("--firesteel").arg(built("release").join("firesteel"));
    succeed(command.arg("--tables").arg(setup::tpch("1")?))
}

/// Long chains of calls in the languages, and in PySpark.
fn plans() -> Outcome {
    setup::node_scripts()?;
    go_program("bench/plans/go", "plans-go")?;
    let mut command = program(python("python"));
    command.arg("bench/plans.py").arg("--built").arg(built("release"));
    succeed(command.env("PYTHONPATH", root().join("bench")))
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
    go_program("bench/select/go", "select-go")
}

/// A program in Go, beside the library that it calls.
fn go_program(source: &str, name: &str) -> Outcome {
    let folder = built("release").join("bench");
    fs::create_dir_all(&folder)?;
    succeed(
        program("go")
            .args(["build", "-o"])
            .arg(folder.join(name))
            .arg(".")
            .current_dir(root().join(source))
            .envs(setup::go_environment("release")),
    )
}
