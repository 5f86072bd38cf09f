-- What an order, a higher level and an office that was called have until when moves like any other due time.
alter table due_move add column order_id uuid references supervision_order;
alter table due_move add column escalation_id uuid references escalation;
alter table due_move add column call_id uuid references whistle_call;
alter table due_move drop constraint due_move_check;
alter table due_move add constraint due_move_of_one
  check (num_nonnulls(clock_id, assist_id, order_id, escalation_id, call_id) = 1);
create index due_move_order on due_move (order_id);
create index due_move_escalation on due_move (escalation_id);
create index due_move_call on due_move (call_id);
