//! [`MergeInto`]: a table changed by the rows of a DataFrame. Spark: `MergeIntoWriter`.

use firesteel_protocol::Result;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::merge_action::{ActionType, Assignment};
use firesteel_protocol::spark::connect::{self as proto, Expression, MergeIntoTableCommand};

use crate::functions::expr;
use crate::{Column, Command, DataFrame};

/// Which rows an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeWhen {
    /// Rows of the table that a row of the DataFrame fits.
    Matched,
    /// Rows of the DataFrame that fit no row of the table.
    NotMatched,
    /// Rows of the table that no row of the DataFrame fits.
    NotMatchedBySource,
}

/// What is done with a row. Assignments name columns of the table.
#[derive(Debug, Clone)]
pub enum MergeAction {
    Delete,
    Insert(Vec<(String, Column)>),
    InsertAll,
    Update(Vec<(String, Column)>),
    UpdateAll,
}

/// A merge in the making. Made by [`DataFrame::merge_into`].
#[derive(Clone)]
pub struct MergeInto {
    source: DataFrame,
    message: MergeIntoTableCommand,
}

impl DataFrame {
    /// Changes to `table`, whose rows belong to this DataFrame's where `condition` holds.
    pub fn merge_into(&self, table: impl Into<String>, condition: &Column) -> MergeInto {
        let message = MergeIntoTableCommand {
            target_table_name: table.into(),
            merge_condition: Some(condition.to_message()),
            ..Default::default()
        };
        MergeInto { source: self.clone(), message }
    }
}

impl MergeInto {
    /// One more action. Of those whose condition holds for a row, the first is taken.
    #[must_use]
    pub fn when(mut self, when: MergeWhen, condition: Option<&Column>, action: &MergeAction) -> Self {
        let (action_type, assignments): (_, &[(String, Column)]) = match action {
            MergeAction::Delete => (ActionType::Delete, &[]),
            MergeAction::Insert(assignments) => (ActionType::Insert, assignments),
            MergeAction::InsertAll => (ActionType::InsertStar, &[]),
            MergeAction::Update(assignments) => (ActionType::Update, assignments),
            MergeAction::UpdateAll => (ActionType::UpdateStar, &[]),
        };
        let assignments = assignments
            .iter()
            .map(|(name, value)| Assignment {
                key: Some(expr(name.as_str()).to_message()),
                value: Some(value.to_message()),
            })
            .collect();
        let message = proto::MergeAction {
            action_type: i32::from(action_type),
            condition: condition.map(|condition| Box::new(condition.to_message())),
            assignments,
        };
        let action = Expression { common: None, expr_type: Some(ExprType::MergeAction(Box::new(message))) };
        match when {
            MergeWhen::Matched => self.message.match_actions.push(action),
            MergeWhen::NotMatched => self.message.not_matched_actions.push(action),
            MergeWhen::NotMatchedBySource => self.message.not_matched_by_source_actions.push(action),
        }
        self
    }

    /// What is done with rows of the table that a row of the DataFrame fits, and for which the condition holds.
    #[must_use]
    pub fn when_matched(self, condition: Option<Column>) -> WhenMatched {
        WhenMatched { merge: self, condition }
    }

    /// What is done with rows of the DataFrame that fit no row of the table, and for which the condition holds.
    #[must_use]
    pub fn when_not_matched(self, condition: Option<Column>) -> WhenNotMatched {
        WhenNotMatched { merge: self, condition }
    }

    /// What is done with rows of the table that no row of the DataFrame fits, and for which the condition holds.
    #[must_use]
    pub fn when_not_matched_by_source(self, condition: Option<Column>) -> WhenNotMatchedBySource {
        WhenNotMatchedBySource { merge: self, condition }
    }

    /// The table gets columns that only the DataFrame has.
    #[must_use]
    pub fn with_schema_evolution(mut self) -> Self {
        self.message.with_schema_evolution = true;
        self
    }

    /// Carries the merge out.
    pub async fn merge(&self) -> Result<()> {
        self.command().run().await
    }

    /// The merge as a command.
    pub fn command(&self) -> Command {
        Command::over(&self.source, CommandType::MergeIntoTableCommand(self.message.clone()))
    }
}

fn assigned<N: Into<String>>(assignments: impl IntoIterator<Item = (N, Column)>) -> Vec<(String, Column)> {
    assignments.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

/// Rows of the table that a row of the DataFrame fits. Spark: `MergeIntoWriter.WhenMatched`.
#[derive(Clone)]
pub struct WhenMatched {
    merge: MergeInto,
    condition: Option<Column>,
}

impl WhenMatched {
    /// Every column of the table gets the value of the DataFrame's column of that name.
    #[must_use]
    pub fn update_all(self) -> MergeInto {
        self.merge.when(MergeWhen::Matched, self.condition.as_ref(), &MergeAction::UpdateAll)
    }

    /// These columns of the table get these values.
    #[must_use]
    pub fn update<N: Into<String>>(self, assignments: impl IntoIterator<Item = (N, Column)>) -> MergeInto {
        let action = MergeAction::Update(assigned(assignments));
        self.merge.when(MergeWhen::Matched, self.condition.as_ref(), &action)
    }

    /// The row is deleted.
    #[must_use]
    pub fn delete(self) -> MergeInto {
        self.merge.when(MergeWhen::Matched, self.condition.as_ref(), &MergeAction::Delete)
    }
}

/// Rows of the DataFrame that fit no row of the table. Spark: `MergeIntoWriter.WhenNotMatched`.
#[derive(Clone)]
pub struct WhenNotMatched {
    merge: MergeInto,
    condition: Option<Column>,
}

impl WhenNotMatched {
    /// A row is added, with the values of the DataFrame's columns by name.
    #[must_use]
    pub fn insert_all(self) -> MergeInto {
        self.merge.when(MergeWhen::NotMatched, self.condition.as_ref(), &MergeAction::InsertAll)
    }

    /// A row is added, with these values in these columns of the table.
    #[must_use]
    pub fn insert<N: Into<String>>(self, assignments: impl IntoIterator<Item = (N, Column)>) -> MergeInto {
        let action = MergeAction::Insert(assigned(assignments));
        self.merge.when(MergeWhen::NotMatched, self.condition.as_ref(), &action)
    }
}

/// Rows of the table that no row of the DataFrame fits. Spark: `MergeIntoWriter.WhenNotMatchedBySource`.
#[derive(Clone)]
pub struct WhenNotMatchedBySource {
    merge: MergeInto,
    condition: Option<Column>,
}

impl WhenNotMatchedBySource {
    /// Every column of the table gets the value of the DataFrame's column of that name.
    #[must_use]
    pub fn update_all(self) -> MergeInto {
        self.merge.when(MergeWhen::NotMatchedBySource, self.condition.as_ref(), &MergeAction::UpdateAll)
    }

    /// These columns of the table get these values.
    #[must_use]
    pub fn update<N: Into<String>>(self, assignments: impl IntoIterator<Item = (N, Column)>) -> MergeInto {
        let action = MergeAction::Update(assigned(assignments));
        self.merge.when(MergeWhen::NotMatchedBySource, self.condition.as_ref(), &action)
    }

    /// The row is deleted.
    #[must_use]
    pub fn delete(self) -> MergeInto {
        self.merge.when(MergeWhen::NotMatchedBySource, self.condition.as_ref(), &MergeAction::Delete)
    }
}
