-- Taking back what a large file entered takes longer than a request may: it is a run of its own.
alter table import_batch drop constraint import_batch_status_check;
alter table import_batch add constraint import_batch_status_check
  check (status in ('ready', 'checking', 'checked', 'importing', 'done', 'undoing', 'undone'));
