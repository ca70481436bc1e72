//! Commands of the operator's team in a chat, and who may give which (AD8).
//!
//! * Each has a lowest rank: `Staff` works on orders, `StaffAdmin` runs the desk, `Owner` alone touches settings.
//! * The group's switches and the verification of a group's members are given inside the group they are about.
//! * What a command looks like, and what it is for, stands beside it: [`CommandName::usage`], [`CommandName::about`].

mod name;

use crate::group::GroupFlag;
use crate::request::SupportStatus;

pub use name::{CommandName, Place};

/// A well-formed command of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamCommand {
    /// `!help`: the commands of one's rank.
    Help,
    /// `!status` (AD1)
    Status,
    /// `!support|!marketing|!silent enable|disable`, in the group it is about (GR2).
    ToggleGroupFlag { flag: GroupFlag, enabled: bool },
    /// `!resolve <ids> <status>` (AD3)
    Resolve { order_ids: Vec<u64>, status: SupportStatus },
    /// `!config set <key> <value>` (AD4)
    SetSetting { key: String, value: String },
    /// `!config get <key>`
    ShowSetting { key: String },
    /// `!config list`
    ListSettings,
    /// `!users [page]` (AD5)
    ListUsers { page: u32 },
    /// `!groups [page]` (AD5)
    ListGroups { page: u32 },
    /// `!broadcast <message>` (AD2)
    Broadcast { text: String },
    /// `!broadcast stop`: the running one goes to nobody else
    StopBroadcast,
    /// `!verify-users <username>`, in the group it is about (VC3)
    VerifyUsers { username: String },
    /// `!remove-users <username>` (VC3)
    RemoveUsers { username: String },
    /// `!block <username or phone>`
    Block { who: String },
    /// `!unblock <username or phone>`
    Unblock { who: String },
    /// `<ids> provider status` (AD7)
    ProviderStatus { order_ids: Vec<u64> },
    /// `refill verify <ids>` (AD6)
    RefillVerify { order_ids: Vec<u64> },
}

impl TeamCommand {
    /// Which command it is.
    pub const fn name(&self) -> CommandName {
        match self {
            Self::Help => CommandName::Help,
            Self::Status => CommandName::Status,
            Self::ToggleGroupFlag { flag: GroupFlag::Support, .. } => CommandName::Support,
            Self::ToggleGroupFlag { flag: GroupFlag::Marketing, .. } => CommandName::Marketing,
            Self::ToggleGroupFlag { flag: GroupFlag::Silent, .. } => CommandName::Silent,
            Self::Resolve { .. } => CommandName::Resolve,
            Self::SetSetting { .. } | Self::ShowSetting { .. } | Self::ListSettings => CommandName::Config,
            Self::ListUsers { .. } => CommandName::Users,
            Self::ListGroups { .. } => CommandName::Groups,
            Self::Broadcast { .. } | Self::StopBroadcast => CommandName::Broadcast,
            Self::VerifyUsers { .. } => CommandName::VerifyUsers,
            Self::RemoveUsers { .. } => CommandName::RemoveUsers,
            Self::Block { .. } => CommandName::Block,
            Self::Unblock { .. } => CommandName::Unblock,
            Self::ProviderStatus { .. } => CommandName::ProviderStatus,
            Self::RefillVerify { .. } => CommandName::RefillVerify,
        }
    }
}
