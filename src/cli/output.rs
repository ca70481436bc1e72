//! What the program says to people and to pipes. Data goes to standard output, everything else to standard error.
#![expect(clippy::print_stderr, reason = "this module is the program's voice")]

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use indicatif::{HumanCount, ProgressBar, ProgressState, ProgressStyle};
use serde::Serialize;

/// One value as JSON, for programs to read.
pub fn json(value: &impl Serialize) -> anyhow::Result<()> {
    line(&serde_json::to_string_pretty(value)?)
}

/// One line of data. A closed pipe (`… | head`) ends the program quietly.
pub fn line(text: &str) -> anyhow::Result<()> {
    write(&format!("{text}\n"))
}

/// Data as it is.
pub fn write(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        written => Ok(written?),
    }
}

/// A remark for people.
pub fn note(text: &str) {
    eprintln!("{text}");
}

/// Why the program failed.
pub fn fail(text: &str) {
    eprintln!("error: {text}");
}

/// A bar for long work; hidden where nobody watches.
pub fn progress(what: &str, total: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let rate = |state: &ProgressState, text: &mut dyn std::fmt::Write| {
        // A text that can not be written is not shown.
        let _ = write!(text, "{}/s", HumanCount(state.per_sec().round() as u64));
    };
    let style = ProgressStyle::with_template("{msg:24} {bar:40} {human_pos}/{human_len} {rate:14} {eta}")
        .expect("a known template")
        .with_key("rate", rate);
    let bar = ProgressBar::new(total).with_style(style).with_message(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Rows under headings, columns as wide as they need to be.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> anyhow::Result<()> {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain([headings[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let put = |cells: Vec<&str>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    line(&put(headings.to_vec()))?;
    line(&widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  "))?;
    rows.iter().try_for_each(|row| line(&put(row.iter().map(String::as_str).collect())))
}
