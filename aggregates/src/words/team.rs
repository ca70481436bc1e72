//! Texts for the operator's team. Only the team reads them, so they are not among the templates an operator edits.

use jiff::Timestamp;

use super::Texts;
use super::format::{ago, count, line};
use crate::campaign::{Delivery, Totals};
use crate::team::CommandName;
use crate::values::Role;
use crate::workspace::ProviderProblem;
use crate::workspace::settings::{self, Definition, Settings};

/// People or groups named in one message at most.
pub const LISTED_AT_ONCE: usize = 30;

/// A text for the team, with the key auditors find it by.
pub type Said = (&'static str, String);

/// How the command somebody meant is written; none: there is no such command.
pub fn correction(meant: Option<CommandName>) -> Said {
    match meant {
        Some(name) => ("team_usage", format!("Please write {}", name.usage())),
        None => {
            ("team_unknown", "Sorry, I did not understand that. Write *!help* for the commands you may use.".to_owned())
        }
    }
}

/// The commands of a rank.
pub fn team_help(role: Role) -> Said {
    let commands: Vec<String> = CommandName::ALL
        .into_iter()
        .filter(|name| name.rank() <= role)
        .map(|name| format!("• {}", name.about()))
        .collect();
    let text = format!(
        "*Commands for your team*\n{}\nOf customers' commands you may use all, for any order: *help*",
        commands.join("\n")
    );
    ("team_help", text)
}

/// An order that no provider could be told of (PR10).
pub fn provider_problem(problem: ProviderProblem, provider: Option<&str>, order_id: u64) -> Said {
    let provider = provider.map(line).unwrap_or_default();
    let what = match problem {
        ProviderProblem::NoProvider => {
            format!("⚠️ The panel names no provider for order #{order_id}. Please see to it by hand.")
        }
        ProviderProblem::NoRoute => format!(
            "⚠️ Order #{order_id} is at *{provider}*, and no route knows that name: nobody was told. Please see to it by hand, and \
             set a route, or the name as an alias of one."
        ),
        ProviderProblem::SwitchedOff => format!(
            "⚠️ Order #{order_id} is at *{provider}*, which is switched off: nobody was told. Please see to it by hand, or switch it \
             on again."
        ),
    };
    (
        "team_provider_problem",
        format!("{what}\nThe same cause is not told again for an hour; the message log has every case."),
    )
}

/// How the desk is doing (AD1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskStatus {
    pub up_since: Timestamp,
    pub verified_users: i64,
    pub groups: usize,
    pub active_groups: usize,
    /// None where no model is configured.
    pub model: Option<String>,
    pub chat_mode: String,
    /// Name and state of each channel.
    pub channels: Vec<(String, String)>,
    pub now: Timestamp,
}

/// The answer to `!status`.
pub fn desk_status(status: &DeskStatus) -> Said {
    let channels: Vec<String> =
        status.channels.iter().map(|(name, state)| format!("\n• {}: {}", line(name), line(state))).collect();
    let text = format!(
        "*Status:* Online | *Uptime:* {}\n*Verified users:* {} | *Active groups:* {} of {}\n*AI provider:* {}\n*Chat mode:* {}\n\
         *Channels:*{}",
        uptime(status.up_since, status.now),
        status.verified_users,
        status.active_groups,
        status.groups,
        line(status.model.as_deref().unwrap_or("none")),
        status.chat_mode,
        if channels.is_empty() { " none".to_owned() } else { channels.concat() },
    );
    ("team_status", text)
}

/// `14h 32m`, `3d 4h`, `12s`.
fn uptime(since: Timestamp, now: Timestamp) -> String {
    let seconds = now.as_second().saturating_sub(since.as_second()).max(0);
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds}s"),
        (0, 0, minutes) => format!("{minutes}m"),
        (0, hours, minutes) => format!("{hours}h {minutes}m"),
        (days, hours, _) => format!("{days}d {hours}h"),
    }
}

/// A verified customer in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedUser {
    pub username: String,
    pub display: Option<String>,
    /// Where they write: `WhatsApp`.
    pub messengers: Vec<&'static str>,
    pub last_active_at: Option<Timestamp>,
}

/// A page of `!users` (AD5).
pub fn users(users: &[ListedUser], page: u32, total: usize, now: Timestamp) -> Said {
    let entry = |user: &ListedUser| {
        let display = user.display.as_deref().map(|name| format!(" ({})", line(name))).unwrap_or_default();
        let active =
            user.last_active_at.map(|at| format!(" – {}", ago(&Texts::default(), now, at))).unwrap_or_default();
        format!("{}{display}, {}{active}", line(&user.username), user.messengers.join(" and "))
    };
    let entries: Vec<String> = users.iter().map(entry).collect();
    ("team_users", list("Verified users", "!users", &entries, page, total))
}

/// A group in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedGroup {
    pub name: String,
    pub support: bool,
    pub marketing: bool,
    pub silent: bool,
}

/// A page of `!groups` (AD5).
pub fn groups(groups: &[ListedGroup], page: u32, total: usize) -> Said {
    let entry = |group: &ListedGroup| {
        let flags: Vec<&str> = [(group.support, "support"), (group.marketing, "marketing"), (group.silent, "silent")]
            .into_iter()
            .filter_map(|(is_on, name)| is_on.then_some(name))
            .collect();
        let flags = if flags.is_empty() { "all off".to_owned() } else { flags.join(", ") };
        format!("{} – {flags}", line(&group.name))
    };
    let entries: Vec<String> = groups.iter().map(entry).collect();
    ("team_groups", list("Groups", "!groups", &entries, page, total))
}

fn list(title: &str, command: &str, entries: &[String], page: u32, total: usize) -> String {
    let before = (page.max(1) as usize - 1) * LISTED_AT_ONCE;
    let mut lines = vec![format!("*{title}: {total}*")];
    lines.extend(entries.iter().enumerate().map(|(index, entry)| format!("{}. {entry}", before + index + 1)));
    if entries.is_empty() && total > 0 {
        lines.push(format!("There is no page {page}."));
    }
    let after = total.saturating_sub(before + entries.len());
    if after > 0 && !entries.is_empty() {
        lines.push(format!("… and {after} more: *{command} {}*", page + 1));
    }
    lines.join("\n")
}

/// The answer to `!config list`: every setting with its value.
pub fn settings_list(settings: &Settings) -> Said {
    let entry = |definition: &Definition| {
        let value = settings.shown(definition.key).unwrap_or_default();
        format!("• *{}*: {}", definition.key, if value.is_empty() { "–" } else { value })
    };
    let entries: Vec<String> = settings::definitions().iter().map(entry).collect();
    let text = format!("⚙️ *Settings*\n{}\nMore about one: *!config get chat_mode*", entries.join("\n"));
    ("team_settings", text)
}

/// The answer to `!config get`: value, default, range and meaning of one setting.
pub fn setting(settings: &Settings, definition: &Definition) -> Said {
    let shown = |value: &str| if value.is_empty() { "–".to_owned() } else { value.to_owned() };
    let mut lines =
        vec![format!("⚙️ *{}*: {}", definition.key, shown(settings.shown(definition.key).unwrap_or_default()))];
    if !definition.secret() {
        lines.push(format!("Default: {}", shown(definition.default)));
    }
    lines.push(format!("Allowed: {}", definition.kind));
    lines.push(definition.description.to_owned());
    ("team_setting", lines.join("\n"))
}

/// The answer to `!config set`. A secret's value is never repeated.
pub fn setting_changed(settings: &Settings, definition: &Definition) -> Said {
    let key = definition.key;
    let value = settings.shown(key).unwrap_or_default();
    if definition.secret() {
        let text =
            format!("⚙️ ✅ *{key}* is now *{value}*. Please delete your message from this chat: it holds the secret.");
        return ("team_setting_secret", text);
    }
    let value = if value.is_empty() { "empty" } else { value };
    let without_key = key == "panel_url" && settings.panel_url().is_some() && settings.panel_api_key().is_none();
    let keys = if without_key { " No key is set for it: set *panel_api_key* anew." } else { "" };
    ("team_setting_changed", format!("⚙️ ✅ *{key}* is now *{value}*.{keys}"))
}

/// A setting that is not there, or a value that it can not have: what, where, and what is allowed.
pub fn setting_refused(reason: &str) -> Said {
    ("team_setting_refused", format!("⚙️ ❌ {}", line(reason)))
}

/// Secrets are not taken where others read along.
pub fn secret_in_group() -> Said {
    let text =
        "❌ I don't take secrets in a group. Please delete your message, make a new key, and send it to me privately.";
    ("team_secret_in_group", text.to_owned())
}

/// What the panel says of the username of `!verify-users`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerifyUsersAnswer {
    /// It exists, and the work has begun.
    Begun,
    NoSuchUsername,
    /// The panel can not be asked, so nobody is verified.
    PanelAway,
    /// The channel does not tell who is in a group.
    NoMembers,
}

/// The first answer to `!verify-users`.
pub fn verify_users(username: &str, answer: VerifyUsersAnswer) -> Said {
    let username = line(username);
    let text = match answer {
        VerifyUsersAnswer::Begun => {
            format!(
                "⏳ I am linking everybody in this group to *{username}*, and will tell you privately when it is done."
            )
        }
        VerifyUsersAnswer::NoSuchUsername => {
            format!("❌ There is no username *{username}* on the panel, so nobody was linked.")
        }
        VerifyUsersAnswer::PanelAway => {
            "❌ I can't reach the panel to look the username up, so nobody was linked. Please try again later."
                .to_owned()
        }
        VerifyUsersAnswer::NoMembers => {
            "❌ This messenger does not tell who is in a group, so nobody was linked.".to_owned()
        }
    };
    ("team_verify_users", text)
}

/// What came of `!verify-users`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsersVerified {
    pub username: String,
    pub members: usize,
    pub verified: usize,
    pub already: usize,
    /// Name and username of those who were left alone.
    pub elsewhere: Vec<(String, String)>,
}

/// People named in a summary at most.
const NAMED_AT_MOST: usize = 20;

/// The summary of `!verify-users`.
pub fn users_verified(done: &UsersVerified) -> Said {
    let mut lines = vec![format!(
        "✅ *{}*: {} linked, {} were linked before, of {}.",
        line(&done.username),
        done.verified,
        done.already,
        count(i64::try_from(done.members).unwrap_or(i64::MAX), "member"),
    )];
    if !done.elsewhere.is_empty() {
        lines.push("Left alone, because they are linked to another username:".to_owned());
        let named = done.elsewhere.iter().take(NAMED_AT_MOST);
        lines.extend(named.map(|(who, username)| format!("• {} – {}", line(who), line(username))));
        let more = done.elsewhere.len().saturating_sub(NAMED_AT_MOST);
        if more > 0 {
            lines.push(format!("… and {more} more"));
        }
    }
    ("team_users_verified", lines.join("\n"))
}

/// The summary where the channel did not tell who is in the group.
pub fn members_unknown(username: &str) -> Said {
    let text = format!("❌ I could not find out who is in the group, so nobody was linked to *{}*.", line(username));
    ("team_members_unknown", text)
}

/// The first answer to `!broadcast`.
pub fn broadcast_begun(groups: usize, silent: usize) -> Said {
    let text = match (groups, silent) {
        (0, 0) => "There is no group with support to send this to.".to_owned(),
        (0, _) => "Every group with support is silent, so this goes to nobody.".to_owned(),
        (groups, silent) => {
            let groups = count(i64::try_from(groups).unwrap_or(i64::MAX), "group");
            let silent = if silent == 0 { String::new() } else { format!(" ({silent} silent left out)") };
            format!("📣 Sending to {groups}{silent}. I will tell you privately when it is done.")
        }
    };
    ("team_broadcast", text)
}

/// The answer to `!broadcast stop`; none: there was nothing to stop.
pub fn broadcast_stopped(totals: Option<&Totals>) -> Said {
    let text = match totals {
        None => "No broadcast is running.".to_owned(),
        Some(totals) => {
            format!("🛑 Stopped. It reached {} and goes to nobody else.", count(i64::from(totals.delivered), "group"))
        }
    };
    ("team_broadcast_stopped", text)
}

/// A broadcast that can not be sent: why.
pub fn broadcast_refused(reason: &str) -> Said {
    ("team_broadcast_refused", format!("❌ {}", line(reason)))
}

/// Groups that a broadcast did not reach, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missed {
    /// With the reason.
    pub failed: Vec<(String, String)>,
    pub unknown: Vec<(String, String)>,
    /// Its turn had not come when the broadcast was stopped.
    pub stopped: Vec<String>,
    pub silent: Vec<String>,
}

/// What came of a broadcast, with the groups that did not get it.
pub fn broadcast_done(totals: &Totals, missed: &Missed) -> Said {
    let reached = count(i64::from(totals.delivered), "group");
    let mut lines = vec![if totals.stopped > 0 {
        format!("📣 Stopped. Your message reached {reached} before that.")
    } else {
        format!("📣 Your message reached {reached}.")
    }];
    let why = |groups: &[(String, String)]| {
        groups.iter().map(|(name, reason)| format!("{} ({})", line(name), line(reason))).collect::<Vec<_>>()
    };
    for (title, names) in [
        ("Not sent to:", why(&missed.failed)),
        ("Perhaps sent to:", why(&missed.unknown)),
        ("Not sent any more to:", missed.stopped.clone()),
        ("Silent, so left out:", missed.silent.clone()),
    ] {
        if names.is_empty() {
            continue;
        }
        lines.push(title.to_owned());
        lines.extend(names.iter().take(NAMED_AT_MOST).map(|name| format!("• {}", line(name))));
        let more = names.len().saturating_sub(NAMED_AT_MOST);
        if more > 0 {
            lines.push(format!("… and {more} more"));
        }
    }
    ("team_broadcast_done", lines.join("\n"))
}

/// What turned out about one group after the summary.
pub fn broadcast_corrected(group: &str, result: &Delivery) -> Said {
    let group = line(group);
    let text = match result {
        Delivery::Delivered => format!("📣 Your message reached *{group}* after all."),
        Delivery::Failed { reason } => {
            format!("📣 Your message did not arrive in *{group}* after all ({}).", line(reason))
        }
        Delivery::Unknown { reason } => {
            format!("📣 Your message may not have arrived in *{group}* ({}).", line(reason))
        }
        Delivery::Stopped => format!("📣 Your message is not sent to *{group}* any more."),
    };
    ("team_broadcast_corrected", text)
}

/// The answer to `!remove-users`.
pub fn users_removed(username: &str, removed: usize) -> Said {
    let username = line(username);
    let text = match removed {
        0 => format!("Nobody is linked to *{username}* any more."),
        removed => {
            let customers = count(i64::try_from(removed).unwrap_or(i64::MAX), "customer");
            format!("✅ {customers} unlinked from *{username}*.")
        }
    };
    ("team_users_removed", text)
}

/// What became of `!block` and `!unblock`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// As the team wrote it.
    pub who: String,
    /// True: `!block`.
    pub blocked: bool,
    /// Customers it was done to.
    pub customers: usize,
    /// People of the team it was not done to.
    pub of_team: usize,
    /// Nobody has ever written from this number.
    pub unheard: bool,
}

/// The answer to `!block` and `!unblock`.
pub fn blocking(blocking: &Blocking) -> Said {
    let who = line(&blocking.who);
    let mut lines = Vec::new();
    if blocking.blocked && blocking.unheard {
        lines.push(format!(
            "🚫 Nobody has written from *{who}* yet. The number is blocked: whoever writes from it gets no answer. If you meant \
             somebody who did write, check the number."
        ));
    } else if blocking.customers > 0 {
        let customers = count(i64::try_from(blocking.customers).unwrap_or(i64::MAX), "customer");
        lines.push(if blocking.blocked {
            format!("🚫 *{who}* is blocked ({customers}) and gets no answer any more.")
        } else {
            format!("✅ *{who}* is answered again ({customers}).")
        });
    }
    if blocking.of_team > 0 {
        lines.push(format!("*{who}* is in your team, and people of the team can't be blocked."));
    }
    if lines.is_empty() {
        lines.push(format!(
            "I know nobody called *{who}*. Please give a panel username, or a phone number with its country code."
        ));
    }
    ("team_blocking", lines.join("\n"))
}
