//! Running one operation: a task that follows it on the server, and the stream of what it gives.
//!
//! `follow` keeps at it through cut and ended streams, `results` checks and joins what comes, `events` hands it over
//! within bounded memory, `release` tells the server what it may forget.

mod events;
mod follow;
mod release;
mod response;
mod results;

use std::sync::Arc;

use firesteel_protocol::spark::connect::execute_plan_request::{
    RequestOption, request_option::RequestOption as Choice,
};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{EventStream, Execute, Interrupt, Result, runtime};
use futures::StreamExt;

use crate::encoded::Encoded;
use crate::remote;
use crate::session::{Session, request};
use follow::Follow;
use release::Releases;

/// `ExecutePlanRequest.plan`.
const PLAN: u32 = 3;

/// Sends the operation off and gives the stream of its events. Dropping the stream before its end interrupts the
/// operation.
pub(crate) fn start(session: Arc<Session>, execute: Execute) -> Result<EventStream> {
    session.check_usable()?;
    let request = request(&session, &execute);
    session.client.connection.check_size(&request)?;
    let (sender, stream) = events::channel();
    runtime::handle()?.spawn(async move {
        let id = execute.operation_id;
        let releases = Releases::new(Arc::clone(&session), id.clone());
        let outcome = {
            let mut follow = Follow::new(&session, &id, request, &releases);
            tokio::select! {
                biased;
                outcome = follow.run(&sender) => Some(outcome),
                () = sender.closed() => None,
            }
        };
        match outcome {
            Some(Ok(())) => {}
            Some(Err(error)) => sender.fail(error.with_operation(id.clone())),
            // Nobody is left to tell whether this worked; the server drops abandoned operations by itself.
            None => drop(remote::interrupt(&session, Interrupt::Operation(id)).await),
        }
        releases.all().await;
    });
    Ok(stream.boxed())
}

/// The request, which asks for a stream that can be resumed and for batches in chunks where one message is too small.
fn request(session: &Session, execute: &Execute) -> Encoded {
    let reattach = proto::ReattachOptions { reattachable: true };
    let chunking = proto::ResultChunkingOptions {
        allow_arrow_batch_chunking: true,
        // A server's own choice follows its 128 MiB, and must not exceed what is accepted here.
        preferred_arrow_chunk_size: session.client.connection.preferred_chunk_size(),
    };
    let options = [Choice::ReattachOptions(reattach), Choice::ResultChunkingOptions(chunking)];
    let message = request!(
        session,
        ExecutePlanRequest {
            operation_id: Some(execute.operation_id.clone()),
            plan: None,
            request_options: options.map(|option| RequestOption { request_option: Some(option) }).to_vec(),
            tags: execute.tags.clone(),
        }
    );
    Encoded::of(&message).with_field(PLAN, Encoded::raw(execute.plan.encode()))
}
