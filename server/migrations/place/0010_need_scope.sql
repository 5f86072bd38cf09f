-- A need, once for every organisation at or above where it is received. What somebody reaches is then equal to a column,
-- and one index holds it in the order of a list. Written in the transaction that writes the need.
create table need_scope (
  organisation_id uuid not null references organisation,
  need_id uuid not null references need on delete cascade,
  status text not null,
  category text,
  about_path ltree,
  -- Far in the future where no clock runs.
  due_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (need_id, organisation_id)
);

insert into need_scope (organisation_id, need_id, status, category, about_path, due_at, created_at)
select organisation.id, need.id, need.status, need.category, need.about_path, coalesce(need.due_at, '9999-01-01Z'),
  need.created_at
from need
join organisation on organisation.path @> need.path;

create index need_scope_newest on need_scope (organisation_id, created_at, need_id) include (status, about_path);
create index need_scope_status on need_scope (organisation_id, status, created_at, need_id) include (category, about_path);
create index need_scope_category on need_scope (organisation_id, category, created_at, need_id)
  include (status, about_path);
create index need_scope_due on need_scope (organisation_id, due_at, need_id) include (status, about_path);

-- What these served is read through need_scope now.
drop index need_path;
drop index need_newest;
drop index need_due;
drop index need_status;

create index need_lying on need (team_id, department_id) include (due_at) where status in ('dispatched', 'handling');
drop index need_team;
create index need_team on need (team_id, status, created_at, id);
