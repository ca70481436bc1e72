//! What the message log can be filtered by: the lists come from the program, and stand in the API's document too.

use std::borrow::Cow;

use aggregates::request::{Action, SupportStatus};
use axum::Json;
use projections::message_log::{Outcome, Question, Reason};
use serde::Serialize;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::auth::{May, Read};
use crate::error::{Problem, Problems};
use crate::extract::{NoParams, Params};

/// Names a program has a list of, as the API's document has them.
macro_rules! names {
    ($($name:ident $about:literal $of:ty;)*) => {$(
        #[doc = $about]
        pub(crate) struct $name;

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let names = <$of>::ALL.map(<$of>::name);
                let text = SchemaType::Type(Type::String);
                ObjectBuilder::new().schema_type(text).description(Some($about)).enum_values(Some(names)).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )*};
}

names! {
    ActionName "What a log entry asks for." Action;
    OutcomeName "What came of it." Outcome;
    ReasonName "Why nothing is done about a message, where that was known at once." Reason;
    QuestionName "How the question to the customer stands." Question;
    StatusName "Where the team is with it." SupportStatus;
}

/// Every name each filter of the message log knows.
#[derive(Serialize, ToSchema)]
pub(crate) struct Choices {
    #[schema(value_type = Vec<ActionName>)]
    actions: Vec<&'static str>,
    #[schema(value_type = Vec<OutcomeName>)]
    outcomes: Vec<&'static str>,
    #[schema(value_type = Vec<QuestionName>)]
    questions: Vec<&'static str>,
    #[schema(value_type = Vec<StatusName>)]
    statuses: Vec<&'static str>,
}

/// What the message log can be filtered by.
#[utoipa::path(get, path = "/api/v1/logs/choices", tag = "logs", responses((status = OK, body = Choices), Problems))]
pub(crate) async fn choices(
    May(_caller, _): May<Read>,
    Params(NoParams {}): Params<NoParams>,
) -> Result<Json<Choices>, Problem> {
    Ok(Json(Choices {
        actions: Action::ALL.map(Action::name).to_vec(),
        outcomes: Outcome::ALL.map(Outcome::name).to_vec(),
        questions: Question::ALL.map(Question::name).to_vec(),
        statuses: SupportStatus::ALL.map(SupportStatus::name).to_vec(),
    }))
}
