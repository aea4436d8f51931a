//! `cargo xtask test`: every test of every language, and the comparison with a real Spark.

use crate::place::{built, python, root};
use crate::shell::{program, succeed};
use crate::spark::Server;
use crate::token_server::TokenServer;
use crate::{Outcome, cases, demo, docs, setup};

const PARTS: &[&str] = &["rust", "c", "python", "node", "go", "spark", "cases", "docs"];

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
    let door = TokenServer::start(&server.url())?;
    let surroundings = Surroundings { remote: server.url(), token_server: door.url().to_string(), tables };
    let is_wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    let run_part = |name: &str, part: &dyn Fn(&Surroundings) -> Outcome| -> Outcome {
        if is_wanted(name) { part(&surroundings) } else { Ok(()) }
    };
    run_part("rust", &rust)?;
    run_part("c", &c)?;
    run_part("python", &python_tests)?;
    run_part("node", &node)?;
    run_part("go", &go)?;
    run_part("spark", &spark)?;
    run_part("cases", &|surroundings| cases::check(&[], &surroundings.remote))?;
    run_part("docs", &|_| docs::run(is_wanted("rust")))
}

/// What the tests need around them.
struct Surroundings {
    /// The address of a real Spark server.
    remote: String,
    /// The address of a server that demands the token `right`.
    token_server: String,
    /// The folder of the TPC-H tables.
    tables: String,
}

impl Surroundings {
    /// What every language's tests are told; test hooks are on.
    fn environment(&self) -> [(&'static str, &str); 4] {
        [
            ("FIRESTEEL_TEST_REMOTE", &self.remote),
            ("FIRESTEEL_TEST_TOKEN_SERVER", &self.token_server),
            ("FIRESTEEL_TPCH", &self.tables),
            ("FIRESTEEL_TEST_HOOKS", "1"),
        ]
    }
}

fn rust(surroundings: &Surroundings) -> Outcome {
    run_command(program("cargo").args(["test", "--workspace"]), surroundings)
}

fn c(surroundings: &Surroundings) -> Outcome {
    run_command(program("tests/c/run.sh").env("FIRESTEEL_LIBRARY", built("debug")), surroundings)
}

fn python_tests(surroundings: &Surroundings) -> Outcome {
    let mut command = program(python("python"));
    command.args(["-m", "pytest", "-q", "python/tests"]).env("PYTHONPATH", root().join("python"));
    run_command(&mut command, surroundings)
}

fn node(surroundings: &Surroundings) -> Outcome {
    run_command(program("npm").arg("test").current_dir(root().join("node")), surroundings)
}

fn go(surroundings: &Surroundings) -> Outcome {
    for module in ["go", "go/arrow", "examples/go"] {
        let mut command = program("go");
        command
            .args(["test", "-count=1", "./..."])
            .current_dir(root().join(module))
            .envs(setup::go_environment("debug"));
        run_command(&mut command, surroundings)?;
    }
    Ok(())
}

/// Five languages, two backends, and the 22 queries of TPC-H as SQL text.
fn spark(surroundings: &Surroundings) -> Outcome {
    const ALL: &str = "q1,q3,q5,q6,q18";
    let mut answers = demo::answers("local", &surroundings.tables, ALL)?;
    answers.extend(demo::answers(&surroundings.remote, &surroundings.tables, ALL)?);
    demo::compare(&answers)?;
    println!("{} runs of {ALL} are equal: every language, on local and on Spark", answers.len());
    succeed(program("cargo").args(["build", "-p", "firesteel-server"]))?;
    let mut command = program(python("python"));
    command.args(["-m", "pytest", "-q", "tests/interop"]).env("PYTHONPATH", root().join("python"));
    command.env("FIRESTEEL_SERVER", built("debug").join("firesteel"));
    run_command(&mut command, surroundings)?;
    spark_connect_go(surroundings)
}

/// Spark's own Go client on the server. Not every registry has its module, which was never released under a version.
fn spark_connect_go(surroundings: &Surroundings) -> Outcome {
    let folder = root().join("tests/interop/go");
    if succeed(program("go").args(["mod", "download"]).current_dir(&folder)).is_err() {
        println!("skipped: spark-connect-go could not be fetched, so its steps were not run");
        return Ok(());
    }
    let mut command = program("go");
    command.args(["test", "-count=1", "./..."]).current_dir(&folder);
    command.env("FIRESTEEL_SERVER", built("debug").join("firesteel"));
    run_command(&mut command, surroundings)
}

fn run_command(command: &mut std::process::Command, surroundings: &Surroundings) -> Outcome {
    succeed(command.envs(surroundings.environment()))
}
