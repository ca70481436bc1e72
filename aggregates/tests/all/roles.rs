//! Who may give which command where: every command of the team, every role, every kind of chat, as one table (AD8).

use aggregates::team::CommandName;
use aggregates::triage::{Incoming, Plan, SayKey, Standing, triage};
use aggregates::values::{ChatKind, Role};

use crate::support::samples::incoming;

/// A message that gives each command, well formed.
const fn message(name: CommandName) -> &'static [&'static str] {
    match name {
        CommandName::Help => &["!help"],
        CommandName::Status => &["!status"],
        CommandName::Support => &["!support enable"],
        CommandName::Marketing => &["!marketing disable"],
        CommandName::Silent => &["!silent enable"],
        CommandName::Resolve => &["!resolve 54321 escalated"],
        CommandName::Config => &["!config set chat_mode ai", "!config get chat_mode", "!config list"],
        CommandName::Broadcast => &["!broadcast Maintenance tonight", "!broadcast stop"],
        CommandName::VerifyUsers => &["!verify-users johndoe123"],
        CommandName::RemoveUsers => &["!remove-users johndoe123"],
        CommandName::Users => &["!users"],
        CommandName::Groups => &["!groups"],
        CommandName::Block => &["!block johndoe123"],
        CommandName::Unblock => &["!unblock johndoe123"],
        CommandName::ProviderStatus => &["54321, 54322 provider status"],
        CommandName::RefillVerify => &["refill verify 54321"],
    }
}

/// Messages that are no command of the team, for comparison.
const OTHERS: [&str; 5] = ["!resolve", "!config", "!frobnicate", "help", "check 54321"];

const PLACES: [(&str, ChatKind, bool); 3] = [
    ("private", ChatKind::Private, false),
    ("group, support on", ChatKind::Group, true),
    ("group, support off", ChatKind::Group, false),
];

fn people() -> Vec<(&'static str, Option<Role>, Standing)> {
    vec![
        ("owner", Some(Role::Owner), Standing::Stranger),
        ("staff admin", Some(Role::StaffAdmin), Standing::Stranger),
        ("staff", Some(Role::Staff), Standing::Stranger),
        ("staff, blocked before", Some(Role::Staff), Standing::Blocked),
        ("verified customer", None, Standing::Verified { username: "maria".into() }),
        ("stranger", None, Standing::Stranger),
        ("blocked customer", None, Standing::Blocked),
    ]
}

fn outcome(plan: &Plan) -> String {
    match plan {
        Plan::Administer(command) => format!("does {:?}", command.name()),
        Plan::Correct(Some(name)) => format!("is told how {name:?} is written"),
        Plan::Correct(None) => "is told that there is no such command".to_owned(),
        Plan::Say(SayKey::NotAllowed) => "not available".to_owned(),
        Plan::Say(SayKey::GroupOnly) => "only in a group".to_owned(),
        Plan::Ignore(_) => "nothing".to_owned(),
        Plan::Custom { command, .. } => format!("is served ({})", command.name),
        Plan::Handle { action, .. } => format!("is served ({})", action.name()),
        Plan::Say(_)
        | Plan::Greet
        | Plan::LookUpUsername(_)
        | Plan::TryCode(_)
        | Plan::Ask { .. }
        | Plan::Several(_)
        | Plan::Confirm { .. } => format!("{plan:?}"),
    }
}

#[test]
fn who_may_give_which_command_where() {
    let messages = CommandName::ALL.iter().flat_map(|name| message(*name)).copied().chain(OTHERS);
    let mut table = Vec::new();
    for text in messages {
        table.push(format!("\n{text}"));
        for (place, chat_kind, support_enabled) in PLACES {
            table.push(format!("  {place}"));
            for (who, role, standing) in people() {
                let incoming = Incoming { support_enabled, role, ..incoming(text, chat_kind, &standing) };
                table.push(format!("    {who:<22} {}", outcome(&triage(&incoming))));
            }
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../snapshots/aggregates/team");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("roles", table.join("\n")));
}
