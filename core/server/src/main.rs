//! The `firesteel` command.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("firesteel: {failure}");
            ExitCode::FAILURE
        }
    }
}
