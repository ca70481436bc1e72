//! An address that stays the same while the node behind it is stopped, started anew, or another one.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncWriteExt as _, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A door on loopback. With nobody behind it, whoever knocks is turned away.
pub struct Door {
    address: SocketAddr,
    behind: Arc<Mutex<Option<SocketAddr>>>,
    keeper: JoinHandle<()>,
}

impl Door {
    /// Opens one on a free port.
    pub async fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let behind = Arc::new(Mutex::new(None));
        let to = Arc::clone(&behind);
        let keeper = tokio::spawn(async move {
            while let Ok((outside, _)) = listener.accept().await {
                let node = *to.lock().unwrap_or_else(PoisonError::into_inner);
                tokio::spawn(async move {
                    let Some(node) = node else { return };
                    let Ok(inside) = TcpStream::connect(node).await else { return };
                    let (mut from_outside, mut to_outside) = outside.into_split();
                    let (mut from_inside, mut to_inside) = inside.into_split();
                    // Either side may leave at any time, and what it said before still counts.
                    let into = async {
                        let _ = copy(&mut from_outside, &mut to_inside).await;
                        let _ = to_inside.shutdown().await;
                    };
                    let out = async {
                        let _ = copy(&mut from_inside, &mut to_outside).await;
                        let _ = to_outside.shutdown().await;
                    };
                    tokio::join!(into, out);
                });
            }
        });
        Self { address, behind, keeper }
    }

    /// `http://127.0.0.1:…`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Leads to this node from now on, or to nobody.
    pub fn leads_to(&self, node: Option<SocketAddr>) {
        *self.behind.lock().unwrap_or_else(PoisonError::into_inner) = node;
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.keeper.abort();
    }
}
