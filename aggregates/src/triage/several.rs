//! A message that holds several requests (CC19): each is handled by itself, and one question is asked at most.

use super::{Incoming, LeftUndone};
use crate::grammar::{Mention, OrderRequest, Reading};
use crate::request::{Action, Reason};

/// One of several requests in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// It is plain.
    Do { asked: OrderRequest, order_ids: Vec<u64>, priority: bool },
    /// It is the first that is not.
    Ask { asked: OrderRequest, order_ids: Vec<u64> },
    /// Nothing is done about it; people see it.
    Leave(LeftUndone),
}

impl Part {
    /// The orders it names.
    pub fn order_ids(&self) -> &[u64] {
        match self {
            Self::Do { order_ids, .. } | Self::Ask { order_ids, .. } => order_ids,
            Self::Leave(undone) => &undone.mention.order_ids,
        }
    }
}

/// What becomes of each request.
pub(super) fn parts(incoming: &Incoming<'_>, readings: Vec<Reading>) -> Vec<Part> {
    let mut is_asked = false;
    let leave = |action, order_ids, reason| {
        Part::Leave(LeftUndone { mention: Mention { action, order_ids }, reason, priority: false })
    };
    let one = |reading| {
        let plain = if let Reading::Orders { dirty, .. } = &reading { Some(*dirty) } else { None };
        let (Reading::Orders { asked, order_ids, .. } | Reading::Unclear { asked, order_ids }) = reading else {
            return None;
        };
        Some(match plain {
            _ if asked == OrderRequest::FakeComplete && incoming.role.is_none() => {
                // To others there is no such command.
                leave(Action::Message, order_ids, Reason::TeamOnly)
            }
            Some(priority) => Part::Do { asked, order_ids, priority },
            None if is_asked => leave(asked.action(), order_ids, Reason::AskedAboutAnother),
            None => {
                is_asked = true;
                Part::Ask { asked, order_ids }
            }
        })
    };
    readings.into_iter().filter_map(one).collect()
}

/// The same requests, none of them plain: they are somebody else's words, or for another bot.
pub(super) fn doubted(readings: Vec<Reading>) -> Reading {
    let doubted = |reading| {
        if let Reading::Orders { asked, order_ids, dirty: _ } = &reading
            && asked.action().order_action().is_some()
        {
            return Reading::Unclear { asked: *asked, order_ids: order_ids.clone() };
        }
        reading
    };
    Reading::Several(readings.into_iter().map(doubted).collect())
}

/// What a message of several requests names, as one: the first action, and the orders of all.
pub(super) fn mention(readings: &[Reading]) -> Option<Mention> {
    let mut named: Option<Mention> = None;
    for reading in readings {
        if let Reading::Orders { asked, order_ids, .. } | Reading::Unclear { asked, order_ids } = reading {
            let mention = named.get_or_insert_with(|| Mention { action: asked.action(), order_ids: Vec::new() });
            mention.order_ids.extend(order_ids);
        }
    }
    named
}
