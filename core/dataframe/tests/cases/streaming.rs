//! `DataStreamWriter`, `StreamingQuery` and `StreamingQueryManager`.

use std::time::Duration;

use firesteel::{DataStreamWriter, Sink, StreamingQuery, Streams, Trigger, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::{Failure, Value};

pub fn call(writer: &DataStreamWriter, name: &str, arguments: &Arguments) -> Option<Answer> {
    let writer = writer.clone();
    Some(Ok(Value::StreamWriter(match name {
        "format" => writer.format(arguments.text(0, "source")),
        "outputMode" => writer.output_mode(arguments.text(0, "outputMode")),
        "option" => writer.option(arguments.text(0, "key"), arguments.required(1, "value").text()),
        "partitionBy" => writer.partition_by(arguments.texts(0)),
        "queryName" => writer.query_name(arguments.text(0, "queryName")),
        "trigger" if arguments.flag(usize::MAX, "availableNow") => writer.trigger(Trigger::AvailableNow),
        "start" => {
            let sink = arguments.optional_text(0, "path").map(Sink::Path);
            return Some(writer.start(sink).wait().map(Value::Query).map_err(Failure::Raised));
        }
        _ => return None,
    })))
}

pub fn call_query(query: &StreamingQuery, name: &str, arguments: &Arguments) -> Option<Answer> {
    let done: firesteel::Result<Value> = match name {
        "name" => Ok(query.name().into()),
        "isActive" => query.is_active().wait().map(Into::into),
        "processAllAvailable" => query.process_all_available().wait().map(Into::into),
        "stop" => query.stop().wait().map(Into::into),
        "awaitTermination" => {
            let timeout = arguments.optional(0, "timeout").map(|seconds| Duration::from_secs_f64(seconds.float()));
            query.await_termination(timeout).wait().map(Into::into)
        }
        _ => return None,
    };
    Some(done.map_err(Failure::Raised))
}

pub fn call_streams(streams: &Streams, name: &str) -> Option<Answer> {
    let active = || streams.active().wait().map(|queries| Value::List(queries.into_iter().map(Value::Query).collect()));
    (name == "active").then(|| active().map_err(Failure::Raised))
}
