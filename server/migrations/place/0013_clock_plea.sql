-- What happened to a clock since it started: the pauses that were granted, and the one extension.
alter table need_clock add column changes jsonb not null default '{}';

-- 申请: the office that handles a need asks for more time, a pause or shelving, and somebody else decides.
create table clock_plea (
  id uuid primary key,
  need_id uuid not null references need,
  clock_id uuid not null references need_clock,
  kind text not null check (kind in ('extension', 'pause', 'shelving')),
  state text not null check (state in ('pending', 'granted', 'declined', 'lapsed', 'running', 'ended')),
  -- As the place called it when it was asked.
  reason text not null,
  text text not null,
  -- The new due day, or the day from which the clock runs again.
  until date not null,
  approver text not null check (approver in ('clerk', 'supervisor')),
  asked_by_id uuid not null references person,
  asked_at timestamptz(3) not null,
  decided_by_id uuid references person,
  decided_at timestamptz(3),
  -- When what runs ends by itself, or when it was ended.
  ends_at timestamptz(3),
  -- When what is shelved is looked at again.
  review_at timestamptz(3),
  check ((decided_at is null) = (decided_by_id is null)),
  check (state <> 'running' or ends_at is not null)
);
create index clock_plea_need on clock_plea (need_id);
create index clock_plea_clock on clock_plea (clock_id);
create index clock_plea_asked_by on clock_plea (asked_by_id);
create index clock_plea_decided_by on clock_plea (decided_by_id);
-- A need has one that waits or runs.
create unique index clock_plea_open on clock_plea (need_id) where state in ('pending', 'running');
create index clock_plea_pending on clock_plea (approver, need_id) where state = 'pending';
create index clock_plea_ends on clock_plea (ends_at) where state = 'running';
create index clock_plea_review on clock_plea (review_at) where state = 'running' and review_at is not null;
