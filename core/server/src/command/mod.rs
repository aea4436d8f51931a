//! The words of the command line, one file each.

mod rows;
mod serve;
mod sql;
mod statements;

use std::fmt::Display;

use firesteel_protocol::{Error, Result};
use lexopt::prelude::*;

const USAGE: &str = "\
usage: firesteel COMMAND

  serve    answer Spark Connect clients
  sql      run SQL, here or on a server
  version  print the version

`firesteel COMMAND --help` says more.
";

pub(crate) fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next().map_err(misused)? {
        Some(Value(word)) if word == "serve" => serve::run(arguments),
        Some(Value(word)) if word == "sql" => sql::run(arguments),
        Some(Value(word)) if word == "version" => shown(&format!("firesteel {}\n", env!("CARGO_PKG_VERSION"))),
        Some(Long("version") | Short('V')) => shown(&format!("firesteel {}\n", env!("CARGO_PKG_VERSION"))),
        Some(Long("help") | Short('h')) => shown(USAGE),
        Some(Value(word)) if word == "help" => shown(USAGE),
        Some(argument) => Err(misused(argument.unexpected())),
        None => Err(misused(format!("a command is missing\n\n{USAGE}"))),
    }
}

fn shown(text: &str) -> Result<()> {
    print!("{text}");
    Ok(())
}

/// A command line that cannot be used.
fn misused(reason: impl Display) -> Error {
    Error::argument("firesteel", "the command line", reason)
}
