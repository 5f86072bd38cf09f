-- 每月走访 (W-6: talents' needs in a round each month): the same people are asked every month what they need.
create table round_plan (
  id uuid primary key,
  -- Of the preset that it comes from.
  key text unique,
  organisation_id uuid not null references organisation,
  title text not null,
  kind text not null,
  questions text[] not null,
  opens_on integer not null check (opens_on between 1 and 31),
  limit_amount integer not null,
  limit_unit text not null,
  first_day date not null,
  state text not null default 'active' check (state in ('active', 'ended')),
  founded_by_id uuid references person,
  created_at timestamptz(3) not null
);
create index round_plan_organisation on round_plan (organisation_id);
create index round_plan_founded_by on round_plan (founded_by_id);

create table respondent (
  id uuid primary key,
  plan_id uuid not null references round_plan,
  -- Of the demonstration that it comes from.
  key text,
  position integer not null,
  name text not null,
  organisation_id uuid references organisation,
  phone_sealed text,
  phone_index text,
  worker_id uuid not null references person,
  active boolean not null default true,
  unique (plan_id, key)
);
create index respondent_plan on respondent (plan_id, position);
create index respondent_organisation on respondent (organisation_id);
create index respondent_worker on respondent (worker_id);
create index respondent_unsealed on respondent (id) where phone_sealed is not null and phone_index is null;

create table round (
  id uuid primary key,
  plan_id uuid not null references round_plan,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  opened_at timestamptz(3) not null,
  -- As the plan had it when the round opened.
  limit_amount integer not null,
  limit_unit text not null,
  due_at timestamptz(3) not null,
  provisional boolean not null,
  steps jsonb not null,
  late_noted_at timestamptz(3),
  closed_at timestamptz(3),
  -- Of two servers one opens it.
  unique (plan_id, month)
);
create index round_open on round (due_at) where closed_at is null;

create table inquiry (
  id uuid primary key,
  round_id uuid not null references round,
  respondent_id uuid not null references respondent,
  worker_id uuid not null references person,
  outcome text check (outcome in ('told', 'none', 'unreached')),
  reason text,
  recorded_at timestamptz(3),
  recorded_by_id uuid references person,
  unique (round_id, respondent_id),
  check ((outcome is null) = (recorded_at is null))
);
create index inquiry_respondent on inquiry (respondent_id);
create index inquiry_worker on inquiry (worker_id, round_id);
create index inquiry_recorded_by on inquiry (recorded_by_id);

create table inquiry_need (
  need_id uuid primary key references need,
  inquiry_id uuid not null references inquiry
);
create index inquiry_need_inquiry on inquiry_need (inquiry_id);
