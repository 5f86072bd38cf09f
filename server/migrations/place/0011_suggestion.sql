-- What was learned from a need that somebody classified: its terms, and what part of its one vote each carries, in ten
-- thousandths. There is no reference to the need: one whose import was undone is gone before it is unlearned.
create table suggestion_lesson (
  need_id uuid primary key,
  category text not null,
  terms text[] not null,
  shares int[] not null,
  check (cardinality(terms) = cardinality(shares))
);
create index suggestion_lesson_terms on suggestion_lesson using gin (terms);

-- The lessons, added up by term and category. Only jobs write here, one at a time.
create table suggestion_vote (
  term text not null,
  category text not null,
  needs int not null,
  share bigint not null,
  primary key (term, category)
);

create table suggestion_category (
  category text primary key,
  needs int not null
);
