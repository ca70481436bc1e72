//! Which channels there are, and what may become of them.

use jiff::Timestamp;

use super::channel::{self, Channel, Credential, Link};
use super::{AddedKind, Workspace, WorkspaceError, WorkspaceEvent};
use crate::values::{Secret, is_same_origin};

impl Workspace {
    pub(super) fn add_channel(
        &self,
        channel_id: String,
        channel: Channel,
        now: Timestamp,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        if let Some(known) = self.channels.get(&channel_id) {
            let is_same = known.is_the_same_as(&channel);
            return if is_same { Ok(Vec::new()) } else { Err(WorkspaceError::ChannelExists { channel_id }) };
        }
        self.check_channel_name_free(&channel_id, &channel.name)?;
        let other = self.channels.values().find(|other| other.link.is_same_account(&channel.link));
        if let (Some(other), Some((field, _))) = (other, channel.link.account()) {
            return Err(WorkspaceError::AccountTaken { field, name: other.name.clone() });
        }
        Ok(vec![self.channel_added(channel_id, channel, now)])
    }

    fn channel_added(&self, channel_id: String, channel: Channel, added_at: Timestamp) -> WorkspaceEvent {
        let (name, subject) = (channel.name, self.secrets_subject());
        let plain = |secret: Secret| secret.expose().to_owned();
        let webhook_secret = plain(channel.webhook_secret);
        match channel.link {
            Link::Evolution { api_url, instance, api_key } => {
                let (kind, api_key) = (AddedKind::Evolution, plain(api_key));
                WorkspaceEvent::ChannelAdded {
                    channel_id,
                    kind,
                    name,
                    api_url,
                    instance,
                    api_key,
                    webhook_secret,
                    subject,
                    added_at,
                }
            }
            Link::Sandbox => WorkspaceEvent::ChannelAdded {
                channel_id,
                kind: AddedKind::Sandbox,
                name,
                api_url: String::new(),
                instance: String::new(),
                api_key: String::new(),
                webhook_secret,
                subject,
                added_at,
            },
            Link::Green { api_url, id_instance, api_token } => WorkspaceEvent::GreenChannelAdded {
                channel_id,
                name,
                api_url,
                id_instance,
                api_token: plain(api_token),
                webhook_secret,
                subject,
                added_at,
            },
            Link::Meta { api_url, phone_number_id, access_token, app_secret, verify_token } => {
                WorkspaceEvent::MetaChannelAdded {
                    channel_id,
                    name,
                    api_url,
                    phone_number_id,
                    access_token: plain(access_token),
                    app_secret: plain(app_secret),
                    verify_token: plain(verify_token),
                    subject,
                    added_at,
                }
            }
            Link::Telegram { api_url, bot_token } => WorkspaceEvent::TelegramChannelAdded {
                channel_id,
                name,
                api_url,
                bot_token: plain(bot_token),
                webhook_secret,
                subject,
                added_at,
            },
        }
    }

    pub(super) fn replace_channel_keys(
        &self,
        channel_id: &str,
        api_url: Option<&str>,
        keys: &[(Credential, String)],
        now: Timestamp,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        let Some(channel) = self.channels.get(channel_id) else {
            return Err(WorkspaceError::UnknownChannel { channel_id: channel_id.to_owned() });
        };
        let mut events = Vec::new();
        let mut dropped = Vec::new();
        if let Some(api_url) = api_url {
            let api_url = channel::address(api_url)?;
            match channel.link.api_url() {
                None => return Err(WorkspaceError::ForeignField { kind: channel.kind(), field: "api_url" }),
                Some(known) if known == api_url => {}
                Some(known) => {
                    if !is_same_origin(known, &api_url) {
                        dropped = channel.link.credentials_shown_to_the_system();
                    }
                    events.push(WorkspaceEvent::ChannelAddressChanged {
                        channel_id: channel_id.to_owned(),
                        api_url,
                        changed_at: now,
                    });
                }
            }
        }
        for (credential, key) in keys {
            let known = channel.link.credentials().into_iter().find(|(known, _)| known == credential);
            let Some((_, known)) = known else {
                return Err(WorkspaceError::ForeignField { kind: channel.kind(), field: credential.field() });
            };
            let key = channel::checked_credential(*credential, key)?;
            dropped.retain(|(dropped, _)| dropped != credential);
            if key == *known {
                continue;
            }
            if *credential == Credential::BotToken
                && channel::bot_number(key.expose()) != channel::bot_number(known.expose())
            {
                return Err(WorkspaceError::OtherAccount { field: credential.field() });
            }
            events.push(WorkspaceEvent::ChannelKeyReplaced {
                channel_id: channel_id.to_owned(),
                credential: *credential,
                key: key.expose().to_owned(),
                subject: self.secrets_subject(),
                replaced_at: now,
            });
        }
        // A key never goes to a new address.
        for (credential, rest) in dropped {
            events.push(WorkspaceEvent::ChannelKeyReplaced {
                channel_id: channel_id.to_owned(),
                credential,
                key: rest,
                subject: self.secrets_subject(),
                replaced_at: now,
            });
        }
        Ok(events)
    }

    pub(super) fn know_channel(&mut self, channel_id: String, name: String, link: Link, webhook_secret: String) {
        let webhook_secret = Secret::new(webhook_secret);
        self.channels.insert(
            channel_id,
            Channel {
                name,
                link,
                webhook_secret,
                connection: None,
                connection_told_at: None,
                connection_was_asked: false,
            },
        );
    }

    pub(super) fn check_channel_name_free(&self, for_channel: &str, name: &str) -> Result<(), WorkspaceError> {
        let taken = |(id, channel): (&String, &Channel)| {
            id != for_channel && channel.name.to_lowercase() == name.to_lowercase()
        };
        if self.channels.iter().any(taken) {
            Err(WorkspaceError::ChannelNameTaken { name: name.to_owned() })
        } else {
            Ok(())
        }
    }
}
