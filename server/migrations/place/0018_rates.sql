-- Needs that changed since they were counted. Whoever changes one adds a row, and waits for nobody; the ids are not
-- handed out in the order of commits, so a row is only ever taken away by its own id. May name a need that is gone.
create table uncounted (
  id bigint generated always as identity primary key,
  need_id uuid not null
);
insert into uncounted (need_id) select id from need;

-- 剔除: a need that is left out of the net figures, with its reason and who approved it.
create table exclusion (
  id uuid primary key,
  need_id uuid not null references need,
  state text not null check (state in ('pending', 'granted', 'declined', 'ended')),
  -- As the place called it when it was proposed.
  reason text not null,
  text text not null,
  proposed_by_id uuid not null references person,
  proposed_at timestamptz(3) not null,
  decided_by_id uuid references person,
  decided_at timestamptz(3),
  words text,
  check ((decided_at is null) = (decided_by_id is null)),
  check ((state = 'pending') = (decided_at is null)),
  check (decided_by_id <> proposed_by_id)
);
create unique index exclusion_open on exclusion (need_id) where state in ('pending', 'granted');
create index exclusion_need on exclusion (need_id);
create index exclusion_newest on exclusion (proposed_at, id);
create index exclusion_proposed_by on exclusion (proposed_by_id);
create index exclusion_decided_by on exclusion (decided_by_id);

-- What of each need stands in the sums, a row for each office it was with: so much is taken back when it is counted anew.
create table figure_share (
  need_id uuid not null,
  line int not null,
  -- The organisation where it is received and those above.
  scope_ids uuid[] not null,
  month date not null,
  office_id uuid,
  category text,
  kind text not null,
  about_id uuid,
  excluded boolean not null,
  -- From when on it counts otherwise, where nobody does anything: something becomes late.
  holds_until timestamptz(3),
  needs int not null,
  to_respond int not null,
  responded int not null,
  judged int not null,
  solved int not null,
  rated int not null,
  satisfaction int not null,
  answered int not null,
  on_time int not null,
  closed int not null,
  once int not null,
  finished int not null,
  reworked int not null,
  dispatches int not null,
  returned int not null,
  due int not null,
  overdue int not null,
  minutes int not null,
  primary key (need_id, line)
);
create index figure_share_holds on figure_share (holds_until) where holds_until is not null;
create index figure_share_about on figure_share (about_id) where about_id is not null;

-- The counts of a month together, for every organisation above: of all its needs, by office, category and kind.
create table figure_sum (
  organisation_id uuid not null,
  dimension text not null check (dimension in ('all', 'office', 'category', 'kind')),
  month date not null,
  value text not null,
  excluded boolean not null,
  needs bigint not null,
  to_respond bigint not null,
  responded bigint not null,
  judged bigint not null,
  solved bigint not null,
  rated bigint not null,
  satisfaction bigint not null,
  answered bigint not null,
  on_time bigint not null,
  closed bigint not null,
  once bigint not null,
  finished bigint not null,
  reworked bigint not null,
  dispatches bigint not null,
  returned bigint not null,
  due bigint not null,
  overdue bigint not null,
  minutes bigint not null,
  primary key (organisation_id, dimension, month, value, excluded)
);

-- One folds at a time; and when that was last.
create table figure_head (
  singleton boolean primary key default true check (singleton),
  folded_at timestamptz(3)
);
insert into figure_head default values;
