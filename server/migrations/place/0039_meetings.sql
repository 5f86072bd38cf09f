-- 企业联席会 (W-6): needs that were told there are traceable to it.
create table meeting (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  title text not null,
  held_at timestamptz(3) not null,
  location text,
  agenda text[] not null,
  created_by_id uuid references person,
  created_at timestamptz(3) not null
);
create index meeting_organisation on meeting (organisation_id, held_at desc);
create index meeting_created_by on meeting (created_by_id);

create table meeting_attendee (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  position integer not null,
  name text not null,
  organisation_id uuid references organisation,
  unique (meeting_id, position)
);
create index meeting_attendee_organisation on meeting_attendee (organisation_id);

create table meeting_need (
  need_id uuid primary key references need,
  meeting_id uuid not null references meeting
);
create index meeting_need_meeting on meeting_need (meeting_id);
