//! A body that comes too slowly is given up, so that nobody holds connections by sending one drop at a time.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::middleware::Next;
use actix_web::rt::time::{Instant, Sleep, sleep_until};
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage as _};
use futures_core::Stream;

/// How long any body may take.
const AT_LEAST: Duration = Duration::from_secs(20);
/// How much longer for each byte that has come: a line of 8 kbit a second is as slow as they are.
const PER_BYTE: Duration = Duration::from_millis(1);

/// Watches over the body of a request.
///
/// # Errors
/// As the service under it; whoever reads the body is told that it came too slowly.
pub async fn watched(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let body = request.take_payload();
    if !matches!(body, Payload::None) {
        let until = Instant::now() + AT_LEAST;
        let watched = Watched { body, until, alarm: Box::pin(sleep_until(until)) };
        request.set_payload(Payload::Stream { payload: Box::pin(watched) });
    }
    next.call(request).await
}

/// A body, and until when more of it must have come.
struct Watched {
    body: Payload,
    until: Instant,
    alarm: Pin<Box<Sleep>>,
}

impl Stream for Watched {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        match Pin::new(&mut this.body).poll_next(context) {
            Poll::Ready(Some(Ok(piece))) => {
                let earned = u32::try_from(piece.len()).unwrap_or(u32::MAX);
                this.until += PER_BYTE.saturating_mul(earned);
                let until = this.until;
                this.alarm.as_mut().reset(until);
                Poll::Ready(Some(Ok(piece)))
            }
            Poll::Pending => this.alarm.as_mut().poll(context).map(|()| {
                let why = io::Error::new(io::ErrorKind::TimedOut, "the body came too slowly");
                Some(Err(PayloadError::Io(why)))
            }),
            ended => ended,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    type BoxedPayloadStream = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

    /// A body whose pieces come after waits.
    struct Drops(VecDeque<(Duration, usize)>, Option<Pin<Box<Sleep>>>);

    impl Stream for Drops {
        type Item = Result<Bytes, PayloadError>;

        fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            let Some((wait, size)) = self.0.front().copied() else { return Poll::Ready(None) };
            let alarm = self.1.get_or_insert_with(|| Box::pin(sleep_until(Instant::now() + wait)));
            match alarm.as_mut().poll(context) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(()) => {
                    self.1 = None;
                    self.0.pop_front();
                    Poll::Ready(Some(Ok(Bytes::from(vec![b'x'; size]))))
                }
            }
        }
    }

    /// How many bytes come through, and whether all did.
    async fn through(pieces: impl IntoIterator<Item = (u64, usize)>, patience: Duration) -> (usize, bool) {
        let drops = pieces.into_iter().map(|(millis, size)| (Duration::from_millis(millis), size)).collect();
        let pieces: BoxedPayloadStream = Box::pin(Drops(drops, None));
        let body = Payload::Stream { payload: pieces };
        let until = Instant::now() + patience;
        let mut watched = Watched { body, until, alarm: Box::pin(sleep_until(until)) };
        let mut come = 0;
        loop {
            match std::future::poll_fn(|context| Pin::new(&mut watched).poll_next(context)).await {
                Some(Ok(piece)) => come += piece.len(),
                Some(Err(_)) => return (come, false),
                None => return (come, true),
            }
        }
    }

    #[actix_web::test]
    async fn what_comes_drop_by_drop_is_given_up_and_what_flows_is_not() {
        let patience = Duration::from_millis(200);
        // A byte each 40 ms earns a millisecond each: it ends, however long it would go on.
        let (come, all) = through((0..10_000).map(|_| (40, 1)), patience).await;
        assert!(!all && come < 10_000, "{come}");
        // As slow a line, with as much in it as the time that it takes: five pieces over a longer time than any may take.
        let (come, all) = through((0..5).map(|_| (60, 2000)), patience).await;
        assert_eq!((come, all), (10_000, true));
        assert_eq!(through([(1000, 1)], patience).await, (0, false));
        assert_eq!(through([], patience).await, (0, true));
    }
}
