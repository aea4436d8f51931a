//! Moments of one column and regressions over two, with Spark's order of operations, so that the last digits agree.
//! Spark: `CentralMomentAgg`, `Covariance`, `PearsonCorrelation`, `linearRegression.scala`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, Float64Array, Int64Array};
use arrow::datatypes::{DataType, Float64Type};
use firesteel_protocol::Result;

use super::gather::{Finish, Gathered, Shape, gathered};
use super::{Call, Function, ONE_DOUBLE, Shown, TWO_DOUBLES, aggregate};
use crate::expr::Typed;

pub(super) static SKEWNESS: Function = aggregate(&["skewness"], ONE_DOUBLE, Shown::AsCall, |call| {
    double(call, "skewness", |gathered| {
        let Moments { count, second, third, .. } = moments(gathered, 0);
        Ok(answer((count > 0.0 && second != 0.0).then(|| count.sqrt() * third / (second * second * second).sqrt())))
    })
});
pub(super) static KURTOSIS: Function = aggregate(&["kurtosis"], ONE_DOUBLE, Shown::AsCall, |call| {
    double(call, "kurtosis", |gathered| {
        let Moments { count, second, fourth, .. } = moments(gathered, 0);
        Ok(answer((count > 0.0 && second != 0.0).then(|| count * fourth / (second * second) - 3.0)))
    })
});
pub(super) static CORRELATION: Function = aggregate(&["corr"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "corr", |gathered| {
        let pairs = pairs(gathered).filter(|pairs| pairs.count > 1.0);
        Ok(answer(pairs.map(|pairs| pairs.products / (pairs.spread_x * pairs.spread_y).sqrt())))
    })
});
pub(super) static PRODUCT: Function = aggregate(&["product"], ONE_DOUBLE, Shown::AsCall, |call| {
    double(call, "product", |gathered| {
        let numbers = numbers(gathered, 0);
        Ok(answer((!numbers.is_empty()).then(|| numbers.iter().product())))
    })
});
pub(super) static COUNT: Function = aggregate(&["regr_count"], TWO_DOUBLES, Shown::AsCall, |call| {
    let arguments = call.arguments.clone();
    let finish: Finish = |gathered| {
        let count = i64::try_from(gathered.whole_rows().len()).unwrap_or(i64::MAX);
        Ok(Arc::new(Int64Array::from(vec![count])))
    };
    let shape = Shape { name: "regr_count", finish, gives: DataType::Int64, nullable: false, detail: "" };
    Ok(gathered(shape, arguments, &call))
});
pub(super) static AVERAGE_X: Function = aggregate(&["regr_avgx"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_avgx", |gathered| Ok(answer(mean(gathered, 1))))
});
pub(super) static AVERAGE_Y: Function = aggregate(&["regr_avgy"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_avgy", |gathered| Ok(answer(mean(gathered, 0))))
});
pub(super) static SQUARES_X: Function = aggregate(&["regr_sxx"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_sxx", |gathered| Ok(answer(pairs(gathered).map(|pairs| pairs.own_x))))
});
pub(super) static SQUARES_Y: Function = aggregate(&["regr_syy"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_syy", |gathered| Ok(answer(pairs(gathered).map(|pairs| pairs.own_y))))
});
pub(super) static PRODUCTS: Function = aggregate(&["regr_sxy"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_sxy", |gathered| Ok(answer(pairs(gathered).map(|pairs| pairs.products))))
});
pub(super) static SLOPE: Function = aggregate(&["regr_slope"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_slope", |gathered| Ok(answer(pairs(gathered).and_then(|pairs| pairs.slope()))))
});
pub(super) static INTERCEPT: Function = aggregate(&["regr_intercept"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_intercept", |gathered| {
        let intercept = pairs(gathered).and_then(|pairs| Some(pairs.mean_y - pairs.slope()? * pairs.mean_x));
        Ok(answer(intercept))
    })
});
pub(super) static DETERMINATION: Function = aggregate(&["regr_r2"], TWO_DOUBLES, Shown::AsCall, |call| {
    double(call, "regr_r2", |gathered| {
        let pairs = pairs(gathered).filter(|pairs| pairs.spread_x != 0.0);
        Ok(answer(pairs.map(|pairs| {
            let correlation = pairs.products / (pairs.spread_x * pairs.spread_y).sqrt();
            if pairs.spread_y == 0.0 { 1.0 } else { correlation * correlation }
        })))
    })
});

fn double(call: Call<'_>, name: &'static str, finish: Finish) -> Result<Typed> {
    let arguments = call.arguments.clone();
    let shape = Shape { name, finish, gives: DataType::Float64, nullable: true, detail: "" };
    Ok(gathered(shape, arguments, &call))
}

fn answer(value: Option<f64>) -> ArrayRef {
    Arc::new(Float64Array::from(vec![value]))
}

/// The numbers of one argument in the rows where no argument is NULL.
fn numbers(gathered: &Gathered<'_>, index: usize) -> Vec<f64> {
    let column = gathered.columns[index].as_primitive::<Float64Type>();
    gathered.whole_rows().into_iter().map(|row| column.value(row)).collect()
}

fn mean(gathered: &Gathered<'_>, index: usize) -> Option<f64> {
    let numbers = numbers(gathered, index);
    (!numbers.is_empty()).then(|| numbers.iter().fold(0.0, |sum, number| sum + number) / numbers.len() as f64)
}

#[derive(Default)]
struct Moments {
    count: f64,
    mean: f64,
    second: f64,
    third: f64,
    fourth: f64,
}

impl Moments {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        let delta = value - self.mean;
        let part = delta / self.count;
        self.mean += part;
        self.second += delta * (delta - part);
        let (square, part_square) = (delta * delta, part * part);
        self.third = self.third - 3.0 * part * self.second + delta * (square - part_square);
        self.fourth = self.fourth - 4.0 * part * self.third - 6.0 * part_square * self.second
            + delta * (delta * square - part * part_square);
    }

    fn merged(&self, other: &Moments) -> Moments {
        let (n1, n2) = (self.count, other.count);
        let count = n1 + n2;
        let delta = other.mean - self.mean;
        let part = if count == 0.0 { 0.0 } else { delta / count };
        Moments {
            count,
            mean: self.mean + part * n2,
            second: self.second + other.second + delta * part * n1 * n2,
            third: self.third
                + other.third
                + part * part * delta * n1 * n2 * (n1 - n2)
                + 3.0 * part * (n1 * other.second - n2 * self.second),
            fourth: self.fourth
                + other.fourth
                + part * part * part * delta * n1 * n2 * (n1 * n1 - n1 * n2 + n2 * n2)
                + 6.0 * part * part * (n1 * n1 * other.second + n2 * n2 * self.second)
                + 4.0 * part * (n1 * other.third - n2 * self.third),
        }
    }
}

/// The rows where no argument is NULL, in two halves, which are added up apart and then merged, as Spark does with
/// partitions.
fn halves(gathered: &Gathered<'_>) -> [Vec<usize>; 2] {
    let middle = gathered.rows() / 2;
    let (first, second) = gathered.whole_rows().into_iter().partition(|row| *row < middle);
    [first, second]
}

fn moments(gathered: &Gathered<'_>, index: usize) -> Moments {
    let column = gathered.columns[index].as_primitive::<Float64Type>();
    let part = |rows: Vec<usize>| {
        let mut moments = Moments::default();
        rows.into_iter().for_each(|row| moments.add(column.value(row)));
        moments
    };
    halves(gathered).map(part).iter().fold(Moments::default(), |all, part| all.merged(part))
}

/// Sums over pairs of a dependent `y` and an independent `x`.
#[derive(Default)]
struct Pairs {
    count: f64,
    mean_x: f64,
    mean_y: f64,
    products: f64,
    /// The squares of `x` and `y` about their means, as the correlation adds them up.
    spread_x: f64,
    spread_y: f64,
    /// The same, as the variance of one column adds them up.
    own_x: f64,
    own_y: f64,
}

impl Pairs {
    fn add(&mut self, x: f64, y: f64) {
        self.count += 1.0;
        let (dx, dy) = (x - self.mean_x, y - self.mean_y);
        self.mean_x += dx / self.count;
        self.mean_y += dy / self.count;
        self.products += dx * (y - self.mean_y);
        self.spread_x += dx * (x - self.mean_x);
        self.spread_y += dy * (y - self.mean_y);
    }

    fn merged(&self, other: &Pairs) -> Pairs {
        let (n1, n2) = (self.count, other.count);
        let count = n1 + n2;
        let part = |delta: f64| if count == 0.0 { 0.0 } else { delta / count };
        let (dx, dy) = (other.mean_x - self.mean_x, other.mean_y - self.mean_y);
        Pairs {
            count,
            mean_x: self.mean_x + part(dx) * n2,
            mean_y: self.mean_y + part(dy) * n2,
            products: self.products + other.products + dx * part(dy) * n1 * n2,
            spread_x: self.spread_x + other.spread_x + dx * part(dx) * n1 * n2,
            spread_y: self.spread_y + other.spread_y + dy * part(dy) * n1 * n2,
            ..Pairs::default()
        }
    }

    fn slope(&self) -> Option<f64> {
        (self.own_x != 0.0).then(|| self.products / self.own_x)
    }
}

/// `None` for no pairs. The arguments are `y` and `x`.
fn pairs(gathered: &Gathered<'_>) -> Option<Pairs> {
    let column = |index: usize| gathered.columns[index].as_primitive::<Float64Type>();
    let (ys, xs) = (column(0), column(1));
    let part = |rows: Vec<usize>| {
        let mut pairs = Pairs::default();
        rows.into_iter().for_each(|row| pairs.add(xs.value(row), ys.value(row)));
        pairs
    };
    let all = halves(gathered).map(part).iter().fold(Pairs::default(), |all, part| all.merged(part));
    let (own_x, own_y) = (moments(gathered, 1).second, moments(gathered, 0).second);
    (all.count > 0.0).then_some(Pairs { own_x, own_y, ..all })
}
