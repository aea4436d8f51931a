//! The texts of conditions, looked up in the catalogue that the build takes from `api/errors*.toml`.

use std::collections::BTreeMap;

include!(concat!(env!("OUT_DIR"), "/conditions.rs"));

/// SQLSTATE and text of a condition, its `<name>` places filled. A condition outside the catalogue is described by its
/// parameters.
pub(super) fn text(condition: &str, parameters: &BTreeMap<String, String>) -> (Option<String>, String) {
    let Some((_, sql_state, template)) = find(condition) else {
        let pairs: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        return (None, pairs.join(", "));
    };
    (Some((*sql_state).to_string()), filled(template, parameters))
}

pub(super) fn sql_state(condition: &str) -> Option<&'static str> {
    find(condition).map(|(_, sql_state, _)| *sql_state)
}

fn find(condition: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let at = CONDITIONS.binary_search_by(|(name, _, _)| (*name).cmp(condition)).ok()?;
    CONDITIONS.get(at)
}

/// Fills in one pass, so that a value which looks like a place is left alone.
fn filled(template: &str, parameters: &BTreeMap<String, String>) -> String {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let value = after.find('>').and_then(|close| Some((close, parameters.get(&after[..close])?)));
        if let Some((close, value)) = value {
            text.push_str(value);
            rest = &after[close + 1..];
        } else {
            text.push('<');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}
