//! The letters that texts of plans are made of, each as a path of yes and no: the frequent ones short. Never changes once a
//! link was made with it.

/// What a text consists of. Below [`KNOWN`] it is a letter that has a path of its own.
pub(super) type Letter = u8;

/// The end of a text.
pub(super) const END: Letter = 0;
/// A letter that has no path of its own: its code point follows.
pub(super) const OTHER: Letter = 1;

/// All other letters with a path, in the order of their numbers: from 2.
const OTHERS: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\
    ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ\
    ĂÂĐÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ–“”…";

/// A step on the way to a letter: at which fork, and whether it goes to the right.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) fork: u8,
    pub(super) right: bool,
}

/// The alphabet.
pub(super) struct Letters {
    chars: Vec<char>,
    /// The number of each letter, by its code point.
    numbers: Vec<(char, Letter)>,
    /// The steps to each letter.
    paths: Vec<Vec<Step>>,
    /// What lies to the left and to the right of each fork.
    forks: Vec<[Branch; 2]>,
    classes: Vec<Class>,
}

/// What a branch leads to.
#[derive(Clone, Copy)]
pub(super) enum Branch {
    Fork(u8),
    Leaf(Letter),
}

/// What the guesses want to know of a letter.
#[derive(Clone, Copy, Default)]
struct Class {
    is_word: bool,
    is_digit: bool,
    lower: Letter,
}

impl Letters {
    /// The alphabet of a dictionary, by how often each letter stands in it.
    pub(super) fn new(dictionary: &str) -> Self {
        let chars: Vec<char> = ['\u{0}', '\u{1}'].into_iter().chain(OTHERS.chars()).collect();
        let number = |at: usize| Letter::try_from(at).unwrap_or(OTHER);
        let mut numbers: Vec<(char, Letter)> =
            chars.iter().enumerate().skip(2).map(|(at, c)| (*c, number(at))).collect();
        numbers.sort_unstable();
        let mut letters = Self { chars, numbers, paths: Vec::new(), forks: Vec::new(), classes: Vec::new() };
        letters.classes = letters.chars.iter().map(|c| letters.class(*c)).collect();
        letters.plant(dictionary);
        letters
    }

    fn class(&self, c: char) -> Class {
        let lower = c.to_lowercase().next().unwrap_or(c);
        Class { is_word: c.is_alphanumeric(), is_digit: c.is_ascii_digit(), lower: self.number(lower) }
    }

    /// How often each letter stands in the dictionary; every one once at least.
    fn weights(&self, dictionary: &str) -> Vec<u32> {
        let mut weights = vec![1_u32; self.chars.len()];
        let known = dictionary.chars().map(|c| if c == '\n' { END } else { self.number(c) });
        for letter in known {
            if let Some(weight) = weights.get_mut(usize::from(letter)) {
                *weight = weight.saturating_add(2);
            }
        }
        weights
    }

    /// Joins the two lightest branches until there is one (Huffman's way).
    fn plant(&mut self, dictionary: &str) {
        let leaf = |(at, weight)| (weight, at, Branch::Leaf(Letter::try_from(at).unwrap_or(OTHER)));
        let mut live: Vec<(u32, usize, Branch)> = self.weights(dictionary).into_iter().enumerate().map(leaf).collect();
        while live.len() > 1 {
            live.sort_unstable_by_key(|(weight, order, _)| std::cmp::Reverse((*weight, *order)));
            let (Some((one, _, left)), Some((other, _, right))) = (live.pop(), live.pop()) else { break };
            let fork = u8::try_from(self.forks.len()).unwrap_or(u8::MAX);
            self.forks.push([left, right]);
            let order = self.chars.len().saturating_add(usize::from(fork));
            live.push((one.saturating_add(other), order, Branch::Fork(fork)));
        }
        self.paths = vec![Vec::new(); self.chars.len()];
        self.walk(self.root(), &mut Vec::new());
    }

    fn walk(&mut self, branch: Branch, path: &mut Vec<Step>) {
        match branch {
            Branch::Leaf(letter) => {
                if let Some(slot) = self.paths.get_mut(usize::from(letter)) {
                    slot.clone_from(path);
                }
            }
            Branch::Fork(fork) => {
                for (branch, right) in self.branches(fork).into_iter().zip([false, true]) {
                    path.push(Step { fork, right });
                    self.walk(branch, path);
                    path.pop();
                }
            }
        }
    }

    fn branches(&self, fork: u8) -> [Branch; 2] {
        self.forks.get(usize::from(fork)).copied().unwrap_or([Branch::Leaf(END); 2])
    }

    /// Where every path begins.
    pub(super) fn root(&self) -> Branch {
        Branch::Fork(u8::try_from(self.forks.len().saturating_sub(1)).unwrap_or(u8::MAX))
    }

    /// What a step leads to.
    pub(super) fn after(&self, step: Step) -> Branch {
        let [left, right] = self.branches(step.fork);
        if step.right { right } else { left }
    }

    /// The letter's number, or [`OTHER`].
    pub(super) fn number(&self, c: char) -> Letter {
        let found = self.numbers.binary_search_by_key(&c, |(known, _)| *known).ok();
        found.and_then(|at| self.numbers.get(at)).map_or(OTHER, |(_, letter)| *letter)
    }

    pub(super) fn char(&self, letter: Letter) -> Option<char> {
        self.chars.get(usize::from(letter)).copied()
    }

    /// The steps to a letter.
    pub(super) fn path(&self, letter: Letter) -> &[Step] {
        self.paths.get(usize::from(letter)).map_or(&[], Vec::as_slice)
    }

    fn of(&self, letter: Letter) -> Class {
        self.classes.get(usize::from(letter)).copied().unwrap_or_default()
    }

    /// Whether it is part of a word or a number.
    pub(super) fn is_word(&self, letter: Letter) -> bool {
        self.of(letter).is_word
    }

    pub(super) fn is_digit(&self, letter: Letter) -> bool {
        self.of(letter).is_digit
    }

    /// The small letter.
    pub(super) fn lower(&self, letter: Letter) -> Letter {
        self.of(letter).lower
    }
}
