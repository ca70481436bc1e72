//! The real program as a child process: started, killed, stopped, held up.

use std::fs::OpenOptions;
use std::net::TcpListener;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use jiff::Timestamp;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::stage::{Stage, reports};

/// A node takes calls within this time, or something is wrong with it.
const STARTS_WITHIN: Duration = Duration::from_secs(30);
/// A node that is asked to end does so within this time.
const STOPS_WITHIN: Duration = Duration::from_secs(30);

/// Ports below those that outgoing connections get, so that a node finds its own free again.
const PORTS: std::ops::Range<u16> = 12_000..30_000;

/// A place for a node: its address stays while processes come and go.
pub struct Node {
    pub port: u16,
    number: usize,
    child: Option<Child>,
}

impl Node {
    /// Takes a port; starts nothing.
    pub fn new(number: usize) -> Self {
        let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
        let port = std::iter::repeat_with(|| rand::random_range(PORTS)).find(free).expect("endless");
        Self { port, number, child: None }
    }

    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts a process; answers when that was.
    pub fn start(&mut self, stage: &Stage, public_url: &str) -> Timestamp {
        let path = self.log_path(stage);
        let log = OpenOptions::new().create(true).append(true).open(path).expect("a file for the node's log");
        let mut command = stage.program(&["serve"]);
        command.env("LEDGERDESK_LISTEN", format!("127.0.0.1:{}", self.port)).env("LEDGERDESK_PUBLIC_URL", public_url);
        command.stdout(Stdio::null()).stderr(log);
        self.child = Some(command.spawn().expect("the program starts"));
        Timestamp::now()
    }

    /// Waits until it takes calls. A process that ended instead is an error, with what it said last.
    pub async fn wait_ready(&mut self, stage: &Stage, http: &reqwest::Client) {
        let url = format!("{}/livez", self.base_url());
        let answered = async {
            while !http.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
                if let Some(status) = self.child.as_mut().and_then(|child| child.try_wait().ok()?) {
                    return Err(status);
                }
                sleep(Duration::from_millis(15)).await;
            }
            Ok(())
        };
        match timeout(STARTS_WITHIN, answered).await {
            Ok(Ok(())) => {}
            Ok(Err(status)) => panic!("node {} ended with {status}; see {}", self.number, self.log_path(stage)),
            Err(_) => panic!("node {} took no calls; see {}", self.number, self.log_path(stage)),
        }
    }

    /// SIGKILL, in the middle of whatever it does.
    pub async fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().await.expect("it can be killed");
        }
    }

    /// SIGTERM: it ends by itself, in order.
    pub async fn stop(&mut self) -> Option<ExitStatus> {
        let mut child = self.child.take()?;
        signal(&child, "-TERM").await;
        match timeout(STOPS_WITHIN, child.wait()).await {
            Ok(status) => Some(status.expect("a status")),
            Err(_) => {
                child.kill().await.expect("it can be killed");
                None
            }
        }
    }

    /// Holds the process up for so long, and then lets it go on as if nothing had been.
    pub async fn hold_up(&self, time: Duration) {
        let Some(child) = &self.child else { return };
        signal(child, "-STOP").await;
        sleep(time).await;
        signal(child, "-CONT").await;
    }

    /// Forgets what earlier runs wrote.
    pub fn begin_log(&self, stage: &Stage) {
        drop(std::fs::remove_file(self.log_path(stage)));
    }

    /// Everything the processes here logged.
    pub fn logged(&self, stage: &Stage) -> String {
        std::fs::read(self.log_path(stage)).map(|text| String::from_utf8_lossy(&text).into_owned()).unwrap_or_default()
    }

    fn log_path(&self, stage: &Stage) -> String {
        reports().join(format!("crash-node-{}-{}.log", stage.kind.name(), self.number)).display().to_string()
    }
}

async fn signal(child: &Child, name: &str) {
    let Some(id) = child.id() else { return };
    let sent = Command::new("kill").args([name, &id.to_string()]).status().await.expect("kill can be run");
    assert!(sent.success(), "no {name} for process {id}");
}
