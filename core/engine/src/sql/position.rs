//! Where something stands in SQL text, and the errors that point there, as Spark's `ParseException` prints them.

use firesteel_protocol::error::QueryContext;
use firesteel_protocol::{Error, Kind};

/// Characters `start..end` of a text.
pub(super) struct Place<'a> {
    pub characters: &'a [char],
    pub start: usize,
    pub end: usize,
}

impl Place<'_> {
    /// The line, counted from 1, and the position in it, counted from 0.
    pub(super) fn line(&self) -> (usize, usize) {
        let before = &self.characters[..self.start.min(self.characters.len())];
        let line = before.iter().filter(|character| **character == '\n').count() + 1;
        let position = before.iter().rev().take_while(|character| **character != '\n').count();
        (line, position)
    }

    pub(super) fn fragment(&self) -> String {
        self.characters[self.start..self.end].iter().collect()
    }

    /// `PARSE_SYNTAX_ERROR` here. `near` is what stands here, in quotes, or `end of input`.
    pub(super) fn syntax_error(&self, near: &str, hint: &str) -> Error {
        self.marked(Error::new(Kind::Parse, "PARSE_SYNTAX_ERROR", &[("error", near), ("hint", hint)]))
    }

    pub(super) fn empty_statement(&self) -> Error {
        self.marked(Error::new(Kind::Parse, "PARSE_EMPTY_STATEMENT", &[] as &[(&str, &str)]))
    }

    pub(super) fn unclosed_comment(&self) -> Error {
        self.marked(Error::new(Kind::Parse, "UNCLOSED_BRACKETED_COMMENT", &[] as &[(&str, &str)]))
    }

    /// An error about what the text means, with the fragment as its context.
    pub(super) fn error(&self, kind: Kind, condition: &str, parameters: &[(&str, &str)]) -> Error {
        self.pointed(Error::new(kind, condition, parameters))
    }

    /// An error for which Spark's catalogue has no text, only the number of an old one.
    pub(super) fn foreign(&self, condition: &str, message: String) -> Error {
        self.pointed(Error::foreign(Kind::Parse, Some(condition), message))
    }

    fn pointed(&self, error: Error) -> Error {
        let (line, position) = self.line();
        let fragment = self.fragment();
        let marks = "^".repeat(fragment.lines().next().unwrap_or_default().chars().count());
        let line_text = self.line_text();
        error.with_context(QueryContext {
            is_sql: true,
            start_index: index(self.start),
            stop_index: index(self.end.saturating_sub(1)),
            fragment,
            summary: format!(
                "== SQL (line {line}, position {}) ==\n{line_text}\n{}{marks}\n",
                position + 1,
                " ".repeat(position)
            ),
            ..QueryContext::default()
        })
    }

    /// Spark marks plain syntax errors in its message, under the whole text.
    fn marked(&self, error: Error) -> Error {
        let (line, position) = self.line();
        let text: String = self.characters.iter().collect();
        let mut shown: Vec<String> = text.split('\n').map(str::to_string).collect();
        shown.insert(line.min(shown.len()), format!("{}^^^", "-".repeat(position)));
        error.with_context(QueryContext {
            is_sql: true,
            start_index: index(self.start),
            stop_index: index(self.start),
            summary: format!("(line {line}, pos {position})\n\n== SQL ==\n{}\n", shown.join("\n")),
            ..QueryContext::default()
        })
    }

    fn line_text(&self) -> String {
        let (line, _) = self.line();
        let text: String = self.characters.iter().collect();
        text.split('\n').nth(line - 1).unwrap_or_default().to_string()
    }
}

fn index(offset: usize) -> i32 {
    i32::try_from(offset).unwrap_or(-1)
}
