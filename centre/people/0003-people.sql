-- A text as it is searched: without case, marks, spaces and the letters that other keyboards lack.
create function search_words(name text) returns text immutable strict parallel safe language sql
  return normalize(regexp_replace(
    replace(replace(replace(replace(replace(normalize(lower(name), NFKD), 'ß', 'ss'), 'æ', 'ae'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'),
    '[\u0300-\u036f[:space:]]', '', 'g'), NFC);

create table organisation (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  class text not null check (class in
    ('company', 'hospital', 'municipality', 'general-practice', 'research-institute', 'university', 'education', 'test-house',
     'investor', 'authority', 'insurer', 'association')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  city text,
  website text,
  -- Number in the public register of its country.
  register text,
  member_since date,
  words text generated always as (search_words(name)) stored,
  created_at timestamptz not null default now()
);

create table person (
  id uuid primary key default gen_random_uuid(),
  -- Account of the sign-in; null for somebody who is only known to the centre.
  account text unique,
  name text not null check (name <> ''),
  email text not null,
  language text not null default 'en' check (language in ('en', 'de', 'da', 'sv', 'ko')),
  organisation uuid references organisation,
  roles text[] not null default '{member}' check (roles <@ array
    ['member', 'researcher', 'clinician', 'steward', 'labManager', 'centreManager', 'observer', 'operator']),
  words text generated always as (search_words(name)) stored,
  created_at timestamptz not null default now()
);
create index person_organisation on person (organisation);
create unique index person_email on person (lower(email));
