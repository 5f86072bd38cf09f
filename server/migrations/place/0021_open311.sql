-- Reported from elsewhere, through the interface of Open311.
alter table need drop constraint need_channel_check;
alter table need add constraint need_channel_check check (channel in (
  'online', 'poster', 'card', 'telephone', 'meeting', 'visit', 'group', 'open311'
));

-- Who may report through it; the key itself is shown once and stands nowhere.
create table open311_key (
  id uuid primary key,
  name text not null,
  -- Where a need is that does not say it, and who manages the key.
  organisation_id uuid not null references organisation,
  -- The kind of requester where a report does not say it.
  kind text not null,
  per_minute int not null check (per_minute > 0),
  -- Its first letters, to be recognised by.
  hint text not null,
  key_hash text not null unique,
  created_by_id uuid references person,
  created_at timestamptz(3) not null,
  revoked_by_id uuid references person,
  revoked_at timestamptz(3)
);
create index open311_key_organisation on open311_key (organisation_id);
create index open311_key_created_by on open311_key (created_by_id);
create index open311_key_revoked_by on open311_key (revoked_by_id);

-- By which key a need came, and the spot that it named.
create table open311_report (
  need_id uuid primary key references need on delete cascade,
  key_id uuid not null references open311_key,
  lat double precision check (lat between -90 and 90),
  long double precision check (long between -180 and 180),
  created_at timestamptz(3) not null,
  check ((lat is null) = (long is null))
);
create index open311_report_key on open311_report (key_id, created_at);
