-- `bench.size` needs of ten years. As many are open at every size: the history grows, the desks do not.

create function pg_temp.chance(n bigint, what int) returns float8 language sql immutable as $$
  select (hashint8extended(n, what) & 1048575) / 1048576.0
$$;
create function pg_temp.one_of(choices text[], n bigint, what int) returns text language sql immutable as $$
  select choices[1 + floor(pg_temp.chance(n, what) * cardinality(choices))::int]
$$;

create function pg_temp.told(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

create temp table department as
select row_number() over (order by key) - 1 as position, id, path from organisation where kind = 'department';

create temp table stage as
with drawn as (
  select n, n > size - least(2000, size / 4) as open,
    1 + floor(pg_temp.chance(n, 1) * 20)::int as park,
    -- The first unit of a park is its largest.
    case when pg_temp.chance(n, 2) < 0.1 then 1 else 2 + floor(pg_temp.chance(n, 3) * 24)::int end as unit,
    pg_temp.chance(n, 4) as fate,
    (size - n) / size::float8 as age
  from (select current_setting('bench.size')::bigint as size) given, lateral generate_series(1, size) n
), staged as (
  select drawn.*,
    case
      when not open then case when fate < 0.9 then 'closed' when fate < 0.95 then 'refused' else 'withdrawn' end
      when fate < 0.15 then 'submitted' when fate < 0.3 then 'accepted' when fate < 0.55 then 'dispatched'
      when fate < 0.85 then 'handling' else 'answered'
    end as status
  from drawn
), timed as (
  select staged.*, date_trunc('milliseconds', now() - case
      when not open then interval '20 days' + age * interval '3650 days'
      when status in ('submitted', 'accepted') then pg_temp.chance(n, 5) * interval '30 hours'
      when status = 'answered' then interval '2 days' + pg_temp.chance(n, 5) * interval '3 days'
      else interval '5 hours' + pg_temp.chance(n, 5) * interval '6 days'
    end) as created_at
  from staged
)
select n, status, created_at, pg_temp.id('need ' || n, created_at) as id,
  pg_temp.id('unit-' || park || '-' || unit) as organisation_id,
  (select path from organisation where parent_id is null) || ('campus-' || park || '.unit-' || park || '-' || unit)::ltree
    as path,
  status not in ('submitted', 'refused', 'withdrawn') as accepted,
  status not in ('submitted', 'accepted', 'refused', 'withdrawn') as dispatched,
  status in ('handling', 'answered', 'closed') as signed,
  status in ('answered', 'closed') as answered,
  pg_temp.chance(n, 6) < 0.15 as to_department,
  floor(pg_temp.chance(n, 7) * (select count(*) from department))::int as department,
  'team-' || park || '-' || (1 + floor(pg_temp.chance(n, 8) * 10)::int) as team,
  1 + floor(pg_temp.chance(n, 9) * 4)::int as member,
  case when pg_temp.chance(n, 10) < 0.02 then 'unit-' || park || '-' || (2 + floor(pg_temp.chance(n, 11) * 24)::int)
    end as about,
  pg_temp.one_of('{employee,employee,employee,enterprise,talent,member}', n, 12) as kind,
  pg_temp.one_of('{licence,subsidy,tax-service,recruitment,talent-policy,health-certificate,lamp,lamp,road,sanitation,
    sanitation,safety,parking,parking,branch-building,relation-transfer,admission,dues,housing,canteen,commuting,
    schooling,repair,repair,sports,courses,friendship,check-up,hardship,labour-rights,counselling}', n, 13) as category,
  pg_temp.one_of('{community,community,park,district}', n, 14) as level,
  pg_temp.one_of('{door,online,agent,appointment}', n, 15) as way,
  pg_temp.one_of('{online,online,poster,telephone,telephone,meeting,visit,group}', n, 16) as channel,
  floor(pg_temp.chance(n, 17) * 5000)::int as resident,
  pg_temp.one_of('{您好，我们,请问，,反映一个情况：,想咨询一下，,同事们都说，,上个月就提过，,麻烦看看，,楼里住户希望：}', n, 20)
  || pg_temp.one_of('{公寓三号楼,地铁口东侧,研发楼负一层,食堂二楼,创业街北段,幼儿园门口,标准厂房A区,湖边步道,公交站旁,人才驿站,
    西门岗亭,集装箱堆场,服务大厅,篮球场,垃圾中转站,创新大厦电梯间}', n, 21)
  || pg_temp.one_of('{的路灯坏了好几天,停车位一直不够用,晚上施工噪音很大,积水下雨天没法走,排队的人太多,窗口办理说法不一,门禁经常失灵,
    网络信号特别差,空调漏水没人来修,有人乱丢建筑垃圾,充电桩半数不能用,消防通道被占,热水供应不正常,健康证办理要跑三趟,
    党组织关系转接卡住了,公积金提取材料退回来两次}', n, 22)
  || '，' || pg_temp.one_of('{已经影响到上下班,加班回来实在不方便,老人和孩子走过去很危险,几家企业都碰到了,问了物业说不归他们管,
    电话打了几次没人接,附近也没有别的地方可去,外地来的员工不知道找谁}', n, 23)
  || '。' || pg_temp.one_of('{请尽快安排人处理,希望给个明确的时间,能不能开个证明或者出个说明,盼回复,最好本周能解决,
    如果要我们配合请提前说,谢谢,有需要可以到现场看}', n, 24)
  || '（' || (100 + n % 900) || '室，编号' || n || '）' as text
from timed;

insert into need (id, number, organisation_id, path, title, text, kind, category, level, way, channel, about_id,
  about_path, status, preset_version, collected_at, dispatch_id, team_id, department_id, department_path, handler_id,
  instructions, answer, answered_at, closed_at, due_at, created_at, updated_at)
select stage.id, n, organisation_id, stage.path, left(text, 24), text, stage.kind, case when accepted then category end,
  case when accepted then level end, case when accepted then way end, channel, about.id, about.path, status, 1,
  stage.created_at,
  case when dispatched then pg_temp.id('dispatch ' || n, stage.created_at + interval '5 hours') end,
  case when dispatched and not to_department then pg_temp.id(team) end,
  case when dispatched and to_department then department.id end,
  case when dispatched and to_department then department.path end,
  case when signed and not to_department then pg_temp.id('handler' || substr(team, 5) || '-' || member) end,
  case when dispatched then '请核实后办理，办好直接答复诉求人。' end,
  case when answered then '已到现场查看并处理，后续由物业每周巡查；如有反复请再告诉我们。' end,
  case when answered then stage.created_at + interval '2 days' end,
  case when status = 'closed' then stage.created_at + interval '4 days' end,
  case when status in ('submitted', 'accepted') then stage.created_at + interval '24 hours'
    when status in ('dispatched', 'handling') then stage.created_at + interval '101 hours' end,
  stage.created_at, stage.created_at + interval '1 hour'
from stage
left join organisation about on about.key = stage.about
left join department on department.position = stage.department
order by n;
select setval('need_number', current_setting('bench.size')::bigint);

insert into need_scope (organisation_id, need_id, status, category, level, about_path, due_at, created_at)
select above.id, need.id, need.status, need.category, need.level, need.about_path, coalesce(need.due_at, '9999-01-01Z'),
  need.created_at
from need
join organisation above on above.path @> need.path
order by need.number;

insert into need_requester (id, need_id, person_id, name, key_hash)
select pg_temp.id('requester ' || n, stage.created_at), stage.id, person.id, person.name, md5('key ' || n)
from stage
join person on person.key = 'resident-' || resident
order by n;

insert into dispatch (id, need_id, team_id, department_id, instructions, dispatched_by_id, dispatched_at, handler_id,
  signed_at, ended_at, outcome)
select need.dispatch_id, need.id, need.team_id, need.department_id, need.instructions, pg_temp.id('clerk at root'),
  need.created_at + interval '5 hours', need.handler_id, case when signed then need.created_at + interval '8 hours' end,
  need.answered_at, case when need.answered_at is not null then 'answered' end
from need
join stage using (id)
where need.dispatch_id is not null
order by n;

insert into need_clock (id, need_id, kind, round, limit_amount, limit_unit, started_at, due_at, soon_at, provisional,
  steps, stopped_at, soon_noted_at, overdue_noted_at)
select pg_temp.id(clock || n, started_at), id, clock, 1, amount, 'workingDay', started_at, started_at + length,
  started_at + length - interval '4 hours', false, jsonb_build_array(
    jsonb_build_object('kind', 'start', 'at', pg_temp.told(started_at), 'countsFrom', 'atOnce'),
    jsonb_build_object('kind', 'limit', 'amount', amount, 'unit', 'workingDay'),
    jsonb_build_object('kind', 'weekend', 'from', started_at::date, 'to', started_at::date + 1),
    jsonb_build_object('kind', 'due', 'at', pg_temp.told(started_at + length))
  ), stopped_at,
  case when started_at + length - interval '4 hours' < now() then started_at + length end,
  case when started_at + length < now() then started_at + length end
from stage, lateral (values
  ('intake', true, created_at, interval '24 hours', 1,
    case when status not in ('submitted', 'accepted') then created_at + interval '5 hours' end),
  ('handling', dispatched, created_at + interval '5 hours', interval '96 hours', 4,
    case when answered then created_at + interval '2 days' end)
) clocks (clock, runs, started_at, length, amount, stopped_at)
where runs
order by n;

insert into need_event (id, need_id, at, kind, actor_id, office, public, text, details)
select pg_temp.id(event || n, stage.created_at + after), stage.id, stage.created_at + after, event, actor, office, public,
  words, '{}'
from stage
join need using (id), lateral (values
  ('submitted', true, interval '0', null::uuid, null, true, null),
  ('accepted', accepted, interval '2 hours', pg_temp.id('clerk at root'), '党群服务中心', true, null),
  ('dispatched', dispatched, interval '5 hours 1 second', pg_temp.id('clerk at root'), '党群服务中心', true,
    need.instructions),
  ('signed', signed, interval '8 hours', need.handler_id, '服务队', true, null),
  ('answered', answered, interval '2 days', need.handler_id, '服务队', true, need.answer),
  ('closed', stage.status = 'closed', interval '4 days', null, null, true, null),
  (stage.status, stage.status in ('refused', 'withdrawn'), interval '3 hours', null, '党群服务中心', true, '重复提交。')
) events (event, happened, after, actor, office, public, words)
where happened
order by n;

insert into evaluation (id, need_id, round, person_id, solved, score, evaluated_at)
select pg_temp.id('evaluation ' || n, created_at), id, 1, pg_temp.id('resident-' || resident),
  pg_temp.chance(n, 30) < 0.9, 3 + floor(pg_temp.chance(n, 31) * 3)::int, created_at + interval '4 days'
from stage
where status = 'closed' and pg_temp.chance(n, 32) < 0.6
order by n;

-- What rates of a year are made of, counted once it is loaded; to count ten years would take an hour.
insert into uncounted (need_id)
select id from need
where created_at > now() - interval '13 months'
order by number;
