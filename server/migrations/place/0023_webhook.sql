-- Another system that is told what happens, at an address of its own.
create table webhook (
  id uuid primary key,
  name text not null,
  -- Of its subtree alone it is told.
  organisation_id uuid not null references organisation,
  url text not null,
  events text[] not null,
  -- Signs what is sent.
  secret_sealed text not null,
  secret_index text,
  -- Nothing is sent before the other side has agreed to it.
  state text not null check (state in ('asking', 'active', 'stopped')),
  -- Why it is not active.
  problem text,
  created_by_id uuid references person,
  created_at timestamptz(3) not null,
  stopped_by_id uuid references person,
  stopped_at timestamptz(3)
);
create index webhook_organisation on webhook (organisation_id);
create index webhook_created_by on webhook (created_by_id);
create index webhook_stopped_by on webhook (stopped_by_id);

-- What happened, once for all who are told; its id is that of the occasion, and sorts by when that was.
create table webhook_event (
  id uuid primary key,
  type text not null,
  subject text not null,
  at timestamptz(3) not null,
  data jsonb not null
);

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook,
  event_id uuid not null references webhook_event,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  attempts int not null default 0,
  -- When it may be tried next; set ahead while it is tried, so that no two do at once.
  next_at timestamptz(3) not null,
  -- What came of the last try.
  status int,
  problem text,
  delivered_at timestamptz(3),
  created_at timestamptz(3) not null,
  unique (webhook_id, event_id)
);
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_due on webhook_delivery (next_at) where state = 'waiting';
create index webhook_delivery_newest on webhook_delivery (webhook_id, created_at, id);
