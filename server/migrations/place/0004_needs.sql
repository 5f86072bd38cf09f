-- A sequence takes no lock that others wait for, and leaves gaps.
create sequence need_number;

create table need (
  id uuid primary key,
  number bigint not null default nextval('need_number'),
  code text not null unique generated always as (
    'XQ-' || extract(year from created_at at time zone 'Asia/Shanghai')::text
      || '-' || lpad(number::text, greatest(5, length(number::text)), '0')
  ) stored,
  organisation_id uuid not null references organisation,
  -- Where it is received: mostly the path of the organisation. Moving an organisation rewrites it with it.
  path ltree not null,
  title text not null,
  text text not null,
  kind text not null,
  category text,
  level text,
  way text,
  channel text not null check (channel in ('online', 'poster', 'card', 'telephone', 'meeting', 'visit', 'group')),
  location text,
  -- The unit complained of, from whom the requester is shielded.
  about_id uuid references organisation,
  about_path ltree check ((about_path is null) = (about_id is null)),
  status text not null check (status in (
    'submitted', 'accepted', 'dispatched', 'handling', 'answered', 'closed', 'refused', 'withdrawn'
  )),
  preset_version int not null,
  collected_at timestamptz(3) not null,
  recorded_by_id uuid references person,
  -- With whom it lies now; the history is in dispatch.
  dispatch_id uuid,
  team_id uuid references team,
  department_id uuid references organisation,
  department_path ltree check ((department_path is null) = (department_id is null)),
  handler_id uuid references person,
  instructions text,
  answer text,
  answered_at timestamptz(3),
  closed_at timestamptz(3),
  reopened_at timestamptz(3),
  -- Until when it may be reopened, once it is closed.
  reopen_until timestamptz(3),
  urged int not null default 0,
  -- Of the clock that runs; null where none does.
  due_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (team_id is null or department_id is null)
);
create index need_path on need using gist (path);
create index need_newest on need (created_at, id);
create index need_due on need (due_at, id) where due_at is not null;
create index need_status on need (status, created_at);
create index need_team on need (team_id, status);
create index need_department on need (department_id, status);
create index need_handler on need (handler_id, status);
create index need_recorded_by on need (recorded_by_id);
create index need_organisation on need (organisation_id);
create index need_about on need (about_id) where about_id is not null;
create index need_text on need using gin (text gin_trgm_ops);
create index need_answered on need (answered_at) where status = 'answered';

-- Who raised it stands apart from what was raised, so that no list of needs holds a name by accident.
create table need_requester (
  id uuid primary key,
  need_id uuid not null unique references need,
  person_id uuid references person,
  name text not null,
  phone text,
  -- HMAC of the receipt's key, under the server's secret.
  key_hash text not null,
  failed_tries int not null default 0,
  locked_until timestamptz(3)
);
create index need_requester_person on need_requester (person_id);

create table dispatch (
  id uuid primary key,
  need_id uuid not null references need,
  team_id uuid references team,
  department_id uuid references organisation,
  instructions text,
  dispatched_by_id uuid not null references person,
  dispatched_at timestamptz(3) not null,
  handler_id uuid references person,
  signed_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text check (outcome in ('answered', 'returned', 'redispatched', 'withdrawn', 'refused')),
  check ((team_id is null) <> (department_id is null)),
  check ((ended_at is null) = (outcome is null))
);
create index dispatch_need on dispatch (need_id);
create index dispatch_team on dispatch (team_id);
create index dispatch_department on dispatch (department_id);
create index dispatch_handler on dispatch (handler_id);
create index dispatch_dispatched_by on dispatch (dispatched_by_id);

create table need_clock (
  id uuid primary key,
  need_id uuid not null references need,
  kind text not null check (kind in ('intake', 'handling')),
  -- 1, and 2 once it was reopened.
  round int not null check (round > 0),
  limit_amount int not null,
  limit_unit text not null,
  started_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  soon_at timestamptz(3) not null,
  provisional boolean not null,
  steps jsonb not null,
  stopped_at timestamptz(3),
  soon_noted_at timestamptz(3),
  overdue_noted_at timestamptz(3),
  unique (need_id, kind, round)
);
create index need_clock_soon on need_clock (soon_at) where stopped_at is null and soon_noted_at is null;
create index need_clock_overdue on need_clock (due_at) where stopped_at is null and overdue_noted_at is null;

-- The story of a need; the application may only add to it.
create table need_event (
  id uuid primary key,
  need_id uuid not null references need,
  at timestamptz(3) not null,
  kind text not null,
  actor_id uuid references person,
  -- What the requester reads in place of the actor: a team or an office.
  office text,
  public boolean not null,
  text text,
  details jsonb not null
);
create index need_event_need on need_event (need_id, at);
create index need_event_actor on need_event (actor_id);

create table evaluation (
  id uuid primary key,
  need_id uuid not null references need,
  round int not null check (round > 0),
  person_id uuid references person,
  solved boolean not null,
  score int not null check (score between 1 and 5),
  words text,
  evaluated_at timestamptz(3) not null,
  unique (need_id, round)
);
create index evaluation_person on evaluation (person_id);
