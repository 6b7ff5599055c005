-- The centre itself: one row.
create table centre (
  one boolean primary key default true check (one),
  name text not null check (name <> ''),
  -- A sentence about it, by language.
  about jsonb not null default '{}',
  -- Languages that it works in, its own first.
  languages text[] not null check (cardinality(languages) > 0),
  -- IANA zone in which its days begin and end.
  zone text not null,
  -- ISO 3166-1 code of the country whose rules it follows.
  jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2}$'),
  -- ISO 4217.
  currency text not null check (currency ~ '^[A-Z]{3}$')
);
