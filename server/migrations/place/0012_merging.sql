-- Needs that say the same are merged into one of them, their master, and are handled with it.
alter table need drop constraint need_status_check;
alter table need add constraint need_status_check check (status in (
  'submitted', 'accepted', 'dispatched', 'handling', 'merged', 'answered', 'closed', 'refused', 'withdrawn'
));
-- Kept after the answer, which came by the master; null again for what went its own way.
alter table need add merged_into_id uuid references need;
alter table need add check (merged_into_id <> id);
alter table need add check (status <> 'merged' or merged_into_id is not null);
create index need_merged_into on need (merged_into_id, status) where merged_into_id is not null;

alter table dispatch drop constraint dispatch_outcome_check;
alter table dispatch add constraint dispatch_outcome_check check (outcome in (
  'answered', 'returned', 'redispatched', 'withdrawn', 'refused', 'merged'
));

-- What a need had before, to be given back.
create table need_merge (
  id uuid primary key,
  need_id uuid not null references need,
  master_id uuid not null references need,
  -- By the requester's own choice when it was raised, not by a clerk.
  joined boolean not null,
  status text not null check (status in ('submitted', 'accepted', 'dispatched', 'handling')),
  -- The clock that it stopped.
  clock_id uuid references need_clock,
  merged_at timestamptz(3) not null,
  merged_by_id uuid references person,
  ended_at timestamptz(3),
  ended_by_id uuid references person
);
create unique index need_merge_open on need_merge (need_id) where ended_at is null;
create index need_merge_need on need_merge (need_id);
create index need_merge_clock on need_merge (clock_id) where clock_id is not null;
create index need_merge_master on need_merge (master_id);
create index need_merge_merged_by on need_merge (merged_by_id);
create index need_merge_ended_by on need_merge (ended_by_id);

-- The step of the master that this step passes on; its files hang there.
alter table need_event add passed_on_id uuid references need_event;
create index need_event_passed_on on need_event (passed_on_id) where passed_on_id is not null;

-- What texts have in common, in a few numbers: two texts share as many of their keys as they share of their words.
create table fingerprint (
  key bigint not null,
  need_id uuid not null references need on delete cascade,
  -- In the order in which needs are entered, so that the newest that share a key are read first.
  primary key (key, need_id)
);
create index fingerprint_need on fingerprint (need_id);

-- Needs that nobody has compared with the earlier ones yet.
create table uncompared (
  need_id uuid primary key references need on delete cascade
);
insert into uncompared (need_id) select id from need;

-- Two needs that may say the same, and whether a clerk said that they do not.
create table duplicate (
  -- The one that was entered first.
  need_id uuid not null references need on delete cascade,
  other_id uuid not null references need on delete cascade,
  similarity double precision not null check (similarity between 0 and 1),
  -- Word for word.
  same boolean not null,
  found_at timestamptz(3) not null,
  distinct_at timestamptz(3),
  distinct_by_id uuid references person,
  primary key (need_id, other_id),
  check (need_id < other_id)
);
create index duplicate_other on duplicate (other_id);
create index duplicate_distinct_by on duplicate (distinct_by_id) where distinct_by_id is not null;
