//! Reads key names such as "Control+Shift+Tab"; it never sends them by itself.

use std::str::FromStr;

use anyhow::{Error, Result, bail};
use thirtyfour::Key;
use thirtyfour::action_chain::ActionChain;

/// Keys that are held, and the one that is pressed meanwhile.
pub(super) struct Chord {
    held: Vec<char>,
    pressed: char,
}

impl FromStr for Chord {
    type Err = Error;

    fn from_str(keys: &str) -> Result<Self> {
        let mut names: Vec<&str> = keys.split('+').collect();
        let pressed = names.pop().unwrap_or_default();
        Ok(Self { held: names.into_iter().map(key).collect::<Result<_>>()?, pressed: key(pressed)? })
    }
}

impl Chord {
    pub(super) fn press(&self, chain: ActionChain) -> ActionChain {
        let down = self.held.iter().fold(chain, |chain, key| chain.key_down(*key));
        let pressed = down.key_down(self.pressed).key_up(self.pressed);
        self.held.iter().rev().fold(pressed, |chain, key| chain.key_up(*key))
    }
}

/// The names are those of the web's KeyboardEvent.
fn key(name: &str) -> Result<char> {
    let key = match name {
        "Alt" => Key::Alt,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "Backspace" => Key::Backspace,
        "Control" => Key::Control,
        "Delete" => Key::Delete,
        "End" => Key::End,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F3" => Key::F3,
        "F6" => Key::F6,
        "F8" => Key::F8,
        "F10" => Key::F10,
        "Home" => Key::Home,
        "Insert" => Key::Insert,
        "Meta" => Key::Meta,
        "PageDown" => Key::PageDown,
        "PageUp" => Key::PageUp,
        "Shift" => Key::Shift,
        "Space" => Key::Space,
        "Tab" => Key::Tab,
        _ => return single(name),
    };
    Ok(key.value())
}

fn single(name: &str) -> Result<char> {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => bail!("there is no key `{name}`; a plus sign between keys, and `Shift+=` for the sign itself"),
    }
}
