//! Refusals of the aggregates, as problems.

use aggregates::campaign::CampaignError;
use aggregates::conversation::ConversationError;
use aggregates::customer::CustomerError;
use aggregates::eligibility::RuleProblem;
use aggregates::group::GroupError;
use aggregates::provider::ProviderError;
use aggregates::request::RequestError;
use aggregates::service_list::ServiceListError;
use aggregates::words::{Position, TemplateProblem, ValueProblem};
use aggregates::workspace::{RouteProblem, SettingError, VocabularyProblem, WorkspaceError};
use eventlog::ExecuteError;
use serde_json::json;

use super::Problem;

impl Problem {
    /// Other changes were faster, too often.
    pub(super) fn busy() -> Self {
        Self::conflict("conflict", "too many concurrent changes; try again")
    }
}

impl<E: std::error::Error + Into<Problem>> From<ExecuteError<E>> for Problem {
    fn from(error: ExecuteError<E>) -> Self {
        match error {
            ExecuteError::Refused(refusal) => refusal.into(),
            // Only `App::execute` names a version, and tells it.
            ExecuteError::Stale { .. } | ExecuteError::Conflict => Self::busy(),
            ExecuteError::KeyReused { position } => Self::key_reused(position),
            ExecuteError::Log(error) => error.into(),
        }
    }
}

impl From<WorkspaceError> for Problem {
    fn from(refusal: WorkspaceError) -> Self {
        let detail = refusal.to_string();
        match refusal {
            WorkspaceError::NotCreated => Self::missing("workspace", "of this token"),
            WorkspaceError::AlreadyCreated => Self::conflict("already_exists", detail),
            WorkspaceError::NameEmpty | WorkspaceError::NameTooLong { .. } => Self::invalid("name", detail),
            WorkspaceError::Setting(problem) => problem.into(),
            WorkspaceError::UnknownMember { member_id } => Self::missing("member", member_id.as_str()),
            WorkspaceError::MemberExists { .. } => Self::conflict("already_exists", detail),
            WorkspaceError::NoIdentity => Self::invalid("identities", detail),
            WorkspaceError::IdentityTaken { .. } => Self::conflict("identity_taken", detail),
            WorkspaceError::LastOwner => Self::conflict("last_owner", detail),
            WorkspaceError::UnknownChannel { channel_id } => Self::missing("channel", channel_id.as_str()),
            WorkspaceError::ChannelExists { .. } => Self::conflict("already_exists", detail),
            WorkspaceError::ChannelNameTaken { .. } => Self::conflict("name_taken", detail).at("name"),
            WorkspaceError::ChannelInUse { .. } => Self::conflict("channel_in_use", detail),
            WorkspaceError::ApiUrl(_) => Self::invalid("api_url", detail),
            WorkspaceError::FieldEmpty { field }
            | WorkspaceError::FieldMalformed { field, .. }
            | WorkspaceError::ForeignField { field, .. } => Self::invalid(field, detail),
            WorkspaceError::AccountTaken { field, .. } => Self::conflict("account_taken", detail).at(field),
            WorkspaceError::OtherAccount { field } => Self::conflict("other_account", detail).at(field),
            WorkspaceError::Route(problem) => problem.into(),
            WorkspaceError::Vocabulary(problem) => problem.into(),
            WorkspaceError::Template(problem) => problem.into(),
            WorkspaceError::ServiceRule(problem) => problem.into(),
            WorkspaceError::UnknownToken { token_id } => Self::missing("API token", token_id.as_str()),
            WorkspaceError::TokenExists { .. } => Self::conflict("already_exists", detail),
            WorkspaceError::BadTokenHash => Self::invalid("token_hash", detail),
        }
    }
}

impl From<SettingError> for Problem {
    fn from(refusal: SettingError) -> Self {
        let detail = refusal.to_string();
        match refusal {
            SettingError::Unknown { .. } => Self::invalid_as("unknown_setting", "key", detail),
            SettingError::NotAFlag { .. }
            | SettingError::NotInRange { .. }
            | SettingError::NotAChoice { .. }
            | SettingError::TooLong { .. }
            | SettingError::NotOneLine { .. }
            | SettingError::BadUrl { .. }
            | SettingError::NotATimeZone { .. }
            | SettingError::NotAStatus { .. } => Self::invalid("value", detail),
        }
    }
}

impl From<VocabularyProblem> for Problem {
    fn from(refusal: VocabularyProblem) -> Self {
        let detail = refusal.to_string();
        match refusal {
            VocabularyProblem::Phrase { index: Some(index), .. } => Self::invalid(format!("items[{index}]"), detail),
            VocabularyProblem::Phrase { index: None, .. } => Self::invalid("items", detail),
            VocabularyProblem::Template { index, .. } => Self::invalid(format!("items[{index}].template"), detail),
        }
    }
}

impl From<RouteProblem> for Problem {
    fn from(refusal: RouteProblem) -> Self {
        let detail = refusal.to_string();
        let field = match refusal {
            RouteProblem::ProviderEmpty => "provider",
            RouteProblem::AliasEmpty { .. } | RouteProblem::NameTwice { .. } => "aliases",
            RouteProblem::UnknownChannel { .. } => "channel_id",
            RouteProblem::NoChat { .. } => "whatsapp_group",
            RouteProblem::Unreachable { field, .. } => field,
            RouteProblem::ChatNotANumber { .. } => "telegram_chat",
            RouteProblem::TemplateWithoutId { .. }
            | RouteProblem::UnknownPlaceholder { .. }
            | RouteProblem::TemplateTooLong { .. } => "templates",
        };
        Self::invalid(field, detail)
    }
}

impl From<TemplateProblem> for Problem {
    fn from(refusal: TemplateProblem) -> Self {
        let detail = refusal.to_string();
        let problem = match &refusal {
            TemplateProblem::UnknownKey { key, .. } => Self::missing("template", key),
            TemplateProblem::Fixed { .. } => Self::conflict("fixed_text", detail),
            TemplateProblem::UnknownPlaceholder { key, .. } => {
                let known: Vec<&str> = key.placeholders().iter().map(|known| known.name).collect();
                Self::invalid_as("unknown_placeholder", "value", detail).with("placeholders", known)
            }
            TemplateProblem::Missing { name, .. } => {
                Self::invalid_as("missing_placeholder", "value", detail).with("placeholders", vec![*name])
            }
            TemplateProblem::NeverClosed { .. } | TemplateProblem::NeverOpened { .. } => {
                Self::invalid_as("unbalanced_brace", "value", detail)
            }
            TemplateProblem::TooLong { max, .. } => {
                Self::invalid_as("too_long", "value", detail).with("max_chars", *max)
            }
            TemplateProblem::NotOneLine { .. } | TemplateProblem::ControlCharacter { .. } => {
                Self::invalid("value", detail)
            }
        };
        let problem = match refusal.similar() {
            Some(similar) => problem.with("did_you_mean", similar),
            None => problem,
        };
        match refusal.position() {
            Some(Position { offset, line, column }) => {
                problem.with("position", json!({"offset": offset, "line": line, "column": column}))
            }
            None => problem,
        }
    }
}

impl From<ValueProblem> for Problem {
    fn from(refusal: ValueProblem) -> Self {
        let name = match &refusal {
            ValueProblem::Unknown { name, .. } => name.as_str(),
            ValueProblem::Empty { name } => name,
        };
        Self::invalid(format!("values.{name}"), refusal.to_string())
    }
}

impl From<RuleProblem> for Problem {
    fn from(refusal: RuleProblem) -> Self {
        let detail = refusal.to_string();
        Self::invalid(refusal.field, detail)
    }
}

impl From<ServiceListError> for Problem {
    fn from(refusal: ServiceListError) -> Self {
        match refusal {}
    }
}

impl From<CampaignError> for Problem {
    fn from(refusal: CampaignError) -> Self {
        let detail = refusal.to_string();
        match refusal {
            CampaignError::TextEmpty | CampaignError::TextTooLong { .. } => Self::invalid("text", detail),
            CampaignError::AlreadyStarted => Self::conflict("wrong_id", detail),
            CampaignError::AlreadyFinished => Self::conflict("broadcast_finished", detail),
            CampaignError::NotStarted => Self::missing("broadcast", "of this id"),
            CampaignError::NotATarget { group_id } => Self::missing("group", group_id.as_str()),
        }
    }
}

impl From<GroupError> for Problem {
    fn from(refusal: GroupError) -> Self {
        match refusal {
            GroupError::NotRegistered => Self::missing("group", "of this id"),
            GroupError::UsernameEmpty => Self::invalid("username", refusal.to_string()),
            GroupError::WrongGroup { .. } => Self::conflict("wrong_id", refusal.to_string()),
        }
    }
}

impl From<ProviderError> for Problem {
    fn from(refusal: ProviderError) -> Self {
        let detail = refusal.to_string();
        match refusal {
            ProviderError::NotAdded | ProviderError::Removed => Self::missing("provider", "of this id"),
            ProviderError::AlreadyAdded { .. } => Self::conflict("already_exists", detail),
            ProviderError::NameEmpty | ProviderError::NameTooLong { .. } => Self::invalid("name", detail),
            ProviderError::NameTaken { .. } => Self::conflict("name_taken", detail).at("name"),
            ProviderError::ApiUrl(_) => Self::invalid("api_url", detail),
            ProviderError::ApiKeyEmpty => Self::invalid("api_key", detail),
            ProviderError::SyncInterval { .. } => Self::invalid("sync_interval", detail),
        }
    }
}

impl From<CustomerError> for Problem {
    fn from(refusal: CustomerError) -> Self {
        let detail = refusal.to_string();
        match refusal {
            CustomerError::Unknown => Self::missing("customer", "of this id"),
            CustomerError::WrongCustomer { .. } => Self::conflict("wrong_id", detail),
            CustomerError::BoundElsewhere { ref username } => {
                let username = username.clone();
                let detail = format!("{detail}; say `\"rebind\": true` to bind them to another");
                Self::conflict("already_bound", detail).at("rebind").with("username", username)
            }
            CustomerError::NoIdentity => Self::invalid("identity", detail),
            CustomerError::UsernameEmpty => Self::invalid("username", detail),
            CustomerError::BadCode => Self::invalid("code", detail),
            CustomerError::Blocked => Self::conflict("blocked", detail),
            CustomerError::OfTeam => Self::conflict("of_team", detail),
            CustomerError::MergedAway { .. } => Self::conflict("merged", detail),
            CustomerError::DifferentUsernames => Self::conflict("different_usernames", detail),
            CustomerError::Locked { .. } => Self::conflict("locked", detail),
            CustomerError::AlreadyVerified => Self::conflict("already_verified", detail),
            CustomerError::NotStarted | CustomerError::NoCodeIssued => {
                Self::conflict("verification_not_started", detail)
            }
        }
    }
}

impl From<RequestError> for Problem {
    fn from(refusal: RequestError) -> Self {
        match refusal {
            RequestError::NotOpened => Self::missing("log entry", "of this id"),
            RequestError::WrongRequest { .. } => Self::conflict("wrong_id", refusal.to_string()),
            RequestError::UseEscalateLog => Self::invalid("status", refusal.to_string()),
        }
    }
}

impl From<ConversationError> for Problem {
    fn from(refusal: ConversationError) -> Self {
        let detail = refusal.to_string();
        match refusal {
            ConversationError::UnknownOutgoing { outgoing_id } => {
                Self::missing("outgoing message", &outgoing_id.as_simple().to_string())
            }
            ConversationError::Withheld { .. } => Self::conflict("withheld", detail),
            ConversationError::AlreadySent { .. } => Self::conflict("already_sent", detail),
            ConversationError::EmptyText => Self::invalid("text", detail),
        }
    }
}
