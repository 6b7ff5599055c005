create table product (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  manufacturer text not null check (manufacturer <> ''),
  intended_purpose text not null check (intended_purpose <> ''),
  person uuid references person,
  organisation uuid references organisation,
  public boolean not null default false,
  added_at timestamptz not null,
  retired_at timestamptz
);
create index product_person on product (person);
create index product_organisation on product (organisation);

create table product_upload (
  product uuid not null references product on delete cascade,
  path text not null check (path <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  -- What an ONNX graph takes and gives; null for any other file.
  onnx jsonb,
  primary key (product, sha256, path)
);

create table product_version (
  id uuid primary key default gen_random_uuid(),
  product uuid not null references product on delete cascade,
  version text not null check (version <> ''),
  artefact jsonb not null,
  contract jsonb,
  trained_on text check (trained_on ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  unique (product, version)
);
