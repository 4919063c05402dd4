//! A text becomes a plan. One pass, no tree in between; every rule of the file is checked where it is read.

mod fit;
mod flat;
mod head;
mod items;
mod json;
mod limits;
mod path;
mod plan;
mod reader;
mod references;
mod scenarios;
mod string;
mod tables;
mod targets;
mod values;

use super::{LARGEST, ReadError};
use crate::plan::Plan;
use head::Kind;
use reader::Reader;

/// What JSON takes for white space.
const WHITE: [char; 4] = [' ', '\n', '\r', '\t'];

/// The plan that `text` is: a plan file, or a flat one as in [`read_flat`].
///
/// # Errors
/// The first thing that is wrong, as [`ReadError`] says.
pub fn read(text: &str) -> Result<Plan, ReadError> {
    if text.len() > LARGEST {
        return Err(ReadError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text); // some editors put it there
    // a picture or a letter is no damaged plan
    match text.trim_start_matches(WHITE).chars().next() {
        None => return Err(ReadError::Empty),
        Some('{') => {}
        Some(_) => return Err(ReadError::NotAPlan),
    }
    Reader::run(text, |reader| match reader.head()? {
        Kind::Plan => reader.plan(),
        Kind::Flat => reader.flat(),
    })
}

/// The version that a plan file says; 1 where it says none that is understood. Reads no further than to there.
pub fn version_of(text: &str) -> u32 {
    let mut reader = Reader::new(text);
    reader.head().map_or(1, |_| reader.version)
}

/// The plan of a `bench-plan/1` text, of any size: groups of lines, each a price × a count by year, split in percent.
/// Sources have the ids from 1 on, then come groups and lines in document order. Stated figures are not kept.
///
/// # Errors
/// As [`read`].
pub fn read_flat(text: &str) -> Result<Plan, ReadError> {
    Reader::run(text, |reader| match reader.head()? {
        Kind::Plan => Err(reader.refuse_all(ReadError::NotAPlan)),
        Kind::Flat => reader.flat(),
    })
}
