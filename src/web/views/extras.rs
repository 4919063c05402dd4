//! All that is not needed to see and edit the table of a plan, and comes in a piece of its own (`lazy`): a line for each, and
//! nothing else.

use super::charts::Charts;
use super::code_screen::CodeScreen;
use super::compare::Compare;
use super::funds::FundsView;
use super::link_screen::LinkScreen;
use super::my_plans::MyPlans;
use super::prices::PricesView;
use super::printed::PrintedPages;
use super::scenarios::ScenariosView;
use super::targets_view::TargetsView;
use super::{code, paper_code, share, shortcuts, versions};
use crate::open::Screen;
use crate::web::desk::{Overlay, View};
use crate::web::lazy::Extras;
use leptos::prelude::*;

/// What only somebody needs who does more than work in the table.
pub(crate) static EXTRAS: Extras = Extras {
    screen: |screen| match screen {
        Screen::Start | Screen::Plan(_) => ().into_any(),
        Screen::Link(link) => view! { <LinkScreen link=link /> }.into_any(),
        Screen::Code(code) => view! { <CodeScreen code=code /> }.into_any(),
    },
    view: |view| match view {
        View::Table => ().into_any(),
        View::Printed => view! { <PrintedPages /> }.into_any(),
        View::Charts => view! { <Charts /> }.into_any(),
        View::Compare => view! { <Compare /> }.into_any(),
        View::Targets => TargetsView(),
        View::Funds => FundsView(),
        View::Prices => PricesView(),
        View::Scenarios => ScenariosView(),
    },
    dialog: |overlay, desk| match overlay {
        Overlay::Find | Overlay::Palette => ().into_any(),
        Overlay::Shortcuts => shortcuts::content(desk),
        Overlay::Versions => versions::content(desk),
        Overlay::Share => share::content(desk),
        Overlay::Code => code::content(desk),
    },
    my_plans: || view! { <MyPlans /> }.into_any(),
    fill_paper: paper_code::fill_in,
};
