create table role_grant (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null check (role in (
    'placeAdministrator', 'committeeStaff', 'supervisor', 'teamLeader', 'handler', 'branchSecretary', 'enterpriseContact',
    'member', 'resident'
  )),
  organisation_id uuid not null references organisation,
  held_from date not null,
  -- Half-open: the last day held is the one before.
  held_to date check (held_to >= held_from),
  created_at timestamptz(3) not null default now()
);
create index role_grant_person on role_grant (person_id);
create index role_grant_organisation on role_grant (organisation_id);

create table idempotency (
  account_id text not null,
  key text not null,
  fingerprint text not null,
  answer text,
  created_at timestamptz(3) not null,
  primary key (account_id, key)
);
create index idempotency_age on idempotency (created_at);

-- The application may insert, and update position and hash only.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  actor_id text not null,
  event text not null,
  subject_id text not null,
  details jsonb not null,
  position bigint unique,
  hash text
);
create index audit_unsealed on audit (id) where position is null;
create index audit_subject on audit (subject_id, id);
create table audit_head (
  singleton boolean primary key default true check (singleton),
  position bigint not null,
  hash text not null
);
insert into audit_head (position, hash) values (0, '');

-- What changed lately, for pages that listen; read as a tail and swept after an hour.
create table live_change (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  topic text not null check (topic in ('need', 'notification')),
  subject_id uuid not null
);
create index live_change_age on live_change (at);
