//! One key of an ORDER BY. Spark: ascending puts nulls first, descending last, unless told.

use arrow::array::ArrayRef;
use datafusion::logical_expr::SortExpr;
use firesteel_protocol::spark::connect::expression::SortOrder;
use firesteel_protocol::spark::connect::expression::sort_order::{NullOrdering, SortDirection};
use firesteel_protocol::{Error, Result};

use super::super::resolver::Resolver;
use super::super::scope::Scope;
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls};
use crate::types::{is_orderable, quoted};

/// A resolved sort key.
pub(crate) struct SortKey {
    pub(crate) typed: Typed,
    pub(crate) ascending: bool,
    pub(crate) nulls_first: bool,
}

impl SortKey {
    pub(crate) fn expr(&self) -> SortExpr {
        SortExpr::new(self.typed.expr.clone(), self.ascending, self.nulls_first)
    }

    /// Refuses a key whose values have no order.
    pub(crate) fn check(&self) -> Result<()> {
        if is_orderable(&self.typed.data_type) {
            return Ok(());
        }
        let parameters = [("functionName", "`sortorder`".to_string()), ("dataType", quoted(&self.typed.data_type))];
        Err(failure::mismatch("INVALID_ORDERING_TYPE", &self.name(), &parameters))
    }

    /// As Spark prints it: `b DESC NULLS LAST`.
    pub(crate) fn name(&self) -> String {
        let direction = if self.ascending { "ASC" } else { "DESC" };
        let nulls = if self.nulls_first { "FIRST" } else { "LAST" };
        format!("{} {direction} NULLS {nulls}", self.typed.name)
    }
}

pub(crate) fn resolve(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &SortOrder) -> Result<SortKey> {
    let SortOrder { child, direction: _, null_ordering: _ } = message;
    let typed = super::child(resolver, scope, child.as_deref())?;
    let ascending = match message.direction() {
        SortDirection::Unspecified | SortDirection::Ascending => true,
        SortDirection::Descending => false,
    };
    let nulls_first = match message.null_ordering() {
        NullOrdering::SortNullsUnspecified => ascending,
        NullOrdering::SortNullsFirst => true,
        NullOrdering::SortNullsLast => false,
    };
    Ok(SortKey { typed, ascending, nulls_first })
}

/// A sort order where a value belongs: it has a name and a type, and no value. Spark: `SortOrder` is `Unevaluable`.
pub(super) fn value(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &SortOrder) -> Result<Typed> {
    let key = resolve(resolver, scope, message)?;
    let name = key.name();
    let mode = resolver.settings().mode();
    let kernel = Kernel::new("sort_order", unevaluable, key.typed.data_type.clone(), Nulls::Possible, mode);
    let expr = kernel.with_detail(&name).call(vec![key.typed.expr]);
    Ok(Typed { expr, name, fallible: true, ..key.typed })
}

fn unevaluable(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    Err(Error::internal(format!("Cannot evaluate expression: {}", arguments.detail)))
}
