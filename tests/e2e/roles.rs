//! Every command of the team by everybody, everywhere: who is obeyed, who is told that it is not for them, and to whom nothing is said (AD8).

use sandbox::World;
use sandbox::evolution::known;
use serde_json::json;

use crate::site::{JOHN, MARIA, OWNER, SMMCOST, Site, private};

on_both!(everybody_may_do_what_their_role_allows_and_nothing_else);

const GROUP: &str = World::SUPPORT_GROUP;
const STAFF_ADMIN: &str = known::SAM;
const STAFF: &str = known::ALEX;
const BLOCKED: &str = known::JAP_DESK;

/// From whom a command is taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Staff,
    StaffAdmin,
    Owner,
}

/// Where it is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answered {
    Here,
    Privately,
    /// Only in groups, and there.
    HereInGroups,
}

/// What is written, who may, where it is answered and with which words.
type Command = (&'static str, Rank, Answered, &'static str);

const COMMANDS: [Command; 19] = [
    ("!resolve 99999 resolved", Rank::Staff, Answered::Here, "No log entry found"),
    ("99999999 provider status", Rank::Staff, Answered::Privately, "#99999999 | Not found on the panel"),
    ("refill verify 99999999", Rank::Staff, Answered::Privately, "*#99999999*\nNot found on the panel"),
    ("!help", Rank::Staff, Answered::Privately, "Commands for your team"),
    ("!status", Rank::StaffAdmin, Answered::Here, "*AI provider:* none"),
    ("!support {support}", Rank::StaffAdmin, Answered::HereInGroups, "Support is now"),
    ("!marketing enable", Rank::StaffAdmin, Answered::HereInGroups, "Marketing is now *on*"),
    ("!silent disable", Rank::StaffAdmin, Answered::HereInGroups, "Silent mode is now *off*"),
    ("!verify-users nobody77", Rank::StaffAdmin, Answered::HereInGroups, "no username *nobody77* on the panel"),
    ("!remove-users nobody77", Rank::StaffAdmin, Answered::Here, "Nobody is linked to *nobody77*"),
    ("!users", Rank::StaffAdmin, Answered::Privately, "*Verified users:"),
    ("!groups", Rank::StaffAdmin, Answered::Privately, "*Groups:"),
    ("!block nobody77", Rank::StaffAdmin, Answered::Here, "nobody called *nobody77*"),
    ("!unblock nobody77", Rank::StaffAdmin, Answered::Here, "nobody called *nobody77*"),
    ("!broadcast", Rank::StaffAdmin, Answered::Here, "Please write *!broadcast*"),
    ("!config get chat_mode", Rank::Owner, Answered::Privately, "⚙️ *chat_mode*: manual"),
    ("!config set chat_mode manual", Rank::Owner, Answered::Privately, "⚙️ ✅ *chat_mode* is now *manual*"),
    ("!config list", Rank::Owner, Answered::Privately, "⚙️ *Settings*"),
    ("!config", Rank::Owner, Answered::Here, "Please write *!config list*"),
];

async fn join(site: &Site, phone: &str, role: &str) {
    let body = json!({"phone": format!("+{phone}"), "role": role, "verified": true});
    site.api.post("/api/v1/admin-numbers", body).await;
}

/// Gives a command and sees what comes of it; answers how many messages that put into the chat.
async fn give(site: &Site, chat: &str, person: &str, rank: Option<Rank>, command: &Command) -> usize {
    let (words, needs, answered, answer) = *command;
    let in_group = chat != private(person);
    let words = words.replace("{support}", if chat == GROUP { "enable" } else { "disable" });
    site.says(chat, person, &words).await;
    let refusal = "not available to you";
    match rank {
        Some(rank) if rank >= needs => match answered {
            Answered::HereInGroups if !in_group => site.expects(chat, "only inside the group").await,
            Answered::Here | Answered::HereInGroups => site.expects(chat, answer).await,
            Answered::Privately => {
                site.answers(person, answer).await;
                return usize::from(!in_group);
            }
        },
        Some(_) => site.expects(chat, refusal).await,
        None if person == BLOCKED || in_group => return 0,
        None if words == "!help" => site.expects(chat, "What I can do").await,
        None => site.expects(chat, refusal).await,
    };
    1
}

async fn everybody_may_do_what_their_role_allows_and_nothing_else(site: &mut Site) {
    join(site, STAFF_ADMIN, "staff_admin").await;
    join(site, STAFF, "staff").await;
    let blocked = site.verify(BLOCKED, "blocked77").await;
    site.api.post(&format!("/api/v1/customers/{blocked}/block"), json!({})).await;
    site.support_on().await;
    let people = [
        (OWNER, Some(Rank::Owner)),
        (STAFF_ADMIN, Some(Rank::StaffAdmin)),
        (STAFF, Some(Rank::Staff)),
        (JOHN, None),
        (MARIA, None),
        (BLOCKED, None),
    ];
    for (chat, greeted) in [(GROUP, 1), (SMMCOST, 0), ("", 0)] {
        let mut said = greeted;
        for (person, rank) in people {
            let own = private(person);
            let chat = if chat.is_empty() { own.as_str() } else { chat };
            for command in &COMMANDS {
                // A customer's `!help` in a group with support is the customers' help.
                let is_help = command.0 == "!help" && rank.is_none();
                if is_help && chat == GROUP && person != BLOCKED {
                    site.says(chat, person, "!help").await;
                    site.expects(chat, "What I can do").await;
                    said += 1;
                    continue;
                }
                said += give(site, chat, person, rank, command).await;
            }
        }
        if !chat.is_empty() {
            // Whatever was to be said in this group was said before this.
            site.says(chat, OWNER, "!status").await;
            site.expects(chat, "*Status:* Online").await;
            assert_eq!(site.sent_to(chat).len(), said + 1, "{:#?}", site.sent_to(chat));
        }
    }
    let changed = site.all_events("type=SettingChanged").await;
    assert!(changed.iter().all(|event| event["payload"]["SettingChanged"]["key"] != "chat_mode"), "{changed:#?}");
    // The blocked one was heard and not answered: unblocked, they are answered once.
    site.all_is_handled().await;
    site.api.post(&format!("/api/v1/customers/{blocked}/unblock"), json!({})).await;
    site.tells(BLOCKED, "help").await;
    site.answers(BLOCKED, "What I can do").await;
    assert_eq!(site.sent_to(&private(BLOCKED)).len(), 1);
}
