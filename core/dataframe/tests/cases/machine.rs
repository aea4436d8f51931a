//! The stack and the variables of a case, and which class a member is of.

use std::collections::HashMap;

use firesteel::{Literal, Session};

use crate::arguments::Arguments;
use crate::function::Function;
use crate::value::{Failure, Value};
use crate::{
    Answer, catalog, column, dataframe, functions, grouped, na, reader, session, stat, streaming, table_function,
    table_writer, window, writer,
};

pub struct Machine {
    session: Session,
    stack: Vec<Value>,
    variables: HashMap<String, Value>,
}

impl Machine {
    pub fn new(session: Session) -> Self {
        Machine { session, stack: Vec::new(), variables: HashMap::new() }
    }

    /// Runs the steps of a case, or of a function, and gives its answer.
    pub fn run(mut self, lines: &[Vec<&str>]) -> Answer {
        let mut rest = lines;
        while let Some((line, after)) = rest.split_first() {
            rest = after;
            if line[0] == "function" {
                let (body, after) = after.split_at(end_of_function(after));
                let function = self.function(&line[1..], body);
                self.stack.push(Value::Function(function));
                rest = &after[1..];
            } else {
                self.step(line[0], &line[1..])?;
            }
        }
        Ok(self.pop())
    }

    /// A function over what the variables hold now.
    fn function(&self, parameters: &[&str], lines: &[Vec<&str>]) -> Function {
        let owned = |words: &[&str]| -> Vec<String> { words.iter().map(ToString::to_string).collect() };
        let (parameters, lines) = (owned(parameters), lines.iter().map(|line| owned(line)).collect::<Vec<_>>());
        let (session, variables) = (self.session.clone(), self.variables.clone());
        Function::new(parameters.len(), move |columns| {
            let mut machine = Machine { session: session.clone(), stack: Vec::new(), variables: variables.clone() };
            machine.variables.extend(parameters.iter().cloned().zip(columns.iter().cloned().map(Value::from)));
            let lines: Vec<Vec<&str>> = lines.iter().map(|line| line.iter().map(String::as_str).collect()).collect();
            machine.run(&lines).expect("a function that gives a value").column()
        })
    }

    fn step(&mut self, operation: &str, fields: &[&str]) -> Result<(), Failure> {
        let value = match operation {
            "null" => Value::Null,
            "list" => Value::List(self.popped(number(fields[0]))),
            "dict" => self.dictionary(number(fields[0])),
            "item" => match self.pop() {
                Value::List(mut values) => values.remove(number(fields[0])),
                other => panic!("{} has no items", other.kind()),
            },
            "spark" => Value::Session(self.session.clone()),
            "use" => self.variables.get(fields[0]).expect("a variable that was kept").clone(),
            "keep" => {
                let value = self.pop();
                self.variables.insert(fields[0].to_string(), value);
                return Ok(());
            }
            "get" => {
                let receiver = self.pop();
                self.called(receiver, fields[0], &Arguments::new(vec![], vec![]))?
            }
            "call" => {
                let arguments = self.arguments(fields);
                let receiver = self.pop();
                let value = self.called(receiver, fields[0], &arguments)?;
                arguments.finish(fields[0])?;
                value
            }
            "static" => {
                let arguments = self.arguments(fields);
                let value = session::class_member(fields[0], &arguments)?;
                arguments.finish(fields[0])?;
                value
            }
            "fn" => {
                let arguments = self.arguments(fields);
                let value = functions::call(fields[0], &arguments)?;
                arguments.finish(fields[0])?;
                value
            }
            _ => plain(operation, fields[0]),
        };
        self.stack.push(value);
        Ok(())
    }

    fn pop(&mut self) -> Value {
        self.stack.pop().expect("a value on the stack")
    }

    fn popped(&mut self, count: usize) -> Vec<Value> {
        self.stack.split_off(self.stack.len() - count)
    }

    fn dictionary(&mut self, count: usize) -> Value {
        let flat = self.popped(2 * count);
        Value::Dict(flat.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect())
    }

    fn arguments(&mut self, fields: &[&str]) -> Arguments {
        let names = &fields[2..];
        let values = self.popped(names.len());
        let keywords = names.iter().map(ToString::to_string).zip(values).collect();
        Arguments::new(self.popped(number(fields[1])), keywords)
    }

    /// A member of a value: a method with arguments, or a property without.
    fn called(&self, receiver: Value, member: &str, arguments: &Arguments) -> Answer {
        let (_, name) = member.split_once('.').expect("a class and a member");
        let found = match &receiver {
            Value::Session(session) => session::call(session, name, arguments),
            Value::Conf(conf) => session::call_conf(conf, name, arguments),
            Value::Frame(frame) => dataframe::call(frame, name, arguments),
            Value::Column(column) => column::call(column, name, arguments),
            Value::Grouped(grouped) => grouped::call(grouped, name, arguments),
            Value::Window(window) => window::call(window, name, arguments),
            Value::Na(na) => na::call(na, name, arguments),
            Value::Stat(stat) => stat::call(stat, name, arguments),
            Value::Catalog(catalog) => catalog::call(&self.session, catalog, name, arguments),
            Value::Reader(reader) => reader::call(reader, name, arguments),
            Value::Tables(tables) => table_function::call(tables, name, arguments),
            Value::Observation(observation) => session::call_observation(observation, name),
            Value::Writer(writer) => writer::call(writer, name, arguments),
            Value::TableWriter(writer) => table_writer::call(writer, name, arguments),
            Value::Merge(merge) => table_writer::call_merge(merge, name, arguments),
            Value::WhenMatched(when) => table_writer::call_matched(when, name, arguments),
            Value::WhenNotMatched(when) => table_writer::call_not_matched(when, name, arguments),
            Value::WhenNotMatchedBySource(when) => table_writer::call_not_matched_by_source(when, name, arguments),
            Value::StreamReader(reader) => reader::call_stream(reader, name, arguments),
            Value::StreamWriter(writer) => streaming::call(writer, name, arguments),
            Value::Query(query) => streaming::call_query(query, name, arguments),
            Value::Streams(streams) => streaming::call_streams(streams, name),
            other => panic!("{member} is called on {}", other.kind()),
        };
        found.unwrap_or_else(|| Err(Failure::Missing(member.to_string())))
    }
}

/// Where the lines of a function end.
fn end_of_function(lines: &[Vec<&str>]) -> usize {
    let mut depth = 1;
    let is_end = |line: &Vec<&str>| {
        depth += i32::from(line[0] == "function") - i32::from(line[0] == "give");
        depth == 0
    };
    lines.iter().position(is_end).expect("an end of the function")
}

fn number(field: &str) -> usize {
    field.parse().expect("a count")
}

fn plain(operation: &str, field: &str) -> Value {
    match operation {
        "int" => Value::Int(field.parse().expect("a whole number")),
        "float" => Value::Float(field.parse().expect("a number")),
        "text" => Value::Text(unescaped(field)),
        "bool" => Value::Bool(field == "true"),
        "decimal" => Value::Literal(Literal::decimal(field).expect("a decimal")),
        "date" => Value::Literal(Literal::date_from_days(field.parse().expect("days"))),
        "timestamp" => Value::Literal(Literal::timestamp_from_micros(field.parse().expect("microseconds"))),
        "time" => Value::Literal(Literal::time_from_nanos(field.parse().expect("nanoseconds"))),
        "duration" => Value::Literal(Literal::day_time_interval(field.parse().expect("microseconds"))),
        "binary" => {
            let byte = |at: usize| u8::from_str_radix(&field[at..at + 2], 16).expect("hexadecimal digits");
            let bytes: Vec<u8> = (0..field.len()).step_by(2).map(byte).collect();
            Value::Literal(Literal::from(bytes.as_slice()))
        }
        _ => panic!("there is no operation {operation}"),
    }
}

fn unescaped(text: &str) -> String {
    text.replace("\\\\", "\0").replace("\\t", "\t").replace("\\n", "\n").replace('\0', "\\")
}
