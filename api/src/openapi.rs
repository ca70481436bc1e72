//! The frame of the OpenAPI document; the endpoints and commands add themselves.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{Components, InfoBuilder, OpenApi, OpenApiBuilder};

const DESCRIPTION: &str = "JSON; times are RFC 3339 in UTC. Errors are `application/problem+json` with a stable `code`. Unknown fields \
are refused. `Idempotency-Key` on any change names it for ever: a repeat answers with the first outcome. Every change answers its \
`position`; every read takes `?after=<position>` and waits for it (5 s at most, then 503 `not_caught_up`; beyond the log's head 422 at once). `If-Match: <position>` on a change \
refuses it with 412 `stale_version` where the thing changed since. Another workspace's ids are not found.";

const TAGS: [(&str, &str); 18] = [
    ("logs", "The message log: every handled request"),
    ("commands", "Any change by its name"),
    ("customers", "People who write"),
    ("groups", "Groups and their switches"),
    ("config", "Settings"),
    ("templates", "Texts people read"),
    ("channels", "Messengers"),
    ("providers", "Upstream panels"),
    ("routes", "Where commands for providers are written to"),
    ("services", "What the panel sells"),
    ("service-rules", "Terms of services"),
    ("team", "Trusted people"),
    ("broadcasts", "One message to many groups"),
    ("usage", "What is used"),
    ("events", "The event log (scope `audit`)"),
    ("audit", "Proofs (scope `audit`)"),
    ("webhooks", "What messengers post"),
    ("sandbox", "The chat page"),
];

/// Title, security schemes and tags.
pub(crate) fn start() -> OpenApi {
    let bearer = |description: &str| {
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(description)).build())
    };
    let mut components = Components::new();
    components.add_security_scheme("api_token", bearer("An API token, `ldk_…`, of scope read, write, owner or audit"));
    components.add_security_scheme("webhook_secret", bearer("A channel's webhook secret"));
    components.add_security_scheme("metrics_token", bearer("What `LEDGERDESK_METRICS_TOKEN` holds"));
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Ledgerdesk")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(DESCRIPTION))
                .build(),
        )
        .components(Some(components))
        .security(Some([SecurityRequirement::new("api_token", Vec::<String>::new())]))
        .tags(Some(TAGS.map(|(name, about)| TagBuilder::new().name(name).description(Some(about)).build())))
        .build()
}
