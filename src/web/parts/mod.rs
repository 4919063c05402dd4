//! Controls that know nothing of a plan.

mod file_button;
mod live;
mod switch;
mod toast;

pub(super) use file_button::FileButton;
pub(super) use live::{live, text, word};
pub(super) use switch::{LanguageSwitch, Switch, ThemeSwitch, place};
pub(super) use toast::ToastBox;
