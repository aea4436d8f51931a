//! [`Column`]: an expression over the columns of a DataFrame.

mod field;
mod order;
mod text;

use std::sync::Arc;

use firesteel_protocol::plan::Node;
use firesteel_protocol::spark::connect::expression::{self, ExprType};
use firesteel_protocol::spark::connect::subquery_expression::SubqueryType;
use firesteel_protocol::spark::connect::{CallFunction, DataType, Expression, SubqueryExpression};
use firesteel_protocol::{Result, stack};

use crate::functions::lit;
use crate::live::{Object, Token};
use crate::window::WindowSpec;
use crate::{DataFrame, Literal};

pub use order::NullOrder;

/// An expression. Cheap to clone: its parts are shared. Names become columns (`"amount".into()`), values become
/// literals through [`lit`].
#[derive(Clone)]
pub struct Column(Arc<Shared>);

struct Shared {
    term: Term,
    /// How many expressions nest below, this one included.
    depth: usize,
    /// The relations that subqueries in here name. They travel beside the relation that the column gets into.
    references: Vec<Arc<Node>>,
    _live: Token,
}

/// One step of an expression, its operands shared.
#[expect(clippy::large_enum_variant, reason = "most terms are leaves, and each stands behind an `Arc`")]
enum Term {
    /// An expression without operands, as the message for it.
    Leaf(Expression),
    Function {
        name: String,
        arguments: Vec<Column>,
        is_distinct: bool,
    },
    /// A call by a name that may be qualified: `call_function`.
    Call {
        name: String,
        arguments: Vec<Column>,
    },
    Alias {
        column: Column,
        names: Vec<String>,
        metadata: Option<String>,
    },
    Cast {
        column: Column,
        target: CastTarget,
        mode: expression::cast::EvalMode,
    },
    Sort {
        column: Column,
        is_ascending: bool,
        nulls: NullOrder,
    },
    Window {
        function: Column,
        spec: WindowSpec,
    },
    Extract {
        column: Column,
        key: Column,
    },
    UpdateField {
        column: Column,
        name: String,
        value: Option<Column>,
    },
    /// A DataFrame as an expression, named by its plan id.
    Subquery {
        plan_id: i64,
        kind: SubqueryType,
        values: Vec<Column>,
    },
    /// The number of a partition that rows go to as it is, without hashing.
    PartitionId(Column),
}

enum CastTarget {
    Text(String),
    Type(DataType),
}

impl Column {
    fn new(term: Term, operands: &[&Column]) -> Self {
        let (depth, references) = carried(operands.iter().copied());
        Column::made(term, depth, references)
    }

    fn made(term: Term, depth: usize, references: Vec<Arc<Node>>) -> Self {
        Column(Arc::new(Shared { term, depth, references, _live: Token::new(Object::Column) }))
    }

    /// A column from a wire message.
    pub fn from_message(expression: Expression) -> Self {
        Column::new(Term::Leaf(expression), &[])
    }

    pub(crate) fn leaf(expr_type: ExprType) -> Self {
        Column::from_message(Expression { common: None, expr_type: Some(expr_type) })
    }

    pub(crate) fn attribute(name: String, plan_id: Option<i64>) -> Self {
        if name == "*" {
            return Column::leaf(ExprType::UnresolvedStar(expression::UnresolvedStar {
                unparsed_target: None,
                plan_id,
            }));
        }
        if name.ends_with(".*") {
            return Column::leaf(ExprType::UnresolvedStar(expression::UnresolvedStar {
                unparsed_target: Some(name),
                plan_id,
            }));
        }
        Column::leaf(ExprType::UnresolvedAttribute(expression::UnresolvedAttribute {
            unparsed_identifier: name,
            plan_id,
            is_metadata_column: None,
        }))
    }

    pub(crate) fn literal(value: Literal) -> Self {
        Column::leaf(ExprType::Literal(value.into_message()))
    }

    /// A call of a built-in function or operator by its Spark name.
    pub fn function(name: impl Into<String>, arguments: impl IntoIterator<Item = Column>) -> Self {
        Column::invoke(name.into(), arguments.into_iter().collect(), false)
    }

    /// A call of an aggregate function over distinct arguments.
    pub fn distinct_function(name: impl Into<String>, arguments: impl IntoIterator<Item = Column>) -> Self {
        Column::invoke(name.into(), arguments.into_iter().collect(), true)
    }

    fn invoke(name: String, arguments: Vec<Column>, is_distinct: bool) -> Self {
        let (depth, references) = carried(&arguments);
        Column::made(Term::Function { name, arguments, is_distinct }, depth, references)
    }

    pub(crate) fn call(name: String, arguments: Vec<Column>) -> Self {
        let (depth, references) = carried(&arguments);
        Column::made(Term::Call { name, arguments }, depth, references)
    }

    /// A DataFrame as an expression. `values` are what `IN` looks for.
    pub(crate) fn subquery(relation: &Arc<Node>, kind: SubqueryType, values: Vec<Column>) -> Self {
        let (depth, mut references) = carried(&values);
        add_reference(&mut references, relation);
        let plan_id = relation.plan_id().unwrap_or_default();
        Column::made(Term::Subquery { plan_id, kind, values }, depth, references)
    }

    /// The column as the number of the partition that a row goes to, for [`DataFrame::repartition_by`].
    pub fn as_partition_id(&self) -> Self {
        Column::new(Term::PartitionId(self.clone()), &[self])
    }

    /// The arguments, when this is a call of the built-in function `struct`.
    pub(crate) fn struct_arguments(&self) -> Option<&[Column]> {
        match &self.0.term {
            Term::Function { name, arguments, .. } if name == "struct" => Some(arguments),
            _ => None,
        }
    }

    /// The relations that subqueries in here name.
    pub(crate) fn references(&self) -> &[Arc<Node>] {
        &self.0.references
    }

    fn unary(&self, name: &str) -> Self {
        Column::function(name, [self.clone()])
    }

    fn binary(&self, name: &str, other: impl Into<Column>) -> Self {
        Column::function(name, [self.clone(), other.into()])
    }

    /// The column under another name.
    pub fn alias(&self, name: impl Into<String>) -> Self {
        self.aliases([name.into()])
    }

    /// The columns of an expression that gives several, such as `explode` of a map, under other names.
    pub fn aliases(&self, names: impl IntoIterator<Item = String>) -> Self {
        let term = Term::Alias { column: self.clone(), names: names.into_iter().collect(), metadata: None };
        Column::new(term, &[self])
    }

    /// The column under another name, with metadata as JSON text.
    pub fn alias_with_metadata(&self, name: impl Into<String>, metadata: impl Into<String>) -> Self {
        let (names, metadata) = (vec![name.into()], Some(metadata.into()));
        Column::new(Term::Alias { column: self.clone(), names, metadata }, &[self])
    }

    /// The column as another type, given in SQL (`"decimal(10,2)"`). What does not fit raises, as ANSI asks.
    pub fn cast(&self, data_type: impl Into<String>) -> Self {
        self.cast_to(CastTarget::Text(data_type.into()), expression::cast::EvalMode::Unspecified)
    }

    /// The column as another type.
    pub fn cast_type(&self, data_type: DataType) -> Self {
        self.cast_to(CastTarget::Type(data_type), expression::cast::EvalMode::Unspecified)
    }

    /// The column as another type; what does not fit becomes NULL.
    pub fn try_cast(&self, data_type: impl Into<String>) -> Self {
        self.cast_to(CastTarget::Text(data_type.into()), expression::cast::EvalMode::Try)
    }

    fn cast_to(&self, target: CastTarget, mode: expression::cast::EvalMode) -> Self {
        Column::new(Term::Cast { column: self.clone(), target, mode }, &[self])
    }

    /// The function over a window.
    pub fn over(&self, spec: &WindowSpec) -> Self {
        let (depth, references) = carried(spec.columns().chain([self]));
        Column::made(Term::Window { function: self.clone(), spec: spec.clone() }, depth, references)
    }

    /// `WHEN condition THEN value` after [`crate::functions::when`].
    pub fn when(&self, condition: impl Into<Column>, value: impl Into<Column>) -> Result<Self> {
        self.branched("when", [condition.into(), value.into()])
    }

    /// `ELSE value` after [`crate::functions::when`].
    pub fn otherwise(&self, value: impl Into<Column>) -> Result<Self> {
        self.branched("otherwise", [value.into()])
    }

    fn branched<const N: usize>(&self, call: &str, more: [Column; N]) -> Result<Self> {
        match &self.0.term {
            Term::Function { name, arguments, .. } if name == "when" && arguments.len() % 2 == 0 => {
                Ok(Column::function("when", arguments.iter().cloned().chain(more)))
            }
            _ => Err(firesteel_protocol::Error::argument(call, "column", "it follows only `when(condition, value)`")),
        }
    }

    pub fn eq(&self, other: impl Into<Column>) -> Self {
        self.binary("==", other)
    }

    /// `NOT (self = other)`, as Spark builds it.
    pub fn not_eq(&self, other: impl Into<Column>) -> Self {
        self.eq(other).not()
    }

    /// Equality that holds for two NULLs and never is NULL.
    pub fn eq_null_safe(&self, other: impl Into<Column>) -> Self {
        self.binary("<=>", other)
    }

    pub fn lt(&self, other: impl Into<Column>) -> Self {
        self.binary("<", other)
    }

    pub fn lt_eq(&self, other: impl Into<Column>) -> Self {
        self.binary("<=", other)
    }

    pub fn gt(&self, other: impl Into<Column>) -> Self {
        self.binary(">", other)
    }

    pub fn gt_eq(&self, other: impl Into<Column>) -> Self {
        self.binary(">=", other)
    }

    pub fn and(&self, other: impl Into<Column>) -> Self {
        self.binary("and", other)
    }

    pub fn or(&self, other: impl Into<Column>) -> Self {
        self.binary("or", other)
    }

    pub fn not(&self) -> Self {
        self.unary("not")
    }

    pub fn negate(&self) -> Self {
        self.unary("negative")
    }

    pub fn pow(&self, other: impl Into<Column>) -> Self {
        self.binary("power", other)
    }

    pub fn bitwise_and(&self, other: impl Into<Column>) -> Self {
        self.binary("&", other)
    }

    pub fn bitwise_or(&self, other: impl Into<Column>) -> Self {
        self.binary("|", other)
    }

    pub fn bitwise_xor(&self, other: impl Into<Column>) -> Self {
        self.binary("^", other)
    }

    pub fn is_null(&self) -> Self {
        self.unary("isNull")
    }

    pub fn is_not_null(&self) -> Self {
        self.unary("isNotNull")
    }

    pub fn is_nan(&self) -> Self {
        self.unary("isNaN")
    }

    /// `lower <= self AND self <= upper`.
    pub fn between(&self, lower: impl Into<Column>, upper: impl Into<Column>) -> Self {
        self.gt_eq(lower).and(self.lt_eq(upper))
    }

    /// Whether the value is one of these.
    pub fn is_in(&self, values: impl IntoIterator<Item = Column>) -> Self {
        Column::function("in", std::iter::once(self.clone()).chain(values))
    }

    /// SQL `LIKE`, with `%` and `_`.
    pub fn like(&self, pattern: impl Into<Literal>) -> Self {
        self.binary("like", lit(pattern))
    }

    /// `LIKE` without regard to case.
    pub fn ilike(&self, pattern: impl Into<Literal>) -> Self {
        self.binary("ilike", lit(pattern))
    }

    /// Whether a Java regular expression matches anywhere.
    pub fn rlike(&self, pattern: impl Into<Literal>) -> Self {
        self.binary("rlike", lit(pattern))
    }

    pub fn contains(&self, other: impl Into<Column>) -> Self {
        self.binary("contains", other)
    }

    pub fn starts_with(&self, other: impl Into<Column>) -> Self {
        self.binary("startsWith", other)
    }

    pub fn ends_with(&self, other: impl Into<Column>) -> Self {
        self.binary("endsWith", other)
    }

    /// `length` characters from `start`, which counts from 1.
    pub fn substr(&self, start: impl Into<Column>, length: impl Into<Column>) -> Self {
        Column::function("substr", [self.clone(), start.into(), length.into()])
    }

    /// `function` of this column, so that calls can be chained.
    pub fn transform(&self, function: impl FnOnce(Column) -> Column) -> Self {
        function(self.clone())
    }

    /// How deep the expression nests.
    pub fn depth(&self) -> usize {
        self.0.depth
    }

    /// The name of the attribute, when the column is nothing but one.
    pub fn attribute_name(&self) -> Option<&str> {
        match &self.0.term {
            Term::Leaf(Expression { expr_type: Some(ExprType::UnresolvedAttribute(attribute)), .. }) => {
                Some(&attribute.unparsed_identifier)
            }
            _ => None,
        }
    }

    /// The value, when the column is a literal.
    pub fn to_literal(&self) -> Option<Literal> {
        match &self.0.term {
            Term::Leaf(Expression { expr_type: Some(ExprType::Literal(value)), .. }) => {
                Some(Literal::from_message(value.clone()))
            }
            _ => None,
        }
    }

    /// The wire message. Linear in the size of the expression.
    pub fn to_message(&self) -> Expression {
        stack::level(|| self.0.term.to_message())
    }

    pub(crate) fn to_sort_order(&self) -> expression::SortOrder {
        let ascending = self.asc();
        let term = if matches!(self.0.term, Term::Sort { .. }) { &self.0.term } else { &ascending.0.term };
        match term.to_message().expr_type {
            Some(ExprType::SortOrder(order)) => *order,
            _ => expression::SortOrder::default(),
        }
    }

    pub(crate) fn to_alias(&self, name: &str) -> expression::Alias {
        expression::Alias { expr: Some(Box::new(self.to_message())), name: vec![name.to_string()], metadata: None }
    }
}

/// Takes long chains apart without recursing.
impl Drop for Shared {
    fn drop(&mut self) {
        if self.depth <= 64 {
            return;
        }
        let mut open = Vec::new();
        self.term.take_operands(&mut open);
        while let Some(column) = open.pop() {
            if let Some(mut shared) = Arc::into_inner(column.0) {
                shared.term.take_operands(&mut open);
            }
        }
    }
}

impl Term {
    fn take_operands(&mut self, open: &mut Vec<Column>) {
        match std::mem::replace(self, Term::Leaf(Expression::default())) {
            Term::Leaf(_) => {}
            Term::Function { arguments, .. }
            | Term::Call { arguments, .. }
            | Term::Subquery { values: arguments, .. } => open.extend(arguments),
            Term::PartitionId(column) => open.push(column),
            Term::Alias { column, .. } | Term::Cast { column, .. } | Term::Sort { column, .. } => open.push(column),
            Term::Window { function, .. } => open.push(function),
            Term::Extract { column, key } => open.extend([column, key]),
            Term::UpdateField { column, value, .. } => open.extend(std::iter::once(column).chain(value)),
        }
    }

    fn to_message(&self) -> Expression {
        let boxed = |column: &Column| Some(Box::new(column.to_message()));
        let all = |columns: &[Column]| columns.iter().map(Column::to_message).collect();
        let expr_type = match self {
            Term::Leaf(expression) => return expression.clone(),
            Term::Function { name, arguments, is_distinct } => {
                ExprType::UnresolvedFunction(expression::UnresolvedFunction {
                    function_name: name.clone(),
                    arguments: all(arguments),
                    is_distinct: *is_distinct,
                    ..Default::default()
                })
            }
            Term::Call { name, arguments } => {
                ExprType::CallFunction(CallFunction { function_name: name.clone(), arguments: all(arguments) })
            }
            Term::Alias { column, names, metadata } => ExprType::Alias(Box::new(expression::Alias {
                expr: boxed(column),
                name: names.clone(),
                metadata: metadata.clone(),
            })),
            Term::Cast { column, target, mode } => ExprType::Cast(Box::new(expression::Cast {
                expr: boxed(column),
                eval_mode: i32::from(*mode),
                cast_to_type: Some(match target {
                    CastTarget::Text(text) => expression::cast::CastToType::TypeStr(text.clone()),
                    CastTarget::Type(data_type) => expression::cast::CastToType::Type(data_type.clone()),
                }),
            })),
            Term::Sort { column, is_ascending, nulls } => {
                use expression::sort_order::{NullOrdering, SortDirection};
                let direction = if *is_ascending { SortDirection::Ascending } else { SortDirection::Descending };
                let nulls = match nulls {
                    NullOrder::First => NullOrdering::SortNullsFirst,
                    NullOrder::Last => NullOrdering::SortNullsLast,
                };
                ExprType::SortOrder(Box::new(expression::SortOrder {
                    child: boxed(column),
                    direction: i32::from(direction),
                    null_ordering: i32::from(nulls),
                }))
            }
            Term::Window { function, spec } => ExprType::Window(Box::new(spec.to_message(function))),
            Term::Extract { column, key } => {
                ExprType::UnresolvedExtractValue(Box::new(expression::UnresolvedExtractValue {
                    child: boxed(column),
                    extraction: boxed(key),
                }))
            }
            Term::UpdateField { column, name, value } => ExprType::UpdateFields(Box::new(expression::UpdateFields {
                struct_expression: boxed(column),
                field_name: name.clone(),
                value_expression: value.as_ref().and_then(boxed),
            })),
            Term::Subquery { plan_id, kind, values } => ExprType::SubqueryExpression(SubqueryExpression {
                plan_id: *plan_id,
                subquery_type: i32::from(*kind),
                table_arg_options: None,
                in_subquery_values: all(values),
            }),
            Term::PartitionId(column) => {
                ExprType::DirectShufflePartitionId(Box::new(expression::DirectShufflePartitionId {
                    child: boxed(column),
                }))
            }
        };
        Expression { common: None, expr_type: Some(expr_type) }
    }
}

impl From<&str> for Column {
    fn from(name: &str) -> Self {
        Column::attribute(name.to_string(), None)
    }
}

impl From<String> for Column {
    fn from(name: String) -> Self {
        Column::attribute(name, None)
    }
}

impl From<&Column> for Column {
    fn from(column: &Column) -> Self {
        column.clone()
    }
}

/// Numbers and truth values stand for themselves; a string would be a column's name.
macro_rules! column_from_value {
    ($($rust:ty),*) => {
        $(impl From<$rust> for Column {
            fn from(value: $rust) -> Self {
                Column::literal(value.into())
            }
        })*
    };
}

column_from_value!(bool, i8, i16, i32, i64, f32, f64);

impl From<Literal> for Column {
    fn from(value: Literal) -> Self {
        Column::literal(value)
    }
}

macro_rules! operators {
    ($($operator:ident, $method:ident, $name:literal;)*) => {
        $(
            impl<T: Into<Column>> std::ops::$operator<T> for Column {
                type Output = Column;
                fn $method(self, other: T) -> Column {
                    self.binary($name, other)
                }
            }
            impl<T: Into<Column>> std::ops::$operator<T> for &Column {
                type Output = Column;
                fn $method(self, other: T) -> Column {
                    self.binary($name, other)
                }
            }
        )*
    };
}

operators! {
    Add, add, "+";
    Sub, sub, "-";
    Mul, mul, "*";
    Div, div, "/";
    Rem, rem, "%";
    BitAnd, bitand, "and";
    BitOr, bitor, "or";
}

impl std::ops::Not for Column {
    type Output = Column;
    fn not(self) -> Column {
        Column::not(&self)
    }
}

impl std::ops::Neg for Column {
    type Output = Column;
    fn neg(self) -> Column {
        self.negate()
    }
}

/// The depth of an expression over these operands, and the relations that subqueries in them name.
fn carried<'a>(operands: impl IntoIterator<Item = &'a Column>) -> (usize, Vec<Arc<Node>>) {
    let (mut depth, mut references) = (0, Vec::new());
    for operand in operands {
        depth = depth.max(operand.0.depth);
        operand.references().iter().for_each(|relation| add_reference(&mut references, relation));
    }
    (depth + 1, references)
}

/// Each relation stands once, however often it is named.
pub(crate) fn add_reference(references: &mut Vec<Arc<Node>>, relation: &Arc<Node>) {
    if !references.iter().any(|known| Arc::ptr_eq(known, relation)) {
        references.push(relation.clone());
    }
}

/// The nesting of a column in wire messages: an expression and the message inside it are two levels.
pub(crate) fn message_depth(column: &Column) -> usize {
    column.depth() * 2 + 1
}

impl DataFrame {
    /// A column of this very DataFrame, which stays its own in a self-join.
    pub fn col(&self, name: impl Into<String>) -> Column {
        Column::attribute(name.into(), self.node().plan_id())
    }

    /// A column that the rows' source knows beside its data, such as `_metadata` of files.
    pub fn metadata_column(&self, name: impl Into<String>) -> Column {
        Column::leaf(ExprType::UnresolvedAttribute(expression::UnresolvedAttribute {
            unparsed_identifier: name.into(),
            plan_id: self.node().plan_id(),
            is_metadata_column: Some(true),
        }))
    }
}
