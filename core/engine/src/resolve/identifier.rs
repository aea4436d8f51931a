//! Names as users write them: `a.b`, `` `a.b`.c ``, and how Spark quotes them in messages.
//! Spark: `AttributeNameParser`, `QuotingUtils`.

use firesteel_protocol::{Error, Kind, Result};

/// The parts of an attribute's name. Backticks keep a dot inside a part; two of them stand for one.
pub fn parse(name: &str) -> Result<Vec<String>> {
    let invalid = || Error::new(Kind::Analysis, "INVALID_ATTRIBUTE_NAME_SYNTAX", &[("name", name)]);
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut characters = name.chars().peekable();
    let mut is_quoted = false;
    while let Some(character) = characters.next() {
        match (character, is_quoted) {
            ('`', true) if characters.peek() == Some(&'`') => {
                characters.next();
                part.push('`');
            }
            ('`', true) => {
                is_quoted = false;
                if !matches!(characters.peek(), None | Some('.')) {
                    return Err(invalid());
                }
            }
            ('`', false) if part.is_empty() => is_quoted = true,
            ('`', false) => return Err(invalid()),
            ('.', false) if part.is_empty() && parts.is_empty() => return Err(invalid()),
            ('.', false) if characters.peek().is_none() => return Err(invalid()),
            ('.', false) => parts.push(std::mem::take(&mut part)),
            (other, _) => part.push(other),
        }
    }
    if is_quoted {
        return Err(invalid());
    }
    parts.push(part);
    Ok(parts)
}

/// A part in backticks. Spark: `quoteIdentifier`.
pub(crate) fn quote(part: &str) -> String {
    format!("`{}`", part.replace('`', "``"))
}

/// Parts in backticks, with dots between. Spark: `toSQLId`.
pub(crate) fn quote_all<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    parts.into_iter().map(|part| quote(part.as_ref())).collect::<Vec<_>>().join(".")
}

/// Parts with dots between, each in backticks only if it must be. Spark: `quoteNameParts`.
pub(crate) fn quote_if_needed<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    let quote_one = |part: &str| {
        let is_plain =
            part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && part.chars().any(|c| !c.is_ascii_digit());
        if is_plain { part.to_string() } else { quote(part) }
    };
    parts.into_iter().map(|part| quote_one(part.as_ref())).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_part_names_unless_quoted() -> Result<()> {
        assert_eq!(parse("a")?, ["a"]);
        assert_eq!(parse("a.b c")?, ["a", "b c"]);
        assert_eq!(parse("`a.b`.c")?, ["a.b", "c"]);
        assert_eq!(parse("`a``b`")?, ["a`b"]);
        Ok(())
    }

    #[test]
    fn unpaired_backticks_and_stray_dots_are_refused() {
        for name in ["`a", "a`", "a`b`", ".a", "a.", "`a`b"] {
            let condition = parse(name).map_err(|error| error.condition().to_string());
            assert_eq!(condition, Err("INVALID_ATTRIBUTE_NAME_SYNTAX".to_string()), "{name}");
        }
    }
}
