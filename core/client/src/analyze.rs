//! Questions about plans, as `AnalyzePlanRequest` asks them, with the plans' bytes as they are.

use firesteel_protocol::spark::connect::analyze_plan_request as asked;
use firesteel_protocol::{Analyze, Node, Plan};
use std::sync::Arc;

use crate::encoded::Encoded;
use crate::session::{Session, request};

/// `plan` of every question about one, and `relation` of those about a cached relation.
const PLAN: u32 = 1;
/// `SameSemantics.other_plan`.
const OTHER_PLAN: u32 = 2;

pub(crate) fn request(session: &Session, question: Analyze) -> Encoded {
    let (field, message) = question_field(question);
    Encoded::of(&request!(session, AnalyzePlanRequest { analyze: None })).with_field(field, message)
}

/// The field of the oneof `analyze`, and the message in it.
fn question_field(question: Analyze) -> (u32, Encoded) {
    match question {
        Analyze::Schema(plan) => (4, about(&plan)),
        Analyze::Explain { plan, mode } => {
            (5, about(&plan).with_fields_of(&asked::Explain { plan: None, explain_mode: mode as i32 }))
        }
        Analyze::TreeString { plan, level } => {
            (6, about(&plan).with_fields_of(&asked::TreeString { plan: None, level }))
        }
        Analyze::IsLocal(plan) => (7, about(&plan)),
        Analyze::IsStreaming(plan) => (8, about(&plan)),
        Analyze::InputFiles(plan) => (9, about(&plan)),
        Analyze::SparkVersion => (10, Encoded::of(&asked::SparkVersion {})),
        Analyze::DdlParse(ddl_string) => (11, Encoded::of(&asked::DdlParse { ddl_string })),
        Analyze::SameSemantics { target, other } => {
            (12, about(&target).with_field(OTHER_PLAN, Encoded::raw(other.encode())))
        }
        Analyze::SemanticHash(plan) => (13, about(&plan)),
        Analyze::Persist { relation, storage_level } => {
            (14, of(relation).with_fields_of(&asked::Persist { relation: None, storage_level }))
        }
        Analyze::Unpersist { relation, blocking } => {
            (15, of(relation).with_fields_of(&asked::Unpersist { relation: None, blocking }))
        }
        Analyze::GetStorageLevel(relation) => (16, of(relation)),
        Analyze::JsonToDdl(json_string) => (18, Encoded::of(&asked::JsonToDdl { json_string })),
    }
}

fn about(plan: &Plan) -> Encoded {
    Encoded::default().with_field(PLAN, Encoded::raw(plan.encode()))
}

/// A question about a relation holds it in field 1, and so does a plan whose root it is: their bytes are the same.
fn of(relation: Arc<Node>) -> Encoded {
    Encoded::raw(Plan::Root(relation).encode())
}
