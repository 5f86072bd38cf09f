create sequence supervision_number;

-- 督办: each step that was taken to press an office, by a rule of the place or by hand; those with a limit are answered.
create table supervision_order (
  id uuid primary key,
  number bigint not null default nextval('supervision_number'),
  code text not null unique generated always as (
    'DB-' || extract(year from issued_at at time zone 'Asia/Shanghai')::text
      || '-' || lpad(number::text, greatest(5, length(number::text)), '0')
  ) stored,
  need_id uuid not null references need,
  -- 1, and 2 once the need was reopened: then the steps begin anew.
  round int not null check (round > 0),
  -- The place's own step, and what it called it then.
  step text not null,
  name text not null,
  because text not null check (because in ('overdue', 'returned', 'notSolved', 'unanswered', 'hand')),
  -- What is only told needs no answer.
  state text not null check (state in ('told', 'open', 'answered', 'acknowledged', 'lifted')),
  -- Whom it is addressed to: the office that had the need then.
  team_id uuid references team,
  department_id uuid references organisation,
  department_path ltree check ((department_path is null) = (department_id is null)),
  text text,
  issued_by_id uuid references person,
  issued_at timestamptz(3) not null,
  limit_amount int,
  limit_unit text,
  -- When the limit began: with the order, or when an answer was sent back.
  started_at timestamptz(3) not null,
  due_at timestamptz(3),
  soon_at timestamptz(3),
  provisional boolean not null default false,
  steps jsonb not null default '[]',
  overdue_noted_at timestamptz(3),
  answer text,
  answered_by_id uuid references person,
  answered_at timestamptz(3),
  -- What whoever acknowledged it, sent it back or lifted it wrote.
  remark text,
  decided_by_id uuid references person,
  ended_at timestamptz(3),
  check ((team_id is null) <> (department_id is null)),
  check ((because = 'hand') = (issued_by_id is not null)),
  check ((state = 'told') = (due_at is null)),
  check ((ended_at is null) = (state in ('open', 'answered'))),
  check (state <> 'answered' or answer is not null)
);
create index supervision_order_need on supervision_order (need_id, state);
create index supervision_order_team on supervision_order (team_id, state);
create index supervision_order_department on supervision_order (department_id, state);
create index supervision_order_path on supervision_order using gist (department_path) where ended_at is null;
create index supervision_order_issued_by on supervision_order (issued_by_id) where issued_by_id is not null;
create index supervision_order_answered_by on supervision_order (answered_by_id) where answered_by_id is not null;
create index supervision_order_decided_by on supervision_order (decided_by_id) where decided_by_id is not null;
create index supervision_order_newest on supervision_order (issued_at, id);
create index supervision_order_overdue on supervision_order (due_at) where state = 'open' and overdue_noted_at is null;
-- By itself a step is taken once.
create unique index supervision_order_once on supervision_order (need_id, step, round) where issued_by_id is null;

-- Steps that are to be taken at a moment, unless what they wait for has come by then.
create table supervision_due (
  id uuid primary key,
  need_id uuid not null references need on delete cascade,
  step text not null,
  -- Which of the two is late.
  clock_id uuid references need_clock on delete cascade,
  order_id uuid references supervision_order on delete cascade,
  at timestamptz(3) not null,
  check ((clock_id is null) <> (order_id is null)),
  unique nulls not distinct (step, clock_id, order_id)
);
create index supervision_due_need on supervision_due (need_id);
create index supervision_due_clock on supervision_due (clock_id);
create index supervision_due_order on supervision_due (order_id);
create index supervision_due_at on supervision_due (at);
