//! [`NumberFormat`]: the number formats of `to_char` and `to_number`, such as `$99,999.00S`. Spark: `ToNumberParser`.

use firesteel_protocol::{Error, Kind, Result};

/// A format, read and checked.
#[derive(Debug)]
pub struct NumberFormat {
    text: String,
    tokens: Vec<Token>,
    /// Digits before and behind the point.
    whole: usize,
    scale: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// Runs of digits between thousands separators, the last first.
    Digits(Vec<Run>),
    Point,
    Dollar,
    /// `S`
    PlusOrMinus,
    /// `MI`
    Minus,
    /// `PR`, before the number and behind it.
    Opening,
    Closing,
    Unknown(char),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    /// Begins with `0`.
    Exactly(usize),
    /// Begins with `9`.
    AtMost(usize),
    Separator,
}

impl Run {
    fn len(self) -> usize {
        match self {
            Run::Exactly(count) | Run::AtMost(count) => count,
            Run::Separator => 0,
        }
    }
}

impl NumberFormat {
    pub fn read(format: &str) -> Result<Self> {
        let text = format.to_uppercase();
        let tokens = tokens(&text);
        check(&text, &tokens)?;
        let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
        let digits = |tokens: &[Token]| {
            tokens
                .iter()
                .map(|token| match token {
                    Token::Digits(runs) => runs.iter().map(|run| run.len()).sum(),
                    _ => 0,
                })
                .sum::<usize>()
        };
        let (whole, scale) = (digits(&tokens[..point]), digits(&tokens[point..]));
        Ok(NumberFormat { text, tokens, whole, scale })
    }

    /// Precision and scale of the numbers it reads.
    pub fn decimal(&self) -> (usize, usize) {
        (self.whole + self.scale, self.scale)
    }

    /// The number a text stands for, in units of the scale; none when the text does not have this form.
    pub fn parse(&self, text: &str) -> Option<i128> {
        let mut input: &str = text;
        let (mut whole, mut fraction) = (String::new(), String::new());
        let (mut is_behind_point, mut is_negative) = (false, false);
        for token in &self.tokens {
            match token {
                Token::Digits(runs) => {
                    let held = if is_behind_point { &mut fraction } else { &mut whole };
                    input = digits(runs, input, is_behind_point, held)?;
                }
                Token::Point => {
                    if let Some(rest) = input.strip_prefix('.') {
                        is_behind_point = true;
                        input = rest;
                    }
                }
                Token::Dollar => input = input.strip_prefix('$')?,
                Token::PlusOrMinus => {
                    is_negative |= input.starts_with('-');
                    input = input.strip_prefix(['+', '-']).unwrap_or(input);
                }
                Token::Minus => {
                    is_negative |= input.starts_with('-');
                    input = input.strip_prefix('-').unwrap_or(input);
                }
                Token::Opening => input = input.strip_prefix('<').unwrap_or(input),
                Token::Closing => {
                    is_negative |= input.starts_with('>');
                    input = input.strip_prefix('>').unwrap_or(input);
                }
                Token::Unknown(_) => return None,
            }
        }
        if !input.is_empty() || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        let digits = format!("{whole}{fraction:0<width$}", width = self.scale);
        let value: i128 = digits.parse().ok()?;
        Some(if is_negative { -value } else { value })
    }

    /// A number in plain digits (`-12.5`), written in this form; `#` for digits where it has more than the form.
    pub fn write(&self, number: &str) -> String {
        let (is_negative, unsigned) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if whole.len() > self.whole || fraction.len() > self.scale {
            return self.text.replace(['0', '9'], "#");
        }
        let whole = format!("{whole:>width$}", width = self.whole);
        let fraction = format!("{fraction:0<width$}", width = self.scale);
        let mut rest = whole.chars();
        let mut made = String::new();
        for token in &self.tokens {
            match token {
                Token::Digits(runs) => {
                    for run in runs.iter().rev() {
                        write_run(*run, &mut rest, &mut made);
                    }
                }
                // A point with nothing behind it is left blank.
                Token::Point if self.scale == 0 => made.push(' '),
                Token::Point => {
                    // A number without whole digits shows a zero where there is room for one.
                    if made.ends_with(' ') {
                        made.pop();
                        made.push('0');
                    }
                    made.push('.');
                    rest = fraction.chars();
                }
                Token::Dollar => made.push('$'),
                Token::PlusOrMinus => made.push(if is_negative { '-' } else { '+' }),
                Token::Minus => made.push(if is_negative { '-' } else { ' ' }),
                Token::Opening if is_negative => made.push('<'),
                Token::Opening => {}
                Token::Closing => made.push_str(if is_negative { ">" } else { "  " }),
                Token::Unknown(_) => {}
            }
        }
        made
    }
}

/// Reads digits and separators from the start of `input` and gives what follows them.
fn digits<'a>(runs: &[Run], input: &'a str, is_behind_point: bool, held: &mut String) -> Option<&'a str> {
    let mut sizes = vec![0];
    let mut end = input.len();
    for (at, character) in input.char_indices() {
        match character {
            digit if digit.is_ascii_digit() => {
                held.push(digit);
                sizes[0] += 1;
            }
            ',' if !is_behind_point => sizes.insert(0, 0),
            space if space.is_whitespace() => {}
            _ => {
                end = at;
                break;
            }
        }
    }
    let expected: Vec<Run> = runs.iter().copied().filter(|run| *run != Run::Separator).collect();
    if sizes.len() > expected.len() {
        return None;
    }
    let fits = expected.iter().enumerate().all(|(at, run)| {
        let size = sizes.get(at).copied().unwrap_or(0);
        match run {
            Run::Exactly(count) => size == *count,
            Run::AtMost(count) => size <= *count,
            Run::Separator => true,
        }
    });
    fits.then(|| &input[end..])
}

fn write_run(run: Run, rest: &mut std::str::Chars<'_>, made: &mut String) {
    match run {
        Run::Separator if made.ends_with(|last: char| last.is_ascii_digit()) => made.push(','),
        Run::Separator => push_space(made),
        Run::Exactly(count) => made.extend(rest.take(count).map(|digit| if digit == ' ' { '0' } else { digit })),
        Run::AtMost(count) => {
            for digit in rest.take(count) {
                if digit == ' ' { push_space(made) } else { made.push(digit) }
            }
        }
    }
}

/// A space goes before a sign, so that the sign stays beside the digits.
fn push_space(made: &mut String) {
    let at = if made.ends_with(['+', '-', '<']) { made.len() - 1 } else { made.len() };
    made.insert(at, ' ');
}

fn tokens(text: &str) -> Vec<Token> {
    let characters: Vec<char> = text.chars().collect();
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(character) = characters.get(at).copied() {
        at += 1;
        match character {
            '0' | '9' => {
                let count = 1 + characters[at..].iter().take_while(|next| matches!(next, '0' | '9')).count();
                at += count - 1;
                push_run(&mut found, if character == '0' { Run::Exactly(count) } else { Run::AtMost(count) });
            }
            ',' | 'G' => push_run(&mut found, Run::Separator),
            '.' | 'D' => found.push(Token::Point),
            '$' => found.push(Token::Dollar),
            'S' => found.push(Token::PlusOrMinus),
            'M' if characters.get(at) == Some(&'I') => {
                at += 1;
                found.push(Token::Minus);
            }
            'P' if characters.get(at) == Some(&'R') => {
                at += 1;
                found.insert(0, Token::Opening);
                found.push(Token::Closing);
            }
            other => found.push(Token::Unknown(other)),
        }
    }
    found
}

fn push_run(found: &mut Vec<Token>, run: Run) {
    match found.last_mut() {
        Some(Token::Digits(runs)) => runs.insert(0, run),
        _ => found.push(Token::Digits(vec![run])),
    }
}

fn check(text: &str, tokens: &[Token]) -> Result<()> {
    let refused = |condition: &str, token: Option<&str>| {
        let mut parameters = vec![("format", format!("'{text}'"))];
        parameters.extend(token.map(|token| ("token", token.to_string())));
        Err(Error::new(Kind::Analysis, &format!("INVALID_FORMAT.{condition}"), &parameters))
    };
    let has_digits =
        |token: &Token| matches!(token, Token::Digits(runs) if runs.iter().any(|run| *run != Run::Separator));
    let place = |wanted: &dyn Fn(&Token) -> bool| tokens.iter().position(wanted);
    let count = |wanted: Token| tokens.iter().filter(|token| **token == wanted).count();
    if text.is_empty() {
        return refused("EMPTY", None);
    }
    let Some(first_digit) = place(&has_digits) else { return refused("WRONG_NUM_DIGIT", None) };
    let dollar = place(&|token| *token == Token::Dollar);
    let point = place(&|token| *token == Token::Point);
    if dollar.is_some_and(|dollar| dollar > first_digit) {
        return refused("CUR_MUST_BEFORE_DIGIT", None);
    }
    if dollar.zip(point).is_some_and(|(dollar, point)| dollar > point) {
        return refused("CUR_MUST_BEFORE_DEC", None);
    }
    for (at, token) in tokens.iter().enumerate() {
        let Token::Digits(runs) = token else { continue };
        let separates = runs.contains(&Run::Separator);
        if separates && point.is_some_and(|point| at > point) {
            return refused("THOUSANDS_SEPS_MUST_BEFORE_DEC", None);
        }
        let is_bare = runs.first() == Some(&Run::Separator)
            || runs.last() == Some(&Run::Separator)
            || runs.windows(2).any(|pair| pair == [Run::Separator, Run::Separator]);
        if separates && is_bare {
            return refused("CONT_THOUSANDS_SEPS", None);
        }
    }
    let once = [
        (Token::Point, ". or D"),
        (Token::PlusOrMinus, "S"),
        (Token::Dollar, "$"),
        (Token::Minus, "MI"),
        (Token::Closing, "PR"),
    ];
    for (token, name) in once {
        if count(token) > 1 {
            return refused("WRONG_NUM_TOKEN", Some(name));
        }
    }
    match out_of_order(tokens) {
        Some(name) => refused("UNEXPECTED_TOKEN", Some(&name)),
        None => Ok(()),
    }
}

/// The first token that breaks `[MI|S] [$] [0|9|G|,]* [.|D] [0|9]* [PR|MI|S]`.
fn out_of_order(tokens: &[Token]) -> Option<String> {
    let mut stage = 0;
    for token in tokens.iter().filter(|token| **token != Token::Opening) {
        let (stages, name): (&[u32], String) = match token {
            Token::Minus => (&[1, 6], "MI".to_string()),
            Token::PlusOrMinus => (&[1, 6], "S".to_string()),
            Token::Dollar => (&[2], "$".to_string()),
            Token::Digits(_) => (&[3, 5], "digit sequence".to_string()),
            Token::Point => (&[4], ". or D".to_string()),
            Token::Closing => (&[6], "PR".to_string()),
            Token::Opening => continue,
            Token::Unknown(character) => return Some(format!("character '{character}'")),
        };
        let next = stages.iter().copied().find(|next| *next > stage && !(*next == 5 && stage < 4));
        match next {
            Some(next) => stage = next,
            None => return Some(name),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_spark_writes_them() {
        for (number, format, written) in [
            ("454", "00000", "00454"),
            ("454", "99999", "  454"),
            ("454", "99", "##"),
            ("454.5", "999.99", "454.50"),
            ("0.5", "9.9", "0.5"),
            ("0", "9", " "),
            ("-0.5", "S99.9", "  -.5"),
            ("1.0", "9.", "1 "),
            ("-12", "S999", " -12"),
            ("-12", "$999S", "$ 12-"),
            ("-12", "999PR", " <12>"),
            ("5", "9PR", "5  "),
            ("12", "099,999", "000, 12"),
            ("12", "999,999", "     12"),
            ("-12454.8", "99G999D9S", "12,454.8-"),
        ] {
            assert_eq!(NumberFormat::read(format).unwrap().write(number), written, "{number} as {format}");
        }
    }

    #[test]
    fn numbers_are_read_as_spark_reads_them() {
        for (text, format, value) in [
            ("45", "999", Some(45)),
            ("45", "000", None),
            ("-45", "S99", Some(-45)),
            ("<45>", "99PR", Some(-45)),
            ("1234", "9,999", None),
            ("234", "9,999", Some(234)),
            (".5", "99.99", Some(50)),
            ("45", "$99", None),
            ("12,454.8-", "99,999.9S", Some(-124_548)),
            ("", "99", None),
        ] {
            assert_eq!(NumberFormat::read(format).unwrap().parse(text), value, "{text} as {format}");
        }
    }
}
