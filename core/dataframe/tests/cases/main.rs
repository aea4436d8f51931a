//! Runs the programs of a file through the Rust API and prints what comes out, for `tests/cases/check.py`.
//!
//! usage: cases URL FILE. The programs' form is described in `tests/cases/translate.py`; what is printed, in
//! `tests/cases/runner.py`. The members of each class are dispatched in a file of its own.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a broken program ends the run")]

mod arguments;
mod catalog;
mod column;
mod dataframe;
mod function;
mod functions;
mod grouped;
mod machine;
mod na;
mod reader;
mod rows;
mod session;
mod stat;
mod streaming;
mod table_function;
mod table_writer;
mod value;
mod window;
mod writer;

use std::process::ExitCode;

use firesteel::{Session, Wait};
use serde_json::Value as Json;

use crate::machine::Machine;
use crate::value::{Failure, Value};

/// Why a step gave no value.
type Answer = Result<Value, Failure>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, file] = arguments.as_slice() else {
        eprintln!("usage: cases URL FILE");
        return ExitCode::FAILURE;
    };
    let session = Session::builder().remote(url).get_or_create().wait().expect("a session");
    let text = std::fs::read_to_string(file).expect("a file of programs");
    for (name, lines) in programs(&text) {
        eprintln!("{name}");
        session.conf().set("spark.firesteel.test.case", name).wait().expect("a name of the case");
        for (kind, text) in outcomes(&session, &lines) {
            println!("{name}\t{kind}\t{}", text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n"));
        }
    }
    session.stop().wait().expect("a session that is stopped");
    ExitCode::SUCCESS
}

/// The cases of a file with the fields of their lines.
fn programs(text: &str) -> Vec<(&str, Vec<Vec<&str>>)> {
    let mut found: Vec<(&str, Vec<Vec<&str>>)> = Vec::new();
    for line in text.split('\n').filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[0] {
            "case" => found.push((fields[1], Vec::new())),
            "end" => {}
            _ => found.last_mut().expect("a case before its steps").1.push(fields),
        }
    }
    found
}

/// What a case prints: kind and text.
fn outcomes(session: &Session, lines: &[Vec<&str>]) -> Vec<(&'static str, String)> {
    let mut told = Vec::new();
    match Machine::new(session.clone()).run(lines).and_then(|value| told_of(value, &mut told)) {
        Ok(()) => {}
        Err(Failure::Missing(member)) => told.push(("missing", member)),
        Err(Failure::Raised(error)) => {
            eprintln!("{error}");
            told.push(("error", error.condition().to_string()));
        }
    }
    told
}

fn told_of(value: Value, told: &mut Vec<(&'static str, String)>) -> Result<(), Failure> {
    if let Value::Frame(frame) = value {
        told.push(("schema", frame.tree_string(None).wait()?.trim_end_matches('\n').to_string()));
        told.push(("rows", frame.show_string(1000, 0, false).wait()?.trim_end_matches('\n').to_string()));
    } else {
        let json: Json = value.to_json()?;
        told.push(("value", json.to_string()));
    }
    Ok(())
}
