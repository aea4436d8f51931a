//! Requests that hold plans, read without trusting how deep they nest or how large they grow.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read as _;
use std::sync::Arc;

use bytes::Bytes;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect::analyze_plan_request::Analyze as Question;
use firesteel_protocol::spark::connect::analyze_plan_request::explain::ExplainMode;
use firesteel_protocol::spark::connect::plan::OpType;
use firesteel_protocol::spark::connect::plan::compressed_operation::OpType as Compressed;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Analyze, Error, Kind, Node, Plan, Result, stack};
use prost::Message;
use tonic::Status;

/// The largest plan once it is decompressed. Spark: `spark.connect.maxPlanSize`.
const LARGEST_PLAN: usize = 512 << 20;

/// Nesting beyond this is not a plan anyone wrote; what it takes to read such a plan is not spent on it.
const DEEPEST_PLAN: usize = 65_536;

/// ExecutePlan, its plan taken out.
pub(crate) struct ExecuteRequest {
    pub(crate) rest: proto::ExecutePlanRequest,
    pub(crate) plan: Result<Plan>,
    /// The same for a request that is sent again.
    pub(crate) fingerprint: u64,
}

/// AnalyzePlan, its question taken out.
pub(crate) struct AnalyzeRequest {
    pub(crate) rest: proto::AnalyzePlanRequest,
    pub(crate) question: Result<Analyze>,
}

pub(crate) fn read_execute(bytes: Bytes) -> Result<ExecuteRequest, Status> {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let fingerprint = hasher.finish();
    deep(bytes, |mut rest: proto::ExecutePlanRequest, depth| {
        let plan = plan(rest.plan.take(), depth);
        ExecuteRequest { rest, plan, fingerprint }
    })
}

pub(crate) fn read_analyze(bytes: Bytes) -> Result<AnalyzeRequest, Status> {
    deep(bytes, |mut rest: proto::AnalyzePlanRequest, depth| {
        let question = question(rest.analyze.take(), depth);
        AnalyzeRequest { rest, question }
    })
}

/// Decodes a message and takes it apart on a stack that fits how deep it nests.
fn deep<M: Message + Default, T>(bytes: Bytes, take_apart: impl FnOnce(M, usize) -> T) -> Result<T, Status> {
    let depth = stack::message_depth(&bytes);
    if depth > DEEPEST_PLAN {
        return Err(Status::invalid_argument(format!("the plan nests {depth} levels deep, which is too deep")));
    }
    stack::with_depth(depth, || {
        let message = M::decode(bytes)
            .map_err(|error| Status::invalid_argument(format!("not a Spark Connect message: {error}")))?;
        Ok(take_apart(message, depth))
    })
}

fn plan(plan: Option<proto::Plan>, depth: usize) -> Result<Plan> {
    match plan.and_then(|plan| plan.op_type) {
        Some(OpType::Root(root)) => Ok(Plan::Root(Node::from_message(root, depth)?)),
        Some(OpType::Command(command)) => Ok(Plan::Command(Arc::new(CommandNode::from_message(command, depth)?))),
        Some(OpType::CompressedOperation(compressed)) => decompressed(&compressed),
        None => Err(unset("spark.connect.Plan", "OPTYPE_NOT_SET")),
    }
}

fn unset(message: &str, name: &str) -> Error {
    let parameters = [("fullName", message), ("name", name)];
    Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.INVALID_ONE_OF_FIELD_NOT_SET", &parameters)
}

/// A plan that came as compressed bytes of a relation or a command.
fn decompressed(compressed: &proto::plan::CompressedOperation) -> Result<Plan> {
    use proto::CompressionCodec;
    if compressed.compression_codec() != CompressionCodec::Zstd {
        return Err(Error::unsupported("this compression of a plan"));
    }
    let mut bytes = Vec::new();
    let decoder = zstd::Decoder::new(compressed.data.as_ref()).map_err(|error| unreadable(&error.to_string()))?;
    // One byte more than is allowed shows that there is more.
    let read = decoder.take(LARGEST_PLAN as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&error.to_string()))?;
    if bytes.len() > LARGEST_PLAN {
        let parameters = [("planSize", "unknown".to_string()), ("maxPlanSize", LARGEST_PLAN.to_string())];
        return Err(Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.PLAN_SIZE_LARGER_THAN_MAX", &parameters));
    }
    let depth = stack::message_depth(&bytes);
    if depth > DEEPEST_PLAN {
        return Err(unreadable("the plan nests too deep"));
    }
    stack::with_depth(depth, || {
        let failed = |error: prost::DecodeError| unreadable(&error.to_string());
        let bytes = Bytes::from(bytes);
        match compressed.op_type() {
            Compressed::Relation => {
                let relation = proto::Relation::decode(bytes).map_err(failed)?;
                Ok(Plan::Root(Node::from_message(relation, depth)?))
            }
            Compressed::Command => {
                let command = proto::Command::decode(bytes).map_err(failed)?;
                Ok(Plan::Command(Arc::new(CommandNode::from_message(command, depth)?)))
            }
            Compressed::Unspecified => Err(unset("spark.connect.Plan", "OPTYPE_NOT_SET")),
        }
    })
}

fn unreadable(reason: &str) -> Error {
    Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.CANNOT_PARSE", &[("errorMsg", reason)])
}

fn question(question: Option<Question>, depth: usize) -> Result<Analyze> {
    let node = |relation: Option<proto::Relation>| match relation {
        Some(relation) => Node::from_message(relation, depth),
        None => Err(unset("spark.connect.Relation", "RELTYPE_NOT_SET")),
    };
    Ok(match question {
        Some(Question::Schema(message)) => Analyze::Schema(plan(message.plan, depth)?),
        Some(Question::Explain(message)) => {
            Analyze::Explain { mode: mode(&message)?, plan: plan(message.plan, depth)? }
        }
        Some(Question::TreeString(message)) => {
            Analyze::TreeString { plan: plan(message.plan, depth)?, level: message.level }
        }
        Some(Question::IsLocal(message)) => Analyze::IsLocal(plan(message.plan, depth)?),
        Some(Question::IsStreaming(message)) => Analyze::IsStreaming(plan(message.plan, depth)?),
        Some(Question::InputFiles(message)) => Analyze::InputFiles(plan(message.plan, depth)?),
        Some(Question::SparkVersion(proto::analyze_plan_request::SparkVersion {})) => Analyze::SparkVersion,
        Some(Question::DdlParse(message)) => Analyze::DdlParse(message.ddl_string),
        Some(Question::SameSemantics(message)) => Analyze::SameSemantics {
            target: plan(message.target_plan, depth)?,
            other: plan(message.other_plan, depth)?,
        },
        Some(Question::SemanticHash(message)) => Analyze::SemanticHash(plan(message.plan, depth)?),
        Some(Question::Persist(message)) => {
            Analyze::Persist { relation: node(message.relation)?, storage_level: message.storage_level }
        }
        Some(Question::Unpersist(message)) => {
            Analyze::Unpersist { relation: node(message.relation)?, blocking: message.blocking }
        }
        Some(Question::GetStorageLevel(message)) => Analyze::GetStorageLevel(node(message.relation)?),
        Some(Question::JsonToDdl(message)) => Analyze::JsonToDdl(message.json_string),
        None => {
            let parameters = [("other", "ANALYZE_NOT_SET")];
            return Err(Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.UNKNOWN_ANALYZE_METHOD", &parameters));
        }
    })
}

fn mode(message: &proto::analyze_plan_request::Explain) -> Result<ExplainMode> {
    match ExplainMode::try_from(message.explain_mode) {
        Ok(ExplainMode::Unspecified) | Err(_) => Err(Error::unsupported("this explain mode")),
        Ok(mode) => Ok(mode),
    }
}
