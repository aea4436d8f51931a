//! Patterns that are refused, and why. Spark: `DateTimeFormatterHelper.convertIncompatiblePattern` refuses some letters
//! before Java sees the pattern; `checkLegacyFormatter` tells patterns that were legal before Spark 3 from others.

use firesteel_protocol::{Error, Kind};

const WEEK_LETTERS: &str = "YWwuec";
const REFUSED_LETTERS: &str = "ABnNp";
const UNREADABLE_LETTERS: &str = "EFqQ";
const NARROW_LETTERS: &str = "GMLEQq";
/// The letters of Java's `SimpleDateFormat`.
const LEGACY_LETTERS: &str = "GyMLdkHmsSEuDFwWahKzZYX";

/// What Spark has against a pattern.
pub(super) fn of(pattern: &str, reads: bool) -> Option<Error> {
    // What stands between quotes is text.
    pattern.split('\'').step_by(2).find_map(|part| refused_part(part, pattern, reads))
}

fn refused_part(part: &str, pattern: &str, reads: bool) -> Option<Error> {
    if let Some(letter) = part.chars().find(|letter| WEEK_LETTERS.contains(*letter)) {
        let condition = "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN";
        return Some(Error::new(Kind::IllegalArgument, condition, &[("c", letter.to_string())]));
    }
    let is_refused =
        |letter: &char| REFUSED_LETTERS.contains(*letter) || (reads && UNREADABLE_LETTERS.contains(*letter));
    if let Some(letter) = part.chars().find(is_refused) {
        let parameters = [("c", letter.to_string()), ("pattern", pattern.to_string())];
        return Some(Error::new(Kind::IllegalArgument, "INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER", &parameters));
    }
    let narrow = NARROW_LETTERS.chars().map(|letter| letter.to_string().repeat(5)).find(|form| part.contains(form))?;
    Some(Error::new(Kind::IllegalArgument, "INVALID_DATETIME_PATTERN.LENGTH", &[("pattern", narrow)]))
}

/// A pattern that Java does not take.
pub(super) fn unrecognised(pattern: &str) -> Error {
    let parameters = [("pattern", shown(pattern)), ("docroot", DOCUMENTS.to_string())];
    Error::new(Kind::Runtime, "INVALID_DATETIME_PATTERN.WITH_SUGGESTION", &parameters)
}

/// A pattern that was legal before Spark 3.
pub(super) fn upgraded(pattern: &str) -> Error {
    let parameters = [
        ("pattern", shown(pattern)),
        ("config", "\"spark.sql.legacy.timeParserPolicy\"".to_string()),
        ("docroot", DOCUMENTS.to_string()),
    ];
    Error::new(Kind::Upgrade, "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION", &parameters)
}

const DOCUMENTS: &str = "https://spark.apache.org/docs/latest";

fn shown(pattern: &str) -> String {
    format!("'{}'", pattern.replace('\'', "\\'"))
}

/// Whether Java's `SimpleDateFormat` takes the pattern.
pub(super) fn was_legal(pattern: &str) -> bool {
    let parts: Vec<&str> = pattern.split('\'').collect();
    let is_closed = parts.len() % 2 == 1;
    is_closed
        && parts.iter().step_by(2).all(|part| {
            let is_known = |letter: char| !letter.is_ascii_alphabetic() || LEGACY_LETTERS.contains(letter);
            part.chars().all(is_known) && !part.contains("XXXX")
        })
}

#[cfg(test)]
mod tests {
    use crate::expr::date_pattern::Pattern;

    #[test]
    fn patterns_are_refused_with_sparks_conditions() {
        let upgraded = "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION";
        let cases = [
            ("MMMMM", false, upgraded),
            ("LLLLL", false, upgraded),
            ("QQQQQ", false, "INVALID_DATETIME_PATTERN.LENGTH"),
            ("MMMMM V", false, "INVALID_DATETIME_PATTERN.LENGTH"),
            ("c", false, "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN"),
            ("YYYY", false, upgraded),
            ("A", false, "INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER"),
            ("V", false, "INVALID_DATETIME_PATTERN.WITH_SUGGESTION"),
            ("XXXXXX", false, "INVALID_DATETIME_PATTERN.WITH_SUGGESTION"),
            ("'a", false, "INVALID_DATETIME_PATTERN.WITH_SUGGESTION"),
            ("]", false, upgraded),
            ("HHH", true, upgraded),
            ("E", true, upgraded),
            ("Q", true, "INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER"),
        ];
        for (pattern, reads, condition) in cases {
            let made = if reads { Pattern::for_reading(pattern) } else { Pattern::new(pattern) };
            assert_eq!(made.err().map(|error| error.condition().to_string()).as_deref(), Some(condition), "{pattern}");
        }
        assert!(Pattern::new("E").is_ok() && Pattern::new("QQQ 'week'").is_ok());
    }
}
