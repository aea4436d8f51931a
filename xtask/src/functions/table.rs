//! `api/functions.toml` read: a [`Function`] for each row.

use std::error::Error;
use std::fs;

use toml::{Table, Value};

use crate::place::root;

pub type Read<T> = Result<T, Box<dyn Error>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Python,
    Rust,
    Node,
    Go,
    C,
    Cpp,
}

pub const LANGUAGES: [Language; 6] =
    [Language::Python, Language::Rust, Language::Node, Language::Go, Language::C, Language::Cpp];

impl Language {
    /// As the table says it.
    pub fn key(self) -> &'static str {
        match self {
            Language::Python => "python",
            Language::Rust => "rust",
            Language::Node => "node",
            Language::Go => "go",
            Language::C => "c",
            Language::Cpp => "cpp",
        }
    }

    /// As people say it.
    pub fn title(self) -> &'static str {
        match self {
            Language::Python => "Python",
            Language::Rust => "Rust",
            Language::Node => "TypeScript",
            Language::Go => "Go",
            Language::C => "C",
            Language::Cpp => "C++",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Column,
    Value,
    Mixed,
    Seed,
    Options,
}

/// What an argument that is left out stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Absence {
    /// It may not be left out.
    Required,
    /// Nothing is sent.
    Nothing,
    /// A literal is sent. Whether None says the same as leaving it out matters in Python alone.
    Literal { text: String, none_is_absent: bool },
}

#[derive(Debug, Clone)]
pub struct Parameter {
    pub name: String,
    pub kind: Kind,
    pub repeats: bool,
    pub absence: Absence,
}

#[derive(Debug)]
pub struct Function {
    pub name: String,
    pub doc: String,
    pub since: String,
    /// None for odd ones.
    pub parameters: Option<Vec<Parameter>>,
    pub example: Vec<Value>,
    /// The name on the wire.
    pub target: String,
    pub distinct: bool,
    order: Option<Vec<String>>,
    pub odd: Option<String>,
    pub old_name_of: Option<String>,
    pub excluded: Option<String>,
    by_hand: Vec<String>,
    lacks: Vec<String>,
    row: Table,
}

impl Function {
    /// Whether the language's functions are to have it.
    pub fn is_in(&self, language: Language) -> bool {
        let is_old = self.old_name_of.is_some() && language != Language::Python;
        self.excluded.is_none() && !is_old && !self.lacks.iter().any(|name| name == language.key())
    }

    /// Whether the table says too little to write it.
    pub fn is_by_hand(&self, language: Language) -> bool {
        self.odd.is_some() || self.by_hand.iter().any(|name| name == language.key())
    }

    pub fn is_generated(&self, language: Language) -> bool {
        self.is_in(language) && !self.is_by_hand(language)
    }

    pub fn named(&self, language: Language) -> Option<&str> {
        self.row.get(language.key()).and_then(Value::as_str)
    }

    /// The parameters; `col, *cols` is one list where `joined`.
    pub fn parameters(&self, joined: bool) -> Vec<Parameter> {
        let all = self.parameters.clone().unwrap_or_default();
        match all.as_slice() {
            [first, rest] if joined && rest.repeats && first.name == "col" && rest.name == "cols" => vec![rest.clone()],
            _ => all,
        }
    }

    /// The parameters in the order of the wire.
    pub fn wire(&self, joined: bool) -> Vec<Parameter> {
        let mut parameters = self.parameters(joined);
        if let Some(order) = &self.order {
            parameters.sort_by_key(|parameter| order.iter().position(|name| *name == parameter.name));
        }
        parameters
    }

    /// The calls that tests make: name of the case, and arguments by parameter; a repeated one takes all that are left.
    pub fn calls(&self, joined: bool) -> Vec<Example> {
        let Some(all) = &self.parameters else { return Vec::new() };
        let mut values = self.example.iter().cloned();
        let parameters = self.parameters(joined);
        let starts_with_list = parameters.len() < all.len();
        let mut arguments = Vec::new();
        for parameter in parameters {
            let taken = if parameter.repeats || starts_with_list {
                values.by_ref().collect()
            } else {
                values.next().into_iter().collect()
            };
            arguments.push(Argument { parameter, values: taken });
        }
        let required: Vec<Argument> =
            arguments.iter().filter(|argument| argument.parameter.is_required()).cloned().collect();
        let is_by_chance = arguments.iter().any(|argument| argument.parameter.kind == Kind::Seed);
        let mut calls = Vec::new();
        if required.len() < arguments.len() && !is_by_chance {
            calls.push(Example { case: format!("{} least", self.name), arguments: required, is_least: true });
        }
        calls.push(Example { case: self.name.clone(), arguments, is_least: false });
        calls
    }
}

#[derive(Debug, Clone)]
pub struct Argument {
    pub parameter: Parameter,
    pub values: Vec<Value>,
}

#[derive(Debug)]
pub struct Example {
    pub case: String,
    pub arguments: Vec<Argument>,
    /// Whether all that may be left out is.
    pub is_least: bool,
}

impl Parameter {
    pub fn is_required(&self) -> bool {
        self.absence == Absence::Required && !matches!(self.kind, Kind::Seed | Kind::Options)
    }

    fn parse(text: &str) -> Read<Self> {
        let wrong = || format!("api/functions.toml: `{text}` is not a parameter");
        let (name, rest) = text.split_once(": ").ok_or_else(wrong)?;
        let (kind, rest) = match rest.find([' ', '?']) {
            Some(end) => rest.split_at(end),
            None => (rest, ""),
        };
        let kind = match kind {
            "column" => Kind::Column,
            "value" => Kind::Value,
            "mixed" => Kind::Mixed,
            "seed" => Kind::Seed,
            "options" => Kind::Options,
            _ => return Err(wrong().into()),
        };
        let literal = |text: &str, none_is_absent| Absence::Literal { text: text.to_string(), none_is_absent };
        let absence = match rest.trim_start() {
            "" => Absence::Required,
            "?" => Absence::Nothing,
            rest => match (rest.strip_prefix("?= "), rest.strip_prefix("= ")) {
                (Some(text), _) => literal(text, true),
                (_, Some(text)) => literal(text, false),
                _ => return Err(wrong().into()),
            },
        };
        let bare = name.trim_start_matches('*');
        Ok(Parameter { name: bare.to_string(), kind, repeats: bare.len() < name.len(), absence })
    }
}

/// All rows, in the order of the table.
pub fn read() -> Read<Vec<Function>> {
    let table: Table = fs::read_to_string(root().join("api/functions.toml"))?.parse()?;
    let mut functions = table.into_iter().map(|(name, row)| function(name, row)).collect::<Read<Vec<_>>>()?;
    functions.sort_by_key(|function| (function.name.to_lowercase(), function.name.clone()));
    Ok(functions)
}

fn function(name: String, row: Value) -> Read<Function> {
    let Value::Table(row) = row else { return Err(format!("api/functions.toml: {name} is no table").into()) };
    let text = |key: &str| row.get(key).and_then(Value::as_str).map(str::to_string);
    let texts = |key: &str| -> Option<Vec<String>> {
        Some(row.get(key)?.as_array()?.iter().filter_map(Value::as_str).map(str::to_string).collect())
    };
    let parameters = texts("parameters").map(|texts| texts.iter().map(|text| Parameter::parse(text)).collect());
    let parameters: Option<Vec<Parameter>> = parameters.transpose()?;
    let excluded = text("excluded");
    if parameters.is_none() && excluded.is_none() && !row.contains_key("odd") {
        return Err(format!("api/functions.toml: {name} says neither its parameters nor that it is odd").into());
    }
    Ok(Function {
        doc: text("doc").unwrap_or_default(),
        since: text("since").unwrap_or_default(),
        parameters,
        example: row.get("example").and_then(Value::as_array).cloned().unwrap_or_default(),
        target: text("calls").unwrap_or_else(|| name.clone()),
        distinct: row.get("distinct").and_then(Value::as_bool).unwrap_or_default(),
        order: texts("order"),
        odd: text("odd"),
        old_name_of: text("old_name_of"),
        excluded,
        by_hand: texts("by_hand").unwrap_or_default(),
        lacks: texts("lacks").unwrap_or_default(),
        name,
        row,
    })
}

/// `numBuckets` and `num_buckets` as `num_buckets`.
pub fn snake(name: &str) -> String {
    let mut result = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !result.is_empty() {
            result.push('_');
        }
        result.push(letter.to_ascii_lowercase());
    }
    result
}

/// `num_buckets` as `numBuckets`.
pub fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |name, part| name + &capitalized(part))
}

pub fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|letter| letter.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

/// A name that is a word of the language, made another.
pub fn free(name: String, words: &[&str]) -> String {
    if words.contains(&name.as_str()) { name + "_" } else { name }
}
