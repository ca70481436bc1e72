//! Posting webhooks by hand, in whatever order.

use std::collections::VecDeque;

use futures::{StreamExt as _, stream};
use serde_json::Value;
use tokio::time::Instant;

use crate::site::Site;
use crate::support::PATIENCE;
use crate::support::client::Answer;

/// So many are under way at once.
const TOGETHER: usize = 4;

/// One webhook as a messenger posts it.
#[derive(Clone, Debug)]
pub struct Post {
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Post {
    /// The answer's status; none when there was none.
    pub async fn deliver(&self) -> Option<u16> {
        self.send().await.ok().map(|answer| answer.status().as_u16())
    }

    /// The whole answer, which must come.
    pub async fn answer(&self) -> Answer {
        Answer::of(self.send().await.expect("an answer")).await
    }

    /// Delivers it again and again until it is taken, as messengers do; answers the body.
    pub async fn taken(&self) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.answer().await;
            if answer.status == 200 {
                return answer.body;
            }
            assert!(answer.status == 503 && Instant::now() < deadline, "{self:?}: {} {}", answer.status, answer.body);
            tokio::task::yield_now().await;
        }
    }

    async fn send(&self) -> reqwest::Result<reqwest::Response> {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut request = client.post(&self.url).header("content-type", "application/json").body(self.body.clone());
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request.send().await
    }
}

/// Delivers all of these, a few at a time; what is not taken is posted again after the rest. Should the node stop halfway, some find nobody.
/// Answers how many were taken.
pub async fn all(site: &mut Site, posts: Vec<Post>, stops_halfway: bool) -> usize {
    let (count, deadline) = (posts.len(), Instant::now() + PATIENCE);
    let mut queue = VecDeque::from(posts);
    let mut stops_at = stops_halfway.then_some(count / 2);
    while !queue.is_empty() {
        assert!(Instant::now() < deadline, "{} webhooks are not taken: {:#?}", queue.len(), queue.front());
        if stops_at.is_some_and(|half| queue.len() <= half) {
            stops_at = None;
            site.stop().await;
            let (lost, rest) = send(&mut queue, TOGETHER).await;
            assert_eq!(rest, 0, "nobody was there to take them");
            queue.extend(lost);
            site.start().await;
        }
        let (lost, _) = send(&mut queue, TOGETHER * 2).await;
        queue.extend(lost);
    }
    count
}

/// Posts the next few; answers those that were not taken, and how many were.
async fn send(queue: &mut VecDeque<Post>, count: usize) -> (Vec<Post>, usize) {
    let next: Vec<Post> = queue.drain(..count.min(queue.len())).collect();
    let deliver = async |post: Post| (post.deliver().await, post);
    let answers: Vec<_> = stream::iter(next).map(deliver).buffer_unordered(TOGETHER).collect().await;
    let (taken, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(status, _)| *status == Some(200));
    for (status, post) in &lost {
        assert!(matches!(status, None | Some(503)), "{status:?}: {post:#?}");
    }
    (lost.into_iter().map(|(_, post)| post).collect(), taken.len())
}
