//! The table.

use std::time::Duration;

use serde::Serialize;

use ledgerdesk::cli::output;
use workload::Sample;

/// What was measured, in order.
#[derive(Default, Serialize)]
pub struct Report {
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    database: &'static str,
    what: String,
    per_second: Option<f64>,
    p50_ms: Option<f64>,
    p99_ms: Option<f64>,
    processor_us: Option<f64>,
    peak_memory_mib: Option<u64>,
    ratio: Option<f64>,
    aim: Option<String>,
    met: Option<bool>,
}

fn millis(time: Duration) -> Option<f64> {
    (!time.is_zero()).then_some(time.as_secs_f64() * 1000.0)
}

impl Row {
    fn new(database: &'static str, what: &str) -> Self {
        let what = what.to_owned();
        Self {
            database,
            what,
            per_second: None,
            p50_ms: None,
            p99_ms: None,
            processor_us: None,
            peak_memory_mib: None,
            ratio: None,
            aim: None,
            met: None,
        }
    }

    fn of(database: &'static str, what: &str, sample: &Sample) -> Self {
        Self {
            per_second: (sample.per_second > 0.0).then_some(sample.per_second),
            p50_ms: millis(sample.p50),
            p99_ms: millis(sample.p99),
            processor_us: (!sample.processor.is_zero()).then_some(sample.processor.as_secs_f64() * 1e6),
            peak_memory_mib: (sample.peak_memory > 0).then_some(sample.peak_memory / (1 << 20)),
            ..Self::new(database, what)
        }
    }
}

impl Report {
    /// Tells who waits what is being done.
    pub fn say(&self, what: &str) {
        output::note(what);
    }

    pub fn row(&mut self, database: &'static str, what: &str, sample: Sample) {
        self.rows.push(Row::of(database, what, &sample));
    }

    pub fn rate(&mut self, database: &'static str, what: &str, per_second: f64) {
        self.rows.push(Row { per_second: Some(per_second), ..Row::new(database, what) });
    }

    pub fn ratio(&mut self, database: &'static str, what: &str, ratio: f64, aim: f64) {
        let aimed = Some(format!("≥ {aim}×"));
        self.rows.push(Row { ratio: Some(ratio), aim: aimed, met: Some(ratio >= aim), ..Row::new(database, what) });
    }

    /// A p99 that should stay below a bound.
    pub fn aim(&mut self, database: &'static str, what: &str, sample: Sample, below: Duration) {
        let met = Some(sample.p99 < below);
        self.rows.push(Row {
            aim: Some(format!("p99 < {} ms", below.as_millis())),
            met,
            ..Row::of(database, what, &sample)
        });
    }

    /// A rate that should reach a bound.
    pub fn at_least(&mut self, database: &'static str, what: &str, sample: Sample, aim: f64) {
        let met = Some(sample.per_second >= aim);
        self.rows.push(Row { aim: Some(format!("≥ {aim}/s")), met, ..Row::of(database, what, &sample) });
    }

    /// A p99 at two sizes, which should stay within a factor of two.
    pub fn compare(&mut self, database: &'static str, what: &str, small: Duration, large: Duration) {
        let ratio = large.as_secs_f64() / small.as_secs_f64().max(f64::EPSILON);
        self.rows.push(Row {
            p50_ms: millis(small),
            p99_ms: millis(large),
            ratio: Some(ratio),
            aim: Some("≤ 2×".to_owned()),
            met: Some(ratio <= 2.0),
            ..Row::new(database, what)
        });
    }

    pub fn print(&self, json: bool) -> anyhow::Result<()> {
        if json {
            return output::json(self);
        }
        let number =
            |value: Option<f64>, digits: usize| value.map(|value| format!("{value:.digits$}")).unwrap_or_default();
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                vec![
                    row.database.to_owned(),
                    row.what.clone(),
                    number(row.per_second, 0),
                    number(row.p50_ms, 2),
                    number(row.p99_ms, 2),
                    number(row.processor_us, 0),
                    row.peak_memory_mib.map(|mib| mib.to_string()).unwrap_or_default(),
                    number(row.ratio, 2),
                    row.aim.clone().unwrap_or_default(),
                    row.met.map(|met| if met { "met" } else { "missed" }.to_owned()).unwrap_or_default(),
                ]
            })
            .collect();
        output::table(
            &["database", "what", "per s", "p50 ms", "p99 ms", "cpu µs", "peak MiB", "ratio", "aim", ""],
            &rows,
        )
    }
}
