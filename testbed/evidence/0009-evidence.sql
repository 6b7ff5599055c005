create table evidence (
  id uuid primary key default gen_random_uuid(),
  study uuid not null references study on delete cascade,
  run uuid not null unique references run on delete cascade,
  title text not null,
  bench text not null,
  product text not null,
  version text not null,
  manufacturer text not null,
  verdict text not null check (verdict in ('pass', 'fail', 'inconclusive')),
  cases integer not null,
  plan_digest text not null,
  findings_digest text not null,
  evidence_digest text not null,
  signer text not null,
  bundle text not null check (bundle ~ '^[0-9a-f]{64}$'),
  bundle_size bigint not null,
  made_at timestamptz not null
);
create index evidence_study on evidence (study, made_at);
create index evidence_made on evidence (made_at);

create table evidence_file (
  evidence uuid not null references evidence on delete cascade,
  name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  primary key (evidence, name)
);

create table evidence_share (
  id uuid primary key default gen_random_uuid(),
  evidence uuid not null references evidence on delete cascade,
  -- Only the digest of the token is kept: who reads the database cannot follow the link.
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  ended_at timestamptz,
  views integer not null default 0
);
create index evidence_share_evidence on evidence_share (evidence);
