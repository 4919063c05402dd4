//! What follows a signal, in as few types as possible: each closure put straight into a view gets machinery of its own,
//! and dozens of copies of it were a tenth of the download. Shows nothing itself.

use leptos::prelude::*;

/// A text that follows signals.
pub(crate) fn text(of: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(of)
}

/// A text of the catalogue or a fixed word that follows signals; `None` leaves an attribute out.
pub(crate) fn word(of: impl Fn() -> Option<&'static str> + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    Signal::derive(of)
}

/// A view that is drawn again when the signals it reads change.
pub(crate) fn live(of: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    boxed(Box::new(of))
}

fn boxed(of: Box<dyn Fn() -> AnyView + Send>) -> impl IntoView {
    move || of()
}
