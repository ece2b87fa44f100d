//! Connections taken and served until the desk ends.

use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::net::TcpListener;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{sleep, timeout};

use super::answer::answer;
use super::idle;
use super::shell::Shell;
use crate::pipeline::MAX_DOCUMENT_BYTES;

/// The most connections at a time; more wait until one is closed. Systems let a process open 1024 files, some fewer.
const MAX_CONNECTIONS: u32 = 400;
/// The most bytes that are read ahead: all headers together.
const MAX_HEAD: usize = 64 * 1024;

/// How long things may take, and how much may come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The head of a request; a connection without one is closed.
    pub head: Duration,
    /// What a request brings.
    pub body: Duration,
    /// The most bytes that a request brings: a report of any format that is read.
    pub body_bytes: usize,
    /// A connection as a whole.
    pub connection: Duration,
    /// What is being answered when the desk ends.
    pub end: Duration,
    /// One tick of the time in which nobody asks.
    pub tick: Duration,
}

impl Limits {
    /// As the program has them.
    pub const USUAL: Self = Self {
        head: Duration::from_secs(10),
        body: Duration::from_mins(1),
        body_bytes: MAX_DOCUMENT_BYTES,
        connection: Duration::from_mins(5),
        end: Duration::from_secs(3),
        tick: Duration::from_secs(10),
    };
}

/// Serves until the desk ends: by its button, by Ctrl-C, or because nobody asks any more.
///
/// # Errors
/// The system gives no way to wait for connections.
pub(super) fn serve(listener: TcpListener, shell: Rc<Shell>, limits: Limits) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    LocalSet::new().block_on(&runtime, async move {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        spawn_local(idle::watch(Rc::clone(&shell), limits.tick));
        let interrupted = Rc::clone(&shell);
        spawn_local(async move {
            // Where the system does not report Ctrl-C, it ends the program itself.
            if tokio::signal::ctrl_c().await.is_ok() {
                interrupted.end();
            }
        });
        accept(listener, &shell, limits).await;
        Ok(())
    })
}

async fn accept(listener: tokio::net::TcpListener, shell: &Rc<Shell>, limits: Limits) {
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS as usize));
    let mut ended = pin!(shell.ended());
    loop {
        let next = pin!(async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        });
        match first(next, ended.as_mut()).await {
            None => break,
            Some((place, Ok((stream, _)))) => {
                let shell = Rc::clone(shell);
                spawn_local(async move {
                    connection(stream, shell, limits).await;
                    drop(place);
                });
            }
            // The system has no room for it, or it was closed again: neither is a reason to end.
            Some((_, Err(_))) => sleep(Duration::from_millis(50)).await,
        }
    }
    drop(listener);
    // What is being answered is answered; whoever is slower is cut off.
    let _ = timeout(limits.end, places.acquire_many(MAX_CONNECTIONS)).await;
}

async fn connection(stream: TcpStream, shell: Rc<Shell>, limits: Limits) {
    let service = service_fn(|request| {
        let shell = Rc::clone(&shell);
        async move { Ok::<_, Infallible>(answer(&shell, request, limits.body, limits.body_bytes).await) }
    });
    // Without delay: a response is written at once, and nobody waits for more of it.
    let _ = stream.set_nodelay(true);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut served = pin!(served);
    let (long, ended) = (pin!(sleep(limits.connection)), pin!(shell.ended()));
    let over = pin!(first(long, ended));
    if first(served.as_mut(), over).await.is_none() {
        served.as_mut().graceful_shutdown();
        let _ = timeout(limits.body, served).await;
    }
}

/// What the first of two gives; none where the other is done before.
async fn first<A: Future, B: Future>(mut one: Pin<&mut A>, mut other: Pin<&mut B>) -> Option<A::Output> {
    poll_fn(|context| match one.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => other.as_mut().poll(context).map(|_| None),
    })
    .await
}
