//! This program's own command path, with all projections and reactors' effects running beside it.

use std::time::{Duration, Instant};

use aggregates::group::{Group, GroupCommand, GroupFlag};
use aggregates::ids::{ChannelId, GroupId};
use aggregates::request::Request;
use anyhow::Context as _;
use eventlog::db::Database;
use eventlog::{EventLog, LogOptions, MasterKey, WorkspaceId};
use jiff::Timestamp;
use projections::{ReadModels, Runner, RunnerOptions};

use crate::work;
use ledgerdesk::reactors;
use workload::{Sample, run};

/// How long read models may take to catch up after a run.
const CATCH_UP: Duration = Duration::from_mins(2);

/// A log with everything behind it, except HTTP.
pub struct Bench {
    pub log: EventLog,
    pub models: ReadModels,
    runner: Runner,
}

/// A rate of commands, and how fast everything behind kept up.
pub struct Kept {
    pub commands: Sample,
    /// Commands per second until every read model had everything.
    pub with_read_models: f64,
}

impl Bench {
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        let options = LogOptions { look_every: None, ..LogOptions::default() };
        let log = EventLog::open(Database::connect(url).await?, MasterKey::generate(), options).await?;
        let models = ReadModels::open(log.clone()).await?;
        let options = RunnerOptions { sources: reactors::sources(), ..RunnerOptions::new("bench") };
        let runner = Runner::start(models.clone(), options);
        Ok(Self { log, models, runner })
    }

    /// New requests, `callers` at once, spread over `workspaces`.
    pub async fn requests(&self, callers: usize, workspaces: usize, time: Duration) -> anyhow::Result<Kept> {
        let began = Instant::now();
        let commands = run(callers, time, |caller| {
            let log = self.log.clone();
            let workspace = work::workspace(caller % workspaces);
            move |number| {
                let log = log.clone();
                async move {
                    let (id, command) = workload::open_request(number * 64 + caller as u64);
                    log.execute::<Request>(workspace, &id.simple().to_string(), command, work::call_on_new(id)).await?;
                    Ok(())
                }
            }
        })
        .await?;
        let count = commands.per_second * time.as_secs_f64();
        for n in 0..workspaces {
            self.caught_up(work::workspace(n)).await?;
        }
        Ok(Kept { commands, with_read_models: count / began.elapsed().as_secs_f64() })
    }

    /// One aggregate that everybody wants at once.
    pub async fn hot_aggregate(&self, callers: usize, time: Duration) -> anyhow::Result<Sample> {
        let workspace = work::workspace(0);
        let group = format!("{workspace}.hot");
        let now = Timestamp::now();
        let register = GroupCommand::RegisterGroup {
            group_id: GroupId::new(&group),
            channel_id: ChannelId::new("channel"),
            chat: "group@g.us".to_owned(),
            name: None,
            joined_at: None,
            now,
        };
        self.log.execute::<Group>(workspace, &group, register, work::call(uuid::Uuid::now_v7())).await?;
        let sample = run(callers, time, |caller| {
            let (log, group) = (self.log.clone(), group.clone());
            move |number| {
                let (log, group) = (log.clone(), group.clone());
                async move {
                    let command = GroupCommand::ToggleGroupFlag {
                        flag: GroupFlag::Support,
                        enabled: (number + caller as u64).is_multiple_of(2),
                        now,
                    };
                    log.execute::<Group>(workspace, &group, command, work::call(uuid::Uuid::now_v7())).await?;
                    Ok(())
                }
            }
        })
        .await?;
        self.caught_up(workspace).await?;
        Ok(sample)
    }

    async fn caught_up(&self, workspace: WorkspaceId) -> anyhow::Result<()> {
        let head = self.log.head(workspace).await?;
        for name in [projections::message_log::NAME, projections::usage::NAME] {
            self.models.wait_for(workspace, name, head, CATCH_UP).await.context("the read models did not catch up")?;
        }
        Ok(())
    }

    pub async fn close(self) {
        self.runner.stop().await;
    }
}
