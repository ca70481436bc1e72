//! Every message of `corpus/messages.tsv` is read as a person would read it.

use aggregates::grammar::{Reading, read};
use aggregates::team::{CommandName, TeamCommand};

#[test]
fn messages_are_read_as_people_mean_them() {
    let corpus = include_str!("../../corpus/messages.tsv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in corpus.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
        let (message, expected) = line.split_once('\t').expect("a message, a tab, a reading");
        let reading = notation(&read(&message.replace("\\n", "\n")));
        count += 1;
        if reading != expected {
            wrong.push(format!("{message:?} is read as `{reading}`, expected `{expected}`"));
        }
    }
    assert!(count >= 300, "the corpus holds {count} messages");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

fn notation(reading: &Reading) -> String {
    let ids = |ids: &[u64]| ids.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    let dirty_mark = |dirty: bool| if dirty { " dirty" } else { "" };
    match reading {
        Reading::Nothing => "nothing".into(),
        Reading::Greeting => "greeting".into(),
        Reading::Courtesy => "courtesy".into(),
        Reading::Orders { asked, order_ids, dirty } => {
            format!("{} {}{}", asked.name(), ids(order_ids), dirty_mark(*dirty))
        }
        Reading::Unclear { asked, order_ids } => format!("ask {} {}", asked.name(), ids(order_ids)),
        Reading::Several(parts) => parts.iter().map(notation).collect::<Vec<_>>().join(" & "),
        Reading::OwnWords => "own words".into(),
        Reading::MissingIds(asked) => format!("missing {}", asked.name()),
        Reading::TooManyIds(asked) => format!("too many {}", asked.name()),
        Reading::Ticket { ticket_id, dirty } => format!("ticket {ticket_id}{}", dirty_mark(*dirty)),
        Reading::MissingTicketId => "missing ticket".into(),
        Reading::MyUsername => "my_username".into(),
        Reading::Misused(CommandName::Support | CommandName::Marketing | CommandName::Silent) => "bad flag".into(),
        Reading::Misused(CommandName::Resolve) => "bad resolve".into(),
        Reading::Misused(name) => format!("bad {name:?}").to_lowercase(),
        Reading::UnknownAdmin => "unknown admin".into(),
        Reading::NotUnderstood => "none".into(),
        Reading::Team(TeamCommand::Resolve { order_ids, status }) => {
            format!("!resolve {} {}", ids(order_ids), status.name())
        }
        Reading::Custom { name, order_ids } => format!("custom {name} {}", ids(order_ids)),
        Reading::Balance | Reading::Services | Reading::Help | Reading::Team(_) => {
            reading.to_string().replace('\n', " ")
        }
    }
}
