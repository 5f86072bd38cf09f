create table poster (
  id uuid primary key,
  code text not null unique,
  organisation_id uuid not null references organisation,
  location text not null,
  active boolean not null default true,
  created_by_id uuid references person,
  created_at timestamptz(3) not null
);
create index poster_organisation on poster (organisation_id);
create index poster_created_by on poster (created_by_id);
