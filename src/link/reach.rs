//! How far a link gets, by its length. Says nothing of what is in it.

/// How far a link gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Through chat, mail and documents.
    Everywhere,
    /// Through most of them; some cut it off, and then it says so where it is opened.
    Mostly,
    /// A file is the better way.
    File,
}

/// The longest address that no program in use cuts off.
const EVERYWHERE: usize = 2_000;

/// The longest that most servers and messengers let through.
const MOSTLY: usize = 8_000;

/// The most rows of a plan whose link is made while a print waits for it; more rarely fit on paper anyway.
pub const ROWS_ON_PAPER: usize = 300;

/// How far a link of so many characters gets, with the address of the page.
pub fn reach(characters: usize) -> Reach {
    if characters <= EVERYWHERE {
        Reach::Everywhere
    } else if characters <= MOSTLY {
        Reach::Mostly
    } else {
        Reach::File
    }
}

#[cfg(test)]
mod tests {
    use super::{Reach, reach};

    #[test]
    fn the_longer_the_less_far() {
        let check = |characters, expected| assert_eq!(reach(characters), expected, "{characters}");
        check(0, Reach::Everywhere);
        check(2_000, Reach::Everywhere);
        check(2_001, Reach::Mostly);
        check(8_000, Reach::Mostly);
        check(8_001, Reach::File);
        check(usize::MAX, Reach::File);
    }
}
