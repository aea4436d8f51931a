//! GROUP BY: expressions, positions, ROLLUP, CUBE, GROUPING SETS and ALL. Spark: `aggregationClause` of the grammar,
//! `AstBuilder.withAggregationClause`.

use super::message::function;
use super::parser::{Parsed, Parser};
use super::select::is_star;
use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::aggregate::{GroupType, GroupingSets};
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{ExprType, Literal};
use firesteel_protocol::{Error, Kind, Result};

/// What `GroupedSelect` says about its groups.
#[derive(Default)]
pub(super) struct Grouping {
    pub grouping: Vec<Expression>,
    pub group_type: GroupType,
    pub grouping_sets: Vec<GroupingSets>,
    pub by_all: bool,
}

/// One item of GROUP BY. Columns in parentheses count as one element.
#[expect(clippy::large_enum_variant, reason = "a handful to a query, and soon taken apart")]
enum Item {
    Plain(Expression),
    Rollup(Vec<Vec<Expression>>),
    Cube(Vec<Vec<Expression>>),
    Sets(Vec<Vec<Expression>>),
}

/// More sets than this are refused: CUBE doubles them with every element.
const MOST_SETS: usize = 4096;

impl Parser {
    pub(super) fn group_by(&mut self, output: &[Expression]) -> Result<Option<Grouping>> {
        if !self.take_words(&["GROUP", "BY"]) {
            return Ok(None);
        }
        if self.peek_word("ALL")
            && !self.is_symbol_at(1, "(")
            && !self.is_symbol_at(1, ".")
            && !self.is_symbol_at(1, ",")
        {
            self.advance();
            return Ok(Some(Grouping { group_type: GroupType::Groupby, by_all: true, ..Grouping::default() }));
        }
        let mut items = vec![self.grouping_item(output)?];
        while self.take_symbol(",") {
            items.push(self.grouping_item(output)?);
        }
        if self.take_words(&["WITH", "ROLLUP"]) {
            let elements = plain(items)?.into_iter().map(|column| vec![column]).collect();
            return grouped(vec![Item::Rollup(elements)]).map(Some);
        }
        if self.take_words(&["WITH", "CUBE"]) {
            let elements = plain(items)?.into_iter().map(|column| vec![column]).collect();
            return grouped(vec![Item::Cube(elements)]).map(Some);
        }
        if self.take_words(&["GROUPING", "SETS"]) {
            // The columns before it only say which there are; a set may not name another one.
            let columns = plain(items)?;
            let sets = self.grouping_sets(output)?;
            let mut grouping = grouped(vec![Item::Sets(sets)])?;
            let mut keys: Vec<Expression> = Vec::new();
            for column in columns.into_iter().chain(grouping.grouping) {
                if !contains(&keys, &column) {
                    keys.push(column);
                }
            }
            grouping.grouping = keys;
            return Ok(Some(grouping));
        }
        grouped(items).map(Some)
    }

    fn grouping_item(&mut self, output: &[Expression]) -> Result<Item> {
        let is_call = self.is_symbol_at(1, "(");
        if is_call && self.take_word("ROLLUP") {
            return self.elements(output).map(Item::Rollup);
        }
        if is_call && self.take_word("CUBE") {
            return self.elements(output).map(Item::Cube);
        }
        if self.is_symbol_at(2, "(") && self.take_words(&["GROUPING", "SETS"]) {
            return self.grouping_sets(output).map(Item::Sets);
        }
        let item = self.expression()?;
        self.positioned(item, output).map(Item::Plain)
    }

    /// `((a, b), c)`: elements of one or more columns.
    fn elements(&mut self, output: &[Expression]) -> Result<Vec<Vec<Expression>>> {
        self.expect_symbol("(")?;
        let mut elements = vec![self.element(output)?];
        while self.take_symbol(",") {
            elements.push(self.element(output)?);
        }
        self.expect_symbol(")")?;
        Ok(elements)
    }

    fn element(&mut self, output: &[Expression]) -> Result<Vec<Expression>> {
        if self.peek_symbol("(") && self.is_symbol_at(1, ")") {
            self.at += 2;
            return Ok(Vec::new());
        }
        let item = self.expression()?;
        if item.row.is_empty() {
            return Ok(vec![self.positioned(item, output)?]);
        }
        let Parsed { start, end, depth, row, .. } = item;
        let cells = row.into_iter();
        cells
            .map(|expression| self.positioned(Parsed { expression, start, end, depth, row: Vec::new() }, output))
            .collect()
    }

    /// The sets of GROUPING SETS, in which ROLLUP, CUBE and further GROUPING SETS may stand.
    fn grouping_sets(&mut self, output: &[Expression]) -> Result<Vec<Vec<Expression>>> {
        self.nested(|parser| {
            parser.expect_symbol("(")?;
            let mut sets = Vec::new();
            loop {
                let is_call = parser.is_symbol_at(1, "(");
                if is_call && parser.take_word("ROLLUP") {
                    sets.extend(rollup(&parser.elements(output)?));
                } else if is_call && parser.take_word("CUBE") {
                    sets.extend(cube(&parser.elements(output)?)?);
                } else if parser.is_symbol_at(2, "(") && parser.take_words(&["GROUPING", "SETS"]) {
                    sets.extend(parser.grouping_sets(output)?);
                } else {
                    sets.push(parser.element(output)?);
                }
                if !parser.take_symbol(",") {
                    break;
                }
            }
            parser.expect_symbol(")")?;
            Ok(sets)
        })
    }

    /// The item of the select list at a position, for an integer; without its alias.
    fn positioned(&self, item: Parsed, output: &[Expression]) -> Result<Expression> {
        let Some(ExprType::Literal(Literal { literal_type: Some(LiteralType::Integer(position)), .. })) =
            item.expression.expr_type
        else {
            return Ok(item.expression);
        };
        let at = usize::try_from(position).ok().and_then(|position| position.checked_sub(1));
        if output.iter().any(is_star) {
            return Err(self.place(item.start, item.end).error(Kind::Analysis, "STAR_GROUP_BY_POS", &[]));
        }
        let Some(found) = at.and_then(|at| output.get(at)) else {
            let (index, size) = (position.to_string(), output.len().to_string());
            let place = self.place(item.start, item.end);
            let parameters = [("index", index.as_str()), ("size", size.as_str())];
            return Err(place.error(Kind::Analysis, "GROUP_BY_POS_OUT_OF_RANGE", &parameters));
        };
        Ok(match &found.expr_type {
            Some(ExprType::Alias(alias)) => alias.expr.as_deref().cloned().unwrap_or_default(),
            _ => found.clone(),
        })
    }
}

fn plain(items: Vec<Item>) -> Result<Vec<Expression>> {
    items
        .into_iter()
        .map(|item| match item {
            Item::Plain(column) => Ok(column),
            Item::Rollup(_) | Item::Cube(_) | Item::Sets(_) => {
                Err(Error::unsupported("GROUPING SETS, ROLLUP or CUBE within each other"))
            }
        })
        .collect()
}

/// The shortest message for the items. Several items that make sets are multiplied out.
fn grouped(items: Vec<Item>) -> Result<Grouping> {
    if items.iter().all(|item| matches!(item, Item::Plain(_))) {
        return Ok(Grouping { grouping: plain(items)?, group_type: GroupType::Groupby, ..Grouping::default() });
    }
    if let [Item::Rollup(elements) | Item::Cube(elements)] = &items[..]
        && elements.iter().all(|element| element.len() == 1)
    {
        let is_rollup = matches!(items[0], Item::Rollup(_));
        let group_type = if is_rollup { GroupType::Rollup } else { GroupType::Cube };
        return Ok(Grouping { grouping: elements.concat(), group_type, ..Grouping::default() });
    }
    let mut sets: Vec<Vec<Expression>> = vec![Vec::new()];
    for item in &items {
        let own = match item {
            Item::Plain(column) => vec![vec![column.clone()]],
            Item::Rollup(elements) => rollup(elements),
            Item::Cube(elements) => cube(elements)?,
            Item::Sets(sets) => sets.clone(),
        };
        if sets.len().saturating_mul(own.len()) > MOST_SETS {
            return Err(too_many());
        }
        sets = sets.iter().flat_map(|left| own.iter().map(|right| [left.as_slice(), right].concat())).collect();
    }
    let mut grouping = Vec::new();
    for column in sets.iter().flatten() {
        if !contains(&grouping, column) {
            grouping.push(column.clone());
        }
    }
    let grouping_sets = sets.into_iter().map(|grouping_set| GroupingSets { grouping_set }).collect();
    Ok(Grouping { grouping, group_type: GroupType::GroupingSets, grouping_sets, by_all: false })
}

fn too_many() -> Error {
    Error::unsupported(format!("more than {MOST_SETS} grouping sets"))
}

/// Every front part of the elements, longest first.
fn rollup(elements: &[Vec<Expression>]) -> Vec<Vec<Expression>> {
    (0..=elements.len()).rev().map(|length| elements[..length].concat()).collect()
}

/// Every choice of the elements.
fn cube(elements: &[Vec<Expression>]) -> Result<Vec<Vec<Expression>>> {
    if elements.len() >= MOST_SETS.ilog2() as usize {
        return Err(too_many());
    }
    let choices = 0..1usize << elements.len();
    let chosen = |choice: usize| {
        let kept = elements.iter().enumerate().filter(|(at, _)| (choice >> at) & 1 == 0);
        kept.flat_map(|(_, element)| element.clone()).collect()
    };
    Ok(choices.map(chosen).collect())
}

/// Whether an expression is among others, wherever each stands in the text.
fn contains(expressions: &[Expression], expression: &Expression) -> bool {
    expressions.iter().any(|other| without_origin(other) == without_origin(expression))
}

/// The expression without the place it stands at: only columns and calls over them group.
fn without_origin(expression: &Expression) -> Expression {
    match &expression.expr_type {
        Some(ExprType::UnresolvedFunction(call)) => {
            let arguments = call.arguments.iter().map(without_origin).collect();
            function(&call.function_name, arguments)
        }
        expr_type => Expression { common: None, expr_type: expr_type.clone() },
    }
}
