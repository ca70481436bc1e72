//! The one-time link that makes the first workspace of an empty database.

use ledgerdesk::node::Node;
use ledgerdesk::setup;
use reqwest::{Client, StatusCode};

use crate::support::client::Client as Caller;
use crate::support::database::{Database, Kind};

on_both_databases!(
    the_link_makes_the_first_workspace_once,
    what_is_wrong_is_told_in_the_form_and_nothing_is_recorded,
    two_posts_at_once_make_one_workspace,
    of_two_nodes_with_a_link_each_one_makes_the_workspace,
    a_workspace_made_meanwhile_closes_the_link,
);

/// A node on an empty database, and its link's secret.
struct Fresh {
    node: Node,
    secret: String,
    http: Client,
}

impl Fresh {
    async fn start(database: &Database) -> Self {
        let mut node = Node::start(&database.config("http://desk.example")).await.expect("a node");
        let link = node.setup_link.take().expect("a link");
        let secret = link.strip_prefix("http://desk.example/setup#secret=").expect("the link to the page").to_owned();
        assert_eq!(secret.len(), 64, "32 random bytes");
        Self { node, secret, http: Client::builder().no_proxy().build().expect("a client") }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.node.address)
    }

    async fn page(&self) -> (StatusCode, String) {
        read(self.http.get(self.url("/setup"))).await
    }

    async fn post(&self, secret: &str, name: &str, phone: &str) -> (StatusCode, String) {
        read(self.http.post(self.url("/setup")).form(&[("secret", secret), ("name", name), ("phone", phone)])).await
    }

    async fn workspaces(&self) -> usize {
        self.node.log.workspaces().await.expect("workspaces").len()
    }
}

async fn read(request: reqwest::RequestBuilder) -> (StatusCode, String) {
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert!(answer.headers()["content-type"].to_str().expect("a text").starts_with("text/html"));
    (answer.status(), answer.text().await.expect("a page"))
}

/// The text of the element with this id.
fn shown<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("id=\"{id}\">")).expect("such an element");
    rest.split('<').next().unwrap_or_default()
}

const PHONE: &str = "+880 1712-345678";

async fn the_link_makes_the_first_workspace_once(kind: Kind) {
    let database = Database::new(kind).await;
    let fresh = Fresh::start(&database).await;
    let (status, form) = fresh.page().await;
    assert_eq!(status, StatusCode::OK);
    assert!(form.contains(r#"<form class="key card" method="post" action="/setup">"#) && !form.contains(&fresh.secret));
    let (status, made) = fresh.post(&fresh.secret, "My <b>panel</b>", PHONE).await;
    assert_eq!(status, StatusCode::OK, "{made}");
    assert!(made.contains("/api/docs") && made.contains("/live#token="));
    let api = Caller::new(&fresh.url(""), shown(&made, "token"));
    let team = api.get("/api/v1/admin-numbers").await;
    assert_eq!(team["items"][0]["role"], "owner");
    assert_eq!(team["items"][0]["identities"][0], "jid:8801712345678@s.whatsapp.net");
    // The position of three events: the workspace, its owner, the token.
    assert_eq!((team["position"].as_i64(), fresh.workspaces().await), (Some(3), 1));
    assert_eq!(fresh.node.log.workspaces().await.expect("one")[0].to_string(), shown(&made, "workspace"));
    // A second use shows nothing and makes nothing.
    let (status, again) = fresh.post(&fresh.secret, "Another", PHONE).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(!again.contains("ldk_") && again.contains("it works once"), "{again}");
    assert_eq!(fresh.page().await.0, StatusCode::GONE);
    assert_eq!((fresh.workspaces().await, api.get("/api/v1/admin-numbers").await["position"].as_i64()), (1, Some(3)));
    fresh.node.stop().await;
    // The next start prints none.
    let node = Node::start(&database.config("http://desk.example")).await.expect("a node");
    assert!(node.setup_link.is_none());
    node.stop().await;
}

async fn what_is_wrong_is_told_in_the_form_and_nothing_is_recorded(kind: Kind) {
    let database = Database::new(kind).await;
    let fresh = Fresh::start(&database).await;
    let long = "x".repeat(300);
    for (name, phone, told) in [
        (" ", PHONE, "&#96;name&#96; is empty"),
        (&*long, PHONE, "is longer than"),
        ("Two\nlines", PHONE, "single line"),
        ("Mine", "", "is not an international number"),
        ("Mine", "12345", "is not an international number"),
        ("Mine", "01712-345678", "it has no country code"),
        ("Mine", "1234567", "numbers of +1 have 10 digits"),
        ("\"><script>", "call me", "is not an international number"),
    ] {
        let (status, form) = fresh.post(&fresh.secret, name, phone).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {phone}");
        let form = form.replace('`', "&#96;");
        assert!(form.contains(told) && form.contains("<form") && !form.contains("<script>"), "{form}");
        assert!(form.contains(&format!(r#"value="{}""#, fresh.secret)), "so that it can be sent again");
    }
    let near = format!("{}0", &fresh.secret[..63]);
    let near = if near == fresh.secret { format!("{}1", &fresh.secret[..63]) } else { near };
    for secret in ["", "guess", &near] {
        let (status, page) = fresh.post(secret, "Mine", PHONE).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{secret}");
        assert!(page.contains("not the one this server printed"), "{page}");
    }
    assert_eq!(fresh.workspaces().await, 0);
    // None of this used the link up.
    assert_eq!(fresh.post(&fresh.secret, "Mine", PHONE).await.0, StatusCode::OK);
    fresh.node.stop().await;
}

async fn two_posts_at_once_make_one_workspace(kind: Kind) {
    let database = Database::new(kind).await;
    let fresh = Fresh::start(&database).await;
    let posts = (0..6).map(|n| {
        let fresh = &fresh;
        async move { fresh.post(&fresh.secret, &format!("Panel {n}"), PHONE).await.0 }
    });
    one_is_made(futures::future::join_all(posts).await);
    assert_eq!(fresh.workspaces().await, 1);
    fresh.node.stop().await;
}

async fn of_two_nodes_with_a_link_each_one_makes_the_workspace(kind: Kind) {
    let database = Database::new(kind).await;
    let (here, there) = (Fresh::start(&database).await, Fresh::start(&database).await);
    assert_eq!(here.post(&there.secret, "Mine", PHONE).await.0, StatusCode::FORBIDDEN, "each takes its own");
    let (one, two) = tokio::join!(here.post(&here.secret, "Here", PHONE), there.post(&there.secret, "There", PHONE));
    one_is_made(vec![one.0, two.0]);
    assert_eq!(here.workspaces().await, 1);
    for node in [here, there] {
        assert_eq!(node.post(&node.secret, "Later", PHONE).await.0, StatusCode::GONE);
        node.node.stop().await;
    }
}

fn one_is_made(mut statuses: Vec<StatusCode>) {
    statuses.sort();
    assert_eq!(statuses.remove(0), StatusCode::OK);
    assert!(statuses.iter().all(|status| *status == StatusCode::GONE), "{statuses:?}");
}

async fn a_workspace_made_meanwhile_closes_the_link(kind: Kind) {
    let database = Database::new(kind).await;
    let fresh = Fresh::start(&database).await;
    // As the command line does it, on another connection to the database.
    let other = Fresh::start(&database).await;
    let (made, posted) = tokio::join!(
        setup::create_workspace(&other.node.log, "By command", PHONE),
        fresh.post(&fresh.secret, "By link", PHONE)
    );
    made.expect("the command makes its workspace");
    let expected = match posted.0 {
        StatusCode::OK => 2,
        status => {
            assert_eq!(status, StatusCode::GONE);
            1
        }
    };
    assert_eq!(fresh.workspaces().await, expected);
    assert_eq!(fresh.page().await.0, StatusCode::GONE);
    let (status, page) = fresh.post(&fresh.secret, "Too late", PHONE).await;
    assert!(status == StatusCode::GONE && page.contains("There is a workspace already"), "{status} {page}");
    assert_eq!(other.post(&other.secret, "Too late", PHONE).await.0, StatusCode::GONE);
    assert_eq!(fresh.workspaces().await, expected);
    fresh.node.stop().await;
    other.node.stop().await;
}
