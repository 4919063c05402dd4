//! A plan as the fragment of a link, and back. The link holds the whole plan, as changes of a seed where it came from one; it is
//! read by the version that it was made with, for ever. Never touches an address bar.
//!
//! `p1.` + length + checksum + content, all in base64url; `p2.` or `p3.` where the plan says what came later ([`Plan::edition`]). The content is one number (`arithmetic`) into which every value goes
//! with the chance that it was expected to have (`coder`), texts letter by letter (`words`). The checksum is that of the plan,
//! so that neither a changed character nor a changed guess can make another plan of it.

mod above;
mod arithmetic;
mod coder;
mod counts;
mod dictionary;
mod history;
mod letters;
mod part;
mod reach;
mod seal;
mod squash;
mod texts;
mod walk;
mod words;

#[cfg(test)]
mod tests;

use crate::format::{ReadError, read, write_compact};
use crate::plan::{Period, Plan};
use coder::{Coder, Prior, Written, view};
use dictionary::DICTIONARY;
use seal::{Sealed, seal};
use words::{Tables, Words};

pub use part::{Parts, only};
pub use reach::{ROWS_ON_PAPER, Reach, reach};
pub use seal::{LONGEST, find};

/// The seeds that links may be changes of. Only ever added to: a link names one by its place.
const BASES: [&str; 3] = ["quang-ngai-2011-2015", "da-nang-2011-2015", "dong-nai-2018"];

/// Why a link is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is no link in the text.
    NotALink,
    /// A newer version of the app made it.
    Newer,
    /// Its end is missing: so many characters arrived, of so many.
    Cut {
        /// How many arrived.
        arrived: usize,
        /// How many were sent.
        of: usize,
    },
    /// A character of it was changed on its way, or it was never a link of ours.
    Changed,
    /// It is longer than links are.
    TooLong,
    /// What it unpacks to is more than it may be.
    TooMuch,
    /// It is made from a seed that is not here or not the same, or was changed on its way where it names the seed.
    NoBase,
    /// What arrived is whole, but no plan of ours: the same rules hold as for a file.
    NoPlan(ReadError),
}

/// What links are written and read with: the alphabet, and the guesses of one who has read the dictionary. Made once; 10 ms.
pub struct Links {
    tables: Tables,
    words: Words,
}

impl Default for Links {
    fn default() -> Self {
        Self::with_dictionary(DICTIONARY)
    }
}

impl Links {
    /// With another dictionary than that of the version; only to measure what a dictionary is worth.
    pub fn with_dictionary(dictionary: &str) -> Self {
        let tables = Tables::new(dictionary);
        let words = Words::taught(&tables, dictionary);
        Self { tables, words }
    }

    /// The name of the seed that a plan would be written as changes of, if it can be.
    pub fn base_of(plan: &Plan) -> Option<&'static str> {
        BASES.into_iter().find(|name| *name == plan.name)
    }

    /// The fragment of a plan, without `#`: as changes of the base if it is given and that is shorter.
    pub fn write(&self, plan: &Plan, base: Option<&Plan>) -> String {
        let check = self.sum(plan);
        let base = base.and_then(|base| Some((BASES.iter().position(|name| *name == base.name)?, base)));
        let edition = plan.edition();
        let as_changes = base.map(|base| seal(edition, check, &self.content(plan, Some(base))));
        match as_changes {
            Some(link) if link.len() < 400 => link,
            as_changes => {
                let whole = seal(edition, check, &self.content(plan, None));
                as_changes.into_iter().chain([whole]).min_by_key(String::len).unwrap_or_default()
            }
        }
    }

    fn content(&self, plan: &Plan, base: Option<(usize, &Plan)>) -> Written {
        let mut coder = Coder::writing(&self.tables, self.words.clone());
        coder.choice(view(0, 0), Prior::Even, base.is_some());
        if let Some((at, base)) = base {
            coder.one_of(view(0, 1), LARGEST_BASE, u32::try_from(at).unwrap_or_default());
            coder.raw(BASE_BITS, self.sum(base));
        }
        walk::plan(&mut coder, plan.edition(), plan, base.map(|(_, base)| base));
        coder.finish()
    }

    /// The name of the seed that a link is changes of, if it is.
    ///
    /// # Errors
    /// [`LinkError`]: what is wrong, and what is missing.
    pub fn base_in(&self, link: &str) -> Result<Option<&'static str>, LinkError> {
        let mut coder = Coder::reading(&self.tables, None, seal::open(link)?.content);
        Ok(base(&mut coder)?.map(|(name, _)| name))
    }

    /// The plan of a link. `seed` gives the seed of that name, if there is one.
    ///
    /// # Errors
    /// [`LinkError`]: what is wrong, and what is missing.
    pub fn read(&self, link: &str, seed: impl FnOnce(&str) -> Option<Plan>) -> Result<Plan, LinkError> {
        let Sealed { edition, check, content } = seal::open(link)?;
        let mut coder = Coder::reading(&self.tables, Some(self.words.clone()), content);
        let base = match base(&mut coder)? {
            Some((name, sum)) => {
                let plan = seed(name).ok_or(LinkError::NoBase)?;
                let same = self.sum(&plan) & ((1 << BASE_BITS) - 1) == sum;
                Some(plan).filter(|_| same).ok_or(LinkError::NoBase).map(Some)?
            }
            None => None,
        };
        let period = Period::new(2000, 2000).ok_or(LinkError::Changed)?;
        let plan = walk::plan(&mut coder, edition, &Plan::blank("", "", period), base.as_ref());
        if coder.is_too_much() {
            return Err(LinkError::TooMuch);
        }
        let is_of_edition = plan.edition() == edition;
        if coder.is_at_the_end() || !is_of_edition || self.sum(&plan) & seal::CHECK != check & seal::CHECK {
            return Err(LinkError::Changed);
        }
        // what a file may not hold a link may not either
        read(&write_compact(&plan)).map_err(LinkError::NoPlan)
    }

    /// The sum of all values of a plan.
    fn sum(&self, plan: &Plan) -> u64 {
        let mut coder = Coder::summing(&self.tables);
        walk::plan(&mut coder, plan.edition(), plan, None);
        coder.sum()
    }
}

/// Room for seeds to come.
const LARGEST_BASE: u32 = 64;

/// Bits of the sum of a base: enough to know it among its own editions.
const BASE_BITS: u32 = 24;

/// Which seed a link is changes of, and the sum that this one had.
fn base(coder: &mut Coder<'_>) -> Result<Option<(&'static str, u64)>, LinkError> {
    if !coder.choice(view(0, 0), Prior::Even, false) {
        return Ok(None);
    }
    let at = coder.one_of(view(0, 1), LARGEST_BASE, 0);
    let sum = coder.raw(BASE_BITS, 0);
    let name = usize::try_from(at).ok().and_then(|at| BASES.get(at)).ok_or(LinkError::NoBase)?;
    Ok(Some((name, sum)))
}
