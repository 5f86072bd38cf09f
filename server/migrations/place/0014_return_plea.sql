-- 退单: the office that has a need asks to give it back; an adjudicator designates who has it.
create table return_plea (
  id uuid primary key,
  need_id uuid not null references need,
  dispatch_id uuid not null references dispatch,
  state text not null check (state in ('pending', 'granted', 'declined', 'lapsed', 'taken')),
  reason text not null,
  -- Whom the office proposes.
  proposed_team_id uuid references team,
  proposed_department_id uuid references organisation,
  adjudicator text not null check (adjudicator in ('clerk', 'supervisor')),
  decide_by timestamptz(3) not null,
  reminded_at timestamptz(3),
  asked_by_id uuid not null references person,
  asked_at timestamptz(3) not null,
  decided_by_id uuid references person,
  decided_at timestamptz(3),
  -- Who was designated, and what is asked of them.
  team_id uuid references team,
  department_id uuid references organisation,
  department_path ltree check ((department_path is null) = (department_id is null)),
  instructions text,
  check (proposed_team_id is null or proposed_department_id is null),
  check ((decided_at is null) = (decided_by_id is null)),
  check (team_id is null or department_id is null),
  check (state not in ('granted', 'taken') or coalesce(team_id, department_id) is not null)
);
create index return_plea_need on return_plea (need_id);
create index return_plea_dispatch on return_plea (dispatch_id);
create index return_plea_proposed_team on return_plea (proposed_team_id);
create index return_plea_proposed_department on return_plea (proposed_department_id);
create index return_plea_asked_by on return_plea (asked_by_id);
create index return_plea_decided_by on return_plea (decided_by_id);
create index return_plea_team on return_plea (team_id, state);
create index return_plea_department on return_plea (department_id, state);
-- A need has one that waits to be decided, or for the designated office.
create unique index return_plea_open on return_plea (need_id) where state in ('pending', 'granted');
create index return_plea_pending on return_plea (adjudicator, need_id) where state = 'pending';
create index return_plea_due on return_plea (decide_by) where state = 'pending' and reminded_at is null;

-- 已指定: it cannot be returned any more.
alter table dispatch add column designated boolean not null default false;

-- How often it was passed on from one office to another by a return.
alter table need add column bounces int not null default 0;
