-- Lists of instances, newest first, by every filter: the key that ends each index breaks ties of time.

DROP INDEX instances_by_status;

CREATE INDEX instances_by_created ON instances (created_at);
CREATE INDEX instances_by_status ON instances (status, created_at);
CREATE INDEX instances_by_name ON instances (name, status, created_at);
