//! What several nodes tell each other through Redis: that a log grew, and that a read model changed. News only:
//! whatever is lost is found again by looking at the database.

use std::time::Duration;

use eventlog::{EventLog, Wake, WorkspaceId};
use futures::StreamExt as _;
use projections::{Change, ReadModels};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

const GREW: &str = "ledgerdesk:log-grew";
const CHANGED: &str = "ledgerdesk:read-model-changed";
/// News waiting to be told; more is dropped, because it can be found again.
const WAITING: usize = 4096;
const RECONNECT_AFTER: Duration = Duration::from_millis(500);

enum News {
    Grew(WorkspaceId, i64),
    Changed(String),
}

/// The sending side. Cheap to clone; never blocks.
#[derive(Clone)]
pub struct RedisLink {
    client: redis::Client,
    news: mpsc::Sender<News>,
}

impl Wake for RedisLink {
    fn grew(&self, workspace: WorkspaceId, position: i64) {
        // Full: the other nodes look at the heads anyway.
        let _ = self.news.try_send(News::Grew(workspace, position));
    }
}

impl RedisLink {
    /// Starts telling. Errors when `url` is none of Redis; one that is away, now or later, is tried again and again.
    pub fn start(url: &str, stop: CancellationToken) -> redis::RedisResult<Self> {
        let client = redis::Client::open(url)?;
        let (news, waiting) = mpsc::channel(WAITING);
        tokio::spawn(tell(client.clone(), waiting, stop));
        Ok(Self { client, news })
    }

    /// For whoever has more to share.
    pub fn client(&self) -> redis::Client {
        self.client.clone()
    }

    /// Whether Redis answers.
    pub async fn answers(&self) -> redis::RedisResult<()> {
        let mut connection = self.client.get_multiplexed_async_connection().await?;
        redis::cmd("PING").query_async(&mut connection).await
    }

    /// Tells the other nodes that a read model changed here.
    pub fn changed(&self, change: &Change) {
        if let Ok(text) = serde_json::to_string(change) {
            let _ = self.news.try_send(News::Changed(text));
        }
    }

    /// Hears the other nodes until stopped.
    pub fn listen(&self, log: EventLog, models: ReadModels, stop: CancellationToken) {
        let client = self.client.clone();
        tokio::spawn(async move {
            while !stop.is_cancelled() {
                if let Some(Err(error)) = stop.run_until_cancelled(hear(&client, &log, &models)).await {
                    tracing::warn!(%error, "the news from other nodes stopped; listening again");
                }
                stop.run_until_cancelled(tokio::time::sleep(RECONNECT_AFTER)).await;
            }
        });
    }
}

async fn tell(client: redis::Client, mut waiting: mpsc::Receiver<News>, stop: CancellationToken) {
    let mut connection = loop {
        match stop.run_until_cancelled(client.get_connection_manager()).await {
            None => return,
            Some(Ok(connection)) => break connection,
            Some(Err(error)) => tracing::warn!(%error, "Redis can not be reached; other nodes find out by themselves"),
        }
        stop.run_until_cancelled(tokio::time::sleep(RECONNECT_AFTER)).await;
    };
    while let Some(Some(news)) = stop.run_until_cancelled(waiting.recv()).await {
        let mut pipe = redis::pipe();
        let mut next = Some(news);
        // Whatever else waits goes in the same round trip.
        while let Some(news) = next {
            match news {
                News::Grew(workspace, position) => pipe.publish(GREW, format!("{workspace} {position}")).ignore(),
                News::Changed(text) => pipe.publish(CHANGED, text).ignore(),
            };
            next = waiting.try_recv().ok();
        }
        if let Err(error) = pipe.query_async::<()>(&mut connection).await {
            tracing::warn!(%error, "other nodes could not be told");
        }
    }
}

async fn hear(client: &redis::Client, log: &EventLog, models: &ReadModels) -> redis::RedisResult<()> {
    let mut subscription = client.get_async_pubsub().await?;
    subscription.subscribe(&[GREW, CHANGED]).await?;
    let mut messages = subscription.on_message();
    while let Some(message) = messages.next().await {
        let text: String = message.get_payload()?;
        if message.get_channel_name() == GREW {
            let read = text.split_once(' ').and_then(|(id, position)| Some((id.parse().ok()?, position.parse().ok()?)));
            if let Some((workspace, position)) = read {
                log.notice(workspace, position);
            }
        } else if let Ok(change) = serde_json::from_str::<Change>(&text) {
            models.announce(change);
        }
    }
    Ok(())
}
