//! A sequence worked on by several threads at once, its results handed over one after the other in its order. Only so much is
//! done ahead as a window holds, so that what one slow piece keeps waiting does not pile up.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The stack of a thread in bytes, as that of the program: documents may be nested as deep.
const STACK: usize = 8 * 1024 * 1024;
/// How many pieces a thread may be ahead of what is handed over.
const AHEAD: usize = 16;

/// As many threads as there are cores for this program.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// Works on every item, on so many threads, and gives the results to `sink` in the order of the items, on the thread of the
/// caller. An item is asked for only when a thread is free for it and the window has room; where the next one has to be waited
/// for, what is done is handed over meanwhile. One thread is the caller's own.
///
/// # Errors
/// That of `sink`, with which everything ends.
pub fn ordered<T: Send, R: Send, E>(
    threads: usize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if threads <= 1 {
        return items.map(work).try_for_each(sink);
    }
    let line = Line {
        source: Mutex::new((0, items)),
        state: Mutex::new(State {
            done: BTreeMap::new(),
            taken: 0,
            working: 0,
            stopped: false,
        }),
        window: threads * AHEAD,
        ready: Condvar::new(),
        room: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            line.state().working += 1;
            let builder = std::thread::Builder::new().stack_size(STACK);
            if builder.spawn_scoped(scope, || line.work(&work)).is_err() {
                line.state().working -= 1;
                break;
            }
        }
        while let Some(result) = line.next() {
            if let Err(error) = sink(result) {
                line.stop();
                return Err(error);
            }
        }
        Ok(())
    })?;
    // Where the system has no threads left for it, or fewer, what remains is done here.
    let (_, rest) = line.source.into_inner().unwrap_or_else(PoisonError::into_inner);
    rest.map(work).try_for_each(sink)
}

/// What the threads share.
struct Line<I, R> {
    /// The items, and the number of the next.
    source: Mutex<(usize, I)>,
    state: Mutex<State<R>>,
    /// How many items may be taken before the first of them is handed over.
    window: usize,
    /// Told when a result is there, or a thread has ended.
    ready: Condvar,
    /// Told when the window has moved on.
    room: Condvar,
}

struct State<R> {
    /// Results that wait for those before them.
    done: BTreeMap<usize, R>,
    /// How many were handed over.
    taken: usize,
    /// How many threads are at work.
    working: usize,
    /// Whether nobody wants more.
    stopped: bool,
}

impl<I: Iterator, R> Line<I, R> {
    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, work: &impl Fn(I::Item) -> R) {
        while let Some((number, item)) = self.item() {
            let result = work(item);
            let mut state = self.state();
            state.done.insert(number, result);
            if number == state.taken {
                self.ready.notify_one();
            }
        }
        self.state().working -= 1;
        self.ready.notify_one();
    }

    /// The next item with its number, as soon as the window has room for it.
    fn item(&self) -> Option<(usize, I::Item)> {
        // Held while the next item is waited for: it is the only one that can be.
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.state();
        while !state.stopped && source.0 >= state.taken + self.window {
            state = self.room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.stopped {
            return None;
        }
        drop(state);
        let item = source.1.next()?;
        source.0 += 1;
        Some((source.0 - 1, item))
    }

    /// The next result, as soon as it is there; none when all were handed over.
    fn next(&self) -> Option<R> {
        let mut state = self.state();
        loop {
            let number = state.taken;
            if let Some(result) = state.done.remove(&number) {
                state.taken += 1;
                self.room.notify_one();
                return Some(result);
            }
            if state.working == 0 {
                return None;
            }
            state = self.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn stop(&self) {
        self.state().stopped = true;
        self.room.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_and_only_a_window_is_ahead() {
        for threads in [1, 2, 5] {
            let taken = AtomicUsize::new(0);
            let handed = AtomicUsize::new(0);
            let furthest = AtomicUsize::new(0);
            let items = (0..1000_usize).inspect(|_| {
                let ahead = taken.fetch_add(1, Ordering::SeqCst) + 1 - handed.load(Ordering::SeqCst);
                furthest.fetch_max(ahead, Ordering::SeqCst);
            });
            let mut out = Vec::new();
            let done: Result<(), ()> = ordered(
                threads,
                items,
                |item| {
                    if item % 100 == 0 {
                        std::thread::sleep(Duration::from_millis(3));
                    }
                    item
                },
                |result| {
                    out.push(result);
                    handed.fetch_add(1, Ordering::SeqCst);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(out, (0..1000).collect::<Vec<_>>());
            assert!(furthest.load(Ordering::SeqCst) <= threads * AHEAD + 1);
        }
    }

    #[test]
    fn what_nobody_wants_is_not_done() {
        for threads in [1, 3] {
            let taken = AtomicUsize::new(0);
            let items = std::iter::repeat_with(|| taken.fetch_add(1, Ordering::SeqCst));
            let mut seen = 0;
            let done = ordered(
                threads,
                items,
                |item| item,
                |item| {
                    seen += 1;
                    if item == 10 { Err("enough") } else { Ok(()) }
                },
            );
            assert_eq!((done, seen), (Err("enough"), 11));
            assert!(taken.load(Ordering::SeqCst) < 11 + (threads + 1) * AHEAD);
        }
    }

    /// A queue sends the next request only when it has the last one's result.
    #[test]
    fn a_result_does_not_wait_for_the_next_item() {
        let (ask, asked) = std::sync::mpsc::channel::<usize>();
        ask.send(0).unwrap();
        let mut ask = Some(ask);
        let done: Result<(), ()> = ordered(
            4,
            asked.into_iter(),
            |item| item,
            |item| {
                if item == 20 {
                    ask = None;
                } else if let Some(ask) = &ask {
                    ask.send(item + 1).unwrap();
                }
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
    }
}
