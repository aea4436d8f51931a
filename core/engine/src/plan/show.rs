//! Rows of text as `show` prints them. Spark: `Dataset.showString`, `htmlString`.

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::DataType;
use firesteel_protocol::types::escaped;

use crate::expr::cast::{SHOWN_NULL, shown_bytes};

/// The narrowest a column is shown.
const NARROWEST: usize = 3;

/// How a table of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Text { is_vertical: bool },
    Html,
}

/// What is shown of a result.
#[derive(Debug, Clone)]
pub(crate) struct Show {
    pub(crate) names: Vec<String>,
    /// How many rows; when there are more, a line says so.
    pub(crate) rows: usize,
    /// How many characters of a cell; 0 for all.
    pub(crate) truncate: usize,
    pub(crate) layout: Layout,
}

impl Show {
    /// The text of the table. The batches hold one row more than is shown when there is one.
    pub(crate) fn text(&self, batches: &[RecordBatch]) -> String {
        let mut rows: Vec<Vec<String>> = batches.iter().flat_map(|batch| self.cells(batch)).collect();
        let has_more = rows.len() > self.rows;
        rows.truncate(self.rows);
        match self.layout {
            Layout::Text { is_vertical: false } => self.table(&rows, has_more),
            Layout::Text { is_vertical: true } => self.records(&rows, has_more),
            Layout::Html => self.html(&rows, has_more),
        }
    }

    fn cells(&self, batch: &RecordBatch) -> Vec<Vec<String>> {
        (0..batch.num_rows())
            .map(|row| batch.columns().iter().map(|column| self.cut(&cell(column.as_ref(), row))).collect())
            .collect()
    }

    /// Spark: under four characters there is no room for dots.
    fn cut(&self, text: &str) -> String {
        let text = escaped(text);
        if self.truncate == 0 || utf16(&text) <= self.truncate {
            text
        } else if self.truncate < 4 {
            start(&text, self.truncate)
        } else {
            start(&text, self.truncate - 3) + "..."
        }
    }

    fn header(&self) -> Vec<String> {
        self.names.iter().map(|name| self.cut_name(name)).collect()
    }

    /// Names are escaped and never cut.
    fn cut_name(&self, name: &str) -> String {
        escaped(name)
    }

    fn table(&self, rows: &[Vec<String>], has_more: bool) -> String {
        let header = self.header();
        let widths: Vec<usize> = (0..header.len())
            .map(|at| rows.iter().chain([&header]).map(|row| width(&row[at])).max().unwrap_or(0).max(NARROWEST))
            .collect();
        let line = |row: &[String]| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| self.padded(cell, *width));
            format!("|{}|\n", cells.collect::<Vec<_>>().join("|"))
        };
        let rule = format!("+{}+\n", widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("+"));
        let mut text = rule.clone();
        text.push_str(&line(&header));
        text.push_str(&rule);
        rows.iter().for_each(|row| text.push_str(&line(row)));
        text.push_str(&rule);
        if has_more {
            text.push_str(&self.more());
        }
        text
    }

    fn padded(&self, cell: &str, to: usize) -> String {
        let padding = " ".repeat(to.saturating_sub(width(cell)));
        if self.truncate > 0 { padding + cell } else { cell.to_string() + &padding }
    }

    fn records(&self, rows: &[Vec<String>], has_more: bool) -> String {
        if rows.is_empty() {
            return "(0 rows)\n".to_string();
        }
        let header = self.header();
        let names = header.iter().map(|name| width(name)).max().unwrap_or(0).max(NARROWEST);
        let values = rows.iter().flatten().map(|cell| width(cell)).max().unwrap_or(0).max(NARROWEST);
        // Spark: the mark, and the rule up to the end of the longest line.
        let whole = names + values + 5;
        let mut text = String::new();
        for (at, row) in rows.iter().enumerate() {
            let mark = format!("-RECORD {at}");
            text.push_str(&mark);
            text.push_str(&"-".repeat(whole.saturating_sub(mark.len())));
            text.push('\n');
            for (name, cell) in header.iter().zip(row) {
                let name = name.clone() + &" ".repeat(names.saturating_sub(width(name)));
                let cell = cell.clone() + &" ".repeat(values.saturating_sub(width(cell)));
                text.push_str(&format!(" {name} | {cell} \n"));
            }
        }
        if has_more {
            text.push_str(&self.more());
        }
        text
    }

    fn html(&self, rows: &[Vec<String>], has_more: bool) -> String {
        let row = |cells: &[String], tag: &str| {
            let cells: Vec<String> = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", html(cell))).collect();
            format!("<tr>{}</tr>\n", cells.concat())
        };
        let mut text = String::from("<table border='1'>\n");
        text.push_str(&row(&self.header(), "th"));
        rows.iter().for_each(|cells| text.push_str(&row(cells, "td")));
        text.push_str("</table>\n");
        if has_more {
            text.push_str(&self.more());
            text.push('\n');
        }
        text
    }

    /// Ends without a newline below a table of text: `show` prints one itself.
    fn more(&self) -> String {
        let noun = if self.rows == 1 { "row" } else { "rows" };
        format!("only showing top {} {noun}", self.rows)
    }
}

/// A cell: what the cast to a string gave, `NULL`, or bytes in hexadecimal.
fn cell(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return SHOWN_NULL.to_string();
    }
    match column.data_type() {
        DataType::Utf8View => column.as_string_view().value(row).to_string(),
        DataType::Binary => shown_bytes(column.as_binary::<i32>().value(row)),
        DataType::BinaryView => shown_bytes(column.as_binary_view().value(row)),
        _ => column.as_string_opt::<i32>().map(|texts| texts.value(row).to_string()).unwrap_or_default(),
    }
}

/// Spark: `StringEscapeUtils.escapeHtml4` for the characters that HTML reserves.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Columns on a screen: wide characters take two, and so do those beyond U+FFFF, which Java counts as two.
/// Spark: `Utils.stringHalfWidth`.
fn width(text: &str) -> usize {
    let is_wide = |character: &char| {
        matches!(u32::from(*character),
            0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE10..=0xFE19 | 0xFE30..=0xFE6F | 0xFF00..=0xFF60
            | 0xFFE0..=0xFFE6)
    };
    utf16(text) + text.chars().filter(is_wide).count()
}

/// The length of a text in Java.
fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The first so many units of a text in Java. Half a character at its end is written as `?`.
fn start(text: &str, units: usize) -> String {
    let start: Vec<u16> = text.encode_utf16().take(units).collect();
    char::decode_utf16(start).map(|character| character.unwrap_or('?')).collect()
}
