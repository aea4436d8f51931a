//! [`DecimalFormat`]: numbers in the patterns of Java's class of that name, as the US locale writes them.

use firesteel_protocol::{Error, Result};

use crate::expr::cast::text;

/// A pattern such as `#,##0.00`.
#[derive(Debug)]
pub struct DecimalFormat {
    positive: Affixes,
    negative: Affixes,
    least_whole: usize,
    least_fraction: usize,
    most_fraction: usize,
    /// Digits between two commas; none without commas.
    group: usize,
    /// Places the point is moved to the right: two for percent, three for per mille.
    shift: usize,
}

#[derive(Debug, Clone, Default)]
struct Affixes {
    before: String,
    after: String,
}

impl DecimalFormat {
    pub fn read(pattern: &str) -> Result<Self> {
        let (first, second) = halves(pattern);
        let refused = || Error::unsupported(format!("the number pattern '{pattern}'"));
        let (positive, body) = affixes(&first).ok_or_else(refused)?;
        let negative = match second {
            Some(second) => affixes(&second).ok_or_else(refused)?.0,
            None => Affixes { before: format!("-{}", positive.before), after: positive.after.clone() },
        };
        let (whole, fraction) = body.split_once('.').map_or((body.as_str(), None), |(w, f)| (w, Some(f)));
        if body.matches('.').count() > 1 || fraction.is_some_and(|fraction| fraction.contains(',')) {
            return Err(refused());
        }
        let zeros = |part: &str| part.matches('0').count();
        let mut least_whole = zeros(whole);
        let mut least_fraction = fraction.map_or(0, zeros);
        if let (0, 0, Some(fraction)) = (least_whole, least_fraction, fraction) {
            // A pattern of `#` alone keeps one digit: before the point if it has places there.
            if whole.is_empty() { least_fraction = usize::from(!fraction.is_empty()) } else { least_whole = 1 }
        }
        let shift = [('%', 2), ('\u{2030}', 3)];
        let holds = |c: char| first.contains(c);
        Ok(DecimalFormat {
            positive,
            negative,
            least_whole,
            least_fraction,
            most_fraction: fraction.map_or(0, str::len),
            group: whole.rfind(',').map_or(0, |at| whole.len() - at - 1),
            shift: shift.iter().find(|(sign, _)| holds(*sign)).map_or(0, |(_, shift)| *shift),
        })
    }

    pub fn double(&self, value: f64) -> String {
        if value.is_nan() {
            return "NaN".to_string();
        }
        if value.is_infinite() {
            return self.around("\u{221e}", value < 0.0);
        }
        // Rust writes the exact value and rounds a tie to even, as the class does.
        let exact = if self.shift == 0 {
            format!("{value:.*}", self.most_fraction)
        } else {
            return self.digits(&plain(&text::double(value)));
        };
        self.digits(&exact)
    }

    /// Of a number in plain digits: `-1234.5`.
    pub fn digits(&self, number: &str) -> String {
        let (is_negative, unsigned) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').collect();
        let mut point = whole.len() + self.shift;
        digits.resize(digits.len().max(point), 0);
        round(&mut digits, &mut point, self.most_fraction);
        let (whole, fraction) = digits.split_at(point);
        let first = whole.iter().position(|digit| *digit != 0).unwrap_or(whole.len());
        let mut whole: Vec<u8> = whole[first..].to_vec();
        while whole.len() < self.least_whole {
            whole.insert(0, 0);
        }
        let mut fraction = fraction.to_vec();
        while fraction.len() > self.least_fraction && fraction.last() == Some(&0) {
            fraction.pop();
        }
        fraction.resize(fraction.len().max(self.least_fraction), 0);
        if whole.is_empty() && fraction.is_empty() {
            whole.push(0);
        }
        let mut written = String::new();
        for (at, digit) in whole.iter().enumerate() {
            let left = whole.len() - at;
            if at > 0 && self.group > 0 && left.is_multiple_of(self.group) {
                written.push(',');
            }
            written.push(char::from(b'0' + digit));
        }
        if !fraction.is_empty() {
            written.push('.');
            written.extend(fraction.iter().map(|digit| char::from(b'0' + digit)));
        }
        self.around(&written, is_negative)
    }

    fn around(&self, body: &str, is_negative: bool) -> String {
        let affixes = if is_negative { &self.negative } else { &self.positive };
        format!("{}{body}{}", affixes.before, affixes.after)
    }
}

/// Rounds half to even behind `places` digits of the fraction.
fn round(digits: &mut Vec<u8>, point: &mut usize, places: usize) {
    let kept = *point + places;
    if digits.len() <= kept {
        return;
    }
    let rest = digits.split_off(kept);
    let is_tie = rest[0] == 5 && rest[1..].iter().all(|digit| *digit == 0);
    let is_up = if is_tie { digits.last().is_some_and(|digit| digit % 2 == 1) } else { rest[0] >= 5 };
    if !is_up {
        return;
    }
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
    *point += 1;
}

/// Digits without an exponent.
fn plain(number: &str) -> String {
    let Some((mantissa, exponent)) = number.split_once('E') else { return number.to_string() };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let point = whole.len() as i32 + exponent.parse::<i32>().unwrap_or(0);
    match usize::try_from(point) {
        Ok(point) if point >= digits.len() => format!("{sign}{digits:0<point$}"),
        Ok(point) if point > 0 => format!("{sign}{}.{}", &digits[..point], &digits[point..]),
        _ => format!("{sign}0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
    }
}

/// The patterns for positive and negative numbers; quotes hide the sign between them.
fn halves(pattern: &str) -> (String, Option<String>) {
    let mut is_quoted = false;
    for (at, character) in pattern.char_indices() {
        match character {
            '\'' => is_quoted = !is_quoted,
            ';' if !is_quoted => return (pattern[..at].to_string(), Some(pattern[at + 1..].to_string())),
            _ => {}
        }
    }
    (pattern.to_string(), None)
}

/// What stands around the digits, and the digits' own pattern. None for what is not offered (exponents) or wrong.
fn affixes(pattern: &str) -> Option<(Affixes, String)> {
    let mut found = Affixes::default();
    let mut body = String::new();
    let mut is_quoted = false;
    let mut is_behind = false;
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        let is_digit = matches!(character, '#' | '0' | ',' | '.') && !is_quoted;
        if is_digit {
            if is_behind {
                return None;
            }
            body.push(character);
            continue;
        }
        is_behind = !body.is_empty();
        let side = if is_behind { &mut found.after } else { &mut found.before };
        match character {
            '\'' if characters.peek() == Some(&'\'') => {
                characters.next();
                side.push('\'');
            }
            '\'' => is_quoted = !is_quoted,
            'E' | '\u{a4}' if !is_quoted => return None,
            other => side.push(other),
        }
    }
    Some((found, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_java_writes_them() {
        for (pattern, number, written) in [
            ("#,##0", "-12332.5", "-12,332"),
            ("#,##0.00", "1234567", "1,234,567.00"),
            ("##################.###", "12332.123456", "12332.123"),
            ("#,###.##", "0.5", "0.5"),
            ("00.0;(00.0)", "-5", "(05.0)"),
            ("0%", "0.25", "25%"),
            ("#", "0", "0"),
            (".##", "0.5", ".5"),
            ("0", "9.5", "10"),
        ] {
            assert_eq!(DecimalFormat::read(pattern).unwrap().digits(number), written, "{pattern} {number}");
        }
        assert_eq!(DecimalFormat::read("#,##0.00").unwrap().double(12332.125), "12,332.12");
        assert_eq!(plain("1.5E10"), "15000000000");
        assert_eq!(plain("-1.5E-5"), "-0.000015");
    }
}
