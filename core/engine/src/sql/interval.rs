//! INTERVAL literals: `INTERVAL 1 DAY 2 HOURS`, `INTERVAL '1 day 2 hours'`, `INTERVAL '1-2' YEAR TO MONTH`.
//! Spark: `AstBuilder.visitInterval`, `IntervalUtils`.

use super::message::expression;
use super::parser::{Parsed, Parser};
use super::position::Place;
use super::token::TokenKind;
use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::data_type::{DayTimeInterval, Kind as TypeKind, YearMonthInterval};
use firesteel_protocol::spark::connect::expression::literal::{LiteralType, Time};
use firesteel_protocol::spark::connect::expression::{ExprType, Literal};
use firesteel_protocol::types::{self, Parameter};
use firesteel_protocol::{Kind, Result};

use crate::expr::cast::interval_text::{self, Refused};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
    Microsecond,
}

const UNITS: [(&str, Unit); 9] = [
    ("year", Unit::Year),
    ("month", Unit::Month),
    ("week", Unit::Week),
    ("day", Unit::Day),
    ("hour", Unit::Hour),
    ("minute", Unit::Minute),
    ("second", Unit::Second),
    ("millisecond", Unit::Millisecond),
    ("microsecond", Unit::Microsecond),
];

impl Unit {
    fn named(name: &str) -> Option<Unit> {
        let lower = name.to_ascii_lowercase();
        let singular = lower.strip_suffix('s').unwrap_or(&lower);
        UNITS.into_iter().find(|(name, _)| *name == singular).map(|(_, unit)| unit)
    }

    /// Months in a unit, for the units of years and months.
    fn months(self) -> Option<i64> {
        match self {
            Unit::Year => Some(12),
            Unit::Month => Some(1),
            Unit::Week
            | Unit::Day
            | Unit::Hour
            | Unit::Minute
            | Unit::Second
            | Unit::Millisecond
            | Unit::Microsecond => None,
        }
    }

    fn micros(self) -> i64 {
        match self {
            Unit::Year | Unit::Month => 0,
            Unit::Week => 7 * 86_400_000_000,
            Unit::Day => 86_400_000_000,
            Unit::Hour => 3_600_000_000,
            Unit::Minute => 60_000_000,
            Unit::Second => 1_000_000,
            Unit::Millisecond => 1000,
            Unit::Microsecond => 1,
        }
    }

    /// The number of the field in the type: years and months count from 0, days to seconds too.
    fn field(self) -> i32 {
        match self {
            Unit::Year | Unit::Week | Unit::Day => 0,
            Unit::Month | Unit::Hour => 1,
            Unit::Minute => 2,
            Unit::Second | Unit::Millisecond | Unit::Microsecond => 3,
        }
    }
}

/// Amounts by unit, added up.
struct Sum {
    units: Vec<Unit>,
    months: i64,
    micros: i128,
}

impl Sum {
    fn new() -> Self {
        Sum { units: Vec::new(), months: 0, micros: 0 }
    }

    /// Adds an amount as it is written; `None` when it is no number, or too large.
    fn add(&mut self, amount: &str, unit: Unit) -> Option<()> {
        let (sign, digits) = match amount.strip_prefix('-') {
            Some(digits) => (-1, digits.trim_start()),
            None => (1, amount.strip_prefix('+').map_or(amount, str::trim_start)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_fraction_of_seconds = unit == Unit::Second && fraction.len() <= 9;
        if whole.is_empty() && fraction.is_empty() || digits.contains('.') && !is_fraction_of_seconds {
            return None;
        }
        let whole = if whole.is_empty() { 0 } else { unsigned(whole)? };
        self.units.push(unit);
        if let Some(months) = unit.months() {
            self.months = self.months.checked_add(sign * whole.checked_mul(months)?)?;
            return Some(());
        }
        let nanos = if fraction.is_empty() { 0 } else { unsigned(&format!("{fraction:0<9}"))? };
        let micros = i128::from(whole) * i128::from(unit.micros()) + i128::from(nanos / 1000);
        self.micros += i128::from(sign) * micros;
        Some(())
    }

    /// The literal; `None` when it is too large. Its fields are those of `units`.
    fn literal(&self, place: &Place<'_>) -> Result<Option<Expression>> {
        let (years, days): (Vec<Unit>, Vec<Unit>) = self.units.iter().partition(|unit| unit.months().is_some());
        if !years.is_empty() && !days.is_empty() {
            let message = format!("Cannot mix year-month and day-time fields: {}.", place.fragment());
            return Err(place.foreign("_LEGACY_ERROR_TEMP_0029", message));
        }
        let fields = if years.is_empty() { &days } else { &years };
        let start_field = fields.iter().map(|unit| unit.field()).min();
        let end_field = fields.iter().map(|unit| unit.field()).max();
        Ok(if years.is_empty() {
            let kind = DayTimeInterval { start_field, end_field, type_variation_reference: 0 };
            let micros = i64::try_from(self.micros)
                .map_err(|_| place.error(Kind::Arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", &[]))?;
            Some(typed(LiteralType::DayTimeInterval(micros), TypeKind::DayTimeInterval(kind)))
        } else {
            let kind = YearMonthInterval { start_field, end_field, type_variation_reference: 0 };
            let months = i32::try_from(self.months).ok();
            months.map(|months| typed(LiteralType::YearMonthInterval(months), TypeKind::YearMonthInterval(kind)))
        })
    }
}

/// The literal of a count of months or microseconds. Months fit 32 bits.
fn fielded(count: i64, parameter: Parameter) -> Expression {
    match parameter {
        Parameter::YearMonth { first, last } => {
            let kind =
                YearMonthInterval { start_field: Some(first), end_field: Some(last), type_variation_reference: 0 };
            typed(LiteralType::YearMonthInterval(count as i32), TypeKind::YearMonthInterval(kind))
        }
        Parameter::DayTime { first, last } => {
            let kind = DayTimeInterval { start_field: Some(first), end_field: Some(last), type_variation_reference: 0 };
            typed(LiteralType::DayTimeInterval(count), TypeKind::DayTimeInterval(kind))
        }
        Parameter::Time { precision } => {
            let time = Time { nano: count, precision: Some(precision) };
            expression(ExprType::Literal(Literal { data_type: None, literal_type: Some(LiteralType::Time(time)) }))
        }
    }
}

fn typed(value: LiteralType, kind: TypeKind) -> Expression {
    expression(ExprType::Literal(Literal { data_type: Some(types::of(kind)), literal_type: Some(value) }))
}

fn unsigned(digits: &str) -> Option<i64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// `1 day 2 hours`; `None` when it is none.
pub(super) fn from_text(text: &str, place: &Place<'_>) -> Result<Option<Expression>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = match words.split_first() {
        Some((first, rest)) if first.eq_ignore_ascii_case("interval") => rest,
        _ => &words[..],
    };
    let mut sum = Sum::new();
    let is_read = !words.is_empty()
        && words.chunks(2).all(|pair| match pair {
            [amount, unit] => Unit::named(unit).and_then(|unit| sum.add(amount, unit)).is_some(),
            _ => false,
        });
    if is_read { sum.literal(place) } else { Ok(None) }
}

impl Parser {
    /// Whether an INTERVAL literal comes next, and not a column called interval.
    pub(super) fn begins_interval(&self) -> bool {
        let sign = usize::from(self.is_symbol_at(1, "-") || self.is_symbol_at(1, "+"));
        let value = self.token(1 + sign);
        let has_unit = || {
            let unit = self.token(2 + sign);
            unit.kind == TokenKind::Word && Unit::named(&unit.text).is_some()
        };
        self.peek_word("INTERVAL")
            && match value.kind {
                TokenKind::Text => sign == 0 || has_unit(),
                TokenKind::Number => sign == 0 || has_unit(),
                TokenKind::Word | TokenKind::Quoted | TokenKind::Symbol | TokenKind::End => false,
            }
    }

    pub(super) fn interval(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        self.expect_word("INTERVAL")?;
        let is_text = self.peek().kind == TokenKind::Text;
        let unit_follows = self.token(1).kind == TokenKind::Word && Unit::named(&self.token(1).text).is_some();
        if is_text && !unit_follows {
            let text = self.expect_text()?;
            let place = self.place(start, self.last_end());
            let expression = super::literal::typed("INTERVAL", &text, &place)?;
            return self.parsed(expression, start, 0);
        }
        let mut sum = Sum::new();
        loop {
            let is_text =
                self.token(usize::from(self.peek_symbol("-") || self.peek_symbol("+"))).kind == TokenKind::Text;
            let amount = self.amount()?;
            let unit = self.unit()?;
            if self.take_word("TO") {
                let last = self.unit()?;
                let place = self.place(start, self.last_end());
                if !sum.units.is_empty() || self.amount_follows() {
                    return Err(place.error(Kind::Parse, "_LEGACY_ERROR_TEMP_0024", &[]));
                }
                if !is_text {
                    return Err(place.error(Kind::Parse, "_LEGACY_ERROR_TEMP_0027", &[]));
                }
                return self.range(start, &amount, unit, last);
            }
            if sum.add(amount.trim(), unit).is_none() {
                let message = format!(
                    "Can only use numbers in the interval value part for multiple unit value pairs interval form, but got \
                     invalid value: {amount}."
                );
                return Err(self.place(start, self.last_end()).foreign("_LEGACY_ERROR_TEMP_0026", message));
            }
            if !self.amount_follows() {
                break;
            }
        }
        let literal = sum.literal(&self.place(start, self.last_end()))?;
        let expression = literal.ok_or_else(|| {
            let text = self.fragment(start, self.last_end());
            let input = text.get("interval".len()..).unwrap_or_default().to_string();
            self.error(start, "INVALID_INTERVAL_FORMAT.ARITHMETIC_EXCEPTION", &[("input", &input)])
        })?;
        self.parsed(expression, start, 0)
    }

    /// Whether an amount and its unit come next.
    fn amount_follows(&self) -> bool {
        let sign = usize::from(self.peek_symbol("-") || self.peek_symbol("+"));
        let next_unit = self.token(sign + 1);
        matches!(self.token(sign).kind, TokenKind::Number | TokenKind::Text)
            && next_unit.kind == TokenKind::Word
            && Unit::named(&next_unit.text).is_some()
    }

    /// The amount of an interval: `1`, `-1`, `'1'`, `-'1'`, `1.5`.
    fn amount(&mut self) -> Result<String> {
        let is_negative = self.take_symbol("-");
        let _ = !is_negative && self.take_symbol("+");
        let amount = match self.peek().kind {
            TokenKind::Number | TokenKind::Text => self.advance().text,
            TokenKind::Word | TokenKind::Quoted | TokenKind::Symbol | TokenKind::End => return Err(self.unexpected()),
        };
        Ok(if is_negative { negated(&amount) } else { amount })
    }

    fn unit(&mut self) -> Result<Unit> {
        let unit =
            Some(self.peek()).filter(|token| token.kind == TokenKind::Word).and_then(|token| Unit::named(&token.text));
        let Some(unit) = unit else { return Err(self.no_unit()) };
        self.advance();
        Ok(unit)
    }

    /// Nanoseconds are a word of the grammar, but no unit.
    fn no_unit(&self) -> firesteel_protocol::Error {
        let word = self.peek().text.clone();
        if !["NANOSECOND", "NANOSECONDS"].iter().any(|nanos| word.eq_ignore_ascii_case(nanos)) {
            return self.unexpected();
        }
        let unit = format!("'{word}'");
        let parameters = [("input", word.as_str()), ("unit", unit.as_str())];
        let place = self.place(self.peek().start, self.peek().end);
        place.error(Kind::IllegalArgument, "INVALID_INTERVAL_FORMAT.INVALID_UNIT", &parameters)
    }

    /// `'1-2' YEAR TO MONTH`, `'1 02:03:04.5' DAY TO SECOND` and what lies between.
    fn range(&mut self, start: usize, text: &str, first: Unit, last: Unit) -> Result<Parsed> {
        let ranges = [Unit::Day, Unit::Hour, Unit::Minute, Unit::Second];
        let units: Vec<Unit> = match (first, last) {
            (Unit::Year, Unit::Month) => vec![Unit::Year, Unit::Month],
            _ => {
                let from = ranges.iter().position(|unit| *unit == first);
                let to = ranges.iter().position(|unit| *unit == last);
                match (from, to) {
                    (Some(from), Some(to)) if from < to => ranges[from..=to].to_vec(),
                    _ => {
                        let name = |unit: Unit| UNITS.iter().find(|(_, one)| *one == unit).map_or("", |(name, _)| name);
                        let parameters = [("input", text), ("from", name(first)), ("to", name(last))];
                        let condition = "INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION";
                        return Err(self.error(start, condition, &parameters));
                    }
                }
            }
        };
        let (from, to) = (units.first().map_or(0, |unit| unit.field()), units.last().map_or(0, |unit| unit.field()));
        let parameter = match first {
            Unit::Year => Parameter::YearMonth { first: from, last: to },
            _ => Parameter::DayTime { first: from, last: to },
        };
        let count = interval_text::fielded(text, parameter).map_err(|why| {
            if why == Refused::Range && first != Unit::Year {
                let place = self.place(start, self.last_end());
                return place.foreign("_LEGACY_ERROR_TEMP_0063", format!("a field of '{text}' is out of its range."));
            }
            let parameters = interval_text::parameters(text, parameter);
            let parameters: Vec<(&str, &str)> =
                parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.error(start, interval_text::condition(parameter, why), &parameters)
        })?;
        self.parsed(fielded(count, parameter), start, 0)
    }
}

fn negated(amount: &str) -> String {
    amount.trim().strip_prefix('-').map_or_else(|| format!("-{}", amount.trim()), str::to_string)
}
