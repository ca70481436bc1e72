//! The categories people find texts by.

/// What a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// From the greeting to the bound username.
    Verification,
    /// What an order looks like.
    Orders,
    /// An action that was accepted.
    Actions,
    /// Why an action was refused.
    Refusals,
    /// Many orders at once.
    Bulk,
    /// Balance, service list, username.
    Account,
    /// Tickets on the panel.
    Tickets,
    /// Help, misunderstandings, limits and apologies.
    Help,
    /// Commands of the team, in groups and in private.
    Team,
    /// Orders whose provider the bot cannot write to.
    Providers,
    /// Small words that other texts are made of.
    Words,
}

impl Category {
    /// Every category, in the order people read them.
    pub const ALL: [Self; 11] = [
        Self::Verification,
        Self::Orders,
        Self::Actions,
        Self::Refusals,
        Self::Bulk,
        Self::Account,
        Self::Tickets,
        Self::Help,
        Self::Team,
        Self::Providers,
        Self::Words,
    ];

    /// Its name, as the API lists it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verification => "verification",
            Self::Orders => "orders",
            Self::Actions => "actions",
            Self::Refusals => "refusals",
            Self::Bulk => "bulk",
            Self::Account => "account",
            Self::Tickets => "tickets",
            Self::Help => "help",
            Self::Team => "team",
            Self::Providers => "providers",
            Self::Words => "words",
        }
    }
}
