//! The lines of channels and chats, in this process. Times are microseconds since the epoch.

use std::collections::HashMap;

use aggregates::ids::ChannelId;

use super::{Ask, micros};

/// Places older than this belong to messages that went another way.
const FORGOTTEN_AFTER: i64 = 3_600_000_000;
/// From so many places, chats or tries on, old ones are looked for.
const CROWDED: usize = 4096;

/// All lines and who waits in them.
#[derive(Debug, Default)]
pub(super) struct Lines {
    channels: HashMap<ChannelId, Line>,
    /// When each chat may get its next message.
    chats: HashMap<String, i64>,
    places: HashMap<String, Place>,
    tries: HashMap<ChannelId, i64>,
}

/// The line of one channel.
#[derive(Debug, Default)]
struct Line {
    /// The first free place, and the first free one for broadcasts.
    next: i64,
    next_bulk: i64,
    /// When the last message went.
    last: i64,
    held_until: i64,
}

/// A message in line.
#[derive(Debug)]
struct Place {
    in_chat: i64,
    in_channel: Option<i64>,
}

impl Lines {
    /// When to ask again; `now` or earlier: go.
    pub(super) fn turn(&mut self, ask: &Ask<'_>, now: i64) -> i64 {
        self.tidy(now);
        let (channel_every, chat_every) = (micros(ask.channel_every), micros(ask.chat_every));
        let chat = self.chats.entry(ask.chat.to_owned()).or_default();
        let place = self.places.entry(ask.effect_id.to_owned()).or_insert_with(|| {
            let in_chat = now.max(*chat);
            *chat = in_chat + chat_every;
            Place { in_chat, in_channel: None }
        });
        if place.in_chat > now {
            return place.in_chat;
        }
        let line = self.channels.entry(ask.channel_id.to_owned()).or_default();
        let in_channel = *place.in_channel.get_or_insert_with(|| {
            let at = now.max(line.next);
            if ask.is_urgent {
                line.next = at + channel_every;
                return at;
            }
            let at = at.max(line.next_bulk);
            line.next_bulk = at + channel_every;
            at
        });
        // Not too close to the one before, and no broadcast in a reply's place.
        let reply = if ask.is_urgent { 0 } else { line.next };
        let at = in_channel.max(line.last + channel_every).max(line.held_until).max(reply);
        if at > now {
            return at;
        }
        line.last = now;
        line.next = line.next.max(now + channel_every);
        *chat = (*chat).max(now + chat_every);
        self.places.remove(ask.effect_id);
        now
    }

    pub(super) fn may_try(&mut self, channel_id: &ChannelId, every: i64, now: i64) -> bool {
        let next = self.tries.entry(channel_id.to_owned()).or_default();
        let may = *next <= now;
        if may {
            *next = now + every;
        }
        may
    }

    pub(super) fn hold_chat(&mut self, chat: &str, until: i64) {
        let next = self.chats.entry(chat.to_owned()).or_default();
        *next = until.max(*next);
    }

    pub(super) fn hold_channel(&mut self, channel_id: &ChannelId, until: i64) {
        let line = self.channels.entry(channel_id.to_owned()).or_default();
        line.held_until = line.held_until.max(until);
    }

    /// Forgets what lies in the past.
    fn tidy(&mut self, now: i64) {
        if self.chats.len() > CROWDED {
            self.chats.retain(|_, next| *next > now);
        }
        if self.places.len() > CROWDED {
            self.places.retain(|_, place| place.in_channel.unwrap_or(place.in_chat) > now - FORGOTTEN_AFTER);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::LazyLock;
    use std::time::Duration;

    use super::*;

    static CHANNEL: LazyLock<ChannelId> = LazyLock::new(|| ChannelId::new("channel"));

    pub(in super::super) fn ask<'a>(effect_id: &'a str, chat: &'a str, is_urgent: bool) -> Ask<'a> {
        let (channel_every, chat_every) = (Duration::from_millis(500), Duration::from_millis(1000));
        Ask { effect_id, channel_id: &CHANNEL, chat, channel_every, chat_every, is_urgent }
    }

    /// The hour, in milliseconds, at which tests begin.
    const NOON: i64 = 1_000_000;

    /// When, in milliseconds after noon, `ask` is told to come at this time.
    fn told(lines: &mut Lines, ask: &Ask<'_>, at: i64) -> i64 {
        lines.turn(ask, (NOON + at) * 1000) / 1000 - NOON
    }

    #[test]
    fn messages_of_one_channel_go_one_after_the_other() {
        let mut lines = Lines::default();
        let first: Vec<i64> =
            ["a", "b", "c", "d"].iter().map(|name| told(&mut lines, &ask(name, name, true), 0)).collect();
        assert_eq!(first, [0, 500, 1000, 1500]);
        // Who comes at their time goes, whoever else came meanwhile.
        assert_eq!(told(&mut lines, &ask("e", "e", true), 400), 2000);
        assert_eq!(told(&mut lines, &ask("b", "b", true), 500), 500);
        assert_eq!(told(&mut lines, &ask("c", "c", true), 700), 1000);
    }

    #[test]
    fn who_comes_late_keeps_the_next_one_at_a_distance() {
        let mut lines = Lines::default();
        told(&mut lines, &ask("a", "a", true), 0);
        told(&mut lines, &ask("b", "b", true), 0);
        told(&mut lines, &ask("c", "c", true), 0);
        assert_eq!(told(&mut lines, &ask("b", "b", true), 900), 900);
        assert_eq!(told(&mut lines, &ask("c", "c", true), 1000), 1400);
    }

    #[test]
    fn a_chat_that_waits_holds_up_no_other() {
        let mut lines = Lines::default();
        assert_eq!(told(&mut lines, &ask("a1", "a", true), 0), 0);
        assert_eq!(told(&mut lines, &ask("a2", "a", true), 0), 1000);
        assert_eq!(told(&mut lines, &ask("b1", "b", true), 0), 500);
        assert_eq!(told(&mut lines, &ask("a2", "a", true), 1000), 1000);
    }

    #[test]
    fn replies_go_before_broadcasts_that_came_earlier() {
        let mut lines = Lines::default();
        let bulk: Vec<i64> = ["1", "2", "3"].iter().map(|name| told(&mut lines, &ask(name, name, false), 0)).collect();
        assert_eq!(bulk, [0, 500, 1000]);
        assert_eq!(told(&mut lines, &ask("reply", "r", true), 10), 500);
        assert_eq!(told(&mut lines, &ask("reply", "r", true), 500), 500);
        assert_eq!(told(&mut lines, &ask("2", "2", false), 500), 1000, "the reply took its place");
        assert_eq!(told(&mut lines, &ask("2", "2", false), 1000), 1000);
        assert_eq!(told(&mut lines, &ask("3", "3", false), 1000), 1500);
    }

    #[test]
    fn a_wait_the_messenger_asked_for_is_kept_by_those_in_line_too() {
        let mut lines = Lines::default();
        told(&mut lines, &ask("a", "a", true), 0);
        assert_eq!(told(&mut lines, &ask("b", "b", true), 0), 500);
        lines.hold_channel(&CHANNEL, (NOON + 3000) * 1000);
        assert_eq!(told(&mut lines, &ask("b", "b", true), 500), 3000);
        lines.hold_chat("c", (NOON + 9000) * 1000);
        assert_eq!(told(&mut lines, &ask("c", "c", true), 500), 9000);
    }

    #[test]
    fn a_stopped_channel_is_tried_now_and_then() {
        let mut lines = Lines::default();
        let tries = [0, 10, 59, 60, 61].map(|at| lines.may_try(&CHANNEL, 60, 1000 + at));
        assert_eq!(tries, [true, false, false, true, false]);
    }
}
