//! When two relations mean the same: by their messages, whatever ids their clients gave them.

use std::sync::Arc;

use bytes::Bytes;
use firesteel_protocol::plan::Input;
use firesteel_protocol::{Node, Plan};

/// The bytes of a plan whose relations have no ids, so that equal calls give equal bytes. Works from the leaves up, so
/// that no plan is too deep.
pub(crate) fn without_ids(root: &Arc<Node>) -> Bytes {
    let mut open = vec![(Arc::clone(root), false)];
    let mut done: Vec<Arc<Node>> = Vec::new();
    while let Some((node, are_inputs_done)) = open.pop() {
        if !are_inputs_done {
            let inputs: Vec<_> =
                node.inputs().iter().rev().map(|Input { node, .. }| (Arc::clone(node), false)).collect();
            open.push((node, true));
            open.extend(inputs);
            continue;
        }
        let inputs = done.split_off(done.len() - node.inputs().len());
        done.push(Node::new(None, node.rel_type().clone(), inputs, node.expression_depth()));
    }
    done.pop().map(|node| Plan::Root(node).encode()).unwrap_or_default()
}

/// What a plan reads: the bytes of its relations without inputs, in order.
pub(crate) fn leaves(root: &Arc<Node>) -> Vec<Bytes> {
    let mut open = vec![Arc::clone(root)];
    let mut found = Vec::new();
    while let Some(node) = open.pop() {
        if node.inputs().is_empty() {
            found.push(without_ids(&node));
        }
        open.extend(node.inputs().iter().map(|Input { node, .. }| Arc::clone(node)));
    }
    found
}
