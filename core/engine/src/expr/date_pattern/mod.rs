//! Java's patterns for dates and times, `yyyy-MM-dd HH:mm:ss`, as far as Spark takes them.
//! Spark: `DateTimeFormatterHelper`; Java: `DateTimeFormatterBuilder.appendPattern`.

mod format;
mod read;
mod zone;

use firesteel_protocol::{Error, Kind, Result};

pub use read::Parsed;

/// A pattern taken apart.
#[derive(Debug, Clone)]
pub struct Pattern {
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
enum Item {
    Text(String),
    /// A letter and how often it stands there.
    Field(char, usize),
    /// `[...]`: may be missing when read.
    Optional(Vec<Item>),
}

const REFUSED_LETTERS: &str = "ABcenNp";
const NARROW_LETTERS: &str = "GMLEQq";

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Pattern {
    /// A pattern that texts are read by, in which some letters may not stand that texts are written by.
    pub fn for_reading(pattern: &str) -> Result<Pattern> {
        let made = Pattern::new(pattern)?;
        match unreadable(&made.items) {
            Some(letter) => Err(illegal_character(letter, pattern)),
            None => Ok(made),
        }
    }

    /// Reads a pattern, or says as Spark does what is wrong with it.
    pub fn new(pattern: &str) -> Result<Pattern> {
        let mut characters: Vec<char> = pattern.chars().collect();
        // Java parses the brackets; one that closes nothing is an error.
        characters.push('\0');
        let mut stack: Vec<Vec<Item>> = vec![Vec::new()];
        let mut at = 0;
        while characters[at] != '\0' {
            let character = characters[at];
            let item = match character {
                '\'' => {
                    let (text, next) = quoted(&characters, at).ok_or_else(|| illegal(pattern))?;
                    at = next;
                    Item::Text(text)
                }
                '[' => {
                    stack.push(Vec::new());
                    at += 1;
                    continue;
                }
                ']' => {
                    let items = stack.pop().filter(|_| !stack.is_empty()).ok_or_else(|| illegal(pattern))?;
                    at += 1;
                    Item::Optional(items)
                }
                letter if letter.is_ascii_alphabetic() => {
                    let count = characters[at..].iter().take_while(|next| **next == letter).count();
                    at += count;
                    check(letter, count, pattern)?;
                    Item::Field(letter, count)
                }
                '{' | '}' | '#' => return Err(illegal(pattern)),
                other => {
                    at += 1;
                    Item::Text(other.to_string())
                }
            };
            stack.last_mut().ok_or_else(|| illegal(pattern))?.push(item);
        }
        // A bracket that is not closed reaches to the end.
        while stack.len() > 1 {
            let items = stack.pop().unwrap_or_default();
            if let Some(around) = stack.last_mut() {
                around.push(Item::Optional(items));
            }
        }
        Ok(Pattern { items: stack.pop().unwrap_or_default() })
    }
}

/// The text from a quote on, and where it ends. Two quotes are one.
fn quoted(characters: &[char], start: usize) -> Option<(String, usize)> {
    if characters.get(start + 1) == Some(&'\'') {
        return Some(("'".to_string(), start + 2));
    }
    let mut text = String::new();
    let mut at = start + 1;
    loop {
        match (characters.get(at)?, characters.get(at + 1)) {
            ('\'', Some('\'')) => {
                text.push('\'');
                at += 2;
            }
            ('\'', _) => return Some((text, at + 1)),
            ('\0', _) => return None,
            (other, _) => {
                text.push(*other);
                at += 1;
            }
        }
    }
}

fn check(letter: char, count: usize, pattern: &str) -> Result<()> {
    let greatest = match letter {
        'G' | 'M' | 'L' | 'E' | 'Q' | 'q' => 4,
        'y' => 6,
        'D' => 3,
        'd' | 'h' | 'H' | 'k' | 'K' | 'm' | 's' => 2,
        'F' | 'a' => 1,
        'S' => 9,
        'V' => 2,
        'z' => 4,
        'O' => 4,
        'X' | 'x' | 'Z' => 5,
        _ => 0,
    };
    let quoted = || ("pattern", format!("'{pattern}'"));
    if REFUSED_LETTERS.contains(letter) {
        return Err(illegal_character(letter, pattern));
    }
    if NARROW_LETTERS.contains(letter) && count >= 5 {
        return Err(Error::new(Kind::IllegalArgument, "INVALID_DATETIME_PATTERN.LENGTH", &[quoted()]));
    }
    let fits = count <= greatest && !(letter == 'V' && count != 2) && !(letter == 'O' && (2..4).contains(&count));
    if fits { Ok(()) } else { Err(illegal(pattern)) }
}

fn illegal_character(letter: char, pattern: &str) -> Error {
    let parameters = [("c", letter.to_string()), ("pattern", pattern.to_string())];
    Error::new(Kind::IllegalArgument, "INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER", &parameters)
}

/// Spark: `DateTimeFormatterHelper.unsupportedLettersForParsing`.
fn unreadable(items: &[Item]) -> Option<char> {
    items.iter().find_map(|item| match item {
        Item::Field(letter @ ('E' | 'F' | 'q' | 'Q'), _) => Some(*letter),
        Item::Optional(items) => unreadable(items),
        _ => None,
    })
}

/// Spark: `DateTimeFormatterHelper.checkInvalidPattern`.
fn illegal(pattern: &str) -> Error {
    let parameters = [
        ("pattern", format!("'{pattern}'")),
        ("config", "\"spark.sql.legacy.timeParserPolicy\"".to_string()),
        ("docroot", "https://spark.apache.org/docs/latest".to_string()),
    ];
    Error::new(Kind::Upgrade, "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION", &parameters)
}
