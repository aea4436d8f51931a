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

    /// The table gets columns that only the DataFrame has.
    #[must_use]
    pub fn with_schema_evolution(mut self) -> Self {
        self.message.with_schema_evolution = true;
        self
    }

    pub async fn merge(&self) -> Result<()> {
        self.command().run().await
    }

    /// The merge as a command.
    pub fn command(&self) -> Command {
        Command::over(&self.source, CommandType::MergeIntoTableCommand(self.message.clone()))
    }
}
