create table study (
  id uuid primary key default gen_random_uuid(),
  text text not null,
  title text not null,
  bench text,
  product text,
  -- Name of the example that it was made from, and whether it still is that example.
  example text,
  as_example boolean not null default false,
  revision integer not null default 1,
  person uuid references person,
  -- Visit of somebody without an account.
  visit text,
  organisation uuid references organisation,
  public boolean not null default false,
  -- Canonical JSON of the locked plan; its SHA-256 names it.
  plan text,
  plan_digest text check (plan_digest ~ '^[0-9a-f]{64}$'),
  cases integer check (cases >= 0),
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  locked_at timestamptz,
  expires_at timestamptz,
  check (person is null or visit is null),
  check ((plan is null) = (locked_at is null)),
  check ((plan is null) = (plan_digest is null))
);
create index study_person on study (person);
create index study_visit on study (visit) where visit is not null;
create index study_organisation on study (organisation);
create index study_public on study (changed_at) where public;
create index study_expires on study (expires_at) where expires_at is not null;

create table study_file (
  study uuid not null references study on delete cascade,
  path text not null check (path <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  primary key (study, path)
);
