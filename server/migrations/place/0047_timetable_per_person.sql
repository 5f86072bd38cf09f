-- How many places of a service one person holds at a time, so that nobody takes them all.
alter table timetable add column per_person int not null default 2 check (per_person > 0);
