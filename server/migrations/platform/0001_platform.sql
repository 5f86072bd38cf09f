create extension if not exists ltree schema public;
create extension if not exists pg_trgm schema public;

create table platform.place (
  slug text primary key check (slug ~ '^[a-z][a-z0-9_]{1,30}$'),
  name text not null,
  preset text not null,
  created_at timestamptz(3) not null default now()
);

-- The days of a year that differ from Monday to Friday: {"2026-02-17": {"kind": "holiday", "name": "春节"}}
create table platform.calendar_year (
  year int primary key,
  days jsonb not null,
  sources jsonb not null,
  loaded_at timestamptz(3) not null default now()
);

create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  actor_id text not null,
  event text not null,
  subject_id text not null,
  details jsonb not null,
  position bigint unique,
  hash text
);
create index audit_unsealed on platform.audit (id) where position is null;
create table platform.audit_head (
  singleton boolean primary key default true check (singleton),
  position bigint not null,
  hash text not null
);
insert into platform.audit_head (position, hash) values (0, '');
