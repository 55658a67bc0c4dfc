/** The steps from an empty file to the tables of today; a step, once released, never changes. */
export const schema: readonly string[] = [
  `
  CREATE TABLE workspaces(
    id TEXT PRIMARY KEY, name TEXT NOT NULL, charter TEXT NOT NULL, time_zone TEXT NOT NULL, revision INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE members(
    id TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspaces(id),
    name TEXT NOT NULL, sign_in_name TEXT NOT NULL, code TEXT NOT NULL COLLATE NOCASE,
    post TEXT NOT NULL, member_group TEXT, superior TEXT, language TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'left')), administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
    joined_at TEXT NOT NULL, left_at TEXT
  ) STRICT;
  CREATE UNIQUE INDEX active_members_by_sign_in_name ON members(sign_in_name) WHERE status = 'active';
  CREATE UNIQUE INDEX members_by_code ON members(workspace, code);

  CREATE TABLE setup_offer(one INTEGER PRIMARY KEY CHECK (one = 1), digest TEXT NOT NULL) STRICT;

  CREATE TABLE invitations(
    id TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspaces(id), digest TEXT NOT NULL UNIQUE,
    post TEXT NOT NULL, member_group TEXT, name TEXT, invited_by TEXT NOT NULL,
    expires_at INTEGER NOT NULL, used_by TEXT, used_at INTEGER, withdrawn_at INTEGER
  ) STRICT;

  CREATE TABLE tokens(
    id TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES members(id), digest TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL, made_at INTEGER NOT NULL, last_used_at INTEGER
  ) STRICT;
  CREATE INDEX tokens_by_member ON tokens(member);

  CREATE TABLE files(
    volume TEXT NOT NULL, sha256 TEXT NOT NULL, size_bytes INTEGER NOT NULL, put_by TEXT NOT NULL, put_at INTEGER NOT NULL,
    PRIMARY KEY (volume, sha256)
  ) STRICT, WITHOUT ROWID;

  -- better-auth's own tables; its column names, instants as ISO 8601 text.
  CREATE TABLE auth_users(
    id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, emailVerified INTEGER NOT NULL, image TEXT,
    createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
  ) STRICT;
  CREATE TABLE auth_sessions(
    id TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, userId TEXT NOT NULL REFERENCES auth_users(id) ON DELETE CASCADE,
    expiresAt TEXT NOT NULL, ipAddress TEXT, userAgent TEXT, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX auth_sessions_by_user ON auth_sessions(userId);
  CREATE TABLE auth_accounts(
    id TEXT PRIMARY KEY, accountId TEXT NOT NULL, providerId TEXT NOT NULL, userId TEXT NOT NULL REFERENCES auth_users(id) ON DELETE CASCADE,
    accessToken TEXT, refreshToken TEXT, idToken TEXT, accessTokenExpiresAt TEXT, refreshTokenExpiresAt TEXT, scope TEXT,
    password TEXT, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX auth_accounts_by_user ON auth_accounts(userId);
  CREATE TABLE auth_verifications(
    id TEXT PRIMARY KEY, identifier TEXT NOT NULL, value TEXT NOT NULL, expiresAt TEXT NOT NULL, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- What is known of the device behind a session; it goes with the session.
  CREATE TABLE devices(
    session TEXT PRIMARY KEY REFERENCES auth_sessions(id) ON DELETE CASCADE,
    name TEXT, browser TEXT, system TEXT, came_from TEXT, last_seen INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- A second step of signing in. last_step: of the latest code that was taken, so that none is taken twice; -1 until it was confirmed.
  CREATE TABLE second_steps(
    member TEXT PRIMARY KEY REFERENCES members(id), secret TEXT NOT NULL, confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)), last_step INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE recovery_codes(member TEXT NOT NULL REFERENCES second_steps(member) ON DELETE CASCADE, digest TEXT NOT NULL, PRIMARY KEY (member, digest)) STRICT, WITHOUT ROWID;

  -- Who did what about access, never content. Each row's chain is the digest of the row and of the chain before it.
  CREATE TABLE audit(
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, workspace TEXT NOT NULL, kind TEXT NOT NULL, member TEXT, subject TEXT, detail TEXT, came_from TEXT, chain TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_by_workspace ON audit(workspace, seq);
  `,
  `
  -- What a workspace settled beside its charter, one row a change, never altered. changes: JSON by key.
  CREATE TABLE settings(
    workspace TEXT NOT NULL REFERENCES workspaces(id), version INTEGER NOT NULL, at TEXT NOT NULL, member TEXT NOT NULL, reason TEXT, changes TEXT NOT NULL,
    PRIMARY KEY (workspace, version)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Ways to sign in beside the password. A passkey is kept by its public half; an identity is somebody's account at the company's own sign-in.
  CREATE TABLE passkeys(
    id TEXT PRIMARY KEY, member TEXT NOT NULL REFERENCES members(id), name TEXT NOT NULL, public_key BLOB NOT NULL, counter INTEGER NOT NULL, transports TEXT NOT NULL,
    made_at INTEGER NOT NULL, last_used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX passkeys_by_member ON passkeys(member);
  CREATE TABLE identities(
    issuer TEXT NOT NULL, subject TEXT NOT NULL, member TEXT NOT NULL REFERENCES members(id), name TEXT, linked_at INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX identities_by_member ON identities(member, issuer);
  -- What was begun at one request and is finished at another, once.
  CREATE TABLE pending_steps(id TEXT PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- A member's calendar, written by the member's own devices and never read here; known by the digest of its address.
  CREATE TABLE calendar_feeds(
    member TEXT PRIMARY KEY REFERENCES members(id), digest TEXT NOT NULL UNIQUE, bytes BLOB, made_at INTEGER NOT NULL, written_at INTEGER
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Keys that devices seal with. Never forgotten, so that old seals can be checked; until is set once.
  CREATE TABLE device_keys(
    key TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspaces(id), member TEXT NOT NULL REFERENCES members(id), session TEXT NOT NULL, since TEXT NOT NULL, until TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX device_keys_by_workspace ON device_keys(workspace, since);
  CREATE INDEX device_keys_by_session ON device_keys(session);
  -- The relay's own. The secret half is sealed under the relay-key, which lies elsewhere.
  CREATE TABLE relay_keys(key TEXT PRIMARY KEY, secret TEXT NOT NULL, since TEXT NOT NULL) STRICT, WITHOUT ROWID;
  -- What the relay said of seals, by their digests, and the numbers that it gave. Never altered.
  CREATE TABLE witnesses(
    workspace TEXT NOT NULL REFERENCES workspaces(id), seal TEXT NOT NULL, statement TEXT NOT NULL, signature TEXT NOT NULL,
    PRIMARY KEY (workspace, seal)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE running_numbers(
    workspace TEXT NOT NULL REFERENCES workspaces(id), series TEXT NOT NULL, number INTEGER NOT NULL, page TEXT NOT NULL, seal TEXT NOT NULL,
    PRIMARY KEY (workspace, series, number)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX running_numbers_by_page ON running_numbers(workspace, series, page);
  `,
  `
  -- What a session has shown beside the password: the id of a passkey, or 'company'. It goes with the session.
  CREATE TABLE session_ways(
    session TEXT NOT NULL REFERENCES auth_sessions(id) ON DELETE CASCADE, way TEXT NOT NULL, PRIMARY KEY (session, way)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Files that nothing referred to whenever somebody looked, since then.
  CREATE TABLE unreferred_files(
    workspace TEXT NOT NULL REFERENCES workspaces(id), sha256 TEXT NOT NULL, since INTEGER NOT NULL, looked_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, sha256)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Since when no new running numbers are given, as after an older backup was restored; and when a device last showed all that it holds.
  ALTER TABLE workspaces ADD COLUMN numbers_held_since TEXT;
  ALTER TABLE device_keys ADD COLUMN shown_at TEXT;
  `,
]

export const schemaVersion = schema.length
