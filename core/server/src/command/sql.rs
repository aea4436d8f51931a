//! `firesteel sql`: a small shell, on the API that programs use.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use firesteel::{Error, Result, Session, Wait};
use lexopt::prelude::*;

use super::rows::{self, Format};
use super::{misused, shown, statements};

const USAGE: &str = "\
usage: firesteel sql [-c QUERY]... [--format FORMAT] [URL]

Runs SQL at URL: `local` (the default, or SPARK_REMOTE), `local[N]`, or sc://HOST:PORT.
Without -c, statements are read from the standard input, each ended by a semicolon.

  -c, --command QUERY  run this text; may be given again
  --format FORMAT      table, csv, json or parquet (table on a terminal, csv elsewhere)
";

#[derive(Default)]
struct Options {
    texts: Vec<String>,
    format: Option<Format>,
    url: Option<String>,
}

pub(super) fn run(arguments: lexopt::Parser) -> Result<()> {
    let Some(Options { texts, format, url }) = parse(arguments).map_err(misused)? else { return shown(USAGE) };
    let builder = match url {
        Some(url) => Session::builder().remote(url),
        None => Session::builder(),
    };
    let session = builder.create().wait()?;
    let default = if io::stdout().is_terminal() { Format::Table } else { Format::Csv };
    let format = format.unwrap_or(default);
    let outcome = if !texts.is_empty() {
        texts.iter().try_for_each(|text| run_all(&session, text, format))
    } else if io::stdin().is_terminal() {
        interact(&session, format)
    } else {
        let mut text = String::new();
        let read = io::stdin().read_to_string(&mut text);
        read.map_err(|error| Error::internal("reading the standard input").with_cause(error))
            .and_then(|_| run_all(&session, &text, format))
    };
    // What was asked for is answered; a session that cannot be closed properly closes itself in time.
    let _ = session.stop().wait();
    outcome
}

fn run_all(session: &Session, text: &str, format: Format) -> Result<()> {
    statements::all(text).iter().try_for_each(|statement| run_one(session, statement, format))
}

fn run_one(session: &Session, statement: &str, format: Format) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    async {
        let frame = session.sql(statement).await?;
        rows::write(&frame, format, &mut out).await
    }
    .wait()?;
    out.flush().map_err(|error| Error::internal("writing rows").with_cause(error))
}

/// Reads statements and runs them until the input ends; a statement that fails does not end the session.
fn interact(session: &Session, format: Format) -> Result<()> {
    let failed = |error: io::Error| Error::internal("talking to the terminal").with_cause(error);
    let mut text = String::new();
    let mut lines = io::stdin().lock().lines();
    loop {
        print!("{}", if text.is_empty() { "sql> " } else { "   > " });
        io::stdout().flush().map_err(failed)?;
        let Some(line) = lines.next().transpose().map_err(failed)? else {
            println!();
            return Ok(());
        };
        text.push_str(&line);
        text.push('\n');
        for statement in statements::take_whole(&mut text) {
            if matches!(statement.to_ascii_lowercase().as_str(), "exit" | "quit") {
                return Ok(());
            }
            if let Err(error) = run_one(session, &statement, format) {
                eprintln!("{error}");
            }
        }
    }
}

/// `None` when only help was asked for.
fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("command") | Short('c') => options.texts.push(arguments.value()?.string()?),
            Long("format") => {
                let name = arguments.value()?.string()?;
                let format = Format::named(&name);
                options.format = Some(format.ok_or_else(|| format!("there is no format {name}"))?);
            }
            Value(url) if options.url.is_none() => options.url = Some(url.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(options))
}
