-- Below the root of a preset: 20 parks with 25 units each, ten service teams to a park, and who works and lives there.

create function pg_temp.id(seed text, at timestamptz default '2020-01-01') returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
    || '7' || substr(md5(seed), 1, 3) || '8' || substr(md5(seed), 4, 15))::uuid
$$;

insert into organisation (id, key, parent_id, path, name, initials, kind, created_at)
select pg_temp.id(named.key), named.key, root.id, root.path || named.key::ltree, '第' || p || '园区', 'dyq', 'park', '2020-01-01'
from organisation root, generate_series(1, 20) p, lateral (select 'campus-' || p as key) named
where root.parent_id is null;

insert into organisation (id, key, parent_id, path, name, initials, kind, created_at)
select pg_temp.id(named.key), named.key, park.id, park.path || named.key::ltree, park.name || '第' || u || '社区', 'dsq', 'community',
  '2020-01-01'
from generate_series(1, 20) p
join organisation park on park.key = 'campus-' || p,
generate_series(1, 25) u, lateral (select 'unit-' || p || '-' || u as key) named;

insert into team (id, key, organisation_id, name, color, serves, position)
select pg_temp.id(named.key), named.key, park.id, park.name || '第' || t || '服务队', '#2E7D32', '{employee}', 100 + p * 10 + t
from generate_series(1, 20) p
join organisation park on park.key = 'campus-' || p,
generate_series(1, 10) t, lateral (select 'team-' || p || '-' || t as key) named;

-- Four handlers to a team, the first of them its leader.
insert into person (id, key, name, initials, organisation_id, created_at)
select pg_temp.id(named.key), named.key, '服务员' || p || '-' || t || '-' || h, 'fwy', park.id, '2020-01-01'
from generate_series(1, 20) p
join organisation park on park.key = 'campus-' || p,
generate_series(1, 10) t, generate_series(1, 4) h, lateral (select 'handler-' || p || '-' || t || '-' || h as key) named;

insert into team_member (id, team_id, person_id, drawn_from_id, leader, created_at)
select pg_temp.id('member of ' || person.key), team.id, person.id, person.organisation_id, person.key like '%-1',
  '2020-01-01'
from person
join team on team.key = 'team' || substring(person.key from '-\d+-\d+')
where person.key like 'handler-%';

insert into person (id, key, name, initials, organisation_id, created_at)
select pg_temp.id(named.key), named.key, substr('赵钱孙李周吴郑王冯陈', 1 + n % 10, 1) || substr('伟芳娜敏静丽强磊军洋', 1 + n / 10 % 10, 1),
  'zw', unit.id, '2020-01-01'
from generate_series(0, 4999) n
join organisation unit on unit.key = 'unit-' || (1 + n % 20) || '-' || (1 + n / 20 % 25),
lateral (select 'resident-' || n as key) named;

-- Whose requests are measured: staff at the root, at a park and at a unit of it.
insert into person (id, key, name, initials, organisation_id, created_at)
select pg_temp.id('clerk at ' || scope), 'clerk-' || scope, '邵嘉', 'sj', at.id, '2020-01-01'
from (values ('root'), ('park'), ('leaf')) scopes (scope)
join organisation at on case scope
  when 'root' then at.parent_id is null when 'park' then at.key = 'campus-7' else at.key = 'unit-7-1' end;

insert into role_grant (id, person_id, role, organisation_id, held_from)
select pg_temp.id('grant of ' || key), id,
  case when key like 'clerk-%' then 'committeeStaff' when key like '%-1' then 'teamLeader' else 'handler' end,
  organisation_id, '2020-01-01'
from person
where key like 'clerk-%' or key like 'handler-%';

insert into saved_filter (id, person_id, name, filter, position, created_at)
select pg_temp.id('filter ' || filters.position || person.key), person.id, filters.name, filters.filter::jsonb, filters.position,
  '2020-01-01'
from person, (values
  (1, '超时', '{"due": "overdue"}'),
  (2, '待受理', '{"status": "submitted"}'),
  (3, '路灯', '{"category": "lamp", "due": "open"}'),
  (4, '园区级停车', '{"category": "parking", "level": "park"}'),
  (5, '无人经办', '{"handledBy": "nobody", "due": "open"}'),
  (6, '说到健康证', '{"q": "健康证"}')
) filters (position, name, filter)
where person.key like 'clerk-%';
