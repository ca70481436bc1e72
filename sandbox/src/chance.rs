//! Numbers that look random and are the same on every run and every version.

/// SplitMix64, by its published definition.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low) + 1;
        let step = i64::try_from(self.next() % span).expect("a remainder of an i64 span fits");
        low + step
    }

    pub(crate) fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let last = i64::try_from(list.len()).expect("a short list") - 1;
        let index = usize::try_from(self.between(0, last)).expect("not negative");
        &list[index]
    }

    /// True this many times in a hundred.
    pub(crate) fn percent(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }
}
