//! `get_json_object`'s paths: `$.a.b[0]['c d'][*]`. Spark: `JsonPathParser`, `GetJsonObjectEvaluator`.

use crate::expr::json::Json;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Named(String),
    /// `.*`, which matches nothing.
    AnyField,
    Index(usize),
    AnyItem,
}

/// The steps of a path; none when it is none.
pub fn parse(path: &str) -> Option<Vec<Step>> {
    let mut rest = path.strip_prefix('$')?;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, behind) = step(rest)?;
        steps.push(step);
        rest = behind;
    }
    Some(steps)
}

fn step(text: &str) -> Option<(Step, &str)> {
    if let Some(rest) = text.strip_prefix(".*").or_else(|| text.strip_prefix("['*']")) {
        return Some((Step::AnyField, rest));
    }
    if let Some(rest) = text.strip_prefix('.') {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        return (end > 0).then(|| (Step::Named(rest[..end].to_string()), &rest[end..]));
    }
    if let Some(rest) = text.strip_prefix("['") {
        let end = rest.find('\'').filter(|end| *end > 0)?;
        return Some((Step::Named(rest[..end].to_string()), rest[end + 1..].strip_prefix(']')?));
    }
    let rest = text.strip_prefix('[')?;
    let end = rest.find(']')?;
    let step = match &rest[..end] {
        "*" => Step::AnyItem,
        digits if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Step::Index(digits.parse().ok()?)
        }
        _ => return None,
    };
    Some((step, &rest[end + 1..]))
}

/// How what is found is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// A text without its quotes.
    Raw,
    Quoted,
    /// Arrays give their items.
    Flat,
}

/// What a path finds, as text.
pub fn find(json: &Json, path: &[Step]) -> Option<String> {
    let mut made = Vec::new();
    evaluate(json, path, Style::Raw, &mut made).then(|| made.concat())
}

/// Pushes what it writes; gives whether that was anything.
fn evaluate(json: &Json, path: &[Step], style: Style, made: &mut Vec<String>) -> bool {
    match (json, path) {
        (Json::Text(text), []) if style == Style::Raw => {
            made.push(text.clone());
            true
        }
        (Json::Array(items), []) if style == Style::Flat => {
            items.iter().fold(false, |any, item| evaluate(item, &[], style, made) | any)
        }
        (_, []) => {
            made.push(json.written());
            true
        }
        (Json::Object(fields), [Step::Named(name), rest @ ..]) => fields
            .iter()
            .filter(|(field, value)| field == name && *value != Json::Null)
            .any(|(_, value)| evaluate(value, rest, style, made)),
        (Json::Array(items), [Step::AnyItem, Step::AnyItem, rest @ ..]) => array(items, rest, Style::Flat, made),
        (Json::Array(items), [Step::AnyItem, rest @ ..]) if style != Style::Quoted => {
            let next = if style == Style::Raw { Style::Quoted } else { style };
            let mut found = Vec::new();
            let count = items.iter().filter(|item| evaluate(item, rest, next, &mut found)).count();
            match count {
                0 => return false,
                1 => made.push(found.join(",")),
                _ => made.push(format!("[{}]", found.join(","))),
            }
            true
        }
        (Json::Array(items), [Step::AnyItem, rest @ ..]) => array(items, rest, Style::Quoted, made),
        (Json::Array(items), [Step::Index(index), rest @ ..]) => {
            let next = if rest.first() == Some(&Step::AnyItem) { Style::Quoted } else { style };
            items.get(*index).is_some_and(|item| evaluate(item, rest, next, made))
        }
        _ => false,
    }
}

fn array(items: &[Json], path: &[Step], style: Style, made: &mut Vec<String>) -> bool {
    let mut found = Vec::new();
    let any = items.iter().fold(false, |any, item| evaluate(item, path, style, &mut found) | any);
    made.push(format!("[{}]", found.join(",")));
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::json::{self, Leniency};

    #[test]
    fn paths_find_what_spark_finds() {
        for (text, path, found) in [
            (r#"{"a":{"b":[1,2,{"c":3}]}}"#, "$.a.b[2].c", Some("3")),
            (r#"{"a":[{"b":1},{"b":2}]}"#, "$.a[*].b", Some("[1,2]")),
            (r#"{"a":[{"b":1}]}"#, "$.a[*].b", Some("1")),
            (r#"{"a":"x"}"#, "$.a", Some("x")),
            (r#"{"a":null}"#, "$.a", None),
            (r#"{"a b":1}"#, "$['a b']", Some("1")),
            (r#"{"a":[[1,2],[3]]}"#, "$.a[*][0]", Some("[1,3]")),
            (r#"{"a":{"x":1}}"#, "$.a.*", None),
            (r#"{"a":1,"a":2}"#, "$.a", Some("1")),
        ] {
            let json = json::parse(text, Leniency::default()).unwrap().unwrap();
            assert_eq!(find(&json, &parse(path).unwrap()).as_deref(), found, "{text} {path}");
        }
        assert_eq!(parse("a"), None);
        assert_eq!(parse("$a"), None);
    }
}
