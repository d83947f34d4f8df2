-- What a program of schema 001 leaves when it is killed: an instance that waits for a timer, a child and an event that has come but is not
-- consumed, the child with an open activity, one that starts at nine, one that has ended. Times are 08:00 and 09:00 on 4 January 2027.

PRAGMA application_id = 1128350804;
PRAGMA user_version = 1;

INSERT INTO instances (key, id, name, version, status, created_at, updated_at, execution, turn, parent_key, parent, tags) VALUES
  (1, 'trip', 'Trip', '1.0', 0, 639346464000000000, 639346464000000000, 0, 2, NULL, NULL, '{"office":"Hamburg"}'),
  (2, 'trip-pack', 'Pack', '1.0', 0, 639346464000000000, 639346464000000000, 0, 1, 1, '{"Key":1,"InstanceId":"trip","Name":"Trip","Execution":0,"TaskId":2}', NULL),
  (3, 'later', 'Later', '1.0', 6, 639346464000000000, 639346464000000000, 0, 0, NULL, NULL, NULL),
  (4, 'over', 'Later', '1.0', 1, 639346464000000000, 639346464000000000, 0, 1, NULL, NULL, NULL);

INSERT INTO payloads (key, input, output, custom_status, failure) VALUES
  (1, '"Rome"', NULL, '"packing"', NULL),
  (2, NULL, NULL, NULL, NULL),
  (3, NULL, NULL, NULL, NULL),
  (4, NULL, '"was late"', NULL, NULL);

INSERT INTO history (key, turn, events) VALUES
  (1, 1, CAST('[
    {"event":"OrchestratorStarted","At":"2027-01-04T08:00:00+00:00"},
    {"event":"ExecutionStarted","Name":"Trip","Version":"1.0","Input":"\"Rome\"","Execution":0,"At":"2027-01-04T08:00:00+00:00"},
    {"event":"TaskScheduled","Name":"Book","Version":"1.0","Input":"\"Rome\"","TaskId":0,"At":"2027-01-04T08:00:00+00:00"}
  ]' AS BLOB)),
  (1, 2, CAST('[
    {"event":"OrchestratorStarted","At":"2027-01-04T08:00:00+00:00"},
    {"event":"TaskCompleted","Result":"\"booked Rome\"","TaskId":0,"At":"2027-01-04T08:00:00+00:00"},
    {"event":"TimerCreated","DueAt":"2027-01-04T09:00:00+00:00","TaskId":1,"At":"2027-01-04T08:00:00+00:00"},
    {"event":"SubOrchestrationCreated","Name":"Pack","Version":"1.0","InstanceId":"trip-pack","TaskId":2,"At":"2027-01-04T08:00:00+00:00"}
  ]' AS BLOB)),
  (2, 1, CAST('[
    {"event":"OrchestratorStarted","At":"2027-01-04T08:00:00+00:00"},
    {"event":"ExecutionStarted","Name":"Pack","Version":"1.0","Execution":0,"Parent":{"Key":1,"InstanceId":"trip","Name":"Trip","Execution":0,"TaskId":2},"At":"2027-01-04T08:00:00+00:00"},
    {"event":"TaskScheduled","Name":"Fold","Version":"1.0","Input":"3","TaskId":0,"At":"2027-01-04T08:00:00+00:00"}
  ]' AS BLOB)),
  (4, 1, CAST('[
    {"event":"OrchestratorStarted","At":"2027-01-04T08:00:00+00:00"},
    {"event":"ExecutionStarted","Name":"Later","Version":"1.0","Execution":0,"At":"2027-01-04T08:00:00+00:00"},
    {"event":"ExecutionCompleted","Status":1,"Output":"\"was late\"","TaskId":0,"At":"2027-01-04T08:00:00+00:00"}
  ]' AS BLOB));

INSERT INTO messages (sequence, key, execution, event) VALUES
  (7, 1, NULL, CAST('{"event":"EventRaised","Name":"ready","Input":"\"all set\"","At":"2027-01-04T08:00:00+00:00"}' AS BLOB));

INSERT INTO activities (key, task, turn) VALUES (2, 0, 1);

INSERT INTO timers (key, task, execution, since, due_at, event) VALUES
  (1, 1, 0, 639346464000000000, 639346500000000000, NULL),
  (3, -1, 0, 639346464000000000, 639346500000000000, CAST('{"event":"ExecutionStarted","Name":"Later","Version":"1.0","Execution":0,"At":"2027-01-04T08:00:00+00:00"}' AS BLOB));
