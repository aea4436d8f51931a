//! Development commands, called as `cargo xtask NAME`. One file a command.

mod errors;
mod jar;
mod proto;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  proto  --from JAR    rewrite core/protocol/proto from Spark's spark-connect jar
  errors --from JAR    rewrite api/errors.toml from Spark's spark-common-utils jar";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["proto", "--from", jar] => proto::write(jar),
        ["errors", "--from", jar] => errors::write(jar),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the checkout: the folder above this crate's.
fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
