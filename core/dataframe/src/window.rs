//! [`Window`] and [`WindowSpec`]: over which rows a window function looks.

use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::window::WindowFrame;
use firesteel_protocol::spark::connect::expression::window::window_frame::{FrameBoundary, FrameType, frame_boundary};
use firesteel_protocol::spark::connect::expression::{self, ExprType};

use crate::Column;

/// Where to begin a [`WindowSpec`].
pub struct Window;

impl Window {
    /// The first row of the partition.
    pub const UNBOUNDED_PRECEDING: Boundary = Boundary::Unbounded;
    /// The last row of the partition.
    pub const UNBOUNDED_FOLLOWING: Boundary = Boundary::Unbounded;
    /// The current row.
    pub const CURRENT_ROW: Boundary = Boundary::CurrentRow;

    /// Rows that share these values belong together.
    pub fn partition_by<C: Into<Column>>(columns: impl IntoIterator<Item = C>) -> WindowSpec {
        WindowSpec::default().partition_by(columns)
    }

    /// All rows, in this order.
    pub fn order_by<C: Into<Column>>(columns: impl IntoIterator<Item = C>) -> WindowSpec {
        WindowSpec::default().order_by(columns)
    }

    /// All rows, with a frame in rows, both ends included.
    pub fn rows_between(lower: Boundary, upper: Boundary) -> WindowSpec {
        WindowSpec::default().rows_between(lower, upper)
    }

    /// All rows, with a frame in values of an order, both ends included.
    pub fn range_between(lower: Boundary, upper: Boundary) -> WindowSpec {
        WindowSpec::default().range_between(lower, upper)
    }
}

/// Partition, order and frame of a window.
#[derive(Clone, Default)]
pub struct WindowSpec {
    partition: Vec<Column>,
    order: Vec<Column>,
    frame: Option<Frame>,
}

#[derive(Clone, Copy)]
struct Frame {
    frame_type: FrameType,
    lower: Boundary,
    upper: Boundary,
}

/// An end of a frame, relative to the current row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boundary {
    /// As the lower end the first row of the partition, as the upper end the last.
    Unbounded,
    CurrentRow,
    /// So many rows, or so much in the order's value, after the current row; before it when negative.
    Offset(i64),
}

impl WindowSpec {
    /// Rows that share these values belong together.
    #[must_use]
    pub fn partition_by<C: Into<Column>>(mut self, columns: impl IntoIterator<Item = C>) -> Self {
        self.partition = columns.into_iter().map(Into::into).collect();
        self
    }

    /// The order of the rows of a partition.
    #[must_use]
    pub fn order_by<C: Into<Column>>(mut self, columns: impl IntoIterator<Item = C>) -> Self {
        self.order = columns.into_iter().map(Into::into).collect();
        self
    }

    /// The frame in rows, both ends included.
    #[must_use]
    pub fn rows_between(mut self, lower: Boundary, upper: Boundary) -> Self {
        self.frame = Some(Frame { frame_type: FrameType::Row, lower, upper });
        self
    }

    /// The frame in values of the order, both ends included.
    #[must_use]
    pub fn range_between(mut self, lower: Boundary, upper: Boundary) -> Self {
        self.frame = Some(Frame { frame_type: FrameType::Range, lower, upper });
        self
    }

    pub(crate) fn columns(&self) -> impl Iterator<Item = &Column> {
        self.partition.iter().chain(&self.order)
    }

    pub(crate) fn to_message(&self, function: &Column) -> expression::Window {
        expression::Window {
            window_function: Some(Box::new(function.to_message())),
            partition_spec: self.partition.iter().map(Column::to_message).collect(),
            order_spec: self.order.iter().map(Column::to_sort_order).collect(),
            frame_spec: self.frame.map(|frame| Box::new(frame.to_message())),
        }
    }
}

impl Frame {
    fn to_message(self) -> WindowFrame {
        WindowFrame {
            frame_type: i32::from(self.frame_type),
            lower: Some(Box::new(boundary(self.lower, self.frame_type))),
            upper: Some(Box::new(boundary(self.upper, self.frame_type))),
        }
    }
}

/// Spark counts rows in INT and ranges in BIGINT.
fn boundary(boundary: Boundary, frame_type: FrameType) -> FrameBoundary {
    let boundary = match (boundary, frame_type) {
        (Boundary::Unbounded, _) => frame_boundary::Boundary::Unbounded(true),
        (Boundary::CurrentRow | Boundary::Offset(0), _) => frame_boundary::Boundary::CurrentRow(true),
        (Boundary::Offset(rows), FrameType::Row) => match i32::try_from(rows) {
            Ok(rows) => value(LiteralType::Integer(rows)),
            Err(_) => value(LiteralType::Long(rows)),
        },
        (Boundary::Offset(distance), _) => value(LiteralType::Long(distance)),
    };
    FrameBoundary { boundary: Some(boundary) }
}

fn value(literal: LiteralType) -> frame_boundary::Boundary {
    let literal = expression::Literal { literal_type: Some(literal), data_type: None };
    frame_boundary::Boundary::Value(Box::new(Expression { common: None, expr_type: Some(ExprType::Literal(literal)) }))
}
