//! A dead model, provider or messenger: those who need it wait or go without, everybody else is served.

use futures::future::join_all;
use gateways::model::Provider;
use sandbox::evolution::{Person, Post as Written};
use sandbox::panel::known::REFILLABLE;
use sandbox::{Fault, World};

use crate::deliveries::{Line, Messenger};
use crate::site::{JOHN, OWNER, Site, private};
use crate::support::PATIENCE;

on_both!(
    a_model_that_hangs_holds_up_no_crowd_that_writes_commands_and_chats_at_once,
    a_provider_that_hangs_holds_up_only_who_asks_for_it,
    three_dead_messengers_of_four_hold_up_nothing_of_the_fourth,
);

/// More than may wait for one thing at a time.
const CROWD: usize = 80;
/// So many may wait for the model, or for one channel.
const MAY_WAIT: usize = 12;

/// The phone of one of many.
fn phone(index: usize) -> String {
    (8_801_700_000_000 + index).to_string()
}

async fn a_model_that_hangs_holds_up_no_crowd_that_writes_commands_and_chats_at_once(site: &mut Site) {
    site.thinks_with(Provider::OpenAi, PATIENCE * 2).await;
    site.set("chat_mode", "ai").await;
    for index in 0..CROWD {
        let name = format!("user{index}");
        site.world.evolution.add_person(Person::new(&name, &phone(index), &format!("2{}", phone(index))));
        site.verify(&phone(index), World::CUSTOMERS[0].username).await;
    }
    site.world.model.faults().always("", Fault::TimeoutBeforeActing);
    let text = |index: usize| match index % 2 {
        0 => format!("check {REFILLABLE}"),
        _ => "so how is it going with my stuff".to_owned(),
    };
    for index in 0..CROWD {
        let post = Written::text(&private(&phone(index)), &phone(index), &text(index));
        site.world.evolution.post(post).expect("a person");
    }
    let answers = |index: usize| site.sent_to(&private(&phone(index)));
    let most = async || {
        let answered = (0..CROWD).filter(|index| !answers(*index).is_empty()).count();
        (answered >= CROWD - MAY_WAIT).then_some(())
    };
    site.until("answers for all who need not wait", most).await;
    let none = site.all_events("type=NoDraftGiven").await;
    assert!(none.iter().all(|event| event["payload"]["NoDraftGiven"]["why"] == "busy"), "the time was over: {none:?}");
    // Those who do are answered with what is known, once each.
    for index in 0..CROWD {
        site.expects_within(PATIENCE * 4, &private(&phone(index)), "").await;
        let answers = answers(index);
        let expected = if index % 2 == 0 { "*Order #54321*" } else { "did not understand" };
        assert!(answers.len() == 1 && answers[0].contains(expected), "{index}: {answers:?}");
    }
}

async fn a_provider_that_hangs_holds_up_only_who_asks_for_it(site: &mut Site) {
    for provider in &site.world.providers {
        provider.faults().always("", Fault::TimeoutBeforeActing);
    }
    const QUESTIONS: usize = 20;
    for _ in 0..QUESTIONS {
        site.tells(OWNER, &format!("provider status {REFILLABLE}")).await;
    }
    site.until_outside("the first question", || !site.world.providers[0].requests().all().is_empty()).await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    // Not each of those who asked before has been told that nothing was found out.
    assert!(site.sent_to(&private(OWNER)).len() < QUESTIONS, "he waited for them all");
    site.tells(JOHN, &format!("refill {REFILLABLE}")).await;
    site.answers(JOHN, "Refill submitted").await;
    site.expects(crate::site::SMMCOST, "2323223 refill").await;
}

async fn three_dead_messengers_of_four_hold_up_nothing_of_the_fourth(site: &mut Site) {
    let dead = [Messenger::Green, Messenger::Meta, Messenger::Telegram];
    for messenger in dead {
        let line = Line::open(site, messenger).await;
        line.dies(site);
        let strangers = (0..40).map(|index| line.a_stranger_writes(site, index, "hello"));
        assert!(join_all(strangers).await.into_iter().all(|status| status == Some(200)));
        site.until_outside("messages that hang", || line.asked_to_send(site) >= MAY_WAIT).await;
    }
    for words in ["help", "my username"] {
        site.tells(JOHN, words).await;
    }
    site.answers(JOHN, "What I can do").await;
    site.answers(JOHN, "johndoe123").await;
    site.tells(JOHN, &format!("check {REFILLABLE}")).await;
    site.answers(JOHN, "*Order #54321*").await;
    assert!(site.all_events("type=MessageSent").await.len() <= 3, "they were not dead");
}
