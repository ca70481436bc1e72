//! The product's side of a webhook: who posts is checked, what is posted is read, and answers can be chosen.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use gateways::channel::{Arrived, Message};
use gateways::meta::{Handshake, answer_handshake};
use gateways::{green, meta, telegram};

/// Whose webhook it is, and what it must show.
#[derive(Clone)]
pub enum Whose {
    Green { secret: String },
    Meta { app_secret: String, verify_token: String, phone_number_id: String },
    Telegram { secret: String, bot_id: String },
}

/// Keeps what it gets and answers what it is told to, then 200.
#[derive(Clone)]
pub struct Hook {
    whose: Whose,
    got: Arc<Mutex<Vec<Arrived>>>,
    pub answers: Arc<Mutex<VecDeque<u16>>>,
}

impl Hook {
    /// Listens; answers itself and its address.
    pub async fn listen(whose: Whose) -> (Self, String) {
        let hook = Self { whose, got: Arc::default(), answers: Arc::default() };
        let routes = Router::new().route("/hook", post(receive).get(shake_hands)).with_state(hook.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        (hook, url)
    }

    pub fn got(&self) -> Vec<Arrived> {
        self.got.lock().expect("no panic").clone()
    }

    pub fn messages(&self) -> Vec<Message> {
        self.got().into_iter().filter_map(|what| if let Arrived::Message(m) = what { Some(*m) } else { None }).collect()
    }

    pub fn texts(&self) -> Vec<String> {
        self.messages().into_iter().map(|message| message.text).collect()
    }

    fn read(&self, headers: &HeaderMap, body: &[u8]) -> Result<Vec<Arrived>, StatusCode> {
        let header = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let is_theirs = match &self.whose {
            Whose::Green { secret } => green::verify_authorization(header("authorization"), &secret.as_str().into()),
            Whose::Meta { app_secret, .. } => {
                meta::verify_signature(header(meta::SIGNATURE_HEADER), &app_secret.as_str().into(), body)
            }
            Whose::Telegram { secret, .. } => {
                telegram::verify_secret(header(telegram::SECRET_HEADER), &secret.as_str().into())
            }
        };
        if !is_theirs {
            return Err(StatusCode::UNAUTHORIZED);
        }
        Ok(match &self.whose {
            Whose::Green { .. } => vec![green::decode(body).expect("a delivery")],
            Whose::Meta { phone_number_id, .. } => {
                let events = meta::decode(body).expect("a batch").into_iter();
                events.filter(|e| e.phone_number_id == *phone_number_id).map(|e| e.arrived).collect()
            }
            Whose::Telegram { bot_id, .. } => {
                vec![
                    telegram::decode(telegram::Own { id: bot_id, username: Some("desk_bot") }, body)
                        .expect("an update"),
                ]
            }
        })
    }
}

async fn receive(State(hook): State<Hook>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let told = match hook.read(&headers, &body) {
        Ok(told) => told,
        Err(status) => return status,
    };
    if let Some(status) = hook.answers.lock().expect("no panic").pop_front() {
        return StatusCode::from_u16(status).expect("a status");
    }
    hook.got.lock().expect("no panic").extend(told);
    StatusCode::OK
}

async fn shake_hands(State(hook): State<Hook>, Query(asked): Query<Handshake>) -> (StatusCode, String) {
    let Whose::Meta { verify_token, .. } = &hook.whose else { return (StatusCode::NOT_FOUND, String::new()) };
    match answer_handshake(&asked, &verify_token.as_str().into()) {
        Some(challenge) => (StatusCode::OK, challenge.to_owned()),
        None => (StatusCode::FORBIDDEN, String::new()),
    }
}
