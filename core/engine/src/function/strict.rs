//! Functions of doubles to the last bit as Java's `StrictMath` has them, which Spark calls. They are those of the C library
//! fdlibm, from which the crate `libm` descends; the hyperbolic ones stand here, since `libm` has newer ones.

pub use libm::{exp, expm1, log, log1p, log10, pow};

/// From here on `exp` alone is more than a double can hold.
const LARGEST_EXPONENT: f64 = 709.782_712_893_384;

/// Spark: `Log2`, a quotient of natural logarithms.
pub fn log2(value: f64) -> f64 {
    log(value) / log(2.0)
}

pub fn sinh(value: f64) -> f64 {
    let half = if value < 0.0 { -0.5 } else { 0.5 };
    let size = value.abs();
    if !value.is_finite() || size < 2_f64.powi(-28) {
        return value;
    }
    if size < 22.0 {
        let grown = expm1(size);
        let twice =
            if size < 1.0 { 2.0 * grown - grown * grown / (grown + 1.0) } else { grown + grown / (grown + 1.0) };
        return half * twice;
    }
    half_of_exp(half, size)
}

pub fn cosh(value: f64) -> f64 {
    let size = value.abs();
    if !value.is_finite() {
        return value * value;
    }
    if size < 0.5 * std::f64::consts::LN_2 {
        let grown = expm1(size);
        let whole = 1.0 + grown;
        return if size < 2_f64.powi(-55) { whole } else { 1.0 + (grown * grown) / (whole + whole) };
    }
    if size < 22.0 {
        let grown = exp(size);
        return 0.5 * grown + 0.5 / grown;
    }
    half_of_exp(0.5, size)
}

/// Half of `exp`, also where `exp` itself is too large.
fn half_of_exp(half: f64, size: f64) -> f64 {
    if size < LARGEST_EXPONENT {
        return half * exp(size);
    }
    let root = exp(0.5 * size);
    half * root * root
}

pub fn tanh(value: f64) -> f64 {
    if value.is_nan() {
        return value;
    }
    let size = value.abs();
    let answer = if size >= 22.0 {
        1.0
    } else if size < 2_f64.powi(-55) {
        return value * (1.0 + value);
    } else if size >= 1.0 {
        1.0 - 2.0 / (expm1(2.0 * size) + 2.0)
    } else {
        let grown = expm1(-2.0 * size);
        -grown / (grown + 2.0)
    };
    if value < 0.0 { -answer } else { answer }
}

/// Spark: `Atanh`.
pub fn atanh(value: f64) -> f64 {
    0.5 * (log1p(value) - log1p(-value))
}
