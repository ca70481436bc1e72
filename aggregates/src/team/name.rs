//! The commands there are, with rank, place and usage of each.

use crate::values::{ChatKind, Role};

/// Where a command may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Anywhere,
    /// In the group it is about.
    Group,
}

impl Place {
    /// Whether a chat of this kind will do.
    pub const fn allows(self, chat: ChatKind) -> bool {
        match (self, chat) {
            (Self::Anywhere, _) | (Self::Group, ChatKind::Group) => true,
            (Self::Group, ChatKind::Private) => false,
        }
    }
}

/// Names a command of the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CommandName {
    Help,
    Status,
    Support,
    Marketing,
    Silent,
    Resolve,
    Config,
    Broadcast,
    VerifyUsers,
    RemoveUsers,
    Users,
    Groups,
    Block,
    Unblock,
    ProviderStatus,
    RefillVerify,
}

impl CommandName {
    /// Every command, in the order people read them.
    pub const ALL: [Self; 16] = [
        Self::Resolve,
        Self::RefillVerify,
        Self::ProviderStatus,
        Self::Help,
        Self::Status,
        Self::Support,
        Self::Marketing,
        Self::Silent,
        Self::Broadcast,
        Self::VerifyUsers,
        Self::RemoveUsers,
        Self::Users,
        Self::Groups,
        Self::Block,
        Self::Unblock,
        Self::Config,
    ];

    /// The command a word after `!` begins, in plain lower case.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "help" | "commands" | "menu" => Self::Help,
            "status" => Self::Status,
            "support" => Self::Support,
            "marketing" => Self::Marketing,
            "silent" => Self::Silent,
            "resolve" => Self::Resolve,
            "config" => Self::Config,
            "broadcast" => Self::Broadcast,
            "verify-users" | "verify_users" | "verifyusers" => Self::VerifyUsers,
            "remove-users" | "remove_users" | "removeusers" => Self::RemoveUsers,
            "users" => Self::Users,
            "groups" => Self::Groups,
            "block" => Self::Block,
            "unblock" => Self::Unblock,
            _ => return None,
        })
    }

    /// The lowest rank that may give it (product A's role table).
    pub const fn rank(self) -> Role {
        match self {
            Self::Help | Self::Resolve | Self::ProviderStatus | Self::RefillVerify => Role::Staff,
            Self::Status
            | Self::Support
            | Self::Marketing
            | Self::Silent
            | Self::Broadcast
            | Self::VerifyUsers
            | Self::RemoveUsers
            | Self::Users
            | Self::Groups
            | Self::Block
            | Self::Unblock => Role::StaffAdmin,
            Self::Config => Role::Owner,
        }
    }

    /// Where it may be given.
    pub const fn place(self) -> Place {
        match self {
            Self::Support | Self::Marketing | Self::Silent | Self::VerifyUsers => Place::Group,
            Self::Help
            | Self::Status
            | Self::Resolve
            | Self::ProviderStatus
            | Self::RefillVerify
            | Self::Config
            | Self::Broadcast
            | Self::RemoveUsers
            | Self::Users
            | Self::Groups
            | Self::Block
            | Self::Unblock => Place::Anywhere,
        }
    }

    /// How it is written: what stands after `Please write`.
    pub const fn usage(self) -> &'static str {
        match self {
            Self::Help => "*!help*",
            Self::Status => "*!status*",
            Self::Support => "*!support*, followed by *enable* or *disable*",
            Self::Marketing => "*!marketing*, followed by *enable* or *disable*",
            Self::Silent => "*!silent*, followed by *enable* or *disable*",
            Self::Resolve => {
                "*!resolve*, order numbers and a status: open, escalated, ticket created, resolved or ignored. \
                 Example: *!resolve 54321 resolved*"
            }
            Self::ProviderStatus => {
                "up to 100 order numbers and *provider status*. Example: *54321, 54322 provider status*"
            }
            Self::RefillVerify => "*refill verify* and up to 100 order numbers. Example: *refill verify 54321 54322*",
            Self::Config => {
                "*!config list*, *!config get* with a name, or *!config set* with a name and a value. \
                 Example: *!config set cooldown_seconds 60*"
            }
            Self::Broadcast => "*!broadcast* and the message; *!broadcast stop* stops the one that is running",
            Self::VerifyUsers => "*!verify-users* and a panel username. Example: *!verify-users johndoe123*",
            Self::RemoveUsers => "*!remove-users* and a panel username. Example: *!remove-users johndoe123*",
            Self::Users => "*!users*, or with a page: *!users 2*",
            Self::Groups => "*!groups*, or with a page: *!groups 2*",
            Self::Block => "*!block* and a panel username or a phone number. Example: *!block johndoe123*",
            Self::Unblock => "*!unblock* and a panel username or a phone number. Example: *!unblock johndoe123*",
        }
    }

    /// Its line in the team's help.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Help => "*!help* – this list",
            Self::Status => "*!status* – how the desk is doing",
            Self::Support => "*!support enable|disable* – answer customers in this group",
            Self::Marketing => "*!marketing enable|disable* – send marketing to this group",
            Self::Silent => "*!silent enable|disable* – work in this group without a word",
            Self::Resolve => "*!resolve 54321 resolved* – set the status of log entries",
            Self::ProviderStatus => "*54321 provider status* – what the provider says of orders",
            Self::RefillVerify => "*refill verify 54321* – the panel's count beside the provider's",
            Self::Config => "*!config list|get|set* – settings",
            Self::Broadcast => {
                "*!broadcast Your message* – send a message to every group with support; *!broadcast stop* – stop it"
            }
            Self::VerifyUsers => "*!verify-users johndoe123* – link everybody in this group to a panel username",
            Self::RemoveUsers => "*!remove-users johndoe123* – unlink everybody from a panel username",
            Self::Users => "*!users* – verified customers",
            Self::Groups => "*!groups* – groups and their switches",
            Self::Block => "*!block johndoe123* – answer somebody no more",
            Self::Unblock => "*!unblock johndoe123* – answer somebody again",
        }
    }
}
