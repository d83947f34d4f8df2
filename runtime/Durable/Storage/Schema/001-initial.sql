-- Times are UTC ticks. Keys are given by the engine and never used twice.

CREATE TABLE instances (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  status INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  execution INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  parent_key INTEGER,
  parent TEXT,
  tags TEXT
) STRICT;

CREATE INDEX instances_by_status ON instances (status);
CREATE INDEX instances_by_parent ON instances (parent_key) WHERE parent_key IS NOT NULL;

CREATE TABLE payloads (
  key INTEGER PRIMARY KEY,
  input TEXT,
  output TEXT,
  custom_status TEXT,
  failure TEXT
) STRICT;

-- One row a turn; the primary key lets no two turns continue from the same one.
CREATE TABLE history (
  key INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  events BLOB NOT NULL,
  PRIMARY KEY (key, turn)
) STRICT, WITHOUT ROWID;

-- What has happened to instances and is not yet consumed by a turn.
CREATE TABLE messages (
  sequence INTEGER PRIMARY KEY,
  key INTEGER NOT NULL,
  execution INTEGER,
  event BLOB NOT NULL
) STRICT;

-- Activities that have not been answered; the task itself is in the history row of the turn.
CREATE TABLE activities (
  key INTEGER NOT NULL,
  task INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  PRIMARY KEY (key, task)
) STRICT, WITHOUT ROWID;

-- event: what a scheduled start delivers; null for timers of the code.
CREATE TABLE timers (
  key INTEGER NOT NULL,
  task INTEGER NOT NULL,
  execution INTEGER NOT NULL,
  since INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  event BLOB,
  PRIMARY KEY (key, task)
) STRICT, WITHOUT ROWID;

CREATE INDEX timers_by_due ON timers (due_at);
