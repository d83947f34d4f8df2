CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS person (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  json TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS directory_group (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  json TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS membership (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  UNIQUE (group_id, person_id)
);

-- what a message says: shared by the sender's copy and every delivered one
CREATE TABLE IF NOT EXISTS mail (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  internet_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  sender_address TEXT NOT NULL,
  recipients TEXT NOT NULL,
  importance TEXT NOT NULL,
  headers TEXT NOT NULL,
  preview TEXT NOT NULL,
  has_attachments INTEGER NOT NULL DEFAULT 0,
  sent_at TEXT
);

CREATE TABLE IF NOT EXISTS mail_body (
  mail INTEGER PRIMARY KEY,
  html TEXT,
  text TEXT
);

-- one copy in one folder of one mailbox
CREATE TABLE IF NOT EXISTS message (
  sequence INTEGER PRIMARY KEY,
  item_id TEXT NOT NULL UNIQUE,
  immutable_id TEXT NOT NULL UNIQUE,
  generation INTEGER NOT NULL,
  mailbox TEXT NOT NULL,
  folder TEXT NOT NULL,
  mail INTEGER NOT NULL,
  kind TEXT NOT NULL,
  is_draft INTEGER NOT NULL,
  is_read INTEGER NOT NULL,
  categories TEXT NOT NULL,
  event_id TEXT,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  received_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS message_folder ON message (mailbox, folder, received_at, sequence);
CREATE INDEX IF NOT EXISTS message_mailbox ON message (mailbox, received_at, sequence);
CREATE INDEX IF NOT EXISTS message_mail ON message (mail);

CREATE TABLE IF NOT EXISTS extended_property (
  owner INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (owner, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS extended_property_value ON extended_property (name, value);

CREATE TABLE IF NOT EXISTS attachment (
  id TEXT PRIMARY KEY,
  mail INTEGER NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  content_id TEXT,
  is_inline INTEGER NOT NULL,
  content BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS attachment_mail ON attachment (mail);

-- one row a submitted message: the basis of the sending limits and of /_local/messages
CREATE TABLE IF NOT EXISTS submission (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  mail INTEGER NOT NULL,
  at INTEGER NOT NULL,
  recipients INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS submission_at ON submission (at);

CREATE TABLE IF NOT EXISTS event (
  sequence INTEGER PRIMARY KEY,
  item_id TEXT NOT NULL UNIQUE,
  mailbox TEXT NOT NULL,
  uid TEXT NOT NULL,
  transaction_id TEXT,
  is_organizer INTEGER NOT NULL,
  subject TEXT NOT NULL,
  start_at TEXT NOT NULL,
  end_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS event_mailbox ON event (mailbox, start_at);
CREATE INDEX IF NOT EXISTS event_uid ON event (uid);
CREATE UNIQUE INDEX IF NOT EXISTS event_transaction ON event (mailbox, transaction_id) WHERE transaction_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS channel_post (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  posted_at TEXT NOT NULL,
  json TEXT NOT NULL
);
