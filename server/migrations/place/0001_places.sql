-- Place migrations name no schema: the migrator runs them once per place.

create table organisation (
  id uuid primary key,
  -- What the preset calls it; one that was added later has a key of its own making.
  key text not null unique check (key ~ '^[a-z][a-z0-9-]*$'),
  parent_id uuid references organisation,
  -- Keys from the root down to this one. Moving an organisation rewrites it in its subtree in the same transaction.
  path ltree not null unique,
  name text not null,
  short_name text,
  -- The first letters of the name in pinyin, to find it by.
  initials text not null,
  kind text not null,
  form text check (form in ('independent', 'joint')),
  industry text,
  active boolean not null default true,
  created_at timestamptz(3) not null
);
create index on organisation using gist (path);
create index on organisation (parent_id);
create index on organisation (kind);
create index on organisation using gin (name gin_trgm_ops);
create unique index organisation_one_root on organisation ((true)) where parent_id is null;

create table person (
  id uuid primary key,
  -- What the preset calls a demonstration person.
  key text unique,
  -- An account of the platform; only its id is kept here.
  account_id uuid unique,
  name text not null,
  initials text not null,
  phone text,
  organisation_id uuid references organisation,
  active boolean not null default true,
  created_at timestamptz(3) not null
);
create index on person (organisation_id);
create index on person using gin (name gin_trgm_ops);
create index on person (initials text_pattern_ops);

-- Days are half-open: the last day held is the one before held_to.
create table post (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  kind text not null,
  title text not null,
  represents_id uuid references organisation,
  held_from date,
  held_to date,
  created_at timestamptz(3) not null,
  check (held_to >= held_from)
);
create index on post (person_id);
create index on post (organisation_id);
create index on post (represents_id);

-- The cells of a committee, across the tree (区域化党建).
create table organisation_member (
  organisation_id uuid not null references organisation,
  member_id uuid not null references organisation,
  primary key (organisation_id, member_id),
  check (organisation_id <> member_id)
);
create index on organisation_member (member_id);

-- The units for which a Party organisation was set up; a unit counts once.
create table coverage (
  party_id uuid not null references organisation,
  unit_id uuid not null unique references organisation,
  primary key (party_id, unit_id)
);

create table facility (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('serviceCenter', 'serviceStation')),
  name text not null,
  area_m2 double precision check (area_m2 > 0),
  unique (organisation_id, kind, name)
);

create table team (
  id uuid primary key,
  key text not null unique,
  organisation_id uuid not null references organisation,
  name text not null,
  color text not null check (color ~ '^#[0-9A-Fa-f]{6}$'),
  -- Keys of the kinds of requester it serves.
  serves text[] not null,
  note text,
  position int not null
);
create index on team (organisation_id);

create table team_member (
  id uuid primary key,
  team_id uuid not null references team,
  person_id uuid not null references person,
  drawn_from_id uuid not null references organisation,
  leader boolean not null,
  held_from date,
  held_to date,
  created_at timestamptz(3) not null,
  check (held_to >= held_from)
);
create unique index team_member_once on team_member (team_id, person_id) where held_to is null;
create index on team_member (person_id);
create index on team_member (drawn_from_id);

-- Everything a place sets by data, as it was each time it changed; a running case keeps the version it started under.
create table preset_version (
  version int primary key check (version > 0),
  loaded_at timestamptz(3) not null,
  fingerprint text not null,
  content jsonb not null
);
