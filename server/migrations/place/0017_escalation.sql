-- 提级: a matter that an office cannot settle is put before the next level of the place, whose decision comes back to it.
create table escalation (
  id uuid primary key,
  need_id uuid not null references need,
  -- 1, and 2 once the need was reopened.
  round int not null check (round > 0),
  -- The place's own level, and what it was called then.
  level text not null,
  name text not null,
  because text not null check (because in ('overdue', 'returned', 'notSolved', 'hand')),
  -- What a rule or an office proposes, somebody who dispatches or supervises confirms.
  state text not null check (state in ('proposed', 'open', 'decided', 'dismissed', 'withdrawn')),
  reason text,
  raised_by_id uuid references person,
  raised_at timestamptz(3) not null,
  confirmed_by_id uuid references person,
  -- The time to decide runs from when it was confirmed.
  started_at timestamptz(3),
  limit_amount int,
  limit_unit text,
  due_at timestamptz(3),
  soon_at timestamptz(3),
  provisional boolean not null default false,
  steps jsonb not null default '[]',
  overdue_noted_at timestamptz(3),
  -- What was decided, or why it was dismissed or withdrawn.
  decision text,
  ended_by_id uuid references person,
  ended_at timestamptz(3),
  check ((because = 'hand') = (raised_by_id is not null)),
  check ((ended_at is null) = (state in ('proposed', 'open'))),
  check (state not in ('open', 'decided') or due_at is not null),
  check (state <> 'decided' or decision is not null)
);
create index escalation_need on escalation (need_id);
create index escalation_raised_by on escalation (raised_by_id) where raised_by_id is not null;
create index escalation_confirmed_by on escalation (confirmed_by_id) where confirmed_by_id is not null;
create index escalation_ended_by on escalation (ended_by_id) where ended_by_id is not null;
create index escalation_overdue on escalation (due_at) where state = 'open' and overdue_noted_at is null;
-- One level at a time has it.
create unique index escalation_waiting on escalation (need_id) where ended_at is null;
-- By a rule a level is proposed once.
create unique index escalation_once on escalation (need_id, level, round) where raised_by_id is null;
