//! `cargo xtask test docs`: every block of code in README.md and in the pages of the languages, run on `local`.
//!
//! The blocks of a page are one program, in their order, in a folder of their own. A block that is a whole program (Go's with
//! `package main`) runs by itself, and so that the others have a session, the runner opens one. Rust's page is part of the
//! crate's documentation, so `cargo test --doc` runs its blocks. Shell blocks are what `make dist` and its checks do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::place::{built, python, root};
use crate::setup;
use crate::shell::{program, succeed};

/// The pages, the language that their blocks are marked with, and how blocks become a program that has run.
const PAGES: [(&str, &str, Run); 11] = [
    (README, "python", run_readme_python),
    (README, "ts", run_node),
    (README, "go", run_go),
    (README, "c", run_c),
    (README, "cpp", run_cpp),
    ("docs/python.md", "python", run_python),
    ("docs/migration.md", "python", run_python),
    ("docs/node.md", "ts", run_node),
    ("docs/go.md", "go", run_go),
    ("docs/c.md", "c", run_c),
    ("docs/cpp.md", "cpp", run_cpp),
];

/// The page that has blocks of every language.
const README: &str = "README.md";
const LANGUAGES: [&str; 6] = ["python", "rust", "ts", "go", "c", "cpp"];

type Run = fn(&[String], &Path) -> Outcome;

/// What every page of a language says, in this order.
const HEADINGS: [&str; 4] = ["Install", "Start", "Data in and out", "Errors and cancelling"];

/// Blocks that are not run: what a shell does, and what a manifest holds.
const NOT_RUN: [&str; 2] = ["sh", "toml"];

/// Rust's blocks have run already where all of Rust's tests have.
pub fn run(has_rust_run: bool) -> Outcome {
    check_headings()?;
    let folder = built("docs");
    for (page, language, work) in PAGES {
        let here = folder.join(format!("{}-{language}", page.replace('/', "-")));
        if here.exists() {
            fs::remove_dir_all(&here)?;
        }
        fs::create_dir_all(&here)?;
        let blocks = blocks_of(page, language)?;
        println!("{page}: {} blocks of {language}", blocks.len());
        work(&blocks, &here).map_err(|error| format!("{page}: {error}"))?;
    }
    // The whole workspace, so that nothing is compiled with other features.
    if has_rust_run { Ok(()) } else { succeed(program("cargo").args(["test", "--doc", "--workspace"])) }
}

fn text(page: &str) -> Result<String, Box<dyn std::error::Error>> {
    Ok(fs::read_to_string(root().join(page))?)
}

fn blocks_of(page: &str, language: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let others: &[&str] = if page == README { &LANGUAGES } else { &[] };
    blocks(&text(page)?, language, others).map_err(|error| format!("{page}: {error}").into())
}

/// Fails where a language's page does not have the headings of all.
fn check_headings() -> Outcome {
    for page in ["python", "rust", "node", "go", "c", "cpp"] {
        let text = text(&format!("docs/{page}.md"))?;
        let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        if !headings.starts_with(&HEADINGS) {
            return Err(format!("docs/{page}.md begins with the headings {}", HEADINGS.join(", ")).into());
        }
    }
    Ok(())
}

/// The blocks of a page; a language among them that is none of `others` either is an error.
fn blocks(page: &str, language: &str, others: &[&str]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(mark)) if mark == language || others.contains(&mark) || NOT_RUN.contains(&mark) => {
                open = Some((mark, String::new()));
            }
            (None, Some(mark)) => return Err(format!("a block of `{mark}`, which nothing runs").into()),
            (Some(_), Some(_)) => {
                blocks.extend(open.take().filter(|(mark, _)| *mark == language).map(|(_, text)| text))
            }
            (Some((_, text)), None) => *text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    if blocks.is_empty() { Err(format!("no block of `{language}`").into()) } else { Ok(blocks) }
}

fn run_python(blocks: &[String], folder: &Path) -> Outcome {
    let source = written(folder, "page.py", &blocks.concat())?;
    succeed(Command::new(python("python")).arg(source).current_dir(folder).env("PYTHONPATH", root().join("python")))
}

/// Its first block reads a file that is somebody's own.
fn run_readme_python(blocks: &[String], folder: &Path) -> Outcome {
    let sales = "from firesteel.sql import SparkSession\n\
                 SparkSession.builder.remote(\"local\").getOrCreate().sql(\"SELECT 'NO' AS country, 10 AS amount\")\
                 .write.parquet(\"sales.parquet\")\n";
    let blocks: Vec<String> = std::iter::once(sales.to_string()).chain(blocks.iter().cloned()).collect();
    run_python(&blocks, folder)
}

/// The types are checked too.
fn run_node(blocks: &[String], folder: &Path) -> Outcome {
    let modules = folder.join("node_modules");
    fs::create_dir_all(&modules)?;
    std::os::unix::fs::symlink(root().join("node"), modules.join("firesteel"))?;
    std::os::unix::fs::symlink(root().join("node/node_modules/@types"), modules.join("@types"))?;
    // A failed `console.assert` only prints.
    let strict = "console.assert = (holds) => { if (!holds) throw new Error(\"an assertion fails\"); };\n";
    written(folder, "package.json", "{ \"type\": \"module\" }\n")?;
    written(folder, "page.ts", &(blocks.concat() + "export {};\n"))?;
    written(folder, "strict.js", strict)?;
    let options = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node", "--skipLibCheck"];
    succeed(Command::new(root().join("node/node_modules/.bin/tsc")).args(options).arg("page.ts").current_dir(folder))?;
    succeed(program("node").args(["--import", "./strict.js", "page.js"]).current_dir(folder))
}

fn run_go(blocks: &[String], folder: &Path) -> Outcome {
    let (whole, parts): (Vec<&String>, Vec<&String>) =
        blocks.iter().partition(|block| block.starts_with("package main"));
    let body: String = parts.iter().map(|part| format!("\t{{\n{part}\t}}\n")).collect();
    let joined = format!("{GO_HEAD}{body}}}\n");
    let module = format!(
        "module page\n\ngo 1.24\n\nrequire github.com/firesteel/firesteel/go v0.0.0\n\n\
         replace github.com/firesteel/firesteel/go => {}\n",
        root().join("go").display()
    );
    for (at, source) in whole.into_iter().chain([&joined]).enumerate() {
        let here = folder.join(at.to_string());
        fs::create_dir_all(&here)?;
        written(&here, "go.mod", &module)?;
        written(&here, "main.go", source)?;
        succeed(Command::new("go").args(["run", "."]).current_dir(&here).envs(setup::go_environment("debug")))?;
    }
    Ok(())
}

/// What stands before the blocks of Go's page: all that they may name.
const GO_HEAD: &str = "\
package main

import (
	\"context\"
	\"errors\"
	\"fmt\"
	\"log\"
	\"time\"

	firesteel \"github.com/firesteel/firesteel/go\"
)

var _, _, _ = errors.New, fmt.Println, time.Now

func main() {
	ctx := context.Background()
	spark, err := firesteel.Connect(ctx, \"local\")
	if err != nil {
		log.Fatal(err)
	}
	defer spark.Close()
";

fn run_c(blocks: &[String], folder: &Path) -> Outcome {
    let headers = "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n";
    compiled("cc", &["-std=c11"], "page.c", headers, blocks, folder)
}

fn run_cpp(blocks: &[String], folder: &Path) -> Outcome {
    compiled("c++", &["-std=c++17"], "page.cpp", "#include <iostream>\n", blocks, folder)
}

/// Blocks of C or C++ as the body of `main`, below what they include.
fn compiled(compiler: &str, options: &[&str], name: &str, headers: &str, blocks: &[String], folder: &Path) -> Outcome {
    let text = blocks.concat();
    let (includes, body): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("#include"));
    let source = format!("{headers}{}\nint main(void) {{\n{}\nreturn 0;\n}}\n", includes.join("\n"), body.join("\n"));
    let (source, library) = (written(folder, name, &source)?, built("debug"));
    succeed(
        Command::new(compiler)
            .args(options)
            .args(["-Wall", "-Werror", "-o", "page"])
            .arg(source)
            .arg(format!("-I{}", root().join("include").display()))
            .arg(format!("-L{}", library.display()))
            .args(["-lfiresteel", &format!("-Wl,-rpath,{}", library.display())])
            .current_dir(folder),
    )?;
    succeed(Command::new(folder.join("page")).current_dir(folder))
}

fn written(folder: &Path, name: &str, text: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_blocks_that_run_and_the_headings_of_all() {
        check_headings().expect("the headings");
        for (page, language, _) in PAGES {
            blocks_of(page, language).expect("blocks");
        }
    }

    #[test]
    fn blocks_are_those_of_the_language_and_no_other_is_passed_over() {
        let page = "a\n```go\none\n```\n```sh\nls\n```\n```go\ntwo\nthree\n```\n";
        assert_eq!(blocks(page, "go", &[]).expect("blocks"), ["one\n", "two\nthree\n"]);
        assert!(blocks(page, "c", &[]).is_err());
        assert!(blocks(page, "c", &LANGUAGES).is_err());
        assert!(blocks("no code", "c", &[]).is_err());
    }
}
