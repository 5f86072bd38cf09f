create table file (
  id uuid primary key,
  -- Of a file that hangs on nothing yet: whoever knows the claim may attach it, once.
  claim_hash text unique,
  subject_kind text check (subject_kind in ('need', 'needEvent')),
  subject_id uuid,
  type text not null,
  name text not null,
  bytes int not null check (bytes >= 0),
  created_at timestamptz(3) not null,
  check ((subject_id is null) = (subject_kind is null)),
  check ((subject_id is null) = (claim_hash is not null))
);
create index file_subject on file (subject_kind, subject_id);
create index file_unclaimed on file (created_at) where subject_id is null;
