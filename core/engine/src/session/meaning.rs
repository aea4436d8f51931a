//! [`Meaning`]: what a relation stands for, whatever ids it has: its calls, the views they read, the files as they are.
//! Equal meanings give equal rows. Spark: `QueryPlan.sameResult`.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use firesteel_protocol::plan::Input;
use firesteel_protocol::spark::connect::read::ReadType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Plan};

use crate::function::Settings;
use crate::source::Tables;

/// A digest wide enough that two meanings never share one.
pub(crate) type Meaning = [u64; 2];

/// Finds meanings; each node's once.
pub(crate) struct Meanings<'a> {
    settings: &'a Settings,
    /// By the node and the tables it is read with.
    known: HashMap<(*const Node, *const Tables), Found>,
}

#[derive(Clone, Copy)]
struct Found {
    meaning: Meaning,
    /// A name inside means something only in what stands around.
    is_open: bool,
}

impl<'a> Meanings<'a> {
    pub(crate) fn new(settings: &'a Settings) -> Self {
        Meanings { settings, known: HashMap::new() }
    }

    /// The meaning of a relation; none when it depends on what stands around it.
    pub(crate) fn of(&mut self, root: &Arc<Node>, tables: &Tables) -> Option<Meaning> {
        let found = self.find(root, tables);
        (!found.is_open).then_some(found.meaning)
    }

    fn find(&mut self, root: &Arc<Node>, tables: &Tables) -> Found {
        let key = |node: &Arc<Node>| (Arc::as_ptr(node), std::ptr::from_ref(tables));
        let mut open = vec![(Arc::clone(root), false)];
        while let Some((node, are_inputs_done)) = open.pop() {
            if self.known.contains_key(&key(&node)) {
                continue;
            }
            if !are_inputs_done {
                let inputs: Vec<_> = node.inputs().iter().map(|Input { node, .. }| (Arc::clone(node), false)).collect();
                open.push((node, true));
                open.extend(inputs);
                continue;
            }
            let own = self.own(&node, tables);
            self.known.insert(key(&node), own);
        }
        self.known.get(&key(root)).copied().unwrap_or(Found { meaning: [0, 0], is_open: true })
    }

    /// The meaning of a node whose inputs are known.
    fn own(&mut self, node: &Arc<Node>, tables: &Tables) -> Found {
        let alone = Node::new(None, named_in_full(node.rel_type(), tables), Vec::new(), node.expression_depth());
        let mut digest = Digest::new(self.settings);
        digest.add(&Plan::Root(alone).encode().to_vec());
        let mut is_open = false;
        for Input { field, node } in node.inputs() {
            let input = self.known.get(&(Arc::as_ptr(node), std::ptr::from_ref(tables)));
            digest.add(&(field, input.map(|input| input.meaning)));
            is_open |= input.is_none_or(|input| input.is_open);
        }
        match node.rel_type() {
            RelType::WithRelations(_) => is_open = false,
            RelType::Read(read) => is_open |= self.read(read, tables, &mut digest),
            RelType::Sql(sql) => match tables.statement(sql).cloned() {
                Some(statement) => {
                    let found = self.find(&statement, tables);
                    digest.add(&found.meaning);
                    is_open |= found.is_open;
                }
                None => is_open = true,
            },
            // What our own messages hold may name anything that was looked up.
            RelType::Extension(_) => self.everything(tables, &mut digest),
            _ => {}
        }
        Found { meaning: digest.finish(), is_open }
    }

    /// Whether the name is open.
    fn read(&mut self, read: &proto::Read, tables: &Tables, digest: &mut Digest) -> bool {
        for file in tables.files_of(read) {
            digest.add(&stamp(file));
        }
        let Some(ReadType::NamedTable(table)) = &read.read_type else { return false };
        let Ok(parts) = crate::sql::parse_identifier(&table.unparsed_identifier) else { return true };
        match tables.view(&parts).cloned() {
            Some(view) => {
                let bound = view.bound.as_deref().unwrap_or(tables);
                let found = self.find(&view.node, bound);
                digest.add(&(found.meaning, &view.column_names));
                found.is_open
            }
            None => tables.provider(read).is_none(),
        }
    }

    fn everything(&mut self, tables: &Tables, digest: &mut Digest) {
        let mut views: Vec<_> = tables.views.iter().collect();
        views.sort_by(|one, other| one.0.cmp(other.0));
        for (name, view) in views {
            let bound = view.bound.as_deref().unwrap_or(tables);
            let found = self.find(&view.node, bound);
            digest.add(&(name, found.meaning));
        }
        for file in tables.files() {
            digest.add(&stamp(&file));
        }
    }
}

/// The relation with the whole name of a table of the catalog, however it was written.
fn named_in_full(relation: &RelType, tables: &Tables) -> RelType {
    let mut relation = relation.clone();
    if let RelType::Read(read) = &mut relation
        && let Some(parts) = tables.catalog_name(read).cloned()
        && let Some(ReadType::NamedTable(table)) = &mut read.read_type
    {
        table.unparsed_identifier = parts.iter().map(|part| crate::sql::quoted(part)).collect::<Vec<_>>().join(".");
    }
    relation
}

/// A file as it is now.
fn stamp(file: &str) -> (String, Option<(u64, std::time::SystemTime)>) {
    let path = file.strip_prefix("file://").unwrap_or(file);
    let state = std::fs::metadata(path).ok().and_then(|file| Some((file.len(), file.modified().ok()?)));
    (file.to_string(), state)
}

/// Two hashes of the same, begun differently.
struct Digest([DefaultHasher; 2]);

impl Digest {
    fn new(settings: &Settings) -> Self {
        let mut digest = Digest([DefaultHasher::new(), DefaultHasher::new()]);
        digest.0[1].write_u64(0x9e37_79b9_7f4a_7c15);
        digest.add(&(settings.ansi, &settings.zone, settings.case_sensitive, settings.decimal_loss));
        digest
    }

    fn add(&mut self, value: &impl Hash) {
        self.0.iter_mut().for_each(|hasher| value.hash(hasher));
    }

    fn finish(&self) -> Meaning {
        [self.0[0].finish(), self.0[1].finish()]
    }
}
