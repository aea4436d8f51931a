//! `cargo xtask demo`: the same TPC-H programs in every language, on one backend, and whether all rows are equal.

use std::error::Error;
use std::process::Command;

use serde_json::Value;

use crate::Outcome;
use crate::place::{built, python, root};
use crate::setup;
use crate::shell::{output, program, succeed};

/// What one language's program printed.
pub struct Answer {
    pub language: String,
    pub first_row_seconds: f64,
    pub programs: Value,
}

pub fn run(remote: &str) -> Outcome {
    prepare()?;
    let tables = setup::tpch("0.1")?;
    let tables = tables.to_string_lossy();
    let answers = answers(remote, &tables, "q1,q5")?;
    let first = answers.first().ok_or("no language has run")?;
    print_tables(&first.programs);
    println!("\nTime to the first row, from the start of the program, on {remote}:");
    for answer in &answers {
        println!("  {:<12} {:.3} s", answer.language, answer.first_row_seconds);
    }
    println!();
    compare(&answers)?;
    let names: Vec<&str> = answers.iter().map(|answer| answer.language.as_str()).collect();
    println!("All rows, types and column names are equal in {}.", names.join(", "));
    Ok(())
}

/// Installs and builds all that the programs need.
pub fn prepare() -> Outcome {
    setup::require(&["cargo", "python3", "node", "npm", "go", "cc", "c++"])?;
    setup::packages(setup::DEMO)?;
    setup::build()?;
    setup::python_package()?;
    setup::node_package()?;
    native_examples()?;
    go_example()
}

fn native_examples() -> Outcome {
    let library = built("debug");
    let folder = library.join("demo");
    std::fs::create_dir_all(&folder)?;
    let linked = |compiler: &str, standard: &str, source: &str, target: &str| {
        succeed(
            program(compiler)
                .args([standard, "-O1", "-Wall", "-Iinclude", "-o"])
                .arg(folder.join(target))
                .arg(source)
                .arg(format!("-L{}", library.display()))
                .args(["-lfiresteel", &format!("-Wl,-rpath,{}", library.display())]),
        )
    };
    linked("cc", "-std=c99", "examples/c/demo.c", "demo-c")?;
    linked("c++", "-std=c++17", "examples/cpp/demo.cpp", "demo-cpp")
}

fn go_example() -> Outcome {
    let target = built("debug").join("demo/demo-go");
    succeed(
        program("go")
            .args(["build", "-o"])
            .arg(target)
            .arg(".")
            .current_dir(root().join("examples/go"))
            .envs(setup::go_environment("debug")),
    )
}

/// The command of each language's program.
fn programs() -> Vec<Command> {
    let folder = built("debug").join("demo");
    let mut python_program = program(python("python"));
    python_program.arg("examples/python/demo.py").env("PYTHONPATH", root().join("python"));
    let mut node_program = program("node");
    node_program.arg("examples/node/demo.js");
    vec![
        program(built("debug").join("examples/demo")),
        python_program,
        node_program,
        program(folder.join("demo-c")),
        program(folder.join("demo-cpp")),
        program(folder.join("demo-go")),
    ]
}

/// Runs the programs `wanted` (`q1,q5`) in every language.
pub fn answers(remote: &str, tables: &str, wanted: &str) -> Result<Vec<Answer>, Box<dyn Error>> {
    programs()
        .into_iter()
        .map(|mut command| {
            command.env("FIRESTEEL_REMOTE", remote).env("FIRESTEEL_TPCH", tables).env("FIRESTEEL_PROGRAMS", wanted);
            answer(&output(&mut command)?)
        })
        .collect()
}

fn answer(line: &str) -> Result<Answer, Box<dyn Error>> {
    let mut printed: Value = serde_json::from_str(line.trim())?;
    let language = printed["language"].as_str().ok_or("a program did not name its language")?.to_string();
    let first_row_seconds = printed["first_row_seconds"].as_f64().ok_or("a program did not time its first row")?;
    Ok(Answer { language, first_row_seconds, programs: printed["programs"].take() })
}

/// Whether every language printed the same columns, types and rows.
pub fn compare(answers: &[Answer]) -> Outcome {
    let Some((first, others)) = answers.split_first() else { return Err("no language has run".into()) };
    for other in others {
        if other.programs != first.programs {
            return Err(format!(
                "{} and {} differ:\n{}\n{}",
                first.language, other.language, first.programs, other.programs
            )
            .into());
        }
    }
    let is_empty = |program: &Value| program["rows"].as_array().is_none_or(Vec::is_empty);
    let programs = first.programs.as_object().ok_or("no program has run")?;
    match programs.iter().find(|(_, program)| is_empty(program)) {
        Some((name, _)) => Err(format!("{name} gave no rows").into()),
        None => Ok(()),
    }
}

fn print_tables(programs: &Value) {
    for (name, program) in programs.as_object().into_iter().flatten() {
        println!("\nTPC-H {}", name.to_uppercase());
        let header: Vec<String> = texts(&program["columns"], |column| column[0].as_str());
        let mut lines = vec![header];
        for row in program["rows"].as_array().into_iter().flatten() {
            lines.push(texts(row, Value::as_str));
        }
        let columns = lines[0].len();
        let width = |at: usize| lines.iter().filter_map(|line| line.get(at)).map(String::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for line in &lines {
            let cells: Vec<String> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}")).collect();
            println!("{}", cells.join("  "));
        }
    }
}

fn texts<'a>(values: &'a Value, text: impl Fn(&'a Value) -> Option<&'a str>) -> Vec<String> {
    values.as_array().into_iter().flatten().map(|value| text(value).unwrap_or("NULL").to_string()).collect()
}
