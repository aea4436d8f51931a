//! Java's patterns for dates and times, `yyyy-MM-dd HH:mm:ss`, as far as Spark takes them.
//! Spark: `DateTimeFormatterHelper`; Java: `DateTimeFormatterBuilder.appendPattern`.

mod format;
mod read;
mod refusal;
mod zone;

use firesteel_protocol::Result;

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
        Pattern::checked(pattern, true)
    }

    /// A pattern that texts are written by.
    pub fn new(pattern: &str) -> Result<Pattern> {
        Pattern::checked(pattern, false)
    }

    fn checked(pattern: &str, reads: bool) -> Result<Pattern> {
        let made = match refusal::of(pattern, reads) {
            Some(refused) => Err(refused),
            None => Pattern::compiled(pattern).ok_or_else(|| refusal::unrecognised(pattern)),
        };
        made.map_err(|refused| if refusal::was_legal(pattern) { refusal::upgraded(pattern) } else { refused })
    }

    /// The pattern taken apart; none when Java refuses it.
    fn compiled(pattern: &str) -> Option<Pattern> {
        let mut characters: Vec<char> = pattern.chars().collect();
        // Java parses the brackets; one that closes nothing is an error.
        characters.push('\0');
        let mut stack: Vec<Vec<Item>> = vec![Vec::new()];
        let mut at = 0;
        while characters[at] != '\0' {
            let character = characters[at];
            let item = match character {
                '\'' => {
                    let (text, next) = quoted(&characters, at)?;
                    at = next;
                    Item::Text(text)
                }
                '[' => {
                    stack.push(Vec::new());
                    at += 1;
                    continue;
                }
                ']' => {
                    let items = stack.pop().filter(|_| !stack.is_empty())?;
                    at += 1;
                    Item::Optional(items)
                }
                letter if letter.is_ascii_alphabetic() => {
                    let count = characters[at..].iter().take_while(|next| **next == letter).count();
                    at += count;
                    fits(letter, count).then_some(Item::Field(letter, count))?
                }
                '{' | '}' | '#' => return None,
                other => {
                    at += 1;
                    Item::Text(other.to_string())
                }
            };
            stack.last_mut()?.push(item);
        }
        // A bracket that is not closed reaches to the end.
        while stack.len() > 1 {
            let items = stack.pop().unwrap_or_default();
            if let Some(around) = stack.last_mut() {
                around.push(Item::Optional(items));
            }
        }
        Some(Pattern { items: stack.pop().unwrap_or_default() })
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

/// Whether Java takes a letter so many times.
fn fits(letter: char, count: usize) -> bool {
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
    count <= greatest && !(letter == 'V' && count != 2) && !(letter == 'O' && (2..4).contains(&count))
}
