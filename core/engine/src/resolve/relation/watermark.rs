//! `withWatermark`, which rows that are not a stream pass as they are. Spark: `EliminateEventTimeWatermark`.

use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::WithWatermark) -> Result<Relation> {
    let proto::WithWatermark { input: _, event_time: _, delay_threshold } = message;
    let delay = delay_threshold.trim();
    let text =
        if delay.to_lowercase().starts_with("interval") { delay.to_string() } else { format!("interval {delay}") };
    let parsed = crate::sql::parse_expression(&text, resolver.settings().backslashes);
    if parsed.is_err() {
        let parameters = [("intervalString", delay)];
        return Err(Error::new(firesteel_protocol::Kind::Analysis, "CANNOT_PARSE_INTERVAL", &parameters));
    }
    if delay.trim_start_matches("interval").trim_start().starts_with('-') {
        let reason = format!("delay threshold ({delay}) should not be negative.");
        return Err(Error::argument("withWatermark", "delayThreshold", reason));
    }
    super::input(resolver, node)
}
