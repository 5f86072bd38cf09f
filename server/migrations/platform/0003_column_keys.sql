-- The keys by which columns are sealed, the highest being the current one. The keys themselves follow from the
-- server's secret; `proof` shows whether it still is the one they followed from.
create table platform.column_key (
  id int primary key check (id > 0),
  suite text not null check (suite in ('aes', 'sm')),
  proof text not null,
  created_at timestamptz(3) not null default now(),
  -- From when no cell was left under it.
  retired_at timestamptz(3)
);
