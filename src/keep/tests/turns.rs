//! Dice, and an executor that gives tasks their turns: one step at a time, in the order that somebody picks.

use super::world::World;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// A small generator of numbers.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// True so many times in a thousand.
    pub(super) fn often(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }
}

/// Polls a future so many times, then drops it: what a time-out does.
pub(super) async fn for_a_while<T>(future: impl Future<Output = T>, mut steps: u64) -> Option<T> {
    let mut future = Box::pin(future);
    std::future::poll_fn(move |context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if steps == 0 => Poll::Ready(None),
        Poll::Pending => {
            steps -= 1;
            Poll::Pending
        }
    })
    .await
}

/// Lets others go on once.
pub(super) async fn pause() {
    let mut is_over = false;
    std::future::poll_fn(|_| if std::mem::replace(&mut is_over, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

pub(super) type Task<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// Runs tasks, one step of the picked one at a time, until all are done or the browser dies.
pub(super) fn run(world: &World, mut tasks: Vec<Task<'_>>, mut pick: impl FnMut(usize) -> usize) {
    let mut context = Context::from_waker(Waker::noop());
    while !tasks.is_empty() && !world.is_dead.get() {
        let at = if tasks.len() == 1 { 0 } else { pick(tasks.len()) };
        if tasks[at].as_mut().poll(&mut context).is_ready() {
            drop(tasks.remove(at));
        }
    }
}

/// Runs one task to its end.
pub(super) fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
