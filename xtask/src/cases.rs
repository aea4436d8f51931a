//! `cargo xtask cases`: the calls of `tests/cases/programs` in every language, on `local` and on a real Spark.

use std::process::Command;

use crate::place::{built, python, root};
use crate::shell::{program, succeed};
use crate::spark::Server;
use crate::{Outcome, demo, setup};

const LANGUAGES: &[&str] = &["rust", "python", "node", "go", "c", "cpp"];

/// Runs the cases in these languages, or in all.
pub fn run(languages: &[&str]) -> Outcome {
    setup::require(&["java"])?;
    setup::packages(setup::DEMO)?;
    setup::packages(setup::TEST)?;
    demo::prepare()?;
    let server = Server::start()?;
    check(languages, &server.url())
}

/// [`run`] once everything is built, on this Spark.
pub fn check(languages: &[&str], spark: &str) -> Outcome {
    if let Some(unknown) = languages.iter().find(|language| !LANGUAGES.contains(language)) {
        return Err(format!("there is no language {unknown}; there are: {}", LANGUAGES.join(" ")).into());
    }
    let mut command = program(python("python"));
    command.args(["tests/cases/check.py", "--spark", spark, "--local", "local"]);
    for language in LANGUAGES.iter().filter(|language| languages.is_empty() || languages.contains(language)) {
        command.arg(format!("{language}={}", runner(language)?));
    }
    succeed(&mut command)
}

/// Builds a language's runner where no other build does, and gives the command that starts it.
fn runner(language: &str) -> Result<String, Box<dyn std::error::Error>> {
    let folder = built("debug");
    let made = folder.join(format!("cases-{language}")).display().to_string();
    Ok(match language {
        "rust" => folder.join("examples/cases").display().to_string(),
        "python" => {
            let package = root().join("python");
            format!("env PYTHONPATH={} {} tests/cases/runner.py", package.display(), python("python").display())
        }
        "node" => "node node/test/cases/runner.mjs".to_string(),
        "go" => {
            let mut build = program("go");
            build.args(["build", "-o", &made, "."]).current_dir(root().join("tests/cases/go"));
            succeed(build.envs(setup::go_environment("debug")))?;
            made
        }
        "c" => {
            succeed(&mut compiler("${CC:-gcc} -std=c99 tests/c/cases/*.c -lm", &made))?;
            made
        }
        _ => {
            succeed(&mut compiler("${CXX:-g++} -std=c++17 tests/cpp/cases/runner.cpp", &made))?;
            made
        }
    })
}

fn compiler(call: &str, made: &str) -> Command {
    let folder = built("debug").display().to_string();
    let mut command = program("sh");
    command.args([
        "-c",
        &format!("{call} -g -Iinclude -o '{made}' -L'{folder}' -lfiresteel -Wl,-rpath,'{folder}' -lpthread"),
    ]);
    command
}
