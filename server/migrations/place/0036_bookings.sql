-- When a service can be had by appointment. Its slots follow from the pattern and the calendar.
create table timetable (
  id uuid primary key,
  service_id uuid not null references service_item,
  -- Where it is held; its desk has the sheet of the day.
  organisation_id uuid not null references organisation,
  -- 0 is Monday.
  weekdays int[] not null,
  -- Single days, such as 2026-03-31.
  days text[] not null,
  starts text not null,
  ends text not null,
  minutes int not null check (minutes > 0),
  location text not null,
  capacity int not null check (capacity > 0),
  open_days int not null check (open_days >= 0),
  close_hours int not null check (close_hours >= 0),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz(3) not null
);
create index timetable_service on timetable (service_id);
create index timetable_organisation on timetable (organisation_id);

-- A slot has a row once somebody booked it or the desk cancelled it. Whoever counts its bookings locks it first.
create table slot (
  id uuid primary key,
  timetable_id uuid not null references timetable,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  cancelled_at timestamptz(3),
  cancelled_by_id uuid references person,
  reason text,
  unique (timetable_id, starts_at)
);
create index slot_starts on slot (starts_at);
create index slot_cancelled_by on slot (cancelled_by_id);

create table booking (
  id uuid primary key,
  slot_id uuid not null references slot,
  -- Whoever has no account is known by name and telephone.
  person_id uuid references person,
  name text,
  phone_sealed text,
  phone_index text,
  check ((person_id is null) = (name is not null)),
  -- Who it is for, in one column: the person, else the telephone's index, else the name.
  holder text not null,
  state text not null check (state in ('booked', 'waiting', 'cancelled', 'arrived', 'absent')),
  booked_by_id uuid not null references person,
  booked_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index booking_once on booking (slot_id, holder) where state <> 'cancelled';
create index booking_slot on booking (slot_id, booked_at, id);
create index booking_person on booking (person_id);
create index booking_booked_by on booking (booked_by_id);
create index booking_unsealed on booking (id) where phone_sealed is not null and phone_index is null;
