-- A file that is made into needs or organisations; the file itself lies in the storage until it was.
create table import_batch (
  id uuid primary key,
  kind text not null check (kind in ('need', 'organisation')),
  -- Where its rows belong, or what they hang below. Moving an organisation rewrites the path with it.
  organisation_id uuid not null references organisation,
  path ltree not null,
  file_name text not null,
  sha256 text not null,
  -- Rows with something in them, below the header.
  rows int not null,
  header_line int not null,
  columns jsonb not null,
  match jsonb not null,
  options jsonb not null,
  other_sheets int not null,
  status text not null check (status in ('ready', 'checking', 'checked', 'importing', 'done', 'undone')),
  -- Of the run under way: how many rows it has seen, and when it was last heard of.
  progress int,
  touched_at timestamptz(3),
  -- What came of the last run.
  problem text,
  counts jsonb,
  unknown_categories jsonb,
  seconds double precision,
  -- The file itself is kept as long as somebody may need its failed rows.
  file_kept boolean not null default true,
  created_by_id uuid references person,
  created_at timestamptz(3) not null,
  finished_at timestamptz(3),
  undone_by_id uuid references person,
  undone_at timestamptz(3),
  check ((undone_at is null) = (status <> 'undone'))
);
create index import_batch_newest on import_batch (created_at, id);
create index import_batch_path on import_batch using gist (path);
create index import_batch_organisation on import_batch (organisation_id);
create index import_batch_created_by on import_batch (created_by_id);
create index import_batch_undone_by on import_batch (undone_by_id);

-- What became of each row of a file.
create table import_row (
  batch_id uuid not null references import_batch,
  -- As the person sees it in Excel.
  number int not null,
  outcome text not null check (outcome in ('imported', 'skipped', 'failed')),
  reason text,
  field text,
  subject_id uuid,
  -- By what the row is recognised when it comes again; nothing once the import was undone.
  key text,
  -- A digest of what was taken from it.
  content text,
  primary key (batch_id, number),
  check ((subject_id is null) = (outcome <> 'imported')),
  check (key is null or outcome = 'imported')
);
-- Of two imports at once that bring the same row, one enters it.
create unique index import_row_key on import_row (key) where key is not null;
create index import_row_subject on import_row (subject_id) where subject_id is not null;
create index import_row_outcome on import_row (batch_id, outcome, number);

-- The application may only add to a need's story. Undoing an import takes away the stories that it brought: of needs that
-- an import entered, and to which nothing has happened since but that a clock ran out.
create function forget_imported_stories(needs uuid[]) returns void
language sql security definer set search_path from current
begin atomic
  delete from need_event
  where need_id = any (needs)
    and exists (select from import_row where import_row.subject_id = need_event.need_id and import_row.outcome = 'imported')
    and not exists (
      select from need_event as later
      where later.need_id = need_event.need_id
        and later.kind not in ('submitted', 'answered', 'closed', 'imported', 'dueSoon', 'overdue')
    );
end;

-- What many needs at once leave behind is merged into the index of their words by us, not by whoever writes next.
create function merge_need_words() returns bigint
language sql security definer set search_path from current
begin atomic
  select gin_clean_pending_list('need_text');
end;
