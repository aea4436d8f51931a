//! [`Resolver`]: what the walk carries from node to node, and [`Relation`], what it makes of each.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock, PoisonError};

use datafusion::logical_expr::{Aggregate, Distinct, Expr, LogicalPlan, Projection};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Node, Result};

use super::Environment;
use super::column::{Column, PlanIds};
use super::grouped::Grouped;
use super::time_window::TimeWindow;
use crate::error::from_datafusion;
use crate::expr::{Typed, origin};
use crate::function::Settings;
use crate::plan::kept;
use crate::plan::observed::Observation;
use crate::plan::recursion::Level;
use crate::session::meaning::Meanings;
use crate::source::{Observations, Tables};

/// The state of one walk: fresh ids, the enclosing scopes, and the relations that names and plan ids stand for.
pub(crate) struct Resolver<'a> {
    settings: &'a Settings,
    pub(crate) tables: &'a Tables,
    next: u64,
    /// The columns of the queries around a subquery, outermost first.
    pub(crate) outer: Vec<Vec<Column>>,
    /// Of each of them, whose subquery stands in HAVING, the aggregates that were asked for so far.
    pub(crate) outer_aggregates: Vec<Option<Vec<(String, Expr)>>>,
    /// What subquery expressions mean by their plan ids.
    pub(crate) references: HashMap<i64, Arc<Node>>,
    /// Common table expressions in sight, later ones hide earlier ones.
    pub(crate) common_tables: Vec<CommonTable>,
    /// How many relations stand around the one being resolved.
    pub(crate) depth: usize,
    /// What the views being opened hold, so that one that reads itself ends. A name does not tell: a view may read an
    /// older one of its own name.
    pub(crate) views: Vec<Arc<Node>>,
    /// The time windows that became columns.
    pub(crate) time_windows: Vec<TimeWindow>,
    /// Relations that were resolved before and stand for nodes.
    pub(crate) stand_ins: Vec<(*const Node, Relation)>,
    /// Whether an expression above asks in which partition a row lies.
    pub(crate) wants_partitions: bool,
    meanings: Option<Meanings<'a>>,
    observations: &'a Observations,
    refusal: &'a OnceLock<Error>,
}

/// A named subquery of a WITH clause. It sees those that stood before it.
#[derive(Clone)]
pub(crate) struct CommonTable {
    pub(crate) name: String,
    pub(crate) node: Arc<Node>,
    pub(crate) sees: usize,
    /// Whether it was named. One that was not is resolved for its errors alone.
    pub(crate) is_named: Arc<AtomicBool>,
    /// What the name means inside the table's own query.
    pub(crate) reference: Option<SelfReference>,
}

/// What the name of a recursive table means inside its query.
#[derive(Clone)]
pub(crate) enum SelfReference {
    /// In the first query, and where there is no step.
    Forbidden,
    /// In the step: the rows of the level before.
    Level { level: Level, columns: Vec<Column>, is_used: Arc<AtomicBool> },
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(environment: &Environment<'a>) -> Self {
        Resolver {
            settings: environment.settings,
            tables: environment.tables,
            next: 0,
            outer: Vec::new(),
            outer_aggregates: Vec::new(),
            references: HashMap::new(),
            common_tables: Vec::new(),
            depth: 0,
            views: Vec::new(),
            time_windows: Vec::new(),
            stand_ins: Vec::new(),
            wants_partitions: false,
            meanings: None,
            observations: &environment.tables.observations,
            refusal: &environment.tables.refusal,
        }
    }

    /// Resolves what a view holds: with its own tables, and nothing of the query around it in sight.
    pub(crate) fn apart<T>(
        &mut self,
        tables: &'a Tables,
        view: &Arc<Node>,
        work: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let tables = std::mem::replace(&mut self.tables, tables);
        let outer = std::mem::take(&mut self.outer);
        let outer_aggregates = std::mem::take(&mut self.outer_aggregates);
        let references = std::mem::take(&mut self.references);
        let common_tables = std::mem::take(&mut self.common_tables);
        self.views.push(Arc::clone(view));
        let result = work(self);
        self.views.pop();
        (self.tables, self.outer, self.outer_aggregates) = (tables, outer, outer_aggregates);
        (self.references, self.common_tables) = (references, common_tables);
        result
    }

    pub(crate) fn settings(&self) -> &'a Settings {
        self.settings
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// The name of a new field.
    pub(crate) fn id(&mut self) -> String {
        format!("#{}", self.number())
    }

    /// A new column for a computed value.
    pub(crate) fn column(&mut self, typed: &Typed) -> Column {
        let number = self.number();
        Column {
            id: format!("#{number}"),
            name: typed.name.clone(),
            data_type: typed.data_type.clone(),
            nullable: typed.nullable,
            qualifier: Vec::new(),
            attribute: number,
            fallible: typed.fallible,
            plan_ids: PlanIds::default(),
            metadata: None,
        }
    }

    /// Adds what the plan observes. A name stands for one observation, however often it is met.
    pub(crate) fn observe(&self, observation: Arc<Observation>) -> Result<()> {
        let mut observations = self.observations.lock().unwrap_or_else(PoisonError::into_inner);
        match observations.iter().find(|other| other.name == observation.name) {
            None => observations.push(observation),
            Some(other) if other.plan_id == observation.plan_id => {}
            Some(_) => {
                let parameters = [("metricName", observation.name.clone())];
                return Err(super::condition::analysis("DUPLICATED_METRICS_NAME", &parameters));
            }
        }
        Ok(())
    }

    /// The plan has a schema, and `error` for an answer when it is run.
    pub(crate) fn refuse_to_run(&self, error: Error) {
        // The first reason is as good as the next.
        let _ = self.refusal.set(error);
    }

    /// The relation of a node, read from what is kept of it where it is kept.
    pub(crate) fn kept(&mut self, node: &Arc<Node>, relation: Relation) -> Result<Relation> {
        let tables = self.tables;
        let Some(persisted) = &tables.persisted else { return Ok(relation) };
        let settings = self.settings;
        let meaning = self.meanings.get_or_insert_with(|| Meanings::new(settings)).of(node, tables);
        let Some(entry) = meaning.and_then(|meaning| persisted.get(&meaning)) else { return Ok(relation) };
        let plan = kept::scan(&entry.kept, &relation.plan)?;
        let (columns, hidden) = (relation.columns.clone(), relation.hidden.clone());
        Ok(Relation { plan: Arc::new(plan), columns, hidden, below: Below::Kept(Arc::new(relation)), partition: None })
    }

    /// Whether two names are the same name in this session.
    pub(crate) fn same_name(&self, left: &str, right: &str) -> bool {
        if self.settings().case_sensitive { left == right } else { left.to_lowercase() == right.to_lowercase() }
    }
}

/// A resolved relation.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    pub(crate) plan: Arc<LogicalPlan>,
    /// The output.
    pub(crate) columns: Vec<Column>,
    /// Fields of the plan that only qualified names and plan ids reach: the second key of a USING join.
    pub(crate) hidden: Vec<Column>,
    /// What stands below, for a sort or filter that names a column which was not selected.
    pub(crate) below: Below,
    /// The field that tells the partition of each row, where one was asked for and there is more than one.
    pub(crate) partition: Option<Partition>,
}

/// A field of a plan that holds the number of one of Spark's partitions.
#[derive(Debug, Clone)]
pub(crate) struct Partition {
    pub(crate) id: String,
    pub(crate) count: usize,
}

impl Partition {
    pub(crate) fn expr(&self) -> Expr {
        Expr::Column(datafusion::common::Column::new_unqualified(&self.id))
    }
}

/// What the outermost operator of a relation was made from.
#[derive(Debug, Clone)]
pub(crate) enum Below {
    /// Names are not looked up further down.
    Closed,
    /// The plan is a projection, filter, sort or limit over this relation's plan.
    Input(Arc<Relation>),
    /// The plan is a grouping.
    Grouped(Arc<Grouped>),
    /// The plan reads the rows that are kept of this relation.
    Kept(Arc<Relation>),
}

impl Relation {
    pub(crate) fn new(plan: LogicalPlan, columns: Vec<Column>) -> Self {
        Relation { plan: Arc::new(plan), columns, hidden: Vec::new(), below: Below::Closed, partition: None }
    }

    /// The same columns over another plan with the same fields.
    pub(crate) fn with_plan(self, plan: LogicalPlan) -> Self {
        Relation { plan: Arc::new(plan), below: Below::Closed, ..self }
    }

    /// The same columns over a plan that keeps rows as they are and stands directly over this one.
    pub(crate) fn under(self, plan: LogicalPlan) -> Self {
        let (columns, hidden) = (self.columns.clone(), self.hidden.clone());
        let partition = self.partition.clone();
        Relation { plan: Arc::new(plan), columns, hidden, below: Below::Input(Arc::new(self)), partition }
    }

    /// A projection of this relation: each column with the expression that makes it.
    pub(crate) fn project(self, outputs: Vec<(Expr, Column)>) -> Result<Self> {
        let (mut expressions, columns): (Vec<_>, Vec<_>) =
            outputs.into_iter().map(|(expr, column)| (named(expr, &column.id), column)).unzip();
        let partition = self.partition.clone();
        expressions.extend(partition.iter().map(Partition::expr));
        let plan = projection(expressions, &self.plan)?;
        let below = Below::Input(Arc::new(self));
        Ok(Relation { plan: Arc::new(plan), columns, hidden: Vec::new(), below, partition })
    }

    /// The relation without its hidden fields, and with a plan whose fields are its columns, in order.
    pub(crate) fn visible_only(self) -> Result<Self> {
        let fields = self.plan.schema().fields();
        let is_exact = fields.len() == self.columns.len()
            && fields.iter().zip(&self.columns).all(|(field, column)| *field.name() == column.id);
        if is_exact {
            return Ok(Relation { hidden: Vec::new(), ..self });
        }
        let expressions = self.columns.iter().map(Column::expr).collect();
        let plan = projection(expressions, &self.plan)?;
        Ok(Relation { plan: Arc::new(plan), hidden: Vec::new(), partition: None, ..self })
    }

    /// Every column gone through the node with this plan id.
    pub(crate) fn out_of(mut self, node: &Node) -> Self {
        let Some(id) = node.plan_id() else { return self };
        for column in self.columns.iter_mut().chain(&mut self.hidden) {
            column.plan_ids = column.plan_ids.with(id);
        }
        self
    }
}

/// A projection whose expressions are columns or aliases `#N`.
pub(crate) fn projection(expressions: Vec<Expr>, input: &Arc<LogicalPlan>) -> Result<LogicalPlan> {
    Projection::try_new(expressions, Arc::clone(input)).map(LogicalPlan::Projection).map_err(from_datafusion)
}

/// Rows that are all different. A grouping and no DISTINCT, which DataFusion drops over rows it takes for different
/// already: a key of one side of a join stays a key for it when the rows are grouped by more than that.
pub(crate) fn distinct(input: Arc<LogicalPlan>) -> Result<LogicalPlan> {
    let columns: Vec<Expr> = input.schema().columns().into_iter().map(Expr::Column).collect();
    if columns.is_empty() {
        return Ok(LogicalPlan::Distinct(Distinct::All(input)));
    }
    Aggregate::try_new(input, columns, Vec::new()).map(LogicalPlan::Aggregate).map_err(from_datafusion)
}

/// The expression under a field name, without an alias where it has that name already.
pub(crate) fn named(expr: Expr, id: &str) -> Expr {
    match &expr {
        Expr::Column(column) if column.relation.is_none() && column.name == id => expr,
        _ => expr.alias(id),
    }
}

/// The place in SQL text an expression came from, added to an error that has none yet.
pub(crate) fn located<T>(result: Result<T>, common: Option<&proto::ExpressionCommon>) -> Result<T> {
    result.map_err(|error| origin::located(error, common.and_then(|common| common.origin.as_ref())))
}
