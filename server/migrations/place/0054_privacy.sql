-- Which version of the privacy notice somebody agreed to when they signed up, or was shown later.
create table notice_agreement (
  id uuid primary key,
  person_id uuid not null references person,
  -- The day of the version, such as 2026-11-22.
  version text not null,
  how text not null check (how in ('signUp', 'noted')),
  at timestamptz(3) not null,
  unique (person_id, version)
);
