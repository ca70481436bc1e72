//! Leases: who of several nodes does a piece of work. Each new holder gets a higher fencing number, and whoever
//! works checks it inside the transaction that does the work, so a holder that was away too long changes nothing.

use std::time::Duration;

use jiff::Timestamp;

use crate::db::{Conn, Database, Durability};

/// A lease this process holds, until `expires_at` unless renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// What it is for.
    pub name: String,
    /// Who holds it.
    pub holder: String,
    /// Rises with every change of hands.
    pub fence: i64,
    /// By the clock of whoever called last.
    pub expires_at: Timestamp,
}

impl Lease {
    /// Takes a free or expired lease, or renews one's own; none when somebody else holds it.
    pub async fn acquire(
        db: &Database,
        name: &str,
        holder: &str,
        ttl: Duration,
        now: Timestamp,
    ) -> Result<Option<Self>, sqlx::Error> {
        let expires_at = now + ttl;
        let sql = "INSERT INTO leases (name, holder, fence, expires_at) VALUES ($1, $2, 1, $3) \
                   ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at, \
                   fence = leases.fence + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END \
                   WHERE leases.holder = excluded.holder OR leases.expires_at < $4 \
                   RETURNING fence";
        let mut tx = db.begin(Durability::Relaxed).await?;
        let args = [name.into(), holder.into(), expires_at.as_microsecond().into(), now.as_microsecond().into()];
        let row = tx.conn().fetch_optional(sql, &args).await?;
        let fence = row.map(|row| row.int(0)).transpose()?;
        tx.commit().await?;
        Ok(fence.map(|fence| Self { name: name.to_owned(), holder: holder.to_owned(), fence, expires_at }))
    }

    /// Whether the lease is still held with this fencing number. Called inside the transaction that does the work,
    /// it keeps the row locked until that transaction ends.
    pub async fn check_in(&self, conn: &mut Conn<'_>) -> Result<bool, sqlx::Error> {
        let sql = match conn.dialect() {
            crate::db::Dialect::Postgres => "SELECT fence FROM leases WHERE name = $1 AND holder = $2 FOR SHARE",
            crate::db::Dialect::Sqlite => "SELECT fence FROM leases WHERE name = $1 AND holder = $2",
        };
        let row = conn.fetch_optional(sql, &[self.name.as_str().into(), self.holder.as_str().into()]).await?;
        Ok(row.map(|row| row.int(0)).transpose()? == Some(self.fence))
    }

    /// Gives the lease back, so that another node need not wait.
    pub async fn release(self, db: &Database) -> Result<(), sqlx::Error> {
        let sql = "UPDATE leases SET expires_at = 0 WHERE name = $1 AND holder = $2 AND fence = $3";
        db.execute(sql, &[self.name.as_str().into(), self.holder.as_str().into(), self.fence.into()]).await?;
        Ok(())
    }
}
