//! What the client tests share.

use std::time::Duration;

use gateways::evolution::EvolutionClient;
use gateways::panel::PanelClient;
use gateways::{AllowedHosts, GatewayError, Kind, Net};
use sandbox::World;

/// Longest wait for something that should happen at once.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A guarded client that may call loopback and is impatient.
pub fn net() -> Net {
    let net = Net::builder().allow(AllowedHosts::parse("127.0.0.1")).timeout(Duration::from_millis(400));
    net.build().expect("a client")
}

pub async fn world() -> World {
    let now = "2026-07-26T12:00:00Z".parse().expect("a time");
    World::start_at(now).await.expect("free ports")
}

pub fn panel(world: &World) -> PanelClient {
    PanelClient::new(&net(), &world.panel.base_url(), world.panel.api_key().into()).expect("an address")
}

pub fn evolution(world: &World) -> EvolutionClient {
    let server = &world.evolution;
    EvolutionClient::new(&net(), &server.base_url(), server.api_key().into(), "desk").expect("an address")
}

/// The kind of a call that must fail.
pub fn kind<T: std::fmt::Debug>(answer: Result<T, GatewayError>) -> Kind {
    answer.expect_err("a failure").kind
}
