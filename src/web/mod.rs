//! The page: signals, the browser, views. No arithmetic, no rules, no sentence of its own.

#![allow(unreachable_pub)] // the component macro makes public items of its own

mod app;
mod asked;
mod browser;
mod checking;
mod desk;
mod figures;
mod holding;
mod jobs;
mod keeping;
mod lazy;
mod links;
mod parts;
mod scenario;
mod search;
mod selection;
mod settings;
mod shelf;
mod shown;
mod table;
mod typing;
mod views;

/// Puts the page into the document. Called once.
pub fn start() {
    browser::rescue::on_panic();
    leptos::mount::mount_to_body(views::Page);
    browser::dom::announce_ready();
    browser::timer::after_paint(lazy::fetch_ahead);
}
