//! The chat a message came from, and answering there.

use aggregates::conversation::{
    Answers, Conversation, ConversationCommand, ConversationEvent, Forwarded, Purpose, Quoted,
};
use aggregates::grammar::MAX_ORDER_IDS;
use aggregates::group::Group;
use aggregates::ids::{ChannelId, ChannelMessageId, ConversationId, GroupId};
use aggregates::values::{ChatKind, Identity};
use aggregates::words;
use app::ids;
use cqrs_es::Aggregate as _;
use eventlog::{Actor, Recorded};
use jiff::Timestamp;
use uuid::Uuid;

use super::job::{Job, Trouble};

/// Events read at once when looking for what caused an event.
const LOOK_BACK: usize = 512;
/// How far is looked back at most, in reads. A cause is nearly always among the last few hundred events.
const LOOKS: usize = 200;
/// Events of a conversation looked through for what happened a few minutes ago.
const TAIL: usize = 2_000;
/// So much of a message is quoted: messengers show a line or two.
const QUOTED_CHARS: usize = 300;

/// An incoming message and where it was written.
#[derive(Clone, Debug)]
pub struct Origin {
    pub conversation_id: ConversationId,
    pub message_id: Uuid,
    pub channel_id: ChannelId,
    /// The chat's address on the channel.
    pub chat: String,
    pub chat_kind: ChatKind,
    /// Whose key seals what is personal.
    pub subject: String,
    pub identities: Vec<Identity>,
    pub sender_name: Option<String>,
    pub text: String,
    pub received_at: Timestamp,
    /// Aggregate id of the group, should it be one.
    pub group_id: Option<GroupId>,
    /// What the messenger calls the message in its chat.
    pub channel_message_id: Option<ChannelMessageId>,
    /// Where the words come from, where the author passed them on.
    pub forwarded: Option<Forwarded>,
    /// The message it answers, where the messenger tells.
    pub answers: Option<Answers>,
    /// The message this is a new wording of.
    pub edits: Option<Uuid>,
    /// Which of several requests of the message is worked on.
    pub part: usize,
}

impl Origin {
    /// The message a recorded event tells of; none when it tells of something else.
    pub async fn of(job: &Job<'_>, event: &Recorded) -> Result<Option<Self>, Trouble> {
        let ConversationEvent::MessageReceived {
            message_id,
            channel_id,
            chat,
            chat_kind,
            subject,
            identities,
            sender_name,
            text,
            sent_at: _,
            received_at,
            channel_message_id,
            forwarded,
            answers,
            edits,
        } = &*event.event::<Conversation>()?
        else {
            return Ok(None);
        };
        let (group_id, chat) = match chat_kind {
            ChatKind::Group => {
                let (group_id, chat) = home_of(job, channel_id, chat).await?;
                (Some(group_id), chat)
            }
            ChatKind::Private => (None, chat.clone()),
        };
        Ok(Some(Self {
            conversation_id: ConversationId::new(&*event.aggregate_id),
            message_id: *message_id,
            channel_id: channel_id.clone(),
            chat,
            chat_kind: *chat_kind,
            subject: subject.clone(),
            identities: identities.clone(),
            sender_name: sender_name.clone(),
            text: text.clone(),
            received_at: *received_at,
            group_id,
            channel_message_id: channel_message_id.clone(),
            forwarded: *forwarded,
            answers: *answers,
            edits: *edits,
            part: 0,
        }))
    }

    /// The log entry this message begins, should it begin one. An edited message keeps the id it was first known by.
    pub fn request_id(&self) -> Uuid {
        self.request_id_of(self.part)
    }

    fn request_id_of(&self, part: usize) -> Uuid {
        let first = self.edits.unwrap_or(self.message_id);
        if part == 0 { first } else { Uuid::new_v5(&first, format!("part-{part}").as_bytes()) }
    }

    /// A message has one reply that the model is asked for, so its draft is found by the message's id; those of further requests in it
    /// are found by their entries' ids.
    pub fn draft_id(&self) -> Uuid {
        if self.part == 0 { self.message_id } else { self.request_id() }
    }

    /// Whether an entry is begun by this message, in whichever part.
    pub fn begins(&self, request_id: Uuid) -> bool {
        (0..MAX_ORDER_IDS).any(|part| self.request_id_of(part) == request_id)
    }

    /// The same message for one of several requests in it.
    pub fn of_part(&self, part: usize) -> Self {
        Self { part, ..self.clone() }
    }

    /// A message of this conversation, among the last few.
    pub async fn written(
        job: &Job<'_>,
        conversation_id: &ConversationId,
        message_id: Uuid,
    ) -> Result<Option<Self>, Trouble> {
        for event in tail(job, conversation_id).await?.iter().rev() {
            if matches!(&*event.event::<Conversation>()?, ConversationEvent::MessageReceived { message_id: of, .. } if *of == message_id)
            {
                return Self::of(job, event).await;
            }
        }
        Ok(None)
    }

    /// The message at the beginning of the chain that this job's event belongs to.
    pub async fn behind(job: &Job<'_>) -> Result<Option<Self>, Trouble> {
        Self::behind_event(job, &job.event).await
    }

    /// The message at the beginning of the chain that an event belongs to.
    pub async fn behind_event(job: &Job<'_>, event: &Recorded) -> Result<Option<Self>, Trouble> {
        let mut wanted = event.provenance.causation_id;
        let mut before = event.position - 1;
        for _ in 0..LOOKS {
            if before <= 0 {
                break;
            }
            let after = before.saturating_sub(i64::try_from(LOOK_BACK).unwrap_or(i64::MAX)).max(0);
            let events =
                job.log().read(job.workspace_id(), after, usize::try_from(before - after).unwrap_or(LOOK_BACK)).await?;
            for event in events.iter().rev().filter(|event| event.position <= before) {
                if event.event_id != wanted {
                    continue;
                }
                if &*event.event_type == "MessageReceived" {
                    return Self::of(job, event).await;
                }
                wanted = event.provenance.causation_id;
            }
            before = after;
        }
        Ok(None)
    }

    /// Answers in this chat; in a silent group the answer is only written down (GR1).
    pub async fn say(&self, job: &Job<'_>, answer: Answer<'_>) -> Result<(), Trouble> {
        let silent = is_silent(job, self.group_id.as_ref()).await?;
        self.send(job, &self.conversation_id, &self.chat, silent, self.quoted(), answer).await
    }

    /// In a group many read along, so an answer quotes what it answers.
    fn quoted(&self) -> Option<Quoted> {
        let channel_message_id = self.channel_message_id.clone().filter(|_| self.chat_kind == ChatKind::Group)?;
        // Where numbers are hidden, a quote must not tell them: LID before number.
        let author = self.identities.iter().find(|identity| identity.kind() == "lid").or(self.identities.first())?;
        let author = author.value().to_owned();
        let text = self.text.chars().take(QUOTED_CHARS).collect();
        Some(Quoted { channel_message_id, author, text })
    }

    /// Answers whoever wrote the message alone: what others in a group must not read.
    pub async fn say_privately(&self, job: &Job<'_>, answer: Answer<'_>) -> Result<(), Trouble> {
        let Some(chat) = self.private_chat() else {
            tracing::warn!(position = job.event.position, "an answer was not given: its author has no private chat");
            return Ok(());
        };
        let conversation_id = ids::of_conversation(job.log(), job.workspace_id(), &self.channel_id, &chat).await?;
        self.send(job, &conversation_id, &chat, false, None, answer).await
    }

    /// Where the author reads alone, as far as their addresses tell: by number before LID, which some servers can not send to.
    fn private_chat(&self) -> Option<String> {
        if self.chat_kind == ChatKind::Private {
            return Some(self.chat.clone());
        }
        let best = self.identities.iter().min_by_key(|identity| identity.kind() == "lid")?;
        Some(if best.kind() == "sandbox" { best.0.clone() } else { best.value().to_owned() })
    }

    async fn send(
        &self,
        job: &Job<'_>,
        conversation_id: &ConversationId,
        chat: &str,
        silent: bool,
        quoted: Option<Quoted>,
        answer: Answer<'_>,
    ) -> Result<(), Trouble> {
        let command = ConversationCommand::SendMessage {
            outgoing_id: job.derived_id(answer.step),
            channel_id: self.channel_id.clone(),
            chat: chat.to_owned(),
            purpose: Purpose::Reply { message_id: self.message_id, request_id: answer.request_id },
            text_key: answer.text_key.to_owned(),
            text: answer.text,
            subject: answer.subject.to_owned(),
            silent,
            quoted,
            now: job.now(),
            unasked: answer.unasked,
        };
        job.execute::<Conversation>(conversation_id.as_str(), command, answer.step, Actor::System).await?;
        Ok(())
    }
}

/// The last events of a conversation, oldest first.
pub async fn tail(job: &Job<'_>, conversation_id: &ConversationId) -> Result<Vec<Recorded>, Trouble> {
    Ok(job.log().read_stream_tail(job.workspace_id(), Conversation::TYPE, conversation_id.as_str(), TAIL).await?)
}

/// What is to be said.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Key of the text, for auditors.
    pub text_key: &'a str,
    pub text: String,
    /// Names this answer among what the effect does.
    pub step: &'a str,
    /// Whose key seals it.
    pub subject: &'a str,
    /// The log entry it belongs to.
    pub request_id: Option<Uuid>,
    /// Nobody asked for it: the same is not said over and over.
    pub unasked: bool,
}

impl<'a> Answer<'a> {
    /// A worded text.
    pub fn worded((key, text): (words::Key, String), step: &'a str, subject: &'a str) -> Self {
        Self { text_key: key.name(), text, step, subject, request_id: None, unasked: false }
    }

    /// A text for the team.
    pub fn for_team((text_key, text): words::team::Said, step: &'a str, subject: &'a str) -> Self {
        Self { text_key, text, step, subject, request_id: None, unasked: false }
    }
}

/// Aggregate id and address of a group, at its new address should it have moved.
async fn home_of(job: &Job<'_>, channel_id: &ChannelId, chat: &str) -> Result<(GroupId, String), Trouble> {
    let group_id = group_id(job, channel_id, chat).await?;
    let group: Group = job.log().load(job.workspace_id(), group_id.as_str()).await?;
    Ok(group.moved_to.map_or_else(|| (group_id, chat.to_owned()), |to| (to.group_id, to.chat)))
}

/// Aggregate id of a group.
pub async fn group_id(job: &Job<'_>, channel_id: &ChannelId, chat: &str) -> Result<GroupId, Trouble> {
    Ok(ids::of_group(job.log(), job.workspace_id(), channel_id, chat).await?)
}

/// Whether nothing may be sent to this group (GR1). Everything is processed all the same, so the provider of a refill asked for in a silent
/// group is told: what is withheld is what would go to the silent group itself.
pub async fn is_silent(job: &Job<'_>, group_id: Option<&GroupId>) -> Result<bool, Trouble> {
    match group_id {
        Some(group_id) => Ok(job.log().load::<Group>(job.workspace_id(), group_id.as_str()).await?.silent_mode),
        None => Ok(false),
    }
}
