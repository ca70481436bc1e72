//! The outside does what it is asked to and never answers. Slow, since the program waits half a minute for an answer; so everything
//! is in one test, on both databases at once.

use std::time::Duration;

use sandbox::Fault;
use sandbox::panel::known::REFILLABLE;

use crate::site::{JOHN, MARIA, SMMCOST, Site, private};
use crate::support::database::Kind;

/// Longer than the program waits for an answer, and a second attempt.
const VERY_PATIENT: Duration = Duration::from_secs(50);

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_without_an_answer_is_found_out_or_shown_as_unknown() {
    crate::support::bounds::limited(async {
        let (one, other) = (Site::open(Kind::Sqlite), Site::open(Kind::Postgres));
        tokio::join!(async { silence(one.await).await }, async { silence(other.await).await });
    })
    .await;
}

async fn silence(site: Site) {
    site.tells(MARIA, "hello").await;
    site.answers(MARIA, "panel username").await;
    site.world.panel.faults().next(1, "/adminapi/v2/tickets/add", Fault::TimeoutAfterActing);
    site.tells(MARIA, "maria_smm").await;
    site.world.panel.wait_for_code("maria_smm", VERY_PATIENT).await.expect("a ticket");
    site.world.evolution.faults().next(1, "/message/sendText", Fault::TimeoutAfterActing);
    site.tells(JOHN, "help").await;
    site.answers(JOHN, "What I can do").await;
    // Others are served meanwhile.
    site.tells(crate::site::OWNER, &format!("refill {REFILLABLE}")).await;
    site.answers(crate::site::OWNER, "Refill submitted").await;
    site.expects(SMMCOST, "2323223 refill").await;

    // The panel is asked for the ticket before another one is opened.
    site.expects_within(VERY_PATIENT, &private(MARIA), "6-digit code").await;
    assert_eq!(site.world.panel.tickets().len(), 1);
    assert_eq!(site.world.panel.requests().count("POST", "/adminapi/v2/tickets/add"), 1);
    // A message may be read twice, never not at all; that nobody knows is on record.
    site.expects_within(VERY_PATIENT, &private(JOHN), "What I can do").await;
    let entry = site.log_entry("action=help", |entry| entry["reply_state"] == "sent").await;
    assert_eq!(entry["attempts"], 2);
    assert_eq!(site.all_events("type=SendingUnknown").await.len(), 1);
    site.close().await;
}
