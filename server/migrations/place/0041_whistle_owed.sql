-- 评哨: which side has not spoken yet of a part that is done, where a to-do list finds it by who owes it.
alter table assist add column review_owed boolean not null default false;
create index assist_review_team on assist (team_id) where review_owed;
create index assist_review_path on assist using gist (department_path) where review_owed;

-- Who blew it owes what the other side owes back.
alter table whistle_call add column review_owed_by_id uuid references person;
create index whistle_call_review_owed_by on whistle_call (review_owed_by_id) where review_owed_by_id is not null;

update assist set review_owed = true
from whistle_call called
join whistle on whistle.id = called.whistle_id
where called.assist_id = assist.id and assist.state = 'done' and whistle.state in ('called', 'ended')
  and not exists (select from whistle_review said where said.call_id = called.id and said.side = 'called');

update whistle_call set review_owed_by_id = whistle.blown_by_id
from whistle, assist
where whistle.id = whistle_call.whistle_id and assist.id = whistle_call.assist_id
  and assist.state = 'done' and whistle.state in ('called', 'ended')
  and not exists (select from whistle_review said where said.call_id = whistle_call.id and said.side = 'blower');
