//! What the program counts, for Prometheus.

use std::sync::OnceLock;

use api::RenderMetrics;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Installs the recorder once per process; answers what renders it.
pub fn render() -> RenderMetrics {
    let handle = RECORDER.get_or_init(|| match PrometheusBuilder::new().install_recorder() {
        Ok(handle) => Some(handle),
        Err(error) => {
            tracing::error!(%error, "nothing will be counted");
            None
        }
    });
    std::sync::Arc::new(move || handle.as_ref().map(PrometheusHandle::render).unwrap_or_default())
}
