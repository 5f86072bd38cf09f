-- What a filter names beside the class is read with it, not in each need.
alter table need_scope add column level text;

update need_scope set level = need.level
from need
where need.id = need_scope.need_id and need.level is not null;

drop index need_scope_newest;
drop index need_scope_status;
drop index need_scope_category;
create index need_scope_newest on need_scope (organisation_id, created_at, need_id) include (status, level, about_path);
create index need_scope_status on need_scope (organisation_id, status, created_at, need_id)
  include (category, level, about_path);
create index need_scope_category on need_scope (organisation_id, category, created_at, need_id)
  include (status, level, about_path);
