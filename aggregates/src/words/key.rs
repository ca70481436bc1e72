//! Names of texts, and what is known of each.

use super::{Category, Key, Placeholder};

/// Characters a template may have.
const MAX_CHARS: usize = 2_000;
/// The same for a small word.
const WORD_MAX_CHARS: usize = 80;
/// The same for a ticket's subject.
const SUBJECT_MAX_CHARS: usize = 150;

/// What is known of one text.
pub(super) struct Entry {
    pub name: &'static str,
    pub category: Category,
    pub about: &'static str,
    pub placeholders: &'static [Placeholder],
    pub text: &'static str,
}

/// Makes [`Key`] from its table.
macro_rules! keys {
    ($($key:ident $name:literal $category:ident $about:literal $placeholders:expr, $text:expr;)*) => {
        /// Names one text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Key {
            $(#[doc = $about] $key,)*
        }

        impl Key {
            /// Every key.
            pub const ALL: &'static [Self] = &[$(Self::$key),*];

            pub(super) const fn entry(self) -> &'static $crate::words::key::Entry {
                match self {
                    $(Self::$key => {
                        const ENTRY: $crate::words::key::Entry = $crate::words::key::Entry {
                            name: $name,
                            category: Category::$category,
                            about: $about,
                            placeholders: &$placeholders,
                            text: $text,
                        };
                        &ENTRY
                    })*
                }
            }
        }
    };
}
pub(super) use keys;

impl Key {
    /// The key of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.name() == name)
    }

    /// Its stored name.
    pub const fn name(self) -> &'static str {
        self.entry().name
    }

    pub const fn category(self) -> Category {
        self.entry().category
    }

    /// When it is said, in one line.
    pub const fn about(self) -> &'static str {
        self.entry().about
    }

    /// Its fixed text, with `{placeholders}`.
    pub const fn text(self) -> &'static str {
        self.entry().text
    }

    /// Everything a template of it may hold.
    pub const fn placeholders(self) -> &'static [Placeholder] {
        self.entry().placeholders
    }

    /// The same in every chat mode, whatever an operator writes (CC12).
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Help)
    }

    /// Stands where there is room for one line only.
    pub const fn is_one_line(self) -> bool {
        matches!(self, Self::CodeTicketSubject | Self::OrderStatusLine) || matches!(self.category(), Category::Words)
    }

    /// Characters a template of it may have.
    pub const fn max_chars(self) -> usize {
        match self.category() {
            Category::Words => WORD_MAX_CHARS,
            Category::Verification if matches!(self, Self::CodeTicketSubject) => SUBJECT_MAX_CHARS,
            Category::Verification
            | Category::Orders
            | Category::Actions
            | Category::Refusals
            | Category::Bulk
            | Category::Account
            | Category::Tickets
            | Category::Help
            | Category::Team
            | Category::Providers => MAX_CHARS,
        }
    }
}
