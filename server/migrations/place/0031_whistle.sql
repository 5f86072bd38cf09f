create sequence whistle_number;

-- 吹哨: who has a matter that is beyond them calls other offices to it; these assist with it afterwards.
create table whistle (
  id uuid primary key,
  number bigint not null default nextval('whistle_number'),
  code text not null unique generated always as (
    'CS-' || extract(year from blown_at at time zone 'Asia/Shanghai')::text
      || '-' || lpad(number::text, greatest(5, length(number::text)), '0')
  ) stored,
  need_id uuid not null references need,
  -- The place's own kind, what it called it then, and within which limit it is answered.
  kind text not null,
  name text not null,
  limit_amount int not null,
  limit_unit text not null,
  -- Who reviews it before anybody is called; nobody, where that is not asked for.
  reviewer text check (reviewer in ('clerk', 'supervisor')),
  state text not null check (state in ('proposed', 'approved', 'called', 'ended', 'dismissed', 'withdrawn')),
  reason text not null,
  -- Where to come.
  spot text not null,
  -- Who blew it, as it was called then.
  office text not null,
  blown_by_id uuid not null references person,
  blown_at timestamptz(3) not null,
  reviewed_by_id uuid references person,
  called_by_id uuid references person,
  -- Why it was dismissed or withdrawn.
  remark text,
  ended_at timestamptz(3),
  check ((ended_at is null) = (state in ('proposed', 'approved', 'called')))
);
create index whistle_need on whistle (need_id);
create index whistle_newest on whistle (blown_at, id);
create index whistle_blown_by on whistle (blown_by_id);
create index whistle_reviewed_by on whistle (reviewed_by_id) where reviewed_by_id is not null;
create index whistle_called_by on whistle (called_by_id) where called_by_id is not null;
-- One at a time is blown for a need.
create unique index whistle_open on whistle (need_id) where ended_at is null;

-- 应哨: each office that was called, and by when it is to have come.
create table whistle_call (
  id uuid primary key,
  whistle_id uuid not null references whistle,
  -- Its part in the matter.
  assist_id uuid not null unique references assist,
  called_by_id uuid not null references person,
  called_at timestamptz(3) not null,
  limit_amount int not null,
  limit_unit text not null,
  due_at timestamptz(3) not null,
  soon_at timestamptz(3) not null,
  provisional boolean not null,
  steps jsonb not null,
  overdue_noted_at timestamptz(3),
  answered_at timestamptz(3),
  answered_by_id uuid references person,
  -- Of a department that never signs in: who said so, and under which number.
  replied_by text,
  document_number text,
  -- Answered, or not called any more.
  ended_at timestamptz(3),
  check (answered_at is null or ended_at is not null)
);
create index whistle_call_whistle on whistle_call (whistle_id);
create index whistle_call_called_by on whistle_call (called_by_id);
create index whistle_call_answered_by on whistle_call (answered_by_id) where answered_by_id is not null;
create index whistle_call_open on whistle_call (due_at) where ended_at is null;

-- 评哨: what each side says of the other. Only added to: a newer one stands beside, and counts.
create table whistle_review (
  id uuid primary key,
  call_id uuid not null references whistle_call,
  -- Who speaks: who blew it, of how it was answered; or who was called, of why it was blown.
  side text not null check (side in ('blower', 'called')),
  score int not null check (score between 1 and 5),
  words text,
  person_id uuid not null references person,
  reviewed_at timestamptz(3) not null
);
create index whistle_review_call on whistle_review (call_id, side);
create index whistle_review_person on whistle_review (person_id);

-- Who does not come is pressed like who is late with a part.
alter table supervision_order drop constraint supervision_order_because_check;
alter table supervision_order add constraint supervision_order_because_check check (
  because in ('overdue', 'returned', 'notSolved', 'unanswered', 'hand', 'assistOverdue', 'whistleOverdue')
);
alter table supervision_due add column call_id uuid references whistle_call on delete cascade;
create index supervision_due_call on supervision_due (call_id);
alter table supervision_due drop constraint supervision_due_check;
alter table supervision_due add constraint supervision_due_check
  check (num_nonnulls(clock_id, order_id, assist_id, call_id) = 1);
alter table supervision_due drop constraint supervision_due_once;
alter table supervision_due add constraint supervision_due_once
  unique nulls not distinct (step, clock_id, order_id, assist_id, call_id);
