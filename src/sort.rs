//! Sorting, with one copy of the algorithm for all types: a copy for each type weighed 6 kB of the download. Nothing
//! else, and nothing for lists so long that a call for each comparison would show.

use std::cmp::Ordering;

/// Sorts by a key, equal ones staying in order.
pub(crate) fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| slots.get_mut(at)?.take()));
}

/// The positions of a list of that length in the order of what stands there.
#[inline(never)]
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn equal_keys_stay_in_order() {
        let mut words = vec!["bb", "a", "cc", "ddd", "e"];
        by_key(&mut words, |word| word.len());
        assert_eq!(words, ["a", "e", "bb", "cc", "ddd"]);
        by_key(&mut words, |word| std::cmp::Reverse(*word));
        assert_eq!(words, ["e", "ddd", "cc", "bb", "a"]);
        let mut none: Vec<String> = Vec::new();
        by_key(&mut none, String::clone);
        assert!(none.is_empty());
    }
}
