//! Development commands, called as `cargo xtask NAME`. One file a command.

mod abi;
mod bench;
mod cases;
mod conditions;
mod conformance;
mod demo;
mod dist;
mod docs;
mod errors;
mod functions;
mod jar;
mod lint;
mod place;
mod proto;
mod setup;
mod shell;
mod spark;
mod test;
mod token_server;

use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  demo [--remote URL]  one TPC-H program in every language
  test [PART ...]      all tests, or only: rust c python node go spark cases docs
  cases [LANGUAGE ...] the same calls in every language, on `local` and on a real Spark; or only: rust python node go c cpp
  lint                 formatting and lints of every language
  gen                  rewrite generated files; only: functions; --check fails where one is stale
  bench [MEASURE ...]  Firesteel beside its peers; or only: engines servers load
  dist [--client] [--profile PROFILE]
                       what is shipped, installed and tried; --client: without the embedded engine
  conformance [MEASURE ...]
                       Spark's own tests on `firesteel serve`; or only: doctests examples golden plans tpcds tpch
  proto  --from JAR    rewrite core/protocol/proto from Spark's spark-connect jar
  errors --from JAR    rewrite api/errors.toml from Spark's spark-common-utils jar";

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["demo"] => demo::run("local"),
        ["demo", "--remote", url] => demo::run(url),
        ["test", parts @ ..] => test::run(parts),
        ["cases", languages @ ..] => cases::run(languages),
        ["lint"] => lint::run(),
        ["gen"] => lint::generate(),
        ["gen", "functions"] => lint::tables(functions::Mode::Write),
        ["gen", "--check"] => lint::tables(functions::Mode::Check),
        ["bench", measures @ ..] => bench::run(measures),
        ["dist", words @ ..] => dist::run(words),
        ["conformance", measures @ ..] => conformance::run(measures),
        ["proto", "--from", jar] => proto::write(jar),
        ["errors", "--from", jar] => errors::write(jar),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
