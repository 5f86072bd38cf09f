-- Telephones are sealed (server/src/sealed-columns.ts). What stands in a column of an earlier version is sealed by the
-- server before it listens. The index tells equal numbers, to whoever has the key.
alter table person rename column phone to phone_sealed;
alter table person add phone_index text;
create index person_phone on person (phone_index) where phone_index is not null;

alter table need_requester rename column phone to phone_sealed;
alter table need_requester add phone_index text;
create index need_requester_phone on need_requester (phone_index) where phone_index is not null;
