-- What a party of the preset says of how a need was handled. Only added to: a newer one stands beside, and counts.
create table party_evaluation (
  id uuid primary key,
  need_id uuid not null references need,
  -- As the preset called the party and weighed it under which the need was raised.
  party text not null,
  name text not null,
  weight int not null check (weight > 0),
  most int not null check (most > 1),
  score int not null check (score between 1 and most),
  words text,
  person_id uuid not null references person,
  evaluated_at timestamptz(3) not null
);
create index party_evaluation_need on party_evaluation (need_id, party);
create index party_evaluation_person on party_evaluation (person_id);
