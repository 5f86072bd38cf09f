-- 放假安排: what the place imported or took back of a year's notice. The last edition of a year holds; one without days
-- takes back those before it, and the year is as it came with the product.
create table calendar_edition (
  id uuid primary key,
  year int not null,
  edition int not null check (edition > 0),
  days jsonb,
  takes_back boolean not null,
  sources jsonb not null,
  made_at timestamptz(3) not null,
  made_by_id uuid not null references person,
  unique (year, edition)
);
create index calendar_edition_made_by on calendar_edition (made_by_id);

-- 期限因放假安排变动: what was due when, before and after. Without an edition it was an edition of the product.
create table due_move (
  id uuid primary key,
  need_id uuid not null references need,
  clock_id uuid not null references need_clock,
  edition_id uuid references calendar_edition,
  due_before timestamptz(3) not null,
  due_after timestamptz(3) not null,
  moved_at timestamptz(3) not null
);
create index due_move_need on due_move (need_id);
create index due_move_clock on due_move (clock_id);
create index due_move_edition on due_move (edition_id, moved_at, id);
