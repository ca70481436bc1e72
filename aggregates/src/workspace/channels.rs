//! Which channels there are, and what may become of them.

use jiff::Timestamp;

use super::channel::{self, Calls, Channel, Credential, Link};
use super::{AddedKind, Workspace, WorkspaceError, WorkspaceEvent};
use crate::ids::ChannelId;
use crate::values::{Secret, is_same_origin};

impl Workspace {
    pub(super) fn add_channel(
        &self,
        channel_id: ChannelId,
        channel: Channel,
        now: Timestamp,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        if let Some(known) = self.channels.get(&channel_id) {
            let is_same = known.is_the_same_as(&channel);
            return if is_same { Ok(Vec::new()) } else { Err(WorkspaceError::ChannelExists { channel_id }) };
        }
        self.check_channel_name_free(&channel_id, &channel.name)?;
        self.check_account_free(&channel_id, &channel.link)?;
        Ok(vec![self.channel_added(channel_id, channel, now)])
    }

    fn channel_added(&self, channel_id: ChannelId, channel: Channel, added_at: Timestamp) -> WorkspaceEvent {
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
        channel_id: &ChannelId,
        api_url: Option<&str>,
        instance: Option<&str>,
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
        if let Some(instance) = instance {
            let instance = channel::filled("instance", instance)?;
            match &channel.link {
                Link::Evolution { instance: known, .. } if *known == instance => {}
                Link::Evolution { .. } => {
                    let mut link = channel.link.clone();
                    link.set_instance(instance.clone());
                    if let Some(api_url) = api_url {
                        link.set_address(channel::address(api_url)?);
                    }
                    self.check_account_free(channel_id, &link)?;
                    events.push(WorkspaceEvent::ChannelInstanceChanged {
                        channel_id: channel_id.to_owned(),
                        instance,
                        changed_at: now,
                    });
                }
                Link::Green { .. } | Link::Meta { .. } | Link::Telegram { .. } | Link::Sandbox => {
                    return Err(WorkspaceError::ForeignField { kind: channel.kind(), field: "instance" });
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

    /// What the messenger answered, as far as it is news.
    pub(super) fn look_at_channel(
        &self,
        channel_id: ChannelId,
        calls: Calls,
        account: Option<String>,
        now: Timestamp,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceError> {
        let Some(channel) = self.channels.get(&channel_id) else {
            return Err(WorkspaceError::UnknownChannel { channel_id });
        };
        let mut events = Vec::new();
        if let Some(account) = account.filter(|name| channel.account_name.as_ref() != Some(name)) {
            let channel_id = channel_id.clone();
            events.push(WorkspaceEvent::ChannelAccountNamed { channel_id, account, named_at: now });
        }
        if channel.calls.as_ref() != Some(&calls) {
            events.push(WorkspaceEvent::ChannelCallsChanged { channel_id, calls, seen_at: now });
        }
        Ok(events)
    }

    fn check_account_free(&self, for_channel: &ChannelId, link: &Link) -> Result<(), WorkspaceError> {
        let mut others = self.channels.iter().filter(|(id, _)| *id != for_channel).map(|(_, channel)| channel);
        let other = others.find(|other| other.link.is_same_account(link));
        match (other, link.account()) {
            (Some(other), Some((field, _))) => Err(WorkspaceError::AccountTaken { field, name: other.name.clone() }),
            (_, _) => Ok(()),
        }
    }

    pub(super) fn know_channel(&mut self, channel_id: ChannelId, name: String, link: Link, webhook_secret: String) {
        let webhook_secret = Secret::new(webhook_secret);
        self.channels.insert(channel_id, Channel::new(name, link, webhook_secret));
    }

    pub(super) fn check_channel_name_free(&self, for_channel: &ChannelId, name: &str) -> Result<(), WorkspaceError> {
        let taken = |(id, channel): (&ChannelId, &Channel)| {
            id != for_channel && channel.name.to_lowercase() == name.to_lowercase()
        };
        if self.channels.iter().any(taken) {
            Err(WorkspaceError::ChannelNameTaken { name: name.to_owned() })
        } else {
            Ok(())
        }
    }
}
