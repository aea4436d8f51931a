//! The second half of `docs/coverage.md`: which members of PySpark's classes each language has. They are looked for in the
//! sources of the languages, under the same name but for case and underscores, or under the name that the table gives.

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
        let counts = class.languages.iter().map(|own| own.count().to_string());
        text += &format!("| {} | {} | {} |\n", class.name, class.members, counts.collect::<Vec<_>>().join(" | "));
    }
    let all: usize = classes.iter().map(|class| class.members).sum();
    let has = |at: usize| -> usize { classes.iter().map(|class| class.languages[at].count()).sum() };
    let wanted = |at: usize| -> usize { classes.iter().map(|class| class.languages[at].wanted).sum() };
    let row = |cell: &dyn Fn(usize) -> String| (0..LANGUAGES.len()).map(cell).collect::<Vec<_>>().join(" | ");
    text += &format!("| all | {all} | {} |\n", row(&|at| has(at).to_string()));
    text += &format!("| share | | {} |\n", row(&|at| format!("{:.1} %", has(at) as f64 * 100.0 / wanted(at) as f64)));
    text += "\nWhat is lacking:\n\n";
    text += &listed(&classes, lacking);
    text += "\nWhat a language has under another name:\n\n";
    text += &listed(&classes, |class| each(class, called));
    text += "\nWhat a language is not to have, which its share does not count:\n\n";
    text += &listed(&classes, |class| each(class, without));
    text += "\nWhat no language is to have:\n\n";
    Ok(text + &classes.iter().map(|class| class.excluded.clone()).collect::<String>())
}

const HEAD: &str = "
## Members

PySpark's classes and how many of their members each language has, those left out that no language is to have. They are
found in the sources under PySpark's name, whatever its case and underscores, or under the name that `api/methods.toml`
gives; the share is of those that the language is to have.

";

struct Class {
    name: String,
    members: usize,
    languages: Vec<Own>,
    excluded: String,
}

/// What one language has of a class.
struct Own {
    language: Language,
    /// How many members it is to have.
    wanted: usize,
    lacking: Vec<String>,
    /// Members and what they are called here.
    called: Vec<(String, String)>,
    /// Members that it is not to have, and why.
    without: Vec<(String, String)>,
}

impl Own {
    fn count(&self) -> usize {
        self.wanted - self.lacking.len()
    }
}

fn class(name: &str, row: &Value, sources: &[(Language, String)]) -> Read<Class> {
    let members: Vec<&str> =
        row.get("members").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let (excluded, same) = (pairs(row.get("excluded")), pairs(row.get("same")));
    if let Some((stale, _)) = excluded.iter().chain(&same).find(|(member, _)| !members.contains(&member.as_str())) {
        return Err(format!("api/methods.toml: {name} has no member {stale}").into());
    }
    let wanted: Vec<&str> = members.into_iter().filter(|member| value_of(&excluded, member).is_none()).collect();
    let languages = sources.iter().map(|(language, source)| own(name, row, &wanted, &same, *language, source));
    let languages = languages.collect::<Read<Vec<Own>>>()?;
    let excluded = excluded.iter().map(|(member, reason)| format!("- `{name}.{member}`: {reason}\n")).collect();
    Ok(Class { name: name.to_string(), members: wanted.len(), languages, excluded })
}

fn own(
    name: &str,
    row: &Value,
    wanted: &[&str],
    same: &[(String, String)],
    language: Language,
    source: &str,
) -> Read<Own> {
    let of_language = |key: &str| pairs(row.get(key).and_then(|table| table.get(language.key())));
    let (called, without) = (of_language("called"), of_language("without"));
    let title = row.get(language.key()).and_then(Value::as_str).unwrap_or(name);
    let present = members_of(language, title, source);
    let by_name = |member: &str| present.contains(&plain(member));
    let by_other = |member: &str| language != Language::Python && value_of(same, member).is_some_and(by_name);
    for (member, target) in &called {
        let problem = if !wanted.contains(&member.as_str()) {
            "is no member that languages are to have"
        } else if by_name(member) || by_other(member) {
            "is there under its own name"
        } else if !is_there(language, target, source) {
            "is said to be called what the sources do not have"
        } else {
            continue;
        };
        return Err(format!("api/methods.toml: {name}.called.{}: {member} {problem}: {target}", language.key()).into());
    }
    for (member, reason) in &without {
        let problem = if !wanted.contains(&member.as_str()) {
            "is no member that languages are to have"
        } else if by_name(member) || by_other(member) || value_of(&called, member).is_some() {
            "is there"
        } else if reason.is_empty() {
            "has no reason"
        } else {
            continue;
        };
        return Err(format!("api/methods.toml: {name}.without.{}: {member} {problem}", language.key()).into());
    }
    let has = |member: &str| by_name(member) || by_other(member) || value_of(&called, member).is_some();
    let left = wanted.iter().filter(|member| value_of(&without, member).is_none());
    let lacking: Vec<String> = left.clone().filter(|member| !has(member)).map(ToString::to_string).collect();
    Ok(Own { language, wanted: left.count(), lacking, called, without })
}

/// The entries of a table whose values are texts.
fn pairs(table: Option<&Value>) -> Vec<(String, String)> {
    let entries = table.and_then(Value::as_table).into_iter().flatten();
    entries.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_string()))).collect()
}

fn value_of<'a>(pairs: &'a [(String, String)], key: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
}

/// Whether the sources have what another name stands for: `Class.member`, or a word of the code.
fn is_there(language: Language, target: &str, source: &str) -> bool {
    if let Some((class, member)) = target.split_once('.') {
        return members_of(language, class, source).contains(&plain(member));
    }
    let is_comment = |line: &str| ["//", "/*", "*", "#"].iter().any(|mark| line.trim_start().starts_with(mark));
    let is_code = |line: &&str| line.starts_with("#define ") || !is_comment(line);
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    source.lines().filter(is_code).any(|line| line.split(|letter| !is_word(letter)).any(|word| word == target))
}

fn lacking(class: &Class) -> String {
    let is_whole = |own: &&Own| own.wanted > 0 && own.lacking.len() == own.wanted;
    let whole: Vec<&str> = class.languages.iter().filter(is_whole).map(|own| own.language.title()).collect();
    let mut text = String::new();
    for own in class.languages.iter().filter(|own| !own.lacking.is_empty() && !is_whole(own)) {
        let names: Vec<String> = own.lacking.iter().map(|name| format!("`{name}`")).collect();
        text += &format!("- {}, of {}: {}\n", own.language.title(), class.name, names.join(", "));
    }
    if !whole.is_empty() {
        text += &format!("- {}: all of {}\n", whole.join(", "), class.name);
    }
    text
}

/// The entries of each language, a line a language.
fn each(class: &Class, entries: impl Fn(&Own) -> Vec<String>) -> String {
    let mut text = String::new();
    for own in &class.languages {
        let entries = entries(own);
        if !entries.is_empty() {
            text += &format!("- {}, of {}: {}\n", own.language.title(), class.name, entries.join("; "));
        }
    }
    text
}

fn called(own: &Own) -> Vec<String> {
    own.called.iter().map(|(member, target)| format!("`{member}` is `{target}`")).collect()
}

fn without(own: &Own) -> Vec<String> {
    own.without.iter().map(|(member, reason)| format!("`{member}`: {reason}")).collect()
}

fn listed(classes: &[Class], line: impl Fn(&Class) -> String) -> String {
    let text: String = classes.iter().map(line).collect();
    if text.is_empty() { "Nothing.\n".to_string() } else { text }
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
        Language::Node => return node_members(class, source),
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
        Language::Cpp => cpp_members(class, source),
    };
    let word = |name: &str| -> String {
        name.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    names.into_iter().map(word).map(|name| plain(&name)).filter(|name| !name.is_empty()).collect()
}

/// The members of a class, and of the classes that it extends.
fn node_members(class: &str, source: &str) -> BTreeSet<String> {
    let heads = ["export class", "export abstract class"].map(|head| format!("{head} {class}"));
    let heads: Vec<String> = heads.iter().flat_map(|head| [format!("{head} "), format!("{head}<")]).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let names = lines_of(source, &heads)
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split(['(', '<', ':']).next().and_then(|head| head.split(' ').next_back()));
    let mut members: BTreeSet<String> =
        names.map(word).map(|name| plain(&name)).filter(|name| !name.is_empty()).collect();
    let head = source.lines().find(|line| heads.iter().any(|head| line.starts_with(head)));
    let base = head.and_then(|head| head.rsplit_once(" extends ")).map(|(_, base)| word(base));
    // What extends nothing may have parameters that do.
    if let Some(base) = base.filter(|base| !base.is_empty()) {
        members.extend(node_members(&base, source));
    }
    members
}

/// The members of a class and of what it is derived from.
fn cpp_members<'a>(class: &str, source: &'a str) -> Vec<&'a str> {
    let derived = format!("class {class} : public ");
    let bases = source.lines().filter_map(|line| line.strip_prefix(&derived));
    let bases = bases.map(|base| word(base.strip_prefix("detail::").unwrap_or(base)));
    lines_of(source, &[&format!("class {class} {{"), &derived])
        .filter_map(|line| line.strip_prefix("    ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split('(').next().and_then(|head| head.split([' ', '&', '*']).next_back()))
        .chain(bases.flat_map(|base| cpp_members(&base, source)))
        .collect()
}

/// The members of a class, which may stand in another class, and those of the classes that it stands on.
fn python_members(class: &str, source: &str) -> BTreeSet<String> {
    let heads = [format!("class {class}:"), format!("class {class}(")];
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let inner: String =
        source.lines().filter_map(|line| line.strip_prefix("    ")).map(|line| format!("{line}\n")).collect();
    let is_inner = inner.lines().any(|line| heads.iter().any(|head| line.starts_with(head)));
    let source = if is_inner { &inner } else { source };
    let names = lines_of(source, &heads)
        .filter_map(|line| line.strip_prefix("    "))
        .filter_map(|line| line.strip_prefix("def ").or_else(|| line.strip_prefix("async def ")).or(assigned(line)));
    let own = names.map(word).map(|name| plain(&name)).filter(|name| !name.is_empty());
    let bases = source.lines().filter_map(|line| line.strip_prefix(heads[1])?.split_once("):"));
    let bases = bases.flat_map(|(names, _)| names.split(", ")).filter(|base| *base != class);
    own.chain(bases.flat_map(|base| python_members(base, source))).collect()
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

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const SOURCES: &str = "// firesteel_gone\nfiresteel_status firesteel_session_read(const char *format);\n\
        firesteel_status firesteel_reader_table(void);\n";

    fn own_of(row: &str) -> Result<Own, String> {
        let row: Table = row.parse().expect("a table");
        own("Reader", &Value::Table(row), &["format", "table"], &[], Language::C, SOURCES)
            .map_err(|problem| problem.to_string())
    }

    #[test]
    fn a_member_under_another_name_counts() {
        let own = own_of("c = \"reader\"\n[called.c]\nformat = \"firesteel_session_read\"").expect("what C has");
        assert_eq!((own.wanted, own.count()), (2, 2));
    }

    #[test]
    fn a_member_that_a_language_is_not_to_have_leaves_its_share() {
        let own = own_of("c = \"reader\"\n[without.c]\nformat = \"C has no formats\"").expect("what C has");
        assert_eq!((own.wanted, own.count()), (1, 1));
    }

    #[test]
    fn a_class_of_typescript_has_the_members_of_those_it_extends() {
        let source = "export abstract class Told<Owner, Settings extends { readonly options: string }> {\n  \
            option(key: string): this {\n    return this.options();\n  }\n}\n\
            export class Reader extends Told<Session, Source> {\n  async load(path: string): DataFrame {\n  }\n}\n\
            export class ReaderOther {\n  other(): void {}\n}\n";
        let members = members_of(Language::Node, "Reader", source);
        assert_eq!(members.into_iter().collect::<Vec<_>>(), ["load", "option"]);
    }

    #[test]
    fn a_class_of_cpp_has_the_members_of_its_bases() {
        let source = "class Base {\npublic:\n    int format(int name) {\n        return name;\n    }\n};\n\
            class Reader : public detail::Base<Reader,\n             int> {\npublic:\n    void load() const;\n};\n\
            class Writer : public detail::Base<Writer> {\npublic:\n    void save() const;\n};\n";
        let members = members_of(Language::Cpp, "Reader", source);
        assert_eq!(members.iter().map(String::as_str).collect::<Vec<_>>(), ["format", "load"]);
    }

    #[test]
    fn entries_that_are_stale_or_needless_fail() {
        for (row, problem) in [
            ("[called.c]\nformat = \"firesteel_gone\"", "the sources do not have"),
            ("[called.c]\nformat = \"firesteel_session\"", "the sources do not have"),
            ("[called.c]\nformat = \"reader.load\"", "the sources do not have"),
            ("[called.c]\ntable = \"firesteel_session_read\"", "under its own name"),
            ("[called.c]\nload = \"firesteel_session_read\"", "no member"),
            ("[without.c]\ntable = \"C has no tables\"", "is there"),
            ("[without.c]\nformat = \"\"", "has no reason"),
            ("[without.c]\nload = \"C loads nothing\"", "no member"),
        ] {
            let failure = own_of(&format!("c = \"reader\"\n{row}")).err().unwrap_or_default();
            assert!(failure.contains(problem), "{row}: {failure}");
        }
    }

    #[test]
    fn a_class_of_python_has_the_members_of_those_it_stands_on() {
        let source = "class Rows(Relation):\n    def limit(self):\n        pass\n\nclass Relation:\n    def _with(self):\n\n\
            class Columns:\n    def select(self):\n\nclass Frame(Columns, Rows):\n    def agg(self):\n";
        let names = python_members("Frame", source);
        assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), ["agg", "limit", "select", "with"]);
    }
}
