//! `cargo xtask lint` and `cargo xtask gen`: what can be checked, and what can be rewritten, without running anything.

use std::fs;

use crate::functions::{self, Mode};
use crate::place::root;
use crate::shell::{output, program, succeed};
use crate::{Outcome, abi, conditions};

pub fn run() -> Outcome {
    run_formatting()?;
    tables(Mode::Check)?;
    succeed(program("cargo").args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    succeed(&mut compatibility_page())?;
    one_arrow()
}

fn run_formatting() -> Outcome {
    succeed(program("cargo").args(["fmt", "--all", "--check"]))?;
    let unformatted =
        output(program("gofmt").args(["-l", "go", "examples/go", "bench/select/go", "tests/interop/go"]))?;
    if unformatted.trim().is_empty() {
        return Ok(());
    }
    Err(format!("not formatted (run gofmt -w): {}", unformatted.trim().replace('\n', ", ")).into())
}

/// Two majors of arrow in one library cannot pass arrays to each other.
fn one_arrow() -> Outcome {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    match lock.matches("\nname = \"arrow-array\"\n").count() {
        1 => Ok(()),
        count => Err(format!("Cargo.lock holds {count} versions of arrow-array; it must hold one").into()),
    }
}

/// Rewrites the functions of every language, the C header, the list of its symbols and the pages written from tables. The wire schema and the error
/// catalogue are rewritten from a Spark release by `cargo xtask proto` and `cargo xtask errors`.
pub fn generate() -> Outcome {
    functions::run(Mode::Write)?;
    succeed(program("cargo").args(["test", "-p", "firesteel-ffi", "--test", "header"]).env("FIRESTEEL_BLESS", "1"))?;
    tables(Mode::Write)?;
    succeed(compatibility_page().env("FIRESTEEL_BLESS", "1"))
}

/// What is written from the tables in `api/` and needs nothing compiled: the functions of every language, the list of the
/// library's symbols, and the page of error conditions.
pub fn tables(mode: Mode) -> Outcome {
    functions::run(mode)?;
    abi::run(mode)?;
    conditions::run(mode)
}

/// The test that compares `docs/compatibility.md` with the engine, or writes it.
fn compatibility_page() -> std::process::Command {
    let mut command = program("cargo");
    command.args(["test", "-p", "firesteel-engine", "--test", "it", "compatibility"]);
    command
}
