//! SQL text as its statements: parted at semicolons that stand in no literal, name or comment.

/// Takes the statements that are whole out of `text`; what follows the last semicolon stays.
pub(super) fn take_whole(text: &mut String) -> Vec<String> {
    let (mut statements, rest) = parted(text);
    *text = rest;
    statements.retain(|statement| !is_blank(statement));
    statements
}

/// The statements of a whole text; the last one needs no semicolon.
pub(super) fn all(text: &str) -> Vec<String> {
    let (mut statements, rest) = parted(text);
    statements.push(rest);
    statements.retain(|statement| !is_blank(statement));
    statements
}

fn parted(text: &str) -> (Vec<String>, String) {
    let mut statements = Vec::new();
    let mut rest = text;
    while let Some(end) = semicolon(rest) {
        statements.push(rest[..end].trim().to_string());
        rest = &rest[end + 1..];
    }
    (statements, rest.trim_start().to_string())
}

/// Where the first semicolon stands that ends a statement.
fn semicolon(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at = match &bytes[at..] {
            [b';', ..] => return Some(at),
            [quote @ (b'\'' | b'"' | b'`'), ..] => after_quoted(bytes, at + 1, *quote),
            [b'-', b'-', ..] => after(text, at, "\n"),
            [b'/', b'*', ..] => after(text, at + 2, "*/"),
            _ => at + 1,
        };
    }
    None
}

/// The place behind the closing `quote`. A backslash hides what follows it, but not in names.
fn after_quoted(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote != b'`' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    at
}

fn after(text: &str, from: usize, end: &str) -> usize {
    text.get(from..).and_then(|rest| rest.find(end)).map_or(text.len(), |found| from + found + end.len())
}

/// Whether there is nothing but white space and comments.
fn is_blank(statement: &str) -> bool {
    let mut rest = statement.trim_start();
    loop {
        let end = match rest {
            "" => return true,
            _ if rest.starts_with("--") => after(rest, 0, "\n"),
            _ if rest.starts_with("/*") => after(rest, 2, "*/"),
            _ => return false,
        };
        rest = rest[end..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_inside_literals_names_and_comments_end_nothing() {
        for (text, statements) in [
            ("SELECT 1; SELECT 2", vec!["SELECT 1", "SELECT 2"]),
            ("SELECT ';' ; SELECT \";\"", vec!["SELECT ';'", "SELECT \";\""]),
            ("SELECT 'a\\';b'; SELECT `;`", vec!["SELECT 'a\\';b'", "SELECT `;`"]),
            ("SELECT 1 -- ; no\n, 2; /* ; */ ;", vec!["SELECT 1 -- ; no\n, 2"]),
            ("-- nothing\n", vec![]),
            ("SELECT 'open; ", vec!["SELECT 'open; "]),
        ] {
            assert_eq!(all(text), statements, "{text}");
        }
    }

    #[test]
    fn an_unfinished_statement_waits_for_its_end() {
        let mut text = "SELECT 1; SELECT".to_string();
        assert_eq!(take_whole(&mut text), ["SELECT 1"]);
        assert_eq!(text, "SELECT");
        text.push_str(" 2;\n");
        assert_eq!(take_whole(&mut text), ["SELECT 2"]);
        assert_eq!(text, "");
    }
}
