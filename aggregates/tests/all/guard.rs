//! What a model may say: every draft of `corpus/replies.tsv` is let through or dropped as a careful person would.

use aggregates::guard::{Basis, Fault, Task, check};

struct Ground {
    task: Task,
    fixed: &'static str,
    values: Vec<String>,
    facts: Vec<String>,
}

const SERVICE: &str = "Instagram Followers 1K | Real [Refill: 30D]";
const LINK: &str = "https://instagram.com/account54321";

/// The texts the drafts of the corpus are made from.
fn ground(name: &str) -> Ground {
    let reword = |fixed, values: &[&str]| Ground {
        task: Task::Reword,
        fixed,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        facts: Vec::new(),
    };
    match name {
        "refill" => reword(
            "✅ Refill submitted for *#54321*.\nService: Instagram Followers 1K | Real [Refill: 30D]\n\
             Link: https://instagram.com/account54321\nQuantity: 1000\nStart count: 847",
            &[SERVICE, LINK],
        ),
        "cancel" => reword(
            "✅ Cancellation submitted for *#54322*.\nService: Instagram Followers 1K | Real [Refill: 30D]\nYou will see the result in your panel.",
            &[SERVICE],
        ),
        "status" => reword(
            "*Order #54321*\nService: Instagram Followers 1K | Real [Refill: 30D]\nStatus: *Completed*\nStart count: 847\n\
             Remains: 0\nCharge: 1.20 USD\nOrdered: 5 days ago",
            &[SERVICE],
        ),
        "refused" => reword("❌ *#54321*: the order is *Pending*, so a refill is not possible right now.", &[]),
        "cooldown" => reword("❌ *#54321*: this was already requested. You can ask again in 58 minutes.", &[]),
        "bulk" => reword(
            "*Refill*\n✅ Submitted: #70001, #70002\n❌ *#4444*: I can't find this order in your account. Please check the number.",
            &[],
        ),
        "comfort" => reword(
            "✅ Refill submitted for *#54321*.\nQuantity: 1000\n\nI'm sorry for the trouble, and I understand that this is frustrating. \
             Our team has been told and will look at your message.",
            &[],
        ),
        "balance" => reword("💰 Your balance: *42.17 USD*", &[]),
        "services" => {
            reword("Here is our service list:\nhttps://panel.example/services", &["https://panel.example/services"])
        }
        "unavailable" => reword(
            "Sorry, I can't reach the panel right now, so nothing was changed. Please try again in a few minutes.",
            &[],
        ),
        "question" => Ground {
            task: Task::Answer,
            fixed: "Sorry, I did not understand that. Write *help* to see what I can do.",
            values: vec!["https://panel.example/services".to_owned()],
            facts: vec!["#54321: Completed".to_owned(), "#54322: In progress".to_owned()],
        },
        other => panic!("no ground is called {other}"),
    }
}

fn verdict(name: &str, draft: &str) -> String {
    let ground = ground(name);
    let hidden = ["smmcost.com".to_owned(), "justanotherpanel.com".to_owned()];
    let basis =
        Basis { task: ground.task, fixed: ground.fixed, values: &ground.values, facts: &ground.facts, hidden: &hidden };
    match check(draft, &basis) {
        Ok(sent) => {
            assert_eq!(sent, draft.trim());
            "ok".to_owned()
        }
        Err(fault) => fault.name().to_owned(),
    }
}

/// `\n` is a new line, `\u{…}` a letter that would not be seen, `{fixed}` the fixed text.
fn unescape(draft: &str, ground: &Ground) -> String {
    let mut text = String::new();
    let mut rest = draft;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, after) = after.split_once('}').expect("a closing brace");
        text.push_str(before);
        text.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a letter"));
        rest = after;
    }
    text.push_str(rest);
    text.replace("\\n", "\n").replace("{fixed}", ground.fixed)
}

#[test]
fn drafts_are_let_through_or_dropped_as_a_careful_person_would() {
    let corpus = include_str!("../../corpus/replies.tsv");
    let (mut wrong, mut good, mut lost, mut bad) = (Vec::new(), 0, 0, 0);
    for line in corpus.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
        let [expected, name, draft] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let draft = unescape(draft, &ground(name));
        let found = verdict(name, &draft);
        // `bad`: dropped, for whichever of its faults is found first. `lost`: a good one that is dropped all the same.
        let is_right = found == expected || (["bad", "lost"].contains(&expected) && found != "ok");
        match expected {
            "ok" => good += 1,
            "lost" => lost += 1,
            _ => bad += 1,
        }
        if !is_right {
            wrong.push(format!("{name}: {draft:?} is `{found}`, expected `{expected}`"));
        }
    }
    assert!(good >= 100 && bad >= 300, "the corpus holds {good} good and {bad} bad drafts");
    // The rate that docs/language-model.md tells.
    assert!(lost * 10 <= good + lost, "{lost} of {} good drafts are lost", good + lost);
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_fault_is_found_by_name() {
    let corpus = include_str!("../../corpus/replies.tsv");
    for fault in Fault::ALL {
        assert!(
            corpus.lines().any(|line| line.split('\t').next() == Some(fault.name())),
            "no draft is {}",
            fault.name()
        );
    }
}

#[test]
fn a_fixed_text_passes_as_its_own_rewording() {
    for name in
        ["refill", "cancel", "status", "refused", "cooldown", "bulk", "comfort", "balance", "services", "unavailable"]
    {
        assert_eq!(verdict(name, ground(name).fixed), "ok", "{name}");
    }
}
