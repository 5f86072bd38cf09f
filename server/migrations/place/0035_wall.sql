-- 大屏: a screen on a wall has an account of its own, which may show the wall and nothing else.
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in (
  'placeAdministrator', 'auditor', 'committeeStaff', 'supervisor', 'teamLeader', 'handler', 'branchSecretary',
  'enterpriseContact', 'member', 'resident', 'display'
));
