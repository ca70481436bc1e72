//! Taking times: many callers, one clock, exact percentiles.

use std::time::{Duration, Instant};

use futures::future::join_all;
use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

/// What one run of something showed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sample {
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
    /// Processor time of this process per operation, callers included, a database server not.
    pub processor: Duration,
    /// Peak resident memory of this process during the run, bytes; 0 where the system does not tell.
    pub peak_memory: u64,
}

/// Runs `callers` copies of `work` side by side for `time`; each call of the closure it makes is one operation. The first failure fails the run.
pub async fn run<W, F>(callers: usize, time: Duration, work: impl Fn(usize) -> W) -> anyhow::Result<Sample>
where
    W: FnMut(u64) -> F + Send + 'static,
    F: Future<Output = anyhow::Result<()>> + Send + 'static,
{
    forget_peak_memory();
    let (begin, processor) = (Instant::now(), processor_time());
    let tasks = (0..callers).map(|caller| {
        let mut operation = work(caller);
        tokio::spawn(async move {
            let mut taken = Vec::with_capacity(16_384);
            let mut number = 0;
            while begin.elapsed() < time {
                let start = Instant::now();
                operation(number).await?;
                taken.push(start.elapsed());
                number += 1;
            }
            anyhow::Ok(taken)
        })
    });
    let mut taken = Vec::new();
    for caller in join_all(tasks).await {
        taken.extend(caller??);
    }
    let (elapsed, processor) = (begin.elapsed(), processor_time().saturating_sub(processor));
    let operations = taken.len();
    Ok(Sample {
        per_second: operations as f64 / elapsed.as_secs_f64(),
        processor: processor / u32::try_from(operations.max(1)).unwrap_or(u32::MAX),
        peak_memory: peak_memory(),
        ..of_times(taken)
    })
}

/// Processor time this process took since it began, on all cores.
fn processor_time() -> Duration {
    let taken = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(taken.tv_sec.unsigned_abs(), u32::try_from(taken.tv_nsec).unwrap_or(0))
}

/// Percentiles of measured times.
pub fn of_times(mut taken: Vec<Duration>) -> Sample {
    taken.sort_unstable();
    let at =
        |share: f64| taken.get(((taken.len() as f64 * share) as usize).min(taken.len().saturating_sub(1))).copied();
    Sample { p50: at(0.5).unwrap_or_default(), p99: at(0.99).unwrap_or_default(), ..Sample::default() }
}

/// The run with the median rate.
pub fn median(mut samples: Vec<Sample>) -> Sample {
    samples.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
    let middle = samples.len() / 2;
    samples.into_iter().nth(middle).unwrap_or_default()
}

/// Lets the system count the peak anew (Linux).
pub fn forget_peak_memory() {
    // Where this is not possible, the peak is that of the whole program.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Peak resident memory since [`forget_peak_memory`], bytes (Linux).
pub fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) * 1024
}
