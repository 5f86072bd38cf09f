-- 服务事项: what people can apply for, as it hangs on the wall. Loaded from the preset once; edited by the place.
create table service_item (
  id uuid primary key,
  key text not null unique,
  position int not null,
  -- The item of needs that an application becomes.
  category text not null,
  name text not null,
  matters text not null,
  promise text not null,
  people text not null,
  steps jsonb not null,
  papers jsonb not null,
  ways jsonb not null,
  active boolean not null default true,
  -- Counts up with each edit: of two who edit, the second learns of the first.
  version int not null default 1,
  updated_at timestamptz(3) not null
);
create index service_item_position on service_item (position, id);
