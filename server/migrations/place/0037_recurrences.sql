-- A service that comes back by a rule, such as on-site health certificates on the last Tuesday of each month.
create table recurrence (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  -- The need whose answer founded it.
  need_id uuid references need,
  name text not null,
  details text not null,
  location text not null,
  rule jsonb not null,
  on_holiday text not null check (on_holiday in ('next', 'skip')),
  starts text not null,
  ends text not null,
  capacity int check (capacity > 0),
  remind_days int not null check (remind_days > 0),
  first_day date not null,
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  -- Why it was paused or ended.
  reason text,
  founded_by_id uuid not null references person,
  created_at timestamptz(3) not null
);
create index recurrence_organisation on recurrence (organisation_id);
create index recurrence_need on recurrence (need_id);
create index recurrence_founded_by on recurrence (founded_by_id);

create table occurrence (
  id uuid primary key,
  recurrence_id uuid not null references recurrence,
  -- The day that the rule names, by which a date is known however it moves.
  planned_on date not null,
  -- The day on which it is held; none where a holiday leaves it out.
  held_on date,
  state text not null check (state in ('planned', 'skipped', 'paused', 'cancelled', 'done')),
  check ((held_on is null) = (state = 'skipped')),
  -- The holiday that moved it or left it out.
  holiday text,
  -- Why it was cancelled.
  reason text,
  -- Whoever came and was not enrolled.
  others int,
  note text,
  -- Counts up with each change of the date, for calendars that have read it.
  sequence int not null default 0,
  reminded_at timestamptz(3),
  updated_at timestamptz(3) not null,
  unique (recurrence_id, planned_on)
);
create index occurrence_held on occurrence (held_on) where state = 'planned';

-- An organisation with so many people; it may name them, for as long as the names are needed.
create table enrolment (
  id uuid primary key,
  occurrence_id uuid not null references occurrence,
  organisation_id uuid not null references organisation,
  people int not null check (people > 0),
  names text[] not null default '{}',
  enrolled_by_id uuid not null references person,
  updated_at timestamptz(3) not null,
  -- How many of them came.
  served int,
  unique (occurrence_id, organisation_id)
);
create index enrolment_organisation on enrolment (organisation_id);
create index enrolment_enrolled_by on enrolment (enrolled_by_id);
