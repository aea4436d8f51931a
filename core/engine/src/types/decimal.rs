//! Spark's precision and scale rules. Spark: `DecimalType`, `DecimalPrecisionTypeCoercion`, and the result types in
//! `arithmetic.scala`.

use arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use datafusion::scalar::ScalarValue;

use crate::expr::Typed;

pub const MAX_PRECISION: u8 = 38;
const MINIMUM_ADJUSTED_SCALE: i32 = 6;

/// The operators with a result type of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    IntegralDivide,
}

/// What a result of more than 38 digits gives up. Spark: `spark.sql.decimalOperations.allowPrecisionLoss`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Loss {
    /// Digits after the point, down to six.
    Scale,
    /// None: what does not fit is an error, or NULL without ANSI.
    Refused,
}

/// The result type of `left operator right`. `IntegralDivide` gives the decimal type it computes in.
pub fn result(operator: Operator, left: (u8, i8), right: (u8, i8), loss: Loss) -> DataType {
    let (p1, s1) = (i32::from(left.0), i32::from(left.1));
    let (p2, s2) = (i32::from(right.0), i32::from(right.1));
    let adjusted = match loss {
        Loss::Scale => adjusted,
        Loss::Refused => bounded,
    };
    match operator {
        Operator::Add | Operator::Subtract => {
            let scale = s1.max(s2);
            adjusted((p1 - s1).max(p2 - s2) + scale + 1, scale)
        }
        Operator::Multiply => adjusted(p1 + p2 + 1, s1 + s2),
        Operator::Divide if loss == Loss::Refused => {
            let max = i32::from(MAX_PRECISION);
            let integral = max.min(p1 - s1 + s2);
            let scale = max.min(MINIMUM_ADJUSTED_SCALE.max(s1 + p2 + 1));
            match integral + scale - max {
                over if over > 0 => bounded(max, scale - (over / 2 + 1)),
                _ => bounded(integral + scale, scale),
            }
        }
        Operator::Divide => {
            let scale = MINIMUM_ADJUSTED_SCALE.max(s1 + p2 + 1);
            adjusted(p1 - s1 + s2 + scale, scale)
        }
        Operator::Remainder => {
            let scale = s1.max(s2);
            adjusted((p1 - s1).min(p2 - s2) + scale, scale)
        }
        Operator::IntegralDivide => {
            let precision = p1 - s1 + s2;
            bounded(if precision == 0 { 1 } else { precision }, 0)
        }
    }
}

/// Precision above 38 costs scale, down to six digits. Spark: `DecimalType.adjustPrecisionScale`.
fn adjusted(precision: i32, scale: i32) -> DataType {
    if precision <= i32::from(MAX_PRECISION) {
        return bounded(precision, scale);
    }
    let integral = precision - scale;
    let kept = (i32::from(MAX_PRECISION) - integral).max(scale.min(MINIMUM_ADJUSTED_SCALE));
    bounded(i32::from(MAX_PRECISION), kept)
}

/// Cut to 38 digits. Spark: `DecimalType.bounded`.
pub fn bounded(precision: i32, scale: i32) -> DataType {
    let max = i32::from(MAX_PRECISION);
    DataType::Decimal128(
        u8::try_from(precision.clamp(1, max)).unwrap_or(MAX_PRECISION),
        i8::try_from(scale.clamp(0, max)).unwrap_or(38),
    )
}

/// The decimal type that holds both without loss, digits before the point first. Spark: `widerDecimalType`.
pub fn wider(left: (u8, i8), right: (u8, i8)) -> DataType {
    let scale = i32::from(left.1.max(right.1));
    let integral = (i32::from(left.0) - i32::from(left.1)).max(i32::from(right.0) - i32::from(right.1));
    let precision = integral + scale;
    let max = i32::from(MAX_PRECISION);
    if precision > max {
        return bounded(max, (scale - (precision - max)).max(0));
    }
    bounded(precision, scale)
}

/// The decimal type that holds every value of a numeric type. Spark: `DecimalType.forType`.
pub fn for_type(data_type: &DataType) -> Option<(u8, i8)> {
    match data_type {
        DataType::Int8 => Some((3, 0)),
        DataType::Int16 => Some((5, 0)),
        DataType::Int32 => Some((10, 0)),
        DataType::Int64 => Some((20, 0)),
        DataType::Float32 => Some((14, 7)),
        DataType::Float64 => Some((30, 15)),
        DataType::Decimal128(precision, scale) => Some((*precision, *scale)),
        _ => None,
    }
}

/// The decimal type an operand takes beside a decimal: an integer literal takes as many digits as it has.
pub fn for_operand(operand: &Typed) -> Option<(u8, i8)> {
    match &operand.expr {
        Expr::Literal(value, _) => integer(value).map(digits).or_else(|| for_type(&operand.data_type)),
        _ => for_type(&operand.data_type),
    }
}

fn integer(value: &ScalarValue) -> Option<i64> {
    match value {
        ScalarValue::Int8(Some(value)) => Some(i64::from(*value)),
        ScalarValue::Int16(Some(value)) => Some(i64::from(*value)),
        ScalarValue::Int32(Some(value)) => Some(i64::from(*value)),
        ScalarValue::Int64(Some(value)) => Some(*value),
        _ => None,
    }
}

fn digits(value: i64) -> (u8, i8) {
    let count = value.unsigned_abs().checked_ilog10().map_or(1, |digits| digits + 1);
    (u8::try_from(count).unwrap_or(MAX_PRECISION), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_without_loss_are_those_of_spark() {
        let cases = [
            (Operator::Multiply, (38, 18), (2, 0), (38, 18)),
            (Operator::Divide, (38, 18), (2, 0), (38, 19)),
            (Operator::Add, (38, 18), (38, 18), (38, 18)),
            (Operator::Multiply, (20, 18), (19, 18), (38, 36)),
            (Operator::Divide, (36, 0), (1, 1), (38, 3)),
        ];
        for (operator, left, right, (precision, scale)) in cases {
            assert_eq!(result(operator, left, right, Loss::Refused), DataType::Decimal128(precision, scale));
        }
    }

    #[test]
    fn results_are_those_of_spark() {
        let cases = [
            (Operator::Multiply, (38, 10), (38, 10), (38, 6)),
            (Operator::Divide, (38, 0), (38, 0), (38, 6)),
            (Operator::Divide, (2, 1), (1, 0), (7, 6)),
            (Operator::Add, (10, 2), (1, 0), (11, 2)),
            (Operator::Add, (10, 2), (20, 0), (23, 2)),
            (Operator::Multiply, (15, 2), (16, 2), (32, 4)),
            (Operator::Remainder, (10, 2), (1, 0), (3, 2)),
        ];
        for (operator, left, right, (precision, scale)) in cases {
            assert_eq!(result(operator, left, right, Loss::Scale), DataType::Decimal128(precision, scale));
        }
    }
}
