//! The commands there are.

use std::sync::LazyLock;

use aggregates::workspace::TokenScope;
use axum::body::Bytes;
use futures::future::BoxFuture;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, OpenApi, PathItem, Ref, RefOr, Required, ResponseBuilder, Responses};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

use super::Order;
use crate::answer::Changed;
use crate::app::App;
use crate::auth::scope_name;
use crate::change::Change;
use crate::error::{Problem, Problems};
use crate::extract::parse;

type Run = fn(App, Change, Bytes) -> BoxFuture<'static, Result<Changed, Problem>>;

/// One command.
pub(super) struct Entry {
    pub name: &'static str,
    pub needs: TokenScope,
    pub run: Run,
    summary: &'static str,
    schemas: fn() -> Vec<(String, RefOr<Schema>)>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    vec![
        entry::<super::orders::RequestRefill>(),
        entry::<super::orders::RequestCancel>(),
        entry::<super::orders::RequestSpeedUp>(),
        entry::<super::orders::RequestRefund>(),
        entry::<super::orders::RequestPartial>(),
        entry::<super::orders::RequestFakeComplete>(),
        entry::<super::logs::ChangeSupportStatus>(),
        entry::<super::logs::EscalateLog>(),
        entry::<super::resend::ResendMessage>(),
        entry::<super::customers::VerifyUser>(),
        entry::<super::customers::RemoveVerification>(),
        entry::<super::customers::BlockCustomer>(),
        entry::<super::customers::UnblockCustomer>(),
        entry::<super::groups::ToggleGroupFlag>(),
        entry::<super::groups::RemoveGroup>(),
        entry::<super::providers::AddProvider>(),
        entry::<super::providers::EditProvider>(),
        entry::<super::providers::RemoveProvider>(),
        entry::<super::settings::ReplaceRoutes>(),
        entry::<super::vocabulary::ReplaceAliases>(),
        entry::<super::vocabulary::ReplaceCustomCommands>(),
        entry::<super::service_rules::ReplaceServiceRules>(),
        entry::<super::service_rules::RefreshServices>(),
        entry::<super::settings::ChangeSetting>(),
        entry::<super::templates::ChangeTemplate>(),
        entry::<super::templates::ResetTemplate>(),
        entry::<super::channels::AddChannel>(),
        entry::<super::channels::RenameChannel>(),
        entry::<super::channels::ReplaceChannelKeys>(),
        entry::<super::channels::RemoveChannel>(),
        entry::<super::members::AddMember>(),
        entry::<super::members::LinkMemberIdentity>(),
        entry::<super::members::RemoveMember>(),
        entry::<super::members::IssueApiToken>(),
        entry::<super::members::RevokeApiToken>(),
    ]
});

fn entry<O: Order>() -> Entry {
    Entry {
        name: O::NAME,
        needs: O::NEEDS,
        run: |app, change, body| {
            Box::pin(async move {
                let order = parse::<O>(&body)?;
                order.run(&app, &change).await
            })
        },
        summary: O::SUMMARY,
        schemas: || {
            let mut schemas = vec![(O::name().into_owned(), <O as PartialSchema>::schema())];
            <O as ToSchema>::schemas(&mut schemas);
            schemas
        },
    }
}

/// The command of this name.
pub(super) fn find(name: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.name == name)
}

/// All names.
pub(super) fn names() -> Vec<&'static str> {
    ENTRIES.iter().map(|entry| entry.name).collect()
}

/// Adds every command, with its fields, to the OpenAPI document.
pub(crate) fn describe(document: &mut OpenApi) {
    let components = document.components.get_or_insert_default();
    for entry in ENTRIES.iter() {
        components.schemas.extend((entry.schemas)());
    }
    for entry in ENTRIES.iter() {
        let Some((schema, _)) = (entry.schemas)().into_iter().next() else { continue };
        let operation = OperationBuilder::new()
            .tag("commands")
            .summary(Some(entry.summary))
            .description(Some(format!("Needs a token of scope `{}`.", scope_name(entry.needs))))
            .operation_id(Some(entry.name))
            .parameter(header("Idempotency-Key", Type::String))
            .parameter(header("If-Match", Type::Integer))
            .request_body(Some(
                RequestBodyBuilder::new()
                    .content(
                        "application/json",
                        ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).build(),
                    )
                    .required(Some(Required::True))
                    .build(),
            ))
            .responses(responses())
            .securities(Some([SecurityRequirement::new("api_token", Vec::<String>::new())]))
            .build();
        document
            .paths
            .paths
            .insert(format!("/api/v1/commands/{}", entry.name), PathItem::new(HttpMethod::Post, operation));
    }
}

fn header(name: &str, kind: Type) -> ParameterBuilder {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .schema(Some(ObjectBuilder::new().schema_type(kind).build()))
}

fn responses() -> Responses {
    let mut responses = Responses::new();
    responses.responses = Problems::responses();
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(Changed::name()))).build();
    let done = ResponseBuilder::new().description("Done").content("application/json", content).build();
    responses.responses.insert("200".to_owned(), done.into());
    responses
}
