-- A matter put out for everybody to read, in words of its own: what was said and answered, without anything personal.
create table publication (
  id uuid primary key,
  need_id uuid not null unique references need on delete cascade,
  state text not null check (state in ('proposed', 'published', 'withdrawn')),
  title text not null,
  text text not null,
  answer text not null,
  location text,
  drafted_by_id uuid not null references person,
  drafted_at timestamptz(3) not null,
  approved_by_id uuid references person,
  published_at timestamptz(3),
  -- What the requester withdrew stays withdrawn.
  withdrawn_by text check (withdrawn_by in ('requester', 'staff')),
  withdrawn_at timestamptz(3),
  reason text,
  check ((state = 'published') <= (published_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_by is not null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index publication_newest on publication (published_at, id) where state = 'published';
create index publication_state on publication (state, drafted_at, id);
create index publication_words on publication using gin ((title || ' ' || text || ' ' || answer) gin_trgm_ops);
create index publication_drafted_by on publication (drafted_by_id);
create index publication_approved_by on publication (approved_by_id);
