//! The panel's list of services: read when its time has come, or somebody asks (EL3).

use aggregates::eligibility::Service;
use aggregates::service_list::{ServiceList, ServiceListCommand, ServiceListEvent};
use aggregates::workspace::Workspace;
use cqrs_es::Aggregate;
use eventlog::Actor;
use gateways::{GatewayError, provider};

use super::job::{Job, Outcome, Trouble};

const NO_KEY: &str = "panel_user_api_key is not set";

/// Reads the list and puts on record what changed. What goes wrong is on record, too, and the list stays as it was.
pub async fn refresh(job: &Job<'_>) -> Result<Outcome, Trouble> {
    if job.done_before("record").await?.is_some() {
        return Ok(Outcome::Done);
    }
    let workspace = job.workspace().await?;
    let every_seconds = workspace.settings.service_refresh_seconds();
    let read = match job.tools.desk.panel_of_user(&workspace) {
        Ok(Some(panel)) => {
            job.still_ours()?;
            panel.services().await
        }
        // Without a key there is no list, unless somebody asks where it is.
        Ok(None) if is_of_workspace(job) => return Ok(Outcome::Done),
        Ok(None) => Err(GatewayError::new(gateways::Kind::Misconfigured, NO_KEY)),
        Err(_) if is_of_workspace(job) => return Ok(Outcome::Done),
        Err(error) => Err(error),
    };
    let now = job.now();
    let command = match read {
        Ok(services) => {
            let services = services.into_iter().map(service).collect();
            ServiceListCommand::RecordServices { services, every_seconds, now }
        }
        Err(error) => ServiceListCommand::RecordServicesUnread { reason: error.to_string(), every_seconds, now },
    };
    job.execute::<ServiceList>(&list_id(job), command, "record", Actor::System).await?;
    Ok(Outcome::Done)
}

/// Asks for the next look, if the one that set the clock is still the newest. Without a key the clock stops.
pub async fn time(job: &Job<'_>) -> Result<Outcome, Trouble> {
    let event = job.event.event::<ServiceList>()?;
    let (ServiceListEvent::ServiceListRefreshed { look, .. } | ServiceListEvent::ServiceListUnread { look, .. }) =
        &*event
    else {
        return Ok(Outcome::Done);
    };
    if job.workspace().await?.settings.panel_user_api_key().is_none() {
        return Ok(Outcome::Done);
    }
    let command = ServiceListCommand::RequestServiceRefresh { after_look: Some(*look), now: job.now() };
    job.execute::<ServiceList>(&list_id(job), command, "request", Actor::System).await?;
    Ok(Outcome::Done)
}

/// Whether a changed setting is behind it: half of the settings may be there only.
fn is_of_workspace(job: &Job<'_>) -> bool {
    &*job.event.aggregate_type == Workspace::TYPE
}

/// A workspace has one list, with its own id.
fn list_id(job: &Job<'_>) -> String {
    job.workspace_id().to_string()
}

fn service(listed: provider::Service) -> Service {
    let provider::Service { id, name, category, kind, rate, min, max, refill, cancel } = listed;
    Service { id, name, category, kind, rate, min, max, refill, cancel }
}
