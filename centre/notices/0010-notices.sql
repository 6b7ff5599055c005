-- What somebody is told; worded in the language of the reader when it is read.
create table notice (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person on delete cascade,
  kind text not null check (kind <> ''),
  values jsonb not null default '{}',
  -- A path within the web.
  link text check (link ~ '^/'),
  -- What is told once has a name.
  once text,
  at timestamptz not null,
  -- The order of those of one instant.
  number bigint generated always as identity,
  read_at timestamptz,
  unique (person, once)
);
create index notice_person on notice (person, at desc, number desc);
create index notice_unread on notice (person) where read_at is null;
