//! Long jobs as a view asks for them: one at a time, with how far it is, and a way to stop it. Whose owner is gone is stopped
//! too; a job changes nothing by itself, so that nothing is lost with it.
//!
//! A job is done beside the page, by a program of its own (`worker`). In a build that is not split (tests, Trunk alone) there is
//! none, and the same calls answer in the page.

use super::browser::timer;
use super::browser::worker::{self, Heard, Running};
use crate::job::{Answer, Job, Progress, Said, pack, run, unpack};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// What there is to say of the job asked for last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing: there is none, it is done, or it was stopped.
    Idle,
    /// It runs.
    Running(Progress),
    /// What does it could not be fetched.
    NotFetched,
    /// It broke.
    Broken,
}

/// A job, and who waits for its answer.
struct Asked {
    job: Job,
    told: Box<dyn Fn(Answer)>,
}

/// The jobs of one view; copied into what shows them.
#[derive(Clone, Copy)]
pub(crate) struct Work {
    pub(crate) state: RwSignal<State>,
    /// The job that runs, or that did not end well.
    asked: StoredValue<Option<Rc<Asked>>, LocalStorage>,
    running: StoredValue<Option<Running>, LocalStorage>,
}

impl Work {
    /// None asked for.
    pub(crate) fn new() -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            asked: StoredValue::new_local(None),
            running: StoredValue::new_local(None),
        }
    }

    /// Starts a job, in place of one that runs, and calls back once with its answer; never, if it is stopped.
    pub(crate) fn start(self, job: Job, told: impl Fn(Answer) + 'static) {
        self.begin(Rc::new(Asked { job, told: Box::new(told) }));
    }

    /// Stops the job that runs.
    pub(crate) fn cancel(self) {
        self.end(State::Idle);
        let _ = self.asked.try_set_value(None);
    }

    /// Starts the job anew that did not end well.
    pub(crate) fn again(self) {
        if let Some(asked) = self.asked.try_get_value().flatten() {
            self.begin(asked);
        }
    }

    fn begin(self, asked: Rc<Asked>) {
        self.end(State::Running(Progress::default()));
        let _ = self.asked.try_set_value(Some(asked.clone()));
        if cfg!(split) {
            spawn_local(self.send(asked));
        } else {
            timer::after_paint(move || self.hear(&asked, run(&asked.job, &mut |_| true)));
        }
    }

    async fn send(self, asked: Rc<Asked>) {
        let program = worker::program().await;
        if !self.is_now(&asked) {
            return;
        }
        let heard = {
            let asked = asked.clone();
            move |heard| match heard {
                Heard::Message(said) => self.hear(&asked, unpack(&said).unwrap_or(Said::Unreadable)),
                Heard::NotThere => self.fail(&asked, State::NotFetched),
                Heard::Broken => self.fail(&asked, State::Broken),
            }
        };
        match program.and_then(|program| worker::start(&program, &pack(&asked.job), heard)) {
            Some(running) => {
                let _ = self.running.try_set_value(Some(running));
            }
            None => self.end(State::NotFetched),
        }
    }

    /// Whether a job is the one asked for last; not, if it was stopped or its owner is gone.
    fn is_now(self, asked: &Rc<Asked>) -> bool {
        self.asked.try_get_value().flatten().is_some_and(|now| Rc::ptr_eq(&now, asked))
    }

    fn fail(self, asked: &Rc<Asked>, state: State) {
        if self.is_now(asked) {
            self.end(state);
        }
    }

    /// Hears what is said of a job.
    fn hear(self, asked: &Rc<Asked>, said: Said) {
        if !self.is_now(asked) {
            return;
        }
        match said {
            Said::Progress(progress) => {
                let _ = self.state.try_set(State::Running(progress));
            }
            Said::Done(answer) => {
                self.cancel();
                (asked.told)(answer);
            }
            Said::Unreadable => self.end(State::Broken),
        }
    }

    fn end(self, state: State) {
        let _ = self.running.try_set_value(None);
        let _ = self.state.try_set(state);
    }
}
