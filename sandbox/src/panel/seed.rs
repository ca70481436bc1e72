//! A plausible panel: the same orders every time, dated relative to a given now.

use jiff::{SignedDuration, Timestamp};

use super::known;
use super::rows::{OrderRow, ServiceRow, UserRow};
use crate::chance::Chance;

/// What a panel starts with.
#[derive(Clone, Debug)]
pub struct PanelSeed {
    pub api_key: String,
    /// The key of an ordinary user.
    pub user_api_key: String,
    pub services: Vec<ServiceRow>,
    pub orders: Vec<OrderRow>,
    pub users: Vec<UserRow>,
    /// 429 beyond; `None` lets everything through. Real panels take 5.
    pub calls_per_second: Option<u32>,
}

/// id, name, dollars per thousand (millionths), provider.
type Service = (u64, &'static str, i64, Option<&'static str>);

const INSTAGRAM_30: Service =
    (1204, "Instagram Followers 1K [Refill: 30D] [Start: 0-1H]", 1_200_000, Some(known::SMMCOST));
const TIKTOK_60: Service =
    (1388, "TikTok Followers | Max 500K | ♻️ 60 Days | Start: Instant", 2_350_000, Some(known::SMMCOST));
const YOUTUBE_LIFETIME: Service =
    (1571, "YouTube Subscribers - Lifetime refill - Speed 200/day", 18_900_000, Some(known::JAP));
const FACEBOOK_R30: Service = (1632, "Facebook Page Likes + Followers [R30] [HQ]", 3_100_000, Some(known::JAP));
const LIKES_NONE: Service = (1210, "Instagram Likes | No refill | Super fast", 140_000, Some(known::SMMCOST));
const MANUAL_30: Service = (1999, "Telegram Premium Members [30 Days Refill] (manual)", 9_500_000, None);

const SERVICES: [Service; 14] = [
    INSTAGRAM_30,
    TIKTOK_60,
    YOUTUBE_LIFETIME,
    FACEBOOK_R30,
    LIKES_NONE,
    MANUAL_30,
    (1215, "Instagram Views [Start: 0-5 Min] [No Refill]", 9_000, Some(known::JAP)),
    (1222, "Instagram Followers [Real Mixed] [Refill: 90D] [Start: 0-6H]", 2_800_000, Some(known::JAP)),
    (1390, "TikTok Views 🔥 Instant | No Refill", 4_000, Some(known::SMMCOST)),
    (1402, "TikTok Likes | 30D Refill | Start: 0-30 Min", 610_000, Some(known::SMMCOST)),
    (1580, "YouTube Views [Lifetime Guaranteed] [Start: 0-12H]", 1_950_000, Some(known::SMMCOST)),
    (1701, "Telegram Channel Members | R60 | Start 0-1H", 1_050_000, Some(known::JAP)),
    (1755, "X (Twitter) Followers ♻️ 30 Days", 4_400_000, Some(known::JAP)),
    (1810, "Spotify Plays [Premium] [No Refill] [Start: 1-24H]", 520_000, Some(known::SMMCOST)),
];

const USERS: [(&str, i64); 10] = [
    (known::JOHN, 42_170_000),
    (known::MARIA, 8_055_000),
    ("alexgrowth", 310_900_000),
    ("sofia.media", 0),
    ("resellerkhan", 1_204_330_000),
    ("team_nova", 76_412_300),
    ("lucas_br", 5_500_000),
    ("fatima99", 19_990_000),
    ("johndoe1234", 3_000_000),
    ("the_real_max", 150_000),
];

/// The key of every seeded panel: 64 lower-case letters and digits, as real ones are.
const API_KEY: &str = "k7f0p2q9x4m1c8v3b6n5z0a2s4d6f8g1h3j5k7l9w2e4r6t8y0u1i3o5p7q9a1s3";

/// The same of one user: 32 letters and digits.
const USER_API_KEY: &str = "9c2e5a7f1b3d4068a1c3e5f7092b4d6e";

impl PanelSeed {
    /// A few hundred orders in every state, and those of [`known`].
    #[must_use]
    pub fn plausible(now: Timestamp) -> Self {
        let mut chance = Chance::new(0x1ed6_e2de);
        let mut orders: Vec<OrderRow> =
            (54_300..=54_700).chain(2_274_200..=2_274_240).map(|id| any_order(id, now, &mut chance)).collect();
        for known in known_orders(now) {
            if let Some(place) = orders.iter_mut().find(|order| order.id == known.id) {
                *place = known;
            }
        }
        Self {
            api_key: API_KEY.to_owned(),
            user_api_key: USER_API_KEY.to_owned(),
            services: SERVICES.iter().map(service).collect(),
            orders,
            users: users(),
            calls_per_second: None,
        }
    }
}

fn service(service: &Service) -> ServiceRow {
    let (id, name, rate_micros, provider) = *service;
    let lower = name.to_lowercase();
    ServiceRow {
        id,
        name: name.to_owned(),
        category: name.split(' ').take(2).collect::<Vec<_>>().join(" "),
        rate_micros,
        refill: !lower.contains("no refill"),
        cancel: provider.is_some(),
    }
}

fn users() -> Vec<UserRow> {
    let row = |(index, (name, balance)): (usize, &(&str, i64))| UserRow {
        id: 101 + u64::try_from(index).unwrap_or_default(),
        username: (*name).to_owned(),
        email: format!("{name}@example.com"),
        balance_micros: *balance,
    };
    USERS.iter().enumerate().map(row).collect()
}

/// John's and Maria's, one of every kind. Days and hours are before now.
fn known_orders(now: Timestamp) -> Vec<OrderRow> {
    let of = |id, user: &str, service: Service, status: &str, created_hours: i64, updated_hours: i64| {
        let mut order =
            order(id, user, service, 1000, hours_before(now, created_hours), hours_before(now, updated_hours));
        status.clone_into(&mut order.status);
        order.start_count = Some(847);
        order.remains = 0;
        order
    };
    let john = known::JOHN;
    let mut refillable = of(known::REFILLABLE, john, INSTAGRAM_30, "completed", 5 * 24, 3 * 24);
    refillable.external_id = Some("2323223".to_owned());
    let mut in_progress = of(known::IN_PROGRESS, john, TIKTOK_60, "in_progress", 20, 2);
    in_progress.external_id = Some("6565655".to_owned());
    in_progress.remains = 388;
    let mut partial = of(known::PARTIAL_LIFETIME, john, YOUTUBE_LIFETIME, "partial", 12 * 24, 9 * 24);
    partial.remains = 153;
    let mut pending = of(known::PENDING, john, INSTAGRAM_30, "pending", 1, 1);
    pending.start_count = None;
    pending.remains = pending.quantity;
    let mut processing = of(known::PROCESSING, john, FACEBOOK_R30, "processing", 9, 8);
    processing.remains = 1000;
    let mut canceled = of(known::CANCELED, john, LIKES_NONE, "canceled", 30 * 24, 29 * 24);
    canceled.remains = 1000;
    vec![
        refillable,
        in_progress,
        partial,
        of(known::WINDOW_OVER, john, INSTAGRAM_30, "completed", 47 * 24, 45 * 24),
        of(known::NO_REFILL, john, LIKES_NONE, "completed", 4 * 24, 4 * 24 - 2),
        pending,
        processing,
        canceled,
        of(known::MANUAL, john, MANUAL_30, "completed", 8 * 24, 6 * 24),
        of(known::OF_MARIA, known::MARIA, TIKTOK_60, "completed", 3 * 24, 2 * 24),
        of(known::LONG_ID, john, FACEBOOK_R30, "completed", 6 * 24, 4 * 24),
    ]
}

fn any_order(id: u64, now: Timestamp, chance: &mut Chance) -> OrderRow {
    let service = *chance.one_of(&SERVICES);
    let (user, _) = *chance.one_of(&USERS);
    let age_hours = chance.between(1, 120 * 24);
    let status = match age_hours {
        ..24 => *chance.one_of(&["pending", "in_progress", "processing", "in_progress", "completed"]),
        24..96 => *chance.one_of(&["in_progress", "completed", "completed", "partial", "processing", "canceled"]),
        _ => *chance.one_of(&[
            "completed",
            "completed",
            "completed",
            "completed",
            "partial",
            "canceled",
            "fail",
            "error",
        ]),
    };
    let took_hours = chance.between(1, 72).min(age_hours - 1).max(0);
    let quantity = *chance.one_of(&[100, 250, 500, 1000, 1000, 2000, 5000, 10_000]);
    let mut order =
        order(id, user, service, quantity, hours_before(now, age_hours), hours_before(now, age_hours - took_hours));
    status.clone_into(&mut order.status);
    order.start_count = (status != "pending").then(|| chance.between(12, 48_000));
    order.remains = match status {
        "completed" => 0,
        "partial" | "in_progress" => chance.between(1, quantity - 1),
        _ => quantity,
    };
    if chance.percent(10) {
        order.may_refill = Some(status == "completed");
    }
    order
}

fn order(id: u64, user: &str, service: Service, quantity: i64, created: Timestamp, updated: Timestamp) -> OrderRow {
    let (service_id, name, rate_micros, provider) = service;
    let charge = rate_micros * quantity / 1000;
    OrderRow {
        id,
        // Other numbers at the provider, growing as ours do.
        external_id: provider.map(|_| (id * 13 + 1_617_050).to_string()),
        user: user.to_owned(),
        provider: provider.map(str::to_owned),
        service_id,
        service_name: name.to_owned(),
        service_type: "default".to_owned(),
        link: link(name, id),
        quantity,
        start_count: None,
        remains: quantity,
        charge_micros: charge,
        provider_charge_micros: charge * 7 / 10,
        status: "pending".to_owned(),
        created,
        updated,
        may_refill: None,
        resent: 0,
        cancel_requested: false,
    }
}

fn link(service: &str, id: u64) -> String {
    let site = match service.split(' ').next() {
        Some("TikTok") => "https://www.tiktok.com/@creator",
        Some("YouTube") => "https://www.youtube.com/@channel",
        Some("Facebook") => "https://www.facebook.com/page.",
        Some("Telegram") => "https://t.me/channel",
        Some("X") => "https://x.com/account",
        Some("Spotify") => "https://open.spotify.com/track/",
        _ => "https://www.instagram.com/account",
    };
    format!("{site}{id}")
}

fn hours_before(now: Timestamp, hours: i64) -> Timestamp {
    now - SignedDuration::from_hours(hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed() -> PanelSeed {
        PanelSeed::plausible("2026-07-26T12:00:00Z".parse().expect("a time"))
    }

    #[test]
    fn the_panel_is_the_same_every_time_and_has_every_state() {
        let (a, b) = (seed(), seed());
        assert_eq!(a.orders, b.orders);
        assert!(a.orders.len() > 400);
        for status in ["pending", "in_progress", "processing", "completed", "partial", "canceled", "error", "fail"] {
            assert!(a.orders.iter().any(|o| o.status == status), "{status}");
        }
        assert!(a.orders.iter().all(|o| o.created <= o.updated));
        assert!(!a.orders.iter().any(|o| o.id == known::MISSING));
    }

    #[test]
    fn the_order_everyone_tries_first_can_be_refilled() {
        let order = seed().orders.into_iter().find(|o| o.id == known::REFILLABLE).expect("it is there");
        assert_eq!((order.user.as_str(), order.status.as_str()), (known::JOHN, "completed"));
        assert_eq!(order.provider.as_deref(), Some(known::SMMCOST));
        assert!(order.service_name.contains("Refill: 30D"));
    }
}
