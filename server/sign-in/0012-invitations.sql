-- Links by which somebody whom the centre knows makes the account that is theirs; without a person, the first one of the centre.
create table invitation (
  id uuid primary key default gen_random_uuid(),
  person uuid references person on delete cascade,
  -- SHA-256 of the token, which is shown once.
  digest text not null unique,
  until timestamptz not null,
  used_at timestamptz
);
create index invitation_person on invitation (person);
