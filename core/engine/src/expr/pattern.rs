//! [`Pattern`]: Java's regular expressions. Java's dialect is written anew: for the `regex` crate where that knows all
//! that a pattern needs, else (look-around, back references) for a backtracking engine with ECMAScript's dialect. What
//! neither has is refused. Java 17: `java.util.regex.Pattern`.

use firesteel_protocol::Result;

/// A compiled Java pattern.
#[derive(Debug)]
pub struct Pattern {
    /// For texts without line terminators, where `$` and `.` look at none.
    plain: Engine,
    /// For the others, where that makes a difference.
    exact: Option<Engine>,
    pub is_empty: bool,
    names: Vec<(String, usize)>,
    group_count: usize,
}

#[derive(Debug)]
enum Engine {
    Automaton(regex::Regex),
    Backtracking(Box<regress::Regex>),
}

/// Why a pattern was not compiled.
#[derive(Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It is no Java pattern.
    Invalid,
    /// Java knows it, we do not.
    Unsupported,
}

/// The bounds of one match and of its groups, in bytes; the first is the whole match.
pub type Groups = Vec<Option<(usize, usize)>>;

const TERMINATORS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

impl Pattern {
    pub fn compile(java: &str) -> std::result::Result<Self, Rejection> {
        let translated = Translation::of(java, Lines::None, Dialect::Automaton)?;
        let looks_at_lines = translated.looks_at_lines;
        let (names, group_count) = (translated.names.clone(), translated.group_count);
        let plain = Engine::compile(java, Lines::None, translated)?;
        let exact = if looks_at_lines {
            let translated = Translation::of(java, Lines::Some, Dialect::Automaton)?;
            Some(Engine::compile(java, Lines::Some, translated)?)
        } else {
            None
        };
        Ok(Pattern { plain, exact, is_empty: java.is_empty(), names, group_count })
    }

    fn engine(&self, text: &str) -> &Engine {
        match &self.exact {
            Some(exact) if text.contains(TERMINATORS) => exact,
            _ => &self.plain,
        }
    }

    /// Whether the pattern is found anywhere in `text`.
    pub fn is_match(&self, text: &str) -> Result<bool> {
        Ok(match self.engine(text) {
            Engine::Automaton(regex) => regex.is_match(text),
            Engine::Backtracking(regex) => regex.find(text).is_some(),
        })
    }

    pub fn first(&self, text: &str) -> Result<Option<Groups>> {
        Ok(match self.engine(text) {
            Engine::Automaton(regex) => regex.captures(text).map(|found| bounds(&found)),
            Engine::Backtracking(regex) => regex.find(text).map(|found| ranges(&found)),
        })
    }

    /// All matches, from left to right.
    pub fn all(&self, text: &str) -> Result<Vec<Groups>> {
        Ok(match self.engine(text) {
            Engine::Automaton(regex) => regex.captures_iter(text).map(|found| bounds(&found)).collect(),
            Engine::Backtracking(regex) => regex.find_iter(text).map(|found| ranges(&found)).collect(),
        })
    }

    /// The number of groups, without the whole match.
    pub fn group_count(&self) -> usize {
        self.group_count
    }

    pub fn group_named(&self, name: &str) -> Option<usize> {
        self.names.iter().find(|(known, _)| known == name).map(|(_, group)| *group)
    }
}

impl Engine {
    fn compile(java: &str, lines: Lines, translated: Translation) -> std::result::Result<Self, Rejection> {
        if !translated.needs_backtracking {
            // What the automaton takes for wrong, the other engine may know, and the other way round.
            return regex::Regex::new(&translated.made).map(Engine::Automaton).map_err(|_| Rejection::Invalid);
        }
        let translated = Translation::of(java, lines, Dialect::Script)?;
        let flags = format!("u{}", translated.global_flags);
        let regex = regress::Regex::with_flags(&translated.made, flags.as_str());
        regex.map(|regex| Engine::Backtracking(Box::new(regex))).map_err(|_| Rejection::Invalid)
    }
}

fn bounds(found: &regex::Captures<'_>) -> Groups {
    found.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect()
}

fn ranges(found: &regress::Match) -> Groups {
    found.groups().map(|group| group.map(|group| (group.start, group.end))).collect()
}

/// Whether the texts may have line terminators.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    None,
    Some,
}

/// What the pattern is written anew for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Automaton,
    Script,
}

/// A walk along a Java pattern.
struct Translation {
    characters: Vec<char>,
    at: usize,
    lines: Lines,
    dialect: Dialect,
    made: String,
    needs_backtracking: bool,
    looks_at_lines: bool,
    /// Flags of the whole pattern, where they cannot be written inside.
    global_flags: String,
    group_count: usize,
    names: Vec<(String, usize)>,
    /// Of each open group whether `.` takes line terminators and `$` ends lines.
    flags: Vec<Flags>,
}

#[derive(Clone, Copy, Default)]
struct Flags {
    takes_all: bool,
    by_lines: bool,
    comments: bool,
}

impl Translation {
    fn of(java: &str, lines: Lines, dialect: Dialect) -> std::result::Result<Self, Rejection> {
        let mut walk = Translation {
            characters: java.chars().collect(),
            at: 0,
            lines,
            dialect,
            made: String::with_capacity(java.len()),
            needs_backtracking: false,
            looks_at_lines: false,
            global_flags: String::new(),
            group_count: 0,
            names: Vec::new(),
            flags: vec![Flags::default()],
        };
        while let Some(character) = walk.next() {
            walk.step(character)?;
        }
        if walk.flags.len() > 1 {
            return Err(Rejection::Invalid);
        }
        Ok(walk)
    }

    /// The end of the text; Java's `$` also stands before the line terminator that ends it.
    fn end(&mut self, by_lines: bool) {
        self.looks_at_lines = true;
        let terminators = self.code(TERMINATOR_CODES);
        let last = if self.dialect == Dialect::Script { r"(?![\s\S])" } else { r"\z" };
        match (self.lines, by_lines) {
            (Lines::None, _) => self.made.push_str(last),
            (Lines::Some, false) => {
                self.needs_backtracking = true;
                self.made.push_str(&format!(r"(?=(?:\r\n|[{terminators}])?{last})"));
            }
            (Lines::Some, true) => {
                self.needs_backtracking = true;
                self.made.push_str(&format!("(?=[{terminators}]|{last})"));
            }
        }
    }

    /// Codes in braces as the dialect writes them.
    fn code(&self, codes: &str) -> String {
        if self.dialect == Dialect::Script { codes.replace(r"\x{", r"\u{") } else { codes.to_string() }
    }

    fn next(&mut self) -> Option<char> {
        let character = self.characters.get(self.at).copied();
        self.at += usize::from(character.is_some());
        character
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn top(&self) -> Flags {
        self.flags.last().copied().unwrap_or_default()
    }

    fn step(&mut self, character: char) -> std::result::Result<(), Rejection> {
        match character {
            '\\' => self.escape(),
            '[' => self.class(),
            '(' => self.open(),
            ')' => {
                if self.flags.len() < 2 {
                    return Err(Rejection::Invalid);
                }
                self.flags.pop();
                self.made.push(')');
                Ok(())
            }
            '.' if !self.top().takes_all => {
                self.looks_at_lines = true;
                match self.lines {
                    Lines::None => self.made.push('.'),
                    Lines::Some => {
                        let terminators = self.code(TERMINATOR_CODES);
                        self.made.push_str(&format!("[^{terminators}]"));
                    }
                }
                Ok(())
            }
            '.' => {
                self.made.push_str(if self.dialect == Dialect::Script { r"[\s\S]" } else { "." });
                Ok(())
            }
            '$' => {
                self.end(self.top().by_lines);
                Ok(())
            }
            // A second sign makes a quantifier possessive.
            '+' if self.is_behind_quantifier() => Err(Rejection::Unsupported),
            ']' | '}' if !self.closes_repetition(self.at) => {
                self.made.extend(['\\', character]);
                Ok(())
            }
            '#' if self.top().comments => {
                while self.peek().is_some_and(|next| next != '\n') {
                    self.at += 1;
                }
                Ok(())
            }
            ' ' | '\t' | '\n' | '\r' if self.top().comments => Ok(()),
            other => {
                self.made.push(other);
                Ok(())
            }
        }
    }

    fn is_behind_quantifier(&self) -> bool {
        let before = |back: usize| self.at.checked_sub(back).and_then(|at| self.characters.get(at)).copied();
        match before(2) {
            Some('*' | '+' | '?') => before(3) != Some('\\'),
            Some('}') => self.closes_repetition(self.at - 1),
            _ => false,
        }
    }

    /// Whether the brace before `end` closes `{2}` or `{2,3}`, and not `\x{41}`.
    fn closes_repetition(&self, end: usize) -> bool {
        let before = &self.characters[..end.saturating_sub(1)];
        let Some(open) = before.iter().rposition(|c| *c == '{') else { return false };
        let inner = &before[open + 1..];
        let is_code = open >= 2 && before[open - 1] == 'x' && before[open - 2] == '\\';
        !is_code && !inner.is_empty() && inner.iter().all(|c| c.is_ascii_digit() || *c == ',')
    }

    fn open(&mut self) -> std::result::Result<(), Rejection> {
        let mut flags = self.top();
        if self.peek() != Some('?') {
            self.flags.push(flags);
            self.group_count += 1;
            self.made.push('(');
            return Ok(());
        }
        let mut letters = String::new();
        let mut at = self.at + 1;
        while let Some(letter) = self.characters.get(at).filter(|c| c.is_ascii_alphabetic() || **c == '-') {
            letters.push(*letter);
            at += 1;
        }
        let end = self.characters.get(at).copied();
        if letters.is_empty() && end == Some(':') {
            self.flags.push(flags);
            self.made.push_str("(?:");
            self.at = at + 1;
            return Ok(());
        }
        if letters.is_empty() || !matches!(end, Some(')' | ':')) {
            return self.special_group(flags);
        }
        self.at = at + 1;
        let (on, off) = letters.split_once('-').unwrap_or((&letters, ""));
        if letters.contains(['d', 'U']) {
            return Err(Rejection::Unsupported);
        }
        for (letters, value) in [(on, true), (off, false)] {
            for letter in letters.chars() {
                match letter {
                    's' => flags.takes_all = value,
                    'm' => flags.by_lines = value,
                    'x' => flags.comments = value,
                    'i' | 'u' => {}
                    _ => return Err(Rejection::Invalid),
                }
            }
        }
        // Comments are taken out here, and Unicode letters are the engines' rule anyway.
        let kept = |letters: &str| letters.chars().filter(|c| matches!(c, 's' | 'm' | 'i')).collect::<String>();
        let (on, off) = (kept(on), kept(off));
        let is_whole = end == Some(')');
        if self.dialect == Dialect::Script {
            // The flags `s` and `m` are worked into the pattern; `i` must hold for all of it.
            let has_case = on.contains('i') || off.contains('i');
            if has_case && !(is_whole && self.made.is_empty() && off.is_empty()) {
                return Err(Rejection::Unsupported);
            }
            self.global_flags.push_str(if has_case { "i" } else { "" });
            self.made.push_str(if is_whole { "" } else { "(?:" });
        } else if !on.is_empty() || !off.is_empty() {
            let sign = if off.is_empty() { "" } else { "-" };
            self.made.push_str(&format!("(?{on}{sign}{off}{}", if is_whole { ")" } else { ":" }));
        } else if !is_whole {
            self.made.push_str("(?:");
        }
        if is_whole {
            if let Some(top) = self.flags.last_mut() {
                *top = flags;
            }
        } else {
            self.flags.push(flags);
        }
        Ok(())
    }

    /// A group that looks around or has a name; the parenthesis is read.
    fn special_group(&mut self, flags: Flags) -> std::result::Result<(), Rejection> {
        let rest: String = self.characters[self.at..].iter().take(3).collect();
        let sign = ["?=", "?!", "?<=", "?<!"].into_iter().find(|sign| rest.starts_with(sign));
        self.flags.push(flags);
        if let Some(sign) = sign {
            self.needs_backtracking = true;
            self.made.push_str(&format!("({sign}"));
            self.at += sign.len();
            return Ok(());
        }
        if rest.starts_with("?>") {
            return Err(Rejection::Unsupported);
        }
        if !rest.starts_with("?<") {
            return Err(Rejection::Invalid);
        }
        self.at += 2;
        let name: String = std::iter::from_fn(|| self.next().filter(|c| *c != '>')).collect();
        let is_name =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric());
        if !is_name {
            return Err(Rejection::Invalid);
        }
        self.group_count += 1;
        self.made.push_str(&format!("(?<{name}>"));
        self.names.push((name, self.group_count));
        Ok(())
    }

    fn escape(&mut self) -> std::result::Result<(), Rejection> {
        let Some(character) = self.next() else { return Err(Rejection::Invalid) };
        match character {
            'd' => self.made.push_str("[0-9]"),
            'D' => self.made.push_str("[^0-9]"),
            'w' => self.made.push_str("[a-zA-Z_0-9]"),
            'W' => self.made.push_str("[^a-zA-Z_0-9]"),
            's' => self.made.push_str(r"[ \t\n\x0B\f\r]"),
            'S' => self.made.push_str(r"[^ \t\n\x0B\f\r]"),
            'h' => self.made.push_str(&self.code(&format!("[{HORIZONTAL}]"))),
            'H' => self.made.push_str(&self.code(&format!("[^{HORIZONTAL}]"))),
            'v' => self.made.push_str(&self.code(&format!("[{VERTICAL}]"))),
            'V' => self.made.push_str(&self.code(&format!("[^{VERTICAL}]"))),
            'R' => self.made.push_str(&self.code(&format!(r"(?:\r\n|[{VERTICAL}])"))),
            'Q' => {
                while let Some(next) = self.next() {
                    if next == '\\' && self.peek() == Some('E') {
                        self.at += 1;
                        break;
                    }
                    self.literal(next);
                }
            }
            'E' => {}
            'Z' => self.end(false),
            'b' | 'B' => self.made.extend(['\\', character]),
            'A' => self.made.push_str(if self.dialect == Dialect::Script { r"(?<![\s\S])" } else { r"\A" }),
            'z' => self.made.push_str(if self.dialect == Dialect::Script { r"(?![\s\S])" } else { r"\z" }),
            'G' | 'X' | 'N' => return Err(Rejection::Unsupported),
            'k' => {
                self.needs_backtracking = true;
                self.made.push_str("\\k");
            }
            '1'..='9' => {
                self.needs_backtracking = true;
                self.made.extend(['\\', character]);
                // The engine would read a digit behind it as part of the number.
                if self.peek().is_some_and(|next| next.is_ascii_digit()) {
                    self.made.push_str("(?:)");
                }
            }
            'p' | 'P' => {
                let class = self.property(character == 'P')?;
                self.made.push_str(&class);
            }
            other => {
                let character = self.character(other)?;
                self.literal(character);
            }
        }
        Ok(())
    }

    /// The character that an escape names: `\t`, `\x41`, `\u0041`, `\.`.
    fn character(&mut self, letter: char) -> std::result::Result<char, Rejection> {
        Ok(match letter {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            'a' => '\u{7}',
            'e' => '\u{1b}',
            'c' => self.next().and_then(|c| char::from_u32(u32::from(c) ^ 64)).ok_or(Rejection::Invalid)?,
            'x' if self.peek() == Some('{') => {
                self.at += 1;
                let digits: String = std::iter::from_fn(|| self.next().filter(|c| *c != '}')).collect();
                u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).ok_or(Rejection::Invalid)?
            }
            'x' => self.coded(2, 16)?,
            'u' => self.coded(4, 16)?,
            '0' => {
                let count =
                    (0..3).take_while(|at| self.characters.get(self.at + at).is_some_and(|c| ('0'..='7').contains(c)));
                let count = count.count();
                self.coded(count, 8)?
            }
            other if other.is_ascii_alphanumeric() => return Err(Rejection::Invalid),
            other => other,
        })
    }

    fn coded(&mut self, count: usize, radix: u32) -> std::result::Result<char, Rejection> {
        let digits: String = self.characters.iter().skip(self.at).take(count).collect();
        self.at += count;
        if count == 0 || digits.chars().count() < count {
            return Err(Rejection::Invalid);
        }
        u32::from_str_radix(&digits, radix).ok().and_then(char::from_u32).ok_or(Rejection::Invalid)
    }

    fn literal(&mut self, character: char) {
        match character {
            '\n' => self.made.push_str("\\n"),
            '\r' => self.made.push_str("\\r"),
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => {
                self.made.extend(['\\', character]);
            }
            '#' | '&' | '~' if self.dialect == Dialect::Automaton => self.made.extend(['\\', character]),
            other => self.made.push(other),
        }
    }

    /// `\p{..}`, as a class.
    fn property(&mut self, is_negated: bool) -> std::result::Result<String, Rejection> {
        let name: String = if self.peek() == Some('{') {
            self.at += 1;
            std::iter::from_fn(|| self.next().filter(|c| *c != '}')).collect()
        } else {
            self.next().map(String::from).ok_or(Rejection::Invalid)?
        };
        let inner = match name.as_str() {
            "Lower" => "a-z".to_string(),
            "Upper" => "A-Z".to_string(),
            "ASCII" => r"\x00-\x7F".to_string(),
            "Alpha" => "a-zA-Z".to_string(),
            "Digit" => "0-9".to_string(),
            "Alnum" => "a-zA-Z0-9".to_string(),
            "Punct" => r"!-/:-@\[-`{-~".to_string(),
            "Graph" => "!-~".to_string(),
            "Print" => r"\x20-~".to_string(),
            "Blank" => r"\x20\t".to_string(),
            "Cntrl" => r"\x00-\x1F\x7F".to_string(),
            "XDigit" => "0-9a-fA-F".to_string(),
            "Space" => r"\x20\t\n\x0B\f\r".to_string(),
            name => {
                let plain = name.strip_prefix("Is").or_else(|| name.strip_prefix("In")).unwrap_or(name);
                let plain = plain.split_once('=').map_or(plain, |(_, value)| value);
                let is_known = regex::Regex::new(&format!(r"\p{{{plain}}}")).is_ok();
                if !is_known {
                    return Err(Rejection::Unsupported);
                }
                if self.dialect == Dialect::Script && plain.len() > 2 && !plain.eq_ignore_ascii_case("alphabetic") {
                    return Err(Rejection::Unsupported);
                }
                format!(r"\p{{{plain}}}")
            }
        };
        Ok(if is_negated { format!("[^{inner}]") } else { format!("[{inner}]") })
    }

    /// `[..]`, with what stands in it; the opening bracket is read.
    fn class(&mut self) -> std::result::Result<(), Rejection> {
        self.made.push('[');
        if self.peek() == Some('^') {
            self.at += 1;
            self.made.push('^');
        }
        let mut is_first = true;
        loop {
            let Some(character) = self.next() else { return Err(Rejection::Invalid) };
            match character {
                ']' if !is_first => break,
                // Unions and intersections are beyond the other dialect.
                '[' if self.dialect == Dialect::Script => return Err(Rejection::Unsupported),
                '&' if self.peek() == Some('&') && self.dialect == Dialect::Script => {
                    return Err(Rejection::Unsupported);
                }
                '[' => self.class()?,
                '\\' => self.escape_in_class()?,
                '&' if self.peek() == Some('&') => {
                    self.at += 1;
                    self.made.push_str("&&");
                }
                ']' => self.made.push_str(r"\]"),
                '~' | '&' if self.dialect == Dialect::Automaton => self.made.extend(['\\', character]),
                '-' => {
                    // A hyphen at either end, or behind another, is itself.
                    let is_itself = is_first || matches!(self.peek(), Some(']' | '-' | '[') | None);
                    self.made.push_str(if is_itself { "\\-" } else { "-" });
                }
                ' ' | '\t' if self.top().comments => {}
                other => self.made.push(other),
            }
            is_first = false;
        }
        self.made.push(']');
        Ok(())
    }

    fn escape_in_class(&mut self) -> std::result::Result<(), Rejection> {
        let Some(character) = self.next() else { return Err(Rejection::Invalid) };
        match character {
            'd' => self.made.push_str("0-9"),
            'w' => self.made.push_str("a-zA-Z_0-9"),
            's' => self.made.push_str(r"\x20\t\n\x0B\f\r"),
            'h' => self.made.push_str(&self.code(HORIZONTAL)),
            'v' => self.made.push_str(&self.code(VERTICAL)),
            '-' => self.made.push_str(r"\-"),
            'D' | 'W' | 'S' | 'H' | 'V' | 'p' | 'P' | 'Q' if self.dialect == Dialect::Script => {
                return Err(Rejection::Unsupported);
            }
            'D' | 'W' | 'S' | 'H' | 'V' | 'p' | 'P' | 'Q' => {
                self.at -= 1;
                self.escape()?;
            }
            other => {
                let character = self.character(other)?;
                self.literal(character);
            }
        }
        Ok(())
    }
}

const TERMINATOR_CODES: &str = r"\n\r\x{85}\x{2028}\x{2029}";
const HORIZONTAL: &str = r"\x20\t\x{A0}\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}";
const VERTICAL: &str = r"\n\x0B\f\r\x{85}\x{2028}\x{2029}";

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> bool {
        Pattern::compile(pattern).unwrap().is_match(text).unwrap()
    }

    #[test]
    fn patterns_match_as_in_java() {
        for (pattern, text) in [
            (r"(?<=\d)x", "1x"),
            (r"(a)\1", "aa"),
            (r"^\Qa.b\E$", "a.b"),
            (r"a$", "a\n"),
            (r"[a-c&&[^b]]", "c"),
            (r"\p{Alpha}+", "abc"),
            (r"\p{IsAlphabetic}", "ä"),
            (r"[^\w\s]", "!"),
            (r"\/", "/"),
            (r"[-a]", "-"),
            (r"\u0041", "A"),
            (r"(?x) a b # c", "ab"),
            (r"(?i)ABC", "abc"),
        ] {
            assert!(found(pattern, text), "{pattern} in {text}");
        }
        for (pattern, text) in
            [(r"a.b", "a\rb"), (r"^\d$", "٣"), (r"[a-c&&[^b]]", "b"), (r"\w", "ä"), (r"(?s-i)A", "a")]
        {
            assert!(!found(pattern, text), "{pattern} in {text}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told_from_what_is_not_offered() {
        for pattern in ["(", ")", "[a", "*a", r"\y"] {
            assert_eq!(Pattern::compile(pattern).unwrap_err(), Rejection::Invalid, "{pattern}");
        }
        for pattern in [r"\Ga", "(?d)a", r"\p{NoSuchScript}", "a++b", "(?>a)b"] {
            assert_eq!(Pattern::compile(pattern).unwrap_err(), Rejection::Unsupported, "{pattern}");
        }
    }
}
