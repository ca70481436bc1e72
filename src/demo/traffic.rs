//! What the sample customers write: some at once, then now and then, over each messenger in turn.

use std::time::Duration;

use sandbox::World;
use sandbox::evolution::{Generation, NoSuch, known};
use sandbox::panel::known::{IN_PROGRESS, JOHN, MARIA, NO_REFILL, OF_MARIA, PARTIAL_LIFETIME, PENDING, WINDOW_OVER};
use sandbox::telegram;
use sandbox::world::Customer;

use super::Messenger;

/// Between the first messages.
const BURST: Duration = Duration::from_millis(300);
/// Between two messages later on.
const TRICKLE: Duration = Duration::from_secs(15);

const GROUP: bool = true;
const PRIVATE: bool = false;

pub(super) async fn run(world: &World, messengers: &[Messenger]) {
    let phones: Vec<Messenger> = messengers.iter().copied().filter(|one| *one != Messenger::Sandbox).collect();
    if phones.is_empty() {
        // The chat page is the visitor's alone.
        return std::future::pending().await;
    }
    let mut over = phones.iter().copied().cycle();
    let mut says = |in_group: bool, customer: Customer, text: &str| {
        let Some(over) = over.next() else { return };
        if let Err(error) = say(world, over, in_group, customer, text) {
            tracing::warn!(%error, "a sample message was not sent");
        }
    };
    let [john, maria, alex] = World::CUSTOMERS;
    let first = [
        (GROUP, maria, format!("check {OF_MARIA}")),
        (GROUP, john, format!("cancel {PENDING}")),
        (PRIVATE, john, format!("speed up {IN_PROGRESS}")),
        (GROUP, alex, format!("refill {NO_REFILL}")),
        (PRIVATE, maria, "balance".to_owned()),
        (PRIVATE, john, format!("{PARTIAL_LIFETIME} refill pls bro this is the third time I ask!!")),
        (PRIVATE, john, format!("refund {WINDOW_OVER}")),
        (PRIVATE, maria, "help".to_owned()),
    ];
    for (in_group, customer, text) in first {
        says(in_group, customer, &text);
        tokio::time::sleep(BURST).await;
    }
    let mut orders = world.panel.orders();
    orders.retain(|order| order.user == JOHN || order.user == MARIA);
    for (order, action) in orders.iter().zip(["check", "refill", "speed up", "check", "cancel"].iter().cycle()).cycle()
    {
        tokio::time::sleep(TRICKLE).await;
        let customer = if order.user == JOHN { john } else { maria };
        says(GROUP, customer, &format!("{action} {}", order.id));
    }
}

/// In the support group where the messenger has groups and one is wanted, else in the customer's own chat.
fn say(world: &World, over: Messenger, in_group: bool, customer: Customer, text: &str) -> Result<(), NoSuch> {
    let Customer { phone, telegram: id, .. } = customer;
    match over {
        Messenger::Evolution => {
            let chat = if in_group { World::SUPPORT_GROUP.to_owned() } else { known::private(phone) };
            world.evolution.post_message(&chat, phone, text, Generation::V2_3_5)?;
        }
        Messenger::Green => {
            world.green.write(if in_group { World::SUPPORT_GROUP } else { phone }, phone, text)?;
        }
        Messenger::Meta => {
            world.meta.write(phone, text)?;
        }
        Messenger::Telegram => {
            world.telegram.write(if in_group { telegram::SUPPORT_GROUP } else { id }, id, text)?;
        }
        Messenger::Sandbox => {}
    }
    Ok(())
}
