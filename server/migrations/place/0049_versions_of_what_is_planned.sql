-- Of two who correct the same thing the second is told, and takes nothing back that the first entered.
alter table round_plan add column version int not null default 1;
alter table meeting add column version int not null default 1;

-- Nobody is asked in rounds that have ended: there is no telephone to keep.
update respondent set phone_sealed = null, phone_index = null
from round_plan
where round_plan.id = respondent.plan_id and round_plan.state = 'ended';
