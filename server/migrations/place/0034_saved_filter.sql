-- A filter of the list of needs under a name: a tab of whoever saved it, or of everybody of an organisation.
create table saved_filter (
  id uuid primary key,
  person_id uuid not null references person,
  -- With whose people it is shared; with nobody else where there is none.
  organisation_id uuid references organisation,
  name text not null,
  -- As it stands in the address.
  filter jsonb not null,
  position int not null,
  created_at timestamptz(3) not null
);
create index saved_filter_person on saved_filter (person_id);
create index saved_filter_organisation on saved_filter (organisation_id) where organisation_id is not null;
