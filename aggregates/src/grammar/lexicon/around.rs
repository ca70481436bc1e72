//! What people say around a request, in groups by what it is.
//!
//! An entry is a word or a phrase. None may tell that something was done, ask, take back, or put the request into another person's
//! mouth, alone or together with others: such words stand in the lists of [`Meaning::Named`], [`Meaning::Doubt`] and
//! [`Meaning::Never`], and what stands in no list is doubt.

use super::Meaning;

/// Entries of one language, parted by commas.
pub(super) struct Around {
    /// `shame on you`, `useless`
    pub(super) anger: &'static str,
    /// `very urgent`, `no time`
    pub(super) urgency: &'static str,
    /// `since yesterday`, `no reply`
    pub(super) waiting: &'static str,
    /// `how many times`, `again and again`
    pub(super) repetition: &'static str,
    /// `wrong link`, `account banned`, `the client is angry`
    pub(super) reasons: &'static str,
    /// `stuck`, `super slow`: what an order is like, or what was asked for.
    pub(super) states: &'static str,
    /// `I don't need it anymore`: a reason to cancel, and no reason for anything else.
    pub(super) unwanted: &'static str,
    /// `sorry to bother`, `god bless you`
    pub(super) manners: &'static str,
    /// `client`, `post`, `money`
    pub(super) everyday: &'static str,
}

impl Around {
    /// Every entry with what it means.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Meaning, &'static str)> + use<> {
        [
            (Meaning::Complaint, self.anger),
            (Meaning::Complaint, self.urgency),
            (Meaning::Waiting, self.waiting),
            (Meaning::Complaint, self.repetition),
            (Meaning::Complaint, self.reasons),
            (Meaning::State, self.states),
            (Meaning::Unwanted, self.unwanted),
            (Meaning::Polite, self.manners),
            (Meaning::Everyday, self.everyday),
        ]
        .into_iter()
        .flat_map(|(meaning, list)| list.split(',').map(move |entry| (meaning, entry.trim())))
        .filter(|(_, entry)| !entry.is_empty())
    }
}
