//! Counts what passed and what failed over all parts of a test run; it never runs anything.

/// What one part, or all of them together, came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// A part that is one yes or no.
    pub(crate) fn of(passed: bool) -> Self {
        if passed { Self { passed: 1, failed: 0 } } else { Self { passed: 0, failed: 1 } }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds the numbers of a line such as "test result: ok. 3 passed; 0 failed; 1 ignored; …"; other lines say nothing.
    pub(crate) fn see(&mut self, line: &str) {
        let Some((_, numbers)) = line.split_once("test result: ") else { return };
        let number = |word: &str| {
            let (before, _) = numbers.split_once(word)?;
            before.split_whitespace().next_back()?.parse::<usize>().ok()
        };
        self.passed += number(" passed").unwrap_or(0);
        self.failed += number(" failed").unwrap_or(0);
    }

    /// The verdict on a run of tests that ended well or badly: what stopped it without failing a test counts as a
    /// failure, and so does a run without any test, which would pass whatever happened.
    pub(crate) fn of_tests(mut self, ended_well: bool) -> Self {
        if self.failed == 0 && (!ended_well || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn seen(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.see(line));
        tally
    }

    #[test]
    fn adds_up_result_lines_and_nothing_else() {
        let tally = seen(&[
            "running 12 tests",
            "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.20s",
            "test says_9_passed ... ok",
        ]);
        assert_eq!(tally, Tally { passed: 16, failed: 2 });
    }

    #[test]
    fn a_run_that_broke_off_or_ran_nothing_has_failed() {
        assert_eq!(Tally { passed: 3, failed: 0 }.of_tests(true), Tally { passed: 3, failed: 0 });
        assert_eq!(Tally { passed: 3, failed: 0 }.of_tests(false), Tally { passed: 3, failed: 1 });
        assert_eq!(Tally { passed: 3, failed: 2 }.of_tests(false), Tally { passed: 3, failed: 2 });
        assert_eq!(Tally::default().of_tests(true), Tally { passed: 0, failed: 1 });
    }
}
