-- 协办: what another office does for a need beside its lead; each with a clock, an answer and a result of its own.
create table assist (
  id uuid primary key,
  need_id uuid not null references need,
  team_id uuid references team,
  department_id uuid references organisation,
  department_path ltree check ((department_path is null) = (department_id is null)),
  state text not null check (state in ('asked', 'handling', 'returning', 'done', 'released')),
  -- What is asked of it.
  instructions text,
  asked_by_id uuid not null references person,
  asked_at timestamptz(3) not null,
  handler_id uuid references person,
  signed_at timestamptz(3),
  -- Why it was to be given back, and whether that was declined: then it cannot be given back again.
  return_reason text,
  kept boolean not null default false,
  result text check (result in ('done', 'partly', 'unable')),
  answer text,
  ended_at timestamptz(3),
  limit_amount int not null,
  limit_unit text not null,
  due_at timestamptz(3) not null,
  soon_at timestamptz(3) not null,
  provisional boolean not null,
  steps jsonb not null,
  soon_noted_at timestamptz(3),
  overdue_noted_at timestamptz(3),
  check ((team_id is null) <> (department_id is null)),
  check ((ended_at is null) = (state in ('asked', 'handling', 'returning'))),
  check ((result is null) = (state <> 'done')),
  check ((answer is null) = (state <> 'done'))
);
create index assist_need on assist (need_id);
create index assist_team on assist (team_id, state);
create index assist_department on assist (department_id, state);
create index assist_handler on assist (handler_id) where handler_id is not null;
create index assist_asked_by on assist (asked_by_id);
create index assist_path on assist using gist (department_path) where ended_at is null;
create index assist_soon on assist (soon_at) where ended_at is null and soon_noted_at is null;
create index assist_overdue on assist (due_at) where ended_at is null and overdue_noted_at is null;
-- An office is asked for one thing at a time.
create unique index assist_open_team on assist (need_id, team_id) where ended_at is null and team_id is not null;
create unique index assist_open_department on assist (need_id, department_id)
  where ended_at is null and department_id is not null;
