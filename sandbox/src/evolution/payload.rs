//! How one message looks in each generation (`docs/wire/evolution.md §3.4`, `§3.5`).

use jiff::Timestamp;
use serde_json::{Value, json};

use super::rows::{ChatRow, Person};
use super::{Generation, What};

/// Everything a message is told by.
pub(super) struct Message<'a> {
    pub(super) id: &'a str,
    pub(super) chat: &'a ChatRow,
    pub(super) author: &'a Person,
    pub(super) what: &'a What,
    pub(super) from_me: bool,
    pub(super) at: Timestamp,
    pub(super) instance_id: &'a str,
}

impl Message<'_> {
    /// The `data` of `messages.upsert`.
    pub(super) fn upsert(&self, generation: Generation, peer: Option<&Person>) -> Value {
        let (message, message_type, context) = self.body();
        let mut data = json!({
            "key": self.key(generation, peer),
            "pushName": self.author.name,
            "status": if self.from_me { "SERVER_ACK" } else { "DELIVERY_ACK" },
            "message": message,
            "messageType": message_type,
            "messageTimestamp": self.at.as_second(),
            "instanceId": self.instance_id,
            "source": "android",
        });
        if !context.is_null() {
            data["contextInfo"] = context;
        }
        data
    }

    fn key(&self, generation: Generation, peer: Option<&Person>) -> Value {
        let mut key = if self.chat.is_group() {
            self.group_key(generation)
        } else {
            private_key(generation, peer.unwrap_or(self.author))
        };
        key["id"] = json!(self.id);
        key["fromMe"] = json!(self.from_me);
        key
    }

    fn group_key(&self, generation: Generation) -> Value {
        let (phone, lid) = (self.author.phone_jid(), self.author.lid_jid());
        let chat = &self.chat.jid;
        match generation {
            Generation::V2_2 => json!({ "remoteJid": chat, "participant": phone }),
            Generation::V2_3_0 | Generation::V2_3_0Phone => {
                json!({ "remoteJid": chat, "participant": lid })
            }
            Generation::V2_3_5NoAlt => {
                json!({ "remoteJid": chat, "participant": lid, "addressingMode": "lid" })
            }
            Generation::V2_3_5 | Generation::V2_3_7 => {
                json!({ "remoteJid": chat, "participant": lid, "participantAlt": phone, "addressingMode": "lid" })
            }
        }
    }

    /// Message object, its type, and the context Evolution puts beside it.
    fn body(&self) -> (Value, &'static str, Value) {
        let info = json!({ "deviceListMetadata": { "senderKeyHash": "kq0O1h3v", "senderTimestamp": self.at.as_second().to_string() }, "deviceListMetadataVersion": 2 });
        let target = |id: &str| json!({ "remoteJid": self.chat.jid, "fromMe": true, "id": id });
        match self.what {
            What::Text(text) => {
                (json!({ "messageContextInfo": info, "conversation": text }), "conversation", Value::Null)
            }
            What::ExtendedText(text) => {
                (json!({ "extendedTextMessage": { "text": text } }), "extendedTextMessage", Value::Null)
            }
            What::Reply { text, to } => {
                let context = json!({ "stanzaId": to, "participant": self.author.lid_jid(), "quotedMessage": { "conversation": "…" }, "mentionedJid": [] });
                (json!({ "conversation": text, "messageContextInfo": info }), "conversation", context)
            }
            What::Reaction { to, emoji } => (
                json!({ "reactionMessage": { "key": target(to), "text": emoji, "senderTimestampMs": "1769" } }),
                "reactionMessage",
                Value::Null,
            ),
            What::Image { caption } => {
                let mut image = json!({ "url": "https://mmg.example/v/t62", "mimetype": "image/jpeg", "fileLength": "48211", "height": 1280, "width": 720 });
                if let Some(caption) = caption {
                    image["caption"] = json!(caption);
                }
                (json!({ "imageMessage": image }), "imageMessage", Value::Null)
            }
            What::Sticker => (
                json!({ "stickerMessage": { "mimetype": "image/webp", "isAnimated": false } }),
                "stickerMessage",
                Value::Null,
            ),
            What::Deletion { of } => {
                (json!({ "protocolMessage": { "key": target(of), "type": "REVOKE" } }), "protocolMessage", Value::Null)
            }
            What::Raw(message) => (message.clone(), "unknown", Value::Null),
        }
    }
}

/// A private chat is told by the other person's addresses.
fn private_key(generation: Generation, peer: &Person) -> Value {
    let (phone, lid) = (peer.phone_jid(), peer.lid_jid());
    match generation {
        Generation::V2_2 => json!({ "remoteJid": phone, "participant": "" }),
        Generation::V2_3_0 => json!({ "remoteJid": lid, "senderPn": phone, "participant": "" }),
        Generation::V2_3_0Phone => {
            json!({ "remoteJid": phone, "senderLid": lid, "participant": "" })
        }
        Generation::V2_3_5 => {
            json!({ "remoteJid": lid, "remoteJidAlt": phone, "addressingMode": "lid", "participant": "" })
        }
        Generation::V2_3_5NoAlt => {
            json!({ "remoteJid": lid, "addressingMode": "lid", "participant": "" })
        }
        Generation::V2_3_7 => {
            json!({ "remoteJid": phone, "remoteJidAlt": phone, "addressingMode": "lid", "participant": "" })
        }
    }
}

/// What the chat shows of a message; nothing for what is not shown as a bubble.
pub(super) fn shown(what: &What) -> Option<String> {
    match what {
        What::Text(text) | What::ExtendedText(text) | What::Reply { text, .. } => Some(text.clone()),
        What::Image { caption } => Some(format!("📷 {}", caption.as_deref().unwrap_or("Photo"))),
        What::Sticker => Some("Sticker".to_owned()),
        What::Reaction { emoji, .. } => Some(format!("reacted {emoji}")),
        What::Deletion { .. } | What::Raw(_) => None,
    }
}
