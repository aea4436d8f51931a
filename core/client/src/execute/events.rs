//! The channel between the task that follows an operation and whoever reads it: bounded by bytes, readable from any
//! executor.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use firesteel_protocol::{Batch, Error, Event, Result};
use futures::Stream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What may wait to be read, in KiB. One batch may always wait, whatever its size.
const ROOM: u32 = 64 * 1024;

type Item = (Result<Event>, Option<OwnedSemaphorePermit>);

pub(super) struct EventSender {
    items: UnboundedSender<Item>,
    room: Arc<Semaphore>,
}

/// The events; ends after [`Event::Complete`] or an error, never without either.
pub(super) struct Events {
    items: UnboundedReceiver<Item>,
    is_ended: bool,
}

pub(super) fn channel() -> (EventSender, Events) {
    let (sender, receiver) = unbounded_channel();
    let room = Arc::new(Semaphore::new(ROOM as usize));
    (EventSender { items: sender, room }, Events { items: receiver, is_ended: false })
}

impl EventSender {
    /// Hands an event over when there is room for it. A reader that has gone shows in [`EventSender::closed`].
    pub(super) async fn send(&self, event: Event) {
        // The semaphore is never closed.
        let permit = Arc::clone(&self.room).acquire_many_owned(weight(&event)).await.ok();
        let _ = self.items.send((Ok(event), permit));
    }

    /// Hands over the error that ends the stream.
    pub(super) fn fail(&self, error: Error) {
        let _ = self.items.send((Err(error), None));
    }

    /// Waits until nobody reads any more.
    pub(super) async fn closed(&self) {
        self.items.closed().await;
    }
}

fn weight(event: &Event) -> u32 {
    match event {
        Event::Batch(Batch::Ipc { bytes, .. }) => u32::try_from(bytes.len() / 1024).unwrap_or(ROOM).clamp(1, ROOM),
        _ => 1,
    }
}

impl Stream for Events {
    type Item = Result<Event>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Event>>> {
        if self.is_ended {
            return Poll::Ready(None);
        }
        let Poll::Ready(item) = self.items.poll_recv(context) else { return Poll::Pending };
        let event = match item {
            Some((event, _room)) => event,
            None => Err(Error::internal("reading the operation's results ended early")),
        };
        self.is_ended = matches!(event, Err(_) | Ok(Event::Complete));
        Poll::Ready(Some(event))
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use futures::{FutureExt, StreamExt};

    use super::*;

    fn batch(kib: usize) -> Event {
        Event::Batch(Batch::Ipc { bytes: Bytes::from(vec![0; kib * 1024]), row_count: 1 })
    }

    #[test]
    fn a_full_channel_makes_the_sender_wait_until_something_is_read() {
        let (sender, mut events) = channel();
        let half = ROOM as usize / 2;
        assert!(sender.send(batch(half)).now_or_never().is_some());
        assert!(sender.send(batch(half)).now_or_never().is_some());
        assert!(sender.send(batch(1)).now_or_never().is_none());
        assert!(events.next().now_or_never().flatten().is_some());
        assert!(sender.send(batch(1)).now_or_never().is_some());
    }

    #[test]
    fn a_batch_larger_than_the_channel_passes_alone() {
        let (sender, mut events) = channel();
        assert!(sender.send(batch(ROOM as usize + 9)).now_or_never().is_some());
        assert!(sender.send(batch(1)).now_or_never().is_none());
        assert!(events.next().now_or_never().flatten().is_some());
        assert!(sender.send(batch(1)).now_or_never().is_some());
    }

    #[test]
    fn a_sender_that_vanishes_leaves_an_error() {
        let (sender, mut events) = channel();
        drop(sender);
        let error = events.next().now_or_never().flatten().unwrap().unwrap_err();
        assert_eq!(error.condition(), "INTERNAL_ERROR");
        assert!(events.next().now_or_never().flatten().is_none());
    }
}
