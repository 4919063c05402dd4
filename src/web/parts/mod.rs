//! Controls that know nothing of a plan.

mod field;
mod file_button;
mod live;
mod modal;
mod progress;
mod skip;
mod slider;
mod switch;
mod table;
mod toast;

pub(super) use field::{Field, field};
pub(super) use file_button::FileButton;
pub(super) use live::{live, text, word};
pub(super) use modal::modal;
pub(super) use progress::progress;
pub(super) use skip::SkipLink;
pub(super) use slider::{Slider, slider};
pub(super) use switch::{LanguageSwitch, Switch, ThemeSwitch, place};
pub(super) use table::{Said, table, table_cell, table_row};
pub(super) use toast::ToastBox;
