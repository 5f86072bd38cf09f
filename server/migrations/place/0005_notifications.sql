create table notification (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null,
  subject_id uuid not null,
  -- What the step was; a job that runs twice tells once.
  occasion text not null,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  unique (person_id, kind, subject_id, occasion)
);
create index notification_newest on notification (person_id, created_at, id);
create index notification_unread on notification (person_id) where read_at is null;
