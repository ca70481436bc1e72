//! Questions to the read models.

use aggregates::customer::{Customer, CustomerCommand};
use aggregates::group::{Group, GroupCommand};
use aggregates::ids::{ChannelId, CustomerId, GroupId, ProviderId};
use aggregates::provider::{Provider, ProviderCommand};
use aggregates::request::{Action, SupportStatus};
use aggregates::values::Identity;
use eventlog::WorkspaceId;
use jiff::civil::date;
use projections::customers::{self, CustomerQuery, CustomerState};
use projections::message_log::{self, LogEntry, LogPage, LogQuery};
use projections::{groups, providers, usage};

use crate::common::{Asked, Home, Node, at, call, handle, hex, live_a_little, request_id, resolve, workspace};
use crate::on_both;

on_both!(
    every_filter_of_the_message_log_finds_what_a_plain_search_finds,
    pages_by_cursor_stay_right_while_entries_are_added,
    pages_by_number_and_totals,
    a_message_that_was_late_is_found_by_its_own_time,
    words_are_found_by_their_beginning_in_any_case_and_only_in_their_workspace,
    entries_name_their_group_as_it_is_called_now,
    entries_of_an_order,
    customers_are_listed_filtered_and_found_by_identity,
    groups_and_providers_are_listed,
    usage_is_counted,
    another_workspace_sees_nothing,
);

const DAY: i64 = 86_400;

async fn with_entries(home: &Home, count: u128) -> Node {
    let node = home.node().await;
    let runner = node.run("a");
    live_a_little(&node.log, workspace(1), count).await;
    for n in (2..=count).step_by(4) {
        resolve(&node.log, workspace(1), n, SupportStatus::Resolved).await;
    }
    live_a_little(&node.log, workspace(2), 2).await;
    node.caught_up(workspace(1)).await;
    node.caught_up(workspace(2)).await;
    runner.stop().await;
    node
}

async fn list(node: &Node, ws: WorkspaceId, wanted: LogQuery) -> LogPage {
    message_log::list(&node.models, ws, &wanted).await.unwrap()
}

fn serials(items: &[LogEntry]) -> Vec<i64> {
    items.iter().map(|entry| entry.row.serial).collect()
}

async fn every_filter_of_the_message_log_finds_what_a_plain_search_finds(home: &Home) {
    let node = with_entries(home, 30).await;
    let ws = workspace(1);
    let all = list(&node, ws, LogQuery { limit: 200, ..LogQuery::default() }).await.items;
    assert_eq!(serials(&all), (1..=30).rev().collect::<Vec<i64>>());
    type Keep = fn(&LogEntry) -> bool;
    let cases: Vec<(LogQuery, Keep)> = vec![
        (LogQuery { action: Some(Action::Refill), ..LogQuery::default() }, |entry| entry.row.action == Action::Refill),
        (LogQuery { status: Some(SupportStatus::Resolved), ..LogQuery::default() }, |entry| {
            entry.row.support_status == SupportStatus::Resolved
        }),
        (
            LogQuery { action: Some(Action::Cancel), status: Some(SupportStatus::Open), ..LogQuery::default() },
            |entry| entry.row.action == Action::Cancel && entry.row.support_status == SupportStatus::Open,
        ),
        (LogQuery { priority: Some(true), ..LogQuery::default() }, |entry| entry.row.priority),
        (LogQuery { priority: Some(false), ..LogQuery::default() }, |entry| !entry.row.priority),
        (LogQuery { order_id: Some(50_007), ..LogQuery::default() }, |entry| entry.row.order_ids == [50_007]),
        (LogQuery { q: Some("PLEASE speedup".into()), ..LogQuery::default() }, |entry| {
            entry.row.text.contains("please SpeedUp")
        }),
        (
            LogQuery {
                q: Some("refill".into()),
                action: Some(Action::Refill),
                priority: Some(false),
                ..LogQuery::default()
            },
            |entry| entry.row.action == Action::Refill && !entry.row.priority,
        ),
        (LogQuery { q: Some("P50009".into()), order_id: Some(50_009), ..LogQuery::default() }, |entry| {
            entry.row.serial == 9
        }),
        (LogQuery { q: Some("!?".into()), ..LogQuery::default() }, |_| false),
        (LogQuery { q: Some("  ".into()), ..LogQuery::default() }, |_| true),
        (LogQuery { from: Some(at(5)), to: Some(at(9)), ..LogQuery::default() }, |entry| {
            entry.row.received_at >= at(5) && entry.row.received_at < at(9)
        }),
        (LogQuery { from: Some(at(20)), action: Some(Action::Check), ..LogQuery::default() }, |entry| {
            entry.row.received_at >= at(20) && entry.row.action == Action::Check
        }),
        (LogQuery { date: Some(date(2026, 5, 1)), ..LogQuery::default() }, |_| true),
        (LogQuery { date: Some(date(2026, 5, 2)), ..LogQuery::default() }, |_| false),
        (LogQuery { date: Some(date(2026, 4, 30)), ..LogQuery::default() }, |_| false),
    ];
    for (wanted, keep) in cases {
        let expected: Vec<i64> = all.iter().filter(|entry| keep(entry)).map(|entry| entry.row.serial).collect();
        let total = i64::try_from(expected.len()).unwrap();
        let found = list(&node, ws, LogQuery { limit: 200, with_total: true, ..wanted.clone() }).await;
        assert_eq!((serials(&found.items), found.total), (expected.clone(), Some(total)), "{wanted:?}");
        let mut paged = Vec::new();
        let mut cursor = None;
        loop {
            let page = list(&node, ws, LogQuery { limit: 3, cursor, ..wanted.clone() }).await;
            paged.extend(serials(&page.items));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, expected, "in pages: {wanted:?}");
    }
}

async fn pages_by_cursor_stay_right_while_entries_are_added(home: &Home) {
    let node = with_entries(home, 6).await;
    let ws = workspace(1);
    let first = list(&node, ws, LogQuery { limit: 3, ..LogQuery::default() }).await;
    assert_eq!(serials(&first.items), [6, 5, 4]);
    let runner = node.run("again");
    handle(&node.log, ws, 7, Asked::new(7)).await;
    node.caught_up(ws).await;
    let second = list(&node, ws, LogQuery { limit: 3, cursor: first.next_cursor, ..LogQuery::default() }).await;
    assert_eq!((serials(&second.items), second.next_cursor), (vec![3, 2, 1], None));
    runner.stop().await;
}

async fn pages_by_number_and_totals(home: &Home) {
    let node = with_entries(home, 7).await;
    let ws = workspace(1);
    let page = list(&node, ws, LogQuery { limit: 3, page: Some(3), with_total: true, ..LogQuery::default() }).await;
    assert_eq!((serials(&page.items), page.total), (vec![1], Some(7)));
    let beyond = list(&node, ws, LogQuery { limit: 3, page: Some(4), ..LogQuery::default() }).await;
    assert!(beyond.items.is_empty() && beyond.total.is_none());
}

async fn a_message_that_was_late_is_found_by_its_own_time(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    let ws = workspace(1);
    // The second was received before the first, by more than a day, and opened after it.
    for (n, received) in [(1, 2 * DAY), (2, DAY / 2), (3, 2 * DAY + 5), (4, 4 * DAY)] {
        handle(&node.log, ws, n, Asked { received, ..Asked::new(n) }).await;
    }
    node.caught_up(ws).await;
    let on = |day| LogQuery { date: Some(date(2026, 5, day)), ..LogQuery::default() };
    for (day, expected) in [(1, vec![2]), (2, vec![]), (3, vec![3, 1]), (4, vec![]), (5, vec![4])] {
        assert_eq!(serials(&list(&node, ws, on(day)).await.items), expected, "on 2026-05-0{day}");
    }
    runner.stop().await;
}

async fn words_are_found_by_their_beginning_in_any_case_and_only_in_their_workspace(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    let text = "RÉFUND straße 77001 https://insta.com/Foo_bar হাই".to_owned();
    handle(&node.log, workspace(1), 1, Asked { text, ..Asked::new(1) }).await;
    node.caught_up(workspace(1)).await;
    let found = async |ws: WorkspaceId, q: &str| {
        list(&node, ws, LogQuery { q: Some(q.into()), ..LogQuery::default() }).await.items.len()
    };
    for q in
        ["réfund", "réf", "foo", "insta com", "77001", "7700", "7", "হাই", "Straße", "stra", "smmcost", "#1", "mar 5000"]
    {
        assert_eq!(found(workspace(1), q).await, 1, "{q}");
        assert_eq!(found(workspace(2), q).await, 0, "{q}");
    }
    for q in ["refund", "7001", "insta cat", "éfund", "7700 insta cat", "' OR 1=1 --", "foo*"] {
        assert_eq!(found(workspace(1), q).await, usize::from(q == "foo*"), "{q}");
    }
    assert_eq!(found(workspace(1), &format!("w{}", workspace(1))).await, 1);
    runner.stop().await;
}

async fn entries_name_their_group_as_it_is_called_now(home: &Home) {
    let node = with_entries(home, 3).await;
    let ws = workspace(1);
    let runner = node.run("b");
    let id = hex(request_id(ws, 3));
    assert_eq!(message_log::get(&node.models, ws, &id).await.unwrap().unwrap().group_name.as_deref(), Some("Support"));
    let renamed = GroupCommand::RegisterGroup {
        group_id: GroupId::new("group-1"),
        channel_id: ChannelId::new("channel-1"),
        chat: "1@g.us".into(),
        name: Some("VIP".into()),
        joined_at: None,
        now: at(1),
    };
    node.log.execute::<Group>(ws, "group-1", renamed, call()).await.unwrap();
    node.log.execute::<Group>(ws, "group-1", GroupCommand::RemoveGroup { now: at(2) }, call()).await.unwrap();
    node.caught_up(ws).await;
    let entries = message_log::get_many(&node.models, ws, &[hex(request_id(ws, 2)), id, "none".into()]).await.unwrap();
    assert_eq!(serials(&entries), [3, 2]);
    assert_eq!(entries[0].group_name.as_deref(), Some("VIP"));
    assert_eq!(entries[1].group_name, None);
    assert!(groups::list(&node.models, ws).await.unwrap().is_empty());
    assert!(groups::get(&node.models, ws, &GroupId::new("group-1")).await.unwrap().is_none());
    runner.stop().await;
}

async fn entries_of_an_order(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    let ws = workspace(1);
    for n in 1..=3 {
        handle(&node.log, ws, n, Asked { order_ids: vec![70_001, 70_000 + n as u64], ..Asked::new(n) }).await;
    }
    node.caught_up(ws).await;
    let about = async |order_id| serials(&message_log::by_order(&node.models, ws, order_id).await.unwrap());
    assert_eq!(about(70_001).await, [3, 2, 1]);
    assert_eq!(about(70_003).await, [3]);
    assert_eq!(about(1).await, [] as [i64; 0]);
    runner.stop().await;
}

async fn customers_are_listed_filtered_and_found_by_identity(home: &Home) {
    let node = with_entries(home, 5).await;
    let ws = workspace(1);
    let runner = node.run("b");
    let known = Identity("lid:shared@lid".into());
    for n in [1, 3] {
        let verify = CustomerCommand::VerifyUser {
            rebind: false,
            customer_id: CustomerId::new(format!("customer-{n}")),
            username: "Anna".into(),
            identities: vec![known.clone()],
            now: at(10),
        };
        node.log.execute::<Customer>(ws, &format!("customer-{n}"), verify, call()).await.unwrap();
    }
    node.log
        .execute::<Customer>(ws, "customer-2", CustomerCommand::BlockCustomer { of_team: false, now: at(10) }, call())
        .await
        .unwrap();
    node.caught_up(ws).await;
    let ids = async |wanted: CustomerQuery| {
        let page = customers::list(&node.models, ws, &CustomerQuery { with_total: true, ..wanted }).await.unwrap();
        let ids: Vec<String> = page.items.into_iter().map(|row| row.id.as_str().replace("customer-", "")).collect();
        (ids.join(" "), page.total.unwrap())
    };
    assert_eq!(ids(CustomerQuery::default()).await, ("4 3 2 1 0".into(), 5));
    assert_eq!(
        ids(CustomerQuery { state: Some(CustomerState::Verified), ..CustomerQuery::default() }).await,
        ("3 1".into(), 2)
    );
    assert_eq!(
        ids(CustomerQuery { state: Some(CustomerState::Blocked), ..CustomerQuery::default() }).await,
        ("2".into(), 1)
    );
    assert_eq!(ids(CustomerQuery { q: Some("anna".into()), ..CustomerQuery::default() }).await, ("3 1".into(), 2));
    assert_eq!(ids(CustomerQuery { limit: 2, page: Some(2), ..CustomerQuery::default() }).await, ("2 1".into(), 5));
    assert_eq!(customers::by_username(&node.models, ws, "ANNA").await.unwrap().len(), 2);
    let by = async |identities: &[&str]| {
        let identities: Vec<Identity> = identities.iter().map(|text| Identity((*text).into())).collect();
        customers::by_identity(&node.models, ws, &identities).await.unwrap().map(|row| row.id)
    };
    assert_eq!(by(&["lid:4@lid"]).await.as_ref().map(CustomerId::as_str), Some("customer-4"));
    assert_eq!(by(&["lid:shared@lid"]).await.as_ref().map(CustomerId::as_str), Some("customer-1"));
    assert_eq!(
        by(&["lid:none@lid", "jid:8800@s.whatsapp.net"]).await.as_ref().map(CustomerId::as_str),
        Some("customer-0")
    );
    assert_eq!(by(&["lid:none@lid"]).await, None);
    let row = customers::get(&node.models, ws, &CustomerId::new("customer-1")).await.unwrap().unwrap();
    assert_eq!((row.username.as_deref(), row.last_active_at), (Some("Anna"), Some(at(1))));
    runner.stop().await;
}

async fn groups_and_providers_are_listed(home: &Home) {
    let node = with_entries(home, 1).await;
    let ws = workspace(1);
    let runner = node.run("b");
    let all = groups::list(&node.models, ws).await.unwrap();
    assert_eq!(
        (all.len(), all[0].name.as_deref(), all[0].support_enabled, all[0].silent_mode),
        (1, Some("Support"), true, false)
    );
    let all = providers::list(&node.models, ws).await.unwrap();
    assert_eq!((all.len(), all[0].name.as_str()), (1, "smmcost.com"));
    assert!(!serde_json::to_string(&all).unwrap().contains("secret"));
    assert!(providers::get(&node.models, ws, &ProviderId::new("provider-1")).await.unwrap().unwrap().is_active);
    node.log
        .execute::<Provider>(ws, "provider-1", ProviderCommand::RemoveProvider { now: at(1) }, call())
        .await
        .unwrap();
    node.caught_up(ws).await;
    assert!(providers::list(&node.models, ws).await.unwrap().is_empty());
    node.assert_verified().await;
    runner.stop().await;
}

async fn usage_is_counted(home: &Home) {
    let node = home.node().await;
    let runner = node.run("a");
    let ws = workspace(1);
    let mut position = 0;
    for (n, received) in [(1, 0), (2, 1), (3, DAY), (6, DAY + 1), (9, 31 * DAY)] {
        position = handle(&node.log, ws, n, Asked { received, ..Asked::new(n) }).await;
    }
    node.caught_up(ws).await;
    let today = usage::summary(&node.models, ws, date(2026, 5, 2)).await.unwrap();
    assert_eq!((today.messages_today, today.messages_this_month, today.replies_this_month), (2, 4, 4));
    assert_eq!((today.requests_today, today.active_groups, today.customers), (2, 2, 0));
    let june = usage::summary(&node.models, ws, date(2026, 6, 1)).await.unwrap();
    assert_eq!((june.messages_today, june.messages_this_month, june.active_groups, june.position), (1, 1, 1, position));
    let days = usage::days(&node.models, ws, date(2026, 5, 1), date(2026, 6, 30)).await.unwrap();
    let days: Vec<(&str, i64)> = days.iter().map(|row| (row.period.as_str(), row.messages)).collect();
    assert_eq!(days, [("2026-06-01", 1), ("2026-05-02", 2), ("2026-05-01", 2)]);
    runner.stop().await;
}

async fn another_workspace_sees_nothing(home: &Home) {
    let node = with_entries(home, 3).await;
    let stranger = workspace(99);
    assert!(list(&node, stranger, LogQuery::default()).await.items.is_empty());
    assert!(message_log::get(&node.models, stranger, &hex(request_id(workspace(1), 1))).await.unwrap().is_none());
    assert!(message_log::by_order(&node.models, stranger, 50_001).await.unwrap().is_empty());
    assert!(customers::list(&node.models, stranger, &CustomerQuery::default()).await.unwrap().items.is_empty());
    assert!(customers::by_identity(&node.models, stranger, &[Identity("lid:1@lid".into())]).await.unwrap().is_none());
    assert!(groups::list(&node.models, stranger).await.unwrap().is_empty());
    assert!(providers::list(&node.models, stranger).await.unwrap().is_empty());
    assert_eq!(usage::summary(&node.models, stranger, date(2026, 5, 1)).await.unwrap(), usage::Usage::default());
}
