//! The browser, one API a file, each call allowed to fail. No rules and no plans here.

pub(super) mod address;
pub(super) mod clipboard;
pub(super) mod dom;
pub(super) mod files;
pub(super) mod journal;
pub(super) mod offline;
pub(super) mod paper;
pub(super) mod picture;
pub(super) mod rescue;
pub(super) mod share;
pub(super) mod store;
pub(super) mod tabs;
pub(super) mod timer;
pub(super) mod tree;
pub(super) mod view;
pub(super) mod worker;
