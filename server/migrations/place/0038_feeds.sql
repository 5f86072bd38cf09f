-- An address under which a calendar reads dates, for as long as nobody revokes it. The token itself stands nowhere.
create table feed (
  id uuid primary key,
  -- Whose own dates it tells.
  person_id uuid references person,
  -- Else the recurring service whose dates it tells to everybody.
  recurrence_id uuid references recurrence,
  check ((person_id is null) <> (recurrence_id is null)),
  token_hash text not null unique,
  created_by_id uuid not null references person,
  created_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index feed_person on feed (person_id);
create index feed_recurrence on feed (recurrence_id);
create index feed_created_by on feed (created_by_id);

-- Counts up with each change of a booking, for calendars that have read it.
alter table booking add column sequence int not null default 0;
