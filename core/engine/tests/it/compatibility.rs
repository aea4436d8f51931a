//! `docs/compatibility.md` says what the engine answers and what it refuses. It is written by asking the engine: every
//! message of the protocol is filled with something plausible, every statement, option, type and function is tried, and
//! what ends in a condition that says "unsupported" is refused. So the page cannot tell more than the code does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use arrow::array::{AsArray, RecordBatch};
use bytes::Bytes;
use firesteel_engine::Options;
use firesteel_protocol::spark::connect::write_operation::SaveMode;
use firesteel_protocol::{Error, Plan, Result};
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, OneofDescriptor, Value};

use crate::harness::{Session, read};

const RELATION: &str = "spark.connect.Relation";
const EXPRESSION: &str = "spark.connect.Expression";
const DATA_TYPE: &str = "spark.connect.DataType";
const COMMAND: &str = "spark.connect.Command";
const CATALOG: &str = "spark.connect.Catalog";

/// Fields that must hold something of their own, so that a message is refused for what it is and not for a value in it.
const FITTING: &[(&str, &str)] = &[
    ("spark.connect.WriteOperation.source", "parquet"),
    ("spark.connect.WriteOperationV2.provider", "parquet"),
    ("spark.connect.Read.DataSource.format", "parquet"),
    ("spark.connect.CreateTable.source", "parquet"),
    ("spark.connect.CreateExternalTable.source", "parquet"),
    ("spark.connect.LocalRelation.schema", "id INT"),
    ("spark.connect.SQL.query", "SELECT 1"),
    ("spark.connect.SqlCommand.sql", "SELECT 1"),
    ("spark.connect.Expression.ExpressionString.expression", "1"),
    ("spark.connect.Expression.UnresolvedFunction.function_name", "abs"),
    ("spark.connect.Expression.UnresolvedAttribute.unparsed_identifier", "id"),
    ("spark.connect.ToSchema.schema", ""),
    ("spark.connect.Parse.schema", ""),
    ("spark.connect.DataType.Unparsed.data_type_string", "int"),
];

/// Fields that are left out, since with them a message asks for more than its own kind.
const LEFT_OUT: &[&str] = &[
    "spark.connect.Join.join_data_type",
    "spark.connect.SubqueryExpression.table_arg_options",
    "spark.connect.WriteOperation.clustering_columns",
    "spark.connect.WriteOperationV2.clustering_columns",
];

/// Spark's own answers to expressions in the wrong place, which a function tried alone gets as well.
const MISPLACED: &[&str] = &["UNSUPPORTED_EXPR_FOR_WINDOW", "UNSUPPORTED_GROUPING_EXPRESSION"];

/// Names that mean something only in their own syntax or place, where other tests find them.
const SYNTAX: &[&str] = &["cast", "grouping"];

/// What became of a try.
enum State {
    Done,
    Refused(String),
}

impl State {
    fn of<T>(outcome: Result<T>) -> State {
        match outcome {
            Err(error) if is_refusal(&error) => State::Refused(error.condition().to_string()),
            _ => State::Done,
        }
    }

    fn text(&self) -> String {
        match self {
            State::Done => "done".to_string(),
            State::Refused(condition) => format!("refused: `{condition}`"),
        }
    }
}

fn is_refusal(error: &Error) -> bool {
    error.condition().starts_with("UNSUPPORTED") && !MISPLACED.contains(&error.condition())
}

/// Asks a session, and knows the schema of the protocol.
struct Probe {
    session: Session,
    pool: DescriptorPool,
    folder: PathBuf,
}

impl Probe {
    fn new(folder: &Path) -> Self {
        let files = ["spark/connect/base.proto"];
        let proto = Path::new(env!("CARGO_MANIFEST_DIR")).join("../protocol/proto");
        let pool = DescriptorPool::from_file_descriptor_set(protox::compile(files, [proto]).unwrap()).unwrap();
        let options = Options { parallelism: Some(2), warehouse: Some(folder.join("warehouse")), ..Options::default() };
        Probe { session: Session::with(options), pool, folder: folder.to_path_buf() }
    }

    fn message(&self, name: &str) -> MessageDescriptor {
        self.pool.get_message_by_name(name).unwrap()
    }

    fn oneof(&self, message: &str) -> OneofDescriptor {
        self.message(message).oneofs().next().unwrap()
    }

    /// A message of this kind with one of the alternatives set, filled.
    fn alternative(&self, message: &str, field: &FieldDescriptor) -> DynamicMessage {
        let mut made = DynamicMessage::new(self.message(message));
        let value = self.value(field, 0);
        made.set_field(field, value);
        made
    }

    fn range(&self) -> DynamicMessage {
        let mut range = DynamicMessage::new(self.message("spark.connect.Range"));
        range.set_field_by_name("end", Value::I64(3));
        range.set_field_by_name("step", Value::I64(1));
        self.wrapped(RELATION, "range", range)
    }

    fn one(&self) -> DynamicMessage {
        let mut literal = DynamicMessage::new(self.message("spark.connect.Expression.Literal"));
        literal.set_field_by_name("integer", Value::I32(1));
        self.wrapped(EXPRESSION, "literal", literal)
    }

    fn wrapped(&self, message: &str, field: &str, inner: DynamicMessage) -> DynamicMessage {
        let mut made = DynamicMessage::new(self.message(message));
        made.set_field_by_name(field, Value::Message(inner));
        made
    }

    /// Something plausible for a field.
    fn value(&self, field: &FieldDescriptor, depth: usize) -> Value {
        if field.is_map() {
            return Value::Map(Default::default());
        }
        let one = self.single(field, depth);
        if field.is_list() { Value::List(vec![one]) } else { one }
    }

    fn single(&self, field: &FieldDescriptor, depth: usize) -> Value {
        match field.kind() {
            Kind::Double => Value::F64(0.5),
            Kind::Float => Value::F32(0.5),
            Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => Value::I32(1),
            Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => Value::I64(1),
            Kind::Uint32 | Kind::Fixed32 => Value::U32(1),
            Kind::Uint64 | Kind::Fixed64 => Value::U64(1),
            Kind::Bool => Value::Bool(false),
            Kind::String => Value::String(self.text(field)),
            Kind::Bytes => Value::Bytes(Bytes::new()),
            // The first value of an enumeration says "unspecified".
            Kind::Enum(kind) => Value::EnumNumber(kind.values().nth(1).map_or(0, |value| value.number())),
            Kind::Message(kind) => Value::Message(match kind.full_name() {
                RELATION => self.range(),
                EXPRESSION => self.one(),
                _ => self.filled(&kind, depth + 1),
            }),
        }
    }

    fn text(&self, field: &FieldDescriptor) -> String {
        if let Some((_, text)) = FITTING.iter().find(|(name, _)| *name == field.full_name()) {
            return (*text).to_string();
        }
        match field.name() {
            "path" | "paths" | "location" => self.folder.join("files").display().to_string(),
            _ => "id".to_string(),
        }
    }

    fn filled(&self, kind: &MessageDescriptor, depth: usize) -> DynamicMessage {
        let mut made = DynamicMessage::new(kind.clone());
        if depth > 6 || kind.full_name() == "google.protobuf.Any" {
            return made;
        }
        if kind.full_name() == DATA_TYPE {
            let integer = kind.get_field_by_name("integer").unwrap();
            let empty = DynamicMessage::new(self.message("spark.connect.DataType.Integer"));
            made.set_field(&integer, Value::Message(empty));
            return made;
        }
        for field in kind.fields() {
            let first = field.containing_oneof().is_none_or(|oneof| oneof.fields().next().unwrap() == field);
            let is_extra = matches!(field.name(), "common" | "extension" | "plan_id" | "origin");
            if first && !is_extra && !LEFT_OUT.contains(&field.full_name()) {
                let value = self.value(&field, depth);
                made.set_field(&field, value);
            }
        }
        made
    }

    /// Runs a plan whose root is this relation.
    fn run_relation(&self, relation: DynamicMessage) -> State {
        self.run_plan("root", relation)
    }

    fn run_plan(&self, field: &str, inner: DynamicMessage) -> State {
        let plan = self.wrapped("spark.connect.Plan", field, inner);
        State::of(Plan::decode(Bytes::from(plan.encode_to_vec())).and_then(|plan| self.session.run(plan)))
    }

    /// Runs `SELECT expression FROM range`.
    fn run_expression(&self, expression: DynamicMessage) -> State {
        let mut project = DynamicMessage::new(self.message("spark.connect.Project"));
        project.set_field_by_name("input", Value::Message(self.range()));
        project.set_field_by_name("expressions", Value::List(vec![Value::Message(expression)]));
        self.run_relation(self.wrapped(RELATION, "project", project))
    }

    fn relation(&self, field: &FieldDescriptor) -> State {
        self.run_relation(self.alternative(RELATION, field))
    }

    fn expression(&self, field: &FieldDescriptor) -> State {
        if field.name() == "named_argument_expression" {
            return State::of(self.session.sql("SELECT mask(str => 'a')"));
        }
        self.run_expression(self.alternative(EXPRESSION, field))
    }

    fn command(&self, field: &FieldDescriptor) -> State {
        self.run_plan("command", self.alternative(COMMAND, field))
    }

    fn catalog(&self, field: &FieldDescriptor) -> State {
        self.run_relation(self.wrapped(RELATION, "catalog", self.alternative(CATALOG, field)))
    }

    /// A NULL cast to the type.
    fn data_type(&self, field: &FieldDescriptor) -> State {
        let mut cast = DynamicMessage::new(self.message("spark.connect.Expression.Cast"));
        let mut null = DynamicMessage::new(self.message("spark.connect.Expression.Literal"));
        let void = self.wrapped(DATA_TYPE, "null", DynamicMessage::new(self.message("spark.connect.DataType.NULL")));
        null.set_field_by_name("null", Value::Message(void));
        cast.set_field_by_name("expr", Value::Message(self.wrapped(EXPRESSION, "literal", null)));
        cast.set_field_by_name("type", Value::Message(self.alternative(DATA_TYPE, field)));
        self.run_expression(self.wrapped(EXPRESSION, "cast", cast))
    }

    fn function_names(&self) -> Vec<String> {
        let list = DynamicMessage::new(self.message("spark.connect.ListFunctions"));
        let root = self.wrapped(RELATION, "catalog", self.wrapped(CATALOG, "list_functions", list));
        let plan = self.wrapped("spark.connect.Plan", "root", root);
        let answer = self.session.run(Plan::decode(Bytes::from(plan.encode_to_vec())).unwrap()).unwrap();
        let names =
            |batch: &RecordBatch| batch.column(0).as_string::<i32>().iter().flatten().map(str::to_string).collect();
        answer.batches.iter().flat_map(|batch| -> Vec<String> { names(batch) }).collect()
    }

    /// A call without arguments: among the columns or, where that is refused, as a table.
    fn function(&self, name: &str) -> State {
        if SYNTAX.contains(&name) {
            return State::Done;
        }
        let named = |message: &str| {
            let mut call = DynamicMessage::new(self.message(message));
            call.set_field_by_name("function_name", Value::String(name.to_string()));
            call
        };
        let scalar = named("spark.connect.Expression.UnresolvedFunction");
        let table = named("spark.connect.UnresolvedTableValuedFunction");
        match self.run_expression(self.wrapped(EXPRESSION, "unresolved_function", scalar)) {
            State::Refused(_) if self.is_table_function(&table) => State::Done,
            state => state,
        }
    }

    fn is_table_function(&self, call: &DynamicMessage) -> bool {
        let root = self.wrapped(RELATION, "unresolved_table_valued_function", call.clone());
        let plan = self.wrapped("spark.connect.Plan", "root", root);
        let answer = Plan::decode(Bytes::from(plan.encode_to_vec())).and_then(|plan| self.session.run(plan));
        answer.is_err_and(|error| error.condition().starts_with("WRONG_NUM_ARGS"))
    }

    fn option(&self, case: &[&str]) -> State {
        let &[format, direction, option, value] = case else { panic!("{case:?} is no case") };
        let folder = self.folder.join(format!("{format}-{direction}-{option}"));
        if direction == "write" {
            let given = [(option, value)];
            return State::of(self.session.write("SELECT 'a' AS id", format, &folder, SaveMode::Append, &given));
        }
        fs::create_dir_all(&folder).unwrap();
        State::of(self.session.relation(&read(format, &folder, Some("id STRING"), &[(option, value)])))
    }
}

/// The lines of a table of cases, without its comments, taken apart.
fn cases(file: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(file);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_string).collect()).collect()
}

fn table(page: &mut String, title: &str, columns: &str, rows: &[(String, State)]) {
    let done = rows.iter().filter(|(_, state)| matches!(state, State::Done)).count();
    let dashes = "| --- ".repeat(columns.matches('|').count() + 2);
    writeln!(page, "\n## {title}\n\n{done} of {} are done.\n\n| {columns} | state |\n{dashes}|", rows.len()).unwrap();
    for (name, state) in rows {
        writeln!(page, "| {name} | {} |", state.text()).unwrap();
    }
}

fn messages(probe: &Probe, message: &str, ask: impl Fn(&FieldDescriptor) -> State) -> Vec<(String, State)> {
    let alternatives = probe.oneof(message);
    let fields = alternatives.fields().filter(|field| !matches!(field.name(), "extension" | "unknown"));
    let mut rows: Vec<_> = fields.map(|field| (format!("`{}`", field.name()), ask(&field))).collect();
    rows.sort_by(|(left, _), (right, _)| left.cmp(right));
    rows
}

fn functions(probe: &Probe) -> String {
    let names = probe.function_names();
    let mut states: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in names {
        states.entry(probe.function(&name).text()).or_default().push(format!("`{}`", name.replace('|', "\\|")));
    }
    let mut text = String::from("\n## Functions\n\nThe names of `spark.catalog.listFunctions()`.\n");
    for (state, names) in states {
        writeln!(text, "\n**{state}**: {} functions\n\n{}", names.len(), names.join(", ")).unwrap();
    }
    text
}

fn page() -> String {
    let folder = tempfile::tempdir().unwrap();
    let probe = Probe::new(folder.path());
    let mut page = String::from(
        "<!-- Written by the test `compatibility` of core/engine; `make gen` writes it anew. -->\n# Compatibility\n\n\
         What the embedded engine and `firesteel serve` do of Spark 4.3. The page is written by asking the engine: each\n\
         message, statement, option and function below was tried, and *refused* is what it answered with the condition\n\
         named, *done* anything else. How near the answers are to Spark's is measured by `make conformance`.\n",
    );
    probe.session.command("CREATE TEMPORARY VIEW v AS SELECT 1 AS id").unwrap();
    table(&mut page, "Relations", "message", &messages(&probe, RELATION, |field| probe.relation(field)));
    table(&mut page, "Expressions", "message", &messages(&probe, EXPRESSION, |field| probe.expression(field)));
    table(&mut page, "Commands", "message", &messages(&probe, COMMAND, |field| probe.command(field)));
    table(&mut page, "Catalog", "message", &messages(&probe, CATALOG, |field| probe.catalog(field)));
    table(&mut page, "Types", "message", &messages(&probe, DATA_TYPE, |field| probe.data_type(field)));
    let statements = cases("statements.tsv").into_iter().map(|case| {
        let state = State::of(probe.session.command(&case[1]).and_then(|answer| match &answer.relation {
            Some(relation) => probe.session.relation(relation),
            None => Ok(answer),
        }));
        (case[0].replace('|', "\\|"), state)
    });
    table(&mut page, "SQL statements", "statement", &statements.collect::<Vec<_>>());
    let options = cases("options.tsv").into_iter().map(|case| {
        let parts: Vec<&str> = case.iter().map(String::as_str).collect();
        (format!("{} | {} | `{}`", case[0], case[1], case[2]), probe.option(&parts))
    });
    table(&mut page, "Options of files", "format | | option", &options.collect::<Vec<_>>());
    page + &functions(&probe)
}

#[test]
fn the_page_of_compatibility_is_what_the_engine_answers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/compatibility.md");
    let fresh = page();
    if env::var("FIRESTEEL_BLESS").as_deref() == Ok("1") {
        fs::write(&path, &fresh).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == fresh,
        "docs/compatibility.md is old: FIRESTEEL_BLESS=1 cargo test -p firesteel-engine --test it compatibility writes it anew"
    );
}
