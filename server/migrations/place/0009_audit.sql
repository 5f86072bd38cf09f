-- The auditor (审计员) stands beside the administrator of the system: separate people (三员分立).
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in (
  'placeAdministrator', 'auditor', 'committeeStaff', 'supervisor', 'teamLeader', 'handler', 'branchSecretary',
  'enterpriseContact', 'member', 'resident'
));

-- By record there is audit_subject.
create index audit_newest on audit (at, id);
create index audit_actor on audit (actor_id, at, id);
create index audit_event on audit (event, at, id);
