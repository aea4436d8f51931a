//! [`Node`], a relation with shared inputs, and [`CommandNode`], a command with them.

use std::fmt;
use std::sync::Arc;

use super::inputs;
use super::invalid;
use crate::spark::connect::command::CommandType;
use crate::spark::connect::relation::RelType;
use crate::spark::connect::{self as proto};
use crate::{Result, stack};

/// A relation. Its `rel_type` is the wire message with the input relations taken out; they stand in `inputs`.
pub struct Node {
    common: Option<proto::RelationCommon>,
    rel_type: RelType,
    inputs: Vec<Input>,
    /// How deep the expressions in `rel_type` nest at most, for the code that walks them recursively.
    expression_depth: usize,
}

/// An input relation and the field of the message it stands in.
#[derive(Debug, Clone)]
pub struct Input {
    pub field: u32,
    pub node: Arc<Node>,
}

impl Node {
    /// A relation with a plan id. `rel_type` holds no input relations: the first of `inputs` is its first input field
    /// (`input` or `left`), the second its second. `expression_depth` says how deep its expressions nest at most.
    pub fn new(plan_id: Option<i64>, rel_type: RelType, inputs: Vec<Arc<Node>>, expression_depth: usize) -> Arc<Self> {
        let fields = inputs::fields(&rel_type);
        debug_assert!(
            inputs.len() <= fields.len() || matches!(rel_type, RelType::WithRelations(_)),
            "a relation has more inputs than its message has fields"
        );
        let inputs = inputs
            .into_iter()
            .enumerate()
            .map(|(at, node)| Input { field: fields.get(at).or(fields.last()).copied().unwrap_or(1), node })
            .collect();
        let common = plan_id.map(|id| proto::RelationCommon { plan_id: Some(id), ..Default::default() });
        Arc::new(Node { common, rel_type, inputs, expression_depth })
    }

    /// Takes a message apart, however many relations it chains. `expression_depth` bounds how deep its expressions
    /// nest; 0 when they are as shallow as a person writes them.
    pub fn from_message(relation: proto::Relation, expression_depth: usize) -> Result<Arc<Self>> {
        super::decode::relation(relation, expression_depth)
    }

    pub(super) fn from_parts(
        common: Option<proto::RelationCommon>,
        rel_type: RelType,
        inputs: Vec<Input>,
        expression_depth: usize,
    ) -> Arc<Self> {
        Arc::new(Node { common, rel_type, inputs, expression_depth })
    }

    pub fn common(&self) -> Option<&proto::RelationCommon> {
        self.common.as_ref()
    }

    pub fn plan_id(&self) -> Option<i64> {
        self.common.as_ref()?.plan_id
    }

    /// The message without its input relations.
    pub fn rel_type(&self) -> &RelType {
        &self.rel_type
    }

    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The input relation at `position`: 0 for `input` and `left`, 1 for `right`.
    pub fn input(&self, position: usize) -> Result<&Arc<Node>> {
        let field = inputs::fields(&self.rel_type).get(position).copied();
        self.inputs
            .iter()
            .find(|input| Some(input.field) == field)
            .map(|input| &input.node)
            .ok_or_else(|| invalid("a relation lacks its input"))
    }

    pub fn expression_depth(&self) -> usize {
        self.expression_depth
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node(plan_id: {:?}, inputs: {})", self.plan_id(), self.inputs.len())
    }
}

/// Takes the tree down one node at a time: the compiler's own way recurses once a level.
impl Drop for Node {
    fn drop(&mut self) {
        drop_inputs(std::mem::take(&mut self.inputs));
        if self.expression_depth > 0 {
            let rel_type = std::mem::replace(&mut self.rel_type, RelType::Unknown(proto::Unknown {}));
            stack::with_depth(self.expression_depth, || drop(rel_type));
        }
    }
}

fn drop_inputs(mut open: Vec<Input>) {
    while let Some(input) = open.pop() {
        if let Some(mut node) = Arc::into_inner(input.node) {
            open.append(&mut node.inputs);
        }
    }
}

/// A command. Its `command_type` is the wire message with the input relations taken out.
pub struct CommandNode {
    command_type: CommandType,
    inputs: Vec<Input>,
}

impl CommandNode {
    /// A command whose first input field holds `input`.
    pub fn new(command_type: CommandType, input: Option<Arc<Node>>) -> Self {
        let field = inputs::command_field(&command_type).unwrap_or(1);
        let inputs = input.into_iter().map(|node| Input { field, node }).collect();
        CommandNode { command_type, inputs }
    }

    /// Takes a message apart, as [`Node::from_message`] does.
    pub fn from_message(command: proto::Command, expression_depth: usize) -> Result<Self> {
        super::decode::command(command, expression_depth)
    }

    /// The message without its input relation.
    pub fn command_type(&self) -> &CommandType {
        &self.command_type
    }

    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    pub fn input(&self) -> Result<&Arc<Node>> {
        self.inputs.first().map(|input| &input.node).ok_or_else(|| invalid("a command lacks its input"))
    }
}

impl fmt::Debug for CommandNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CommandNode(inputs: {})", self.inputs.len())
    }
}
