//! `cargo xtask test`: every test of every language, and the comparison with a real Spark.

use crate::place::{built, python, root};
use crate::shell::{program, succeed};
use crate::spark::Server;
use crate::{Outcome, demo, setup};

const PARTS: &[&str] = &["rust", "c", "python", "node", "go", "spark"];

/// Runs the parts named, or all of them.
pub fn run(parts: &[&str]) -> Outcome {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        return Err(format!("there is no part {unknown}; there are: {}", PARTS.join(" ")).into());
    }
    setup::require(&["java", "valgrind"])?;
    setup::packages(setup::DEMO)?;
    setup::packages(setup::TEST)?;
    demo::prepare()?;
    let tables = setup::tpch("0.1")?.to_string_lossy().to_string();
    let server = Server::start()?;
    let remote = server.url();
    let is_wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    let run_part = |name: &str, part: &dyn Fn(&str, &str) -> Outcome| -> Outcome {
        if is_wanted(name) { part(&remote, &tables) } else { Ok(()) }
    };
    run_part("rust", &rust)?;
    run_part("c", &c)?;
    run_part("python", &python_tests)?;
    run_part("node", &node)?;
    run_part("go", &go)?;
    run_part("spark", &spark)
}

/// What every language's tests are told: where a real server is, where the data is, and that test hooks are on.
fn environment(remote: &str, tables: &str) -> [(&'static str, String); 3] {
    [
        ("FIRESTEEL_TEST_REMOTE", remote.to_string()),
        ("FIRESTEEL_TPCH", tables.to_string()),
        ("FIRESTEEL_TEST_HOOKS", "1".to_string()),
    ]
}

fn rust(remote: &str, tables: &str) -> Outcome {
    run_command(program("cargo").args(["test", "--workspace"]), remote, tables)
}

fn c(remote: &str, tables: &str) -> Outcome {
    run_command(program("tests/c/run.sh").env("FIRESTEEL_LIBRARY", built("debug")), remote, tables)
}

fn python_tests(remote: &str, tables: &str) -> Outcome {
    let mut command = program(python("python"));
    command.args(["-m", "pytest", "-q", "python/tests"]).env("PYTHONPATH", root().join("python"));
    run_command(&mut command, remote, tables)
}

fn node(remote: &str, tables: &str) -> Outcome {
    run_command(program("npm").arg("test").current_dir(root().join("node")), remote, tables)
}

fn go(remote: &str, tables: &str) -> Outcome {
    for module in ["go", "go/arrow", "examples/go"] {
        let mut command = program("go");
        command
            .args(["test", "-count=1", "./..."])
            .current_dir(root().join(module))
            .envs(setup::go_environment("debug"));
        run_command(&mut command, remote, tables)?;
    }
    Ok(())
}

/// Five languages, two backends, and the 22 queries of TPC-H as SQL text.
fn spark(remote: &str, tables: &str) -> Outcome {
    const ALL: &str = "q1,q3,q5,q6,q18";
    let mut answers = demo::answers("local", tables, ALL)?;
    answers.extend(demo::answers(remote, tables, ALL)?);
    demo::compare(&answers)?;
    println!("{} runs of {ALL} are equal: every language, on local and on Spark", answers.len());
    let mut command = program(python("python"));
    command.args(["-m", "pytest", "-q", "tests/interop"]).env("PYTHONPATH", root().join("python"));
    run_command(&mut command, remote, tables)
}

fn run_command(command: &mut std::process::Command, remote: &str, tables: &str) -> Outcome {
    succeed(command.envs(environment(remote, tables)))
}
