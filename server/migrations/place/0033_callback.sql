-- 回访: an answer about which staff are to ask the requester, unless the requester evaluates it before.
create table callback (
  id uuid primary key,
  need_id uuid not null references need,
  -- 1, and 2 once the need was reopened: an answer is drawn once.
  round int not null check (round > 0),
  -- Spared is who evaluated, or asked again, before anybody called.
  state text not null check (state in ('open', 'reached', 'declined', 'unreached', 'spared')),
  -- Not before then; later once somebody was not reached.
  call_from timestamptz(3) not null,
  started_at timestamptz(3) not null,
  limit_amount int not null,
  limit_unit text not null,
  due_at timestamptz(3) not null,
  soon_at timestamptz(3) not null,
  provisional boolean not null,
  steps jsonb not null,
  claimed_by_id uuid references person,
  claimed_at timestamptz(3),
  ended_at timestamptz(3),
  check ((claimed_by_id is null) = (claimed_at is null)),
  check ((state = 'open') = (ended_at is null)),
  unique (need_id, round)
);
create index callback_due on callback (due_at, id) where state = 'open';
create index callback_ended on callback (ended_at, id) where state <> 'open';
create index callback_claimed_by on callback (claimed_by_id);

-- What each call brought. Only added to.
create table callback_result (
  id uuid primary key,
  callback_id uuid not null references callback,
  need_id uuid not null references need,
  round int not null check (round > 0),
  outcome text not null check (outcome in ('reached', 'declined', 'notReached')),
  solved boolean,
  score int check (score between 1 and 5),
  words text,
  person_id uuid not null references person,
  called_at timestamptz(3) not null,
  check ((outcome = 'reached') = (solved is not null)),
  check (score is null or outcome = 'reached')
);
create index callback_result_callback on callback_result (callback_id);
create index callback_result_need on callback_result (need_id, round);
create index callback_result_person on callback_result (person_id);
