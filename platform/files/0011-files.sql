-- Files by the SHA-256 of their bytes, in pieces, for a centre whose workers run on several machines.
create table file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  kept_at timestamptz not null default now()
);

create table file_piece (
  sha256 text not null,
  position integer not null,
  bytes bytea not null,
  primary key (sha256, position)
);
