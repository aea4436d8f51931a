//! The second half of `docs/coverage.md`: which members of PySpark's classes each language has. They are looked for in the
//! sources of the languages, under the same name but for case and underscores.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::table::{LANGUAGES, Language, Read};
use crate::place::root;

pub fn section() -> Read<String> {
    let table: Table = fs::read_to_string(root().join("api/methods.toml"))?.parse()?;
    let sources = LANGUAGES.map(|language| (language, source(language)));
    let mut classes = Vec::new();
    for (name, row) in &table {
        classes.push(class(name, row, &sources)?);
    }
    let titles = LANGUAGES.map(Language::title).join(" | ");
    let mut text = format!("{HEAD}| class | members | {titles} |\n|{}\n", " --- |".repeat(LANGUAGES.len() + 2));
    for class in &classes {
        let counts = class.lacking.iter().map(|(_, lacking)| (class.members - lacking.len()).to_string());
        text += &format!("| {} | {} | {} |\n", class.name, class.members, counts.collect::<Vec<_>>().join(" | "));
    }
    let sum = |at: usize| -> usize { classes.iter().map(|class| class.members - class.lacking[at].1.len()).sum() };
    let all: usize = classes.iter().map(|class| class.members).sum();
    let sums: Vec<String> = (0..LANGUAGES.len()).map(|at| sum(at).to_string()).collect();
    text += &format!("| all | {all} | {} |\n", sums.join(" | "));
    text += "\nWhat is lacking:\n\n";
    text += &classes.iter().map(lacking).collect::<String>();
    text += "\nWhat no language is to have:\n\n";
    Ok(text + &classes.iter().map(|class| class.excluded.clone()).collect::<String>())
}

const HEAD: &str = "
## Members

PySpark's classes and how many of their members each language has, those left out that no language is to have. They are
found in the sources under PySpark's name, whatever its case and underscores; what a language does in another way counts as
lacking.

";

struct Class {
    name: String,
    members: usize,
    lacking: Vec<(Language, Vec<String>)>,
    excluded: String,
}

fn class(name: &str, row: &Value, sources: &[(Language, String)]) -> Read<Class> {
    let texts = |key: &str| -> Vec<&str> {
        row.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let pairs = |key: &str| row.get(key).and_then(Value::as_table).cloned().unwrap_or_default();
    let (excluded, same) = (pairs("excluded"), pairs("same"));
    let members = texts("members");
    if let Some(stale) = excluded.keys().chain(same.keys()).find(|key| !members.contains(&key.as_str())) {
        return Err(format!("api/methods.toml: {name} has no member {stale}").into());
    }
    let wanted: Vec<&str> = members.into_iter().filter(|member| !excluded.contains_key(*member)).collect();
    let lacking = sources.iter().map(|(language, source)| {
        let called = row.get(language.key()).and_then(Value::as_str).unwrap_or(name);
        let present = members_of(*language, called, source);
        let has = |member: &str| present.contains(&plain(member));
        let other =
            |member: &str| *language != Language::Python && same.get(member).and_then(Value::as_str).is_some_and(has);
        let lacking = wanted.iter().filter(|member| !has(member) && !other(member));
        (*language, lacking.map(ToString::to_string).collect())
    });
    let lacking = lacking.collect();
    let excluded = excluded
        .iter()
        .map(|(member, reason)| format!("- `{name}.{member}`: {}\n", reason.as_str().unwrap_or_default()))
        .collect();
    Ok(Class { name: name.to_string(), members: wanted.len(), lacking, excluded })
}

fn lacking(class: &Class) -> String {
    let is_whole = |names: &Vec<String>| names.len() == class.members;
    let whole: Vec<&str> =
        class.lacking.iter().filter(|(_, names)| is_whole(names)).map(|(language, _)| language.title()).collect();
    let mut text = String::new();
    for (language, names) in class.lacking.iter().filter(|(_, names)| !names.is_empty() && !is_whole(names)) {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        text += &format!("- {}, of {}: {}\n", language.title(), class.name, names.join(", "));
    }
    if !whole.is_empty() {
        text += &format!("- {}: all of {}\n", whole.join(", "), class.name);
    }
    text
}

/// A name without what differs between the customs of languages.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The sources in which a language's classes stand.
fn source(language: Language) -> String {
    let (folder, ending) = match language {
        Language::Python => ("python/firesteel/sql", "py"),
        Language::Rust => ("core/dataframe/src", "rs"),
        Language::Node => ("node/lib", "ts"),
        Language::Go => ("go", "go"),
        Language::C => ("include", "h"),
        Language::Cpp => ("include", "hpp"),
    };
    let mut files = Vec::new();
    gather(&root().join(folder), ending, &mut files);
    files.sort();
    files.iter().filter_map(|path| fs::read_to_string(path).ok()).map(|text| text + "\n").collect()
}

fn gather(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            gather(&path, ending, files);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            files.push(path);
        }
    }
}

fn members_of(language: Language, class: &str, source: &str) -> BTreeSet<String> {
    let names: Vec<&str> = match language {
        Language::Python => return python_members(class, source),
        Language::Rust => lines_of(source, &[&format!("impl {class} {{")])
            .filter_map(|line| {
                line.split_once("pub fn ")
                    .or_else(|| line.split_once("pub async fn "))
                    .map(|(_, name)| name)
                    .or(made_by_macro(line))
            })
            .collect(),
        Language::Node => lines_of(source, &[&format!("export class {class} ")])
            .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
            .filter_map(|line| line.split(['(', '<', ':']).next().and_then(|head| head.split(' ').next_back()))
            .collect(),
        Language::Go => source
            .lines()
            .filter_map(|line| line.strip_prefix("func ("))
            .filter_map(|line| line.split_once(") "))
            .filter(|(receiver, _)| receiver.split([' ', '*']).next_back() == Some(class))
            .map(|(_, name)| name)
            .collect(),
        Language::C => source
            .split(&format!("firesteel_{class}_"))
            .skip(1)
            .filter(|rest| {
                rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').starts_with('(')
            })
            .collect(),
        Language::Cpp => lines_of(source, &[&format!("class {class} {{")])
            .filter_map(|line| line.strip_prefix("    ").filter(|line| !line.starts_with(' ')))
            .filter_map(|line| line.split('(').next().and_then(|head| head.split(' ').next_back()))
            .collect(),
    };
    let word = |name: &str| -> String {
        name.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    names.into_iter().map(word).map(|name| plain(&name)).filter(|name| !name.is_empty()).collect()
}

/// The members of a class, which may stand in another class.
fn python_members(class: &str, source: &str) -> BTreeSet<String> {
    let heads = [format!("class {class}:"), format!("class {class}(")];
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let inner: String =
        source.lines().filter_map(|line| line.strip_prefix("    ")).map(|line| format!("{line}\n")).collect();
    let is_inner = inner.lines().any(|line| heads.iter().any(|head| line.starts_with(head)));
    let names = lines_of(if is_inner { &inner } else { source }, &heads)
        .filter_map(|line| line.strip_prefix("    "))
        .filter_map(|line| line.strip_prefix("def ").or_else(|| line.strip_prefix("async def ")).or(assigned(line)));
    names.map(word).map(|name| plain(&name)).filter(|name| !name.is_empty()).collect()
}

/// The word that a text begins with.
fn word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// `name = value` or `name: type = value` in a class of Python.
fn assigned(line: &str) -> Option<&str> {
    let name = line.split([' ', ':']).next()?;
    let is_word = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    (is_word && line.contains(" = ")).then_some(name)
}

/// `name(arguments) => Message;` in a macro of Rust.
fn made_by_macro(line: &str) -> Option<&str> {
    let line = line.strip_prefix("        ")?;
    (line.contains(") => ") && line.ends_with(';')).then_some(line)
}

/// The lines of the blocks that begin so, up to the first that stands as far left as the beginning.
fn lines_of<'a>(source: &'a str, beginnings: &[&str]) -> impl Iterator<Item = &'a str> {
    let mut is_inside = false;
    let mut lines = Vec::new();
    for line in source.lines() {
        if beginnings.iter().any(|beginning| line.starts_with(beginning)) {
            is_inside = true;
        } else if is_inside && !line.is_empty() && !line.starts_with([' ', '\t', '#', '/', ')', 'p']) {
            is_inside = false;
        }
        if is_inside {
            lines.push(line);
        }
    }
    lines.into_iter()
}
