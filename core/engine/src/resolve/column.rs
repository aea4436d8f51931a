//! [`Column`]: one output column of a resolved relation, and [`PlanIds`], the DataFrames it came out of.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;

use crate::expr::Typed;

/// An output column: the field of the plan that holds it and what users call it.
#[derive(Debug, Clone)]
pub struct Column {
    /// The field's name inside the plan, `#12`.
    pub id: String,
    pub name: String,
    pub data_type: DataType,
    pub nullable: bool,
    /// What may stand before the name: a table's or an alias's parts, outermost first.
    pub qualifier: Vec<String>,
    /// The identity Spark calls an expression id: a column handed on unchanged keeps it, whatever its field is called.
    pub(crate) attribute: u64,
    /// Computing it may raise, so a filter that looks at it must not run before the filters below.
    pub(crate) fallible: bool,
    pub(crate) plan_ids: PlanIds,
    /// What the schema says beside the type, as the text of a JSON object.
    pub(crate) metadata: Option<Arc<str>>,
}

impl Column {
    /// A nullable column for a field that was made outside a walk.
    pub(crate) fn new(id: &str, name: &str, data_type: DataType) -> Self {
        Column {
            id: id.to_string(),
            name: name.to_string(),
            data_type,
            nullable: true,
            qualifier: Vec::new(),
            attribute: 0,
            fallible: false,
            plan_ids: PlanIds::default(),
            metadata: None,
        }
    }

    /// The column as an expression over the relation it belongs to.
    pub fn expr(&self) -> Expr {
        Expr::Column(datafusion::common::Column::new_unqualified(self.id.clone()))
    }

    pub(crate) fn typed(&self) -> Typed {
        Typed {
            expr: self.expr(),
            data_type: self.data_type.clone(),
            nullable: self.nullable,
            name: self.name.clone(),
            fallible: false,
        }
    }

    /// The qualified name, in backticks where it needs them: `t.a`.
    pub(crate) fn qualified_name(&self) -> String {
        let parts: Vec<String> = self.qualifier.iter().chain([&self.name]).cloned().collect();
        super::identifier::quote_if_needed(&parts)
    }

    /// The qualified name, quoted as Spark quotes candidates: `` `t`.`a` ``.
    pub(crate) fn quoted(&self) -> String {
        super::identifier::quote_all(self.qualifier.iter().chain([&self.name]))
    }
}

/// The plan ids of the nodes a column came out of unchanged. Shared between columns, so a deep plan stays linear.
#[derive(Debug, Clone, Default)]
pub struct PlanIds(Option<Arc<Link>>);

#[derive(Debug)]
struct Link {
    id: i64,
    rest: PlanIds,
}

impl PlanIds {
    pub(crate) fn with(&self, id: i64) -> PlanIds {
        PlanIds(Some(Arc::new(Link { id, rest: self.clone() })))
    }

    pub(crate) fn contain(&self, id: i64) -> bool {
        let mut next = &self.0;
        while let Some(link) = next {
            if link.id == id {
                return true;
            }
            next = &link.rest.0;
        }
        false
    }
}

/// Long chains are taken down link by link: the compiler's own way recurses.
impl Drop for Link {
    fn drop(&mut self) {
        let mut next = self.rest.0.take();
        while let Some(mut link) = next.and_then(Arc::into_inner) {
            next = link.rest.0.take();
        }
    }
}
