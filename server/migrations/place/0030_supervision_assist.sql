-- What others were asked for is pressed, too: the step is addressed to them, and taken once for each of them.
alter table supervision_order add column assist_id uuid references assist;
create index supervision_order_assist on supervision_order (assist_id) where assist_id is not null;
alter table supervision_order drop constraint supervision_order_because_check;
alter table supervision_order add constraint supervision_order_because_check
  check (because in ('overdue', 'returned', 'notSolved', 'unanswered', 'hand', 'assistOverdue'));
drop index supervision_order_once;
create unique index supervision_order_once on supervision_order (need_id, step, round, assist_id) nulls not distinct
  where issued_by_id is null;

alter table supervision_due add column assist_id uuid references assist on delete cascade;
create index supervision_due_assist on supervision_due (assist_id);
alter table supervision_due drop constraint supervision_due_check;
alter table supervision_due add constraint supervision_due_check check (num_nonnulls(clock_id, order_id, assist_id) = 1);
alter table supervision_due drop constraint supervision_due_step_clock_id_order_id_key;
alter table supervision_due add constraint supervision_due_once
  unique nulls not distinct (step, clock_id, order_id, assist_id);
