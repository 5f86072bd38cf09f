-- What an office that assists has until when moves like any other due time.
alter table due_move alter column clock_id drop not null;
alter table due_move add column assist_id uuid references assist;
alter table due_move add check ((clock_id is null) <> (assist_id is null));
create index due_move_assist on due_move (assist_id);
