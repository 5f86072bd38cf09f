create table poster (
  id uuid primary key,
  -- Stands in the QR code; it leads to one organisation and tells nothing else.
  code text not null unique,
  organisation_id uuid not null references organisation,
  location text not null,
  retired_at timestamptz(3),
  created_at timestamptz(3) not null,
  created_by_id uuid references person
);
create index poster_organisation on poster (organisation_id);
create index poster_creator on poster (created_by_id);
