create table run (
  id uuid primary key default gen_random_uuid(),
  study uuid not null references study on delete cascade,
  state text not null check (state in ('queued', 'running', 'stopping', 'stopped', 'concluding', 'finished', 'failed')),
  -- Null where nobody can say before it ends.
  cases integer check (cases >= 0),
  -- Language of whoever submitted it, which is the first of its report.
  language text not null,
  submitted_at timestamptz not null,
  started_at timestamptz,
  -- When it was last let go on, and how many cases it had then.
  resumed_at timestamptz,
  resumed integer not null default 0,
  -- When a worker last took a shard of it: who waited longest is served next.
  served_at timestamptz,
  finished_at timestamptz,
  -- Code, message and cure of what ended it.
  failure jsonb,
  -- Who concludes it, until when they are taken to be alive, and how often that was tried.
  holder text,
  held_until timestamptz,
  tries integer not null default 0
);
create index run_study on run (study, submitted_at);
create index run_under_way on run (state) where state in ('queued', 'running', 'stopping', 'concluding');

create table run_shard (
  run uuid not null references run on delete cascade,
  number integer not null,
  -- Its cases: from `first` to the one before `beyond`; to the end where that is null.
  first integer not null check (first >= 0),
  beyond integer check (beyond > first),
  done boolean not null default false,
  cases integer not null default 0,
  failed integer not null default 0,
  holder text,
  held_until timestamptz,
  -- How often it was taken since it last came further.
  tries integer not null default 0,
  primary key (run, number)
);
create index run_shard_open on run_shard (run) where not done;

create table run_batch (
  run uuid not null,
  shard integer not null,
  number integer not null,
  cases integer not null,
  -- Whole lines of the journal: checksum, index of the case, outcome as canonical JSON.
  lines text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (run, shard, number),
  foreign key (run, shard) references run_shard on delete cascade
);
create index run_batch_at on run_batch (run, at);

-- What one worker did for a run: which protections held, and the load of the products.
create table run_turn (
  run uuid not null references run on delete cascade,
  holder text not null,
  threads integer not null,
  enforcement jsonb not null,
  load jsonb not null,
  primary key (run, holder)
);

create table run_line (
  run uuid not null references run on delete cascade,
  number bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  -- Key of the catalogue with its values; or null for words of the product, which stand in `text`.
  key text,
  text jsonb not null,
  primary key (run, number)
);

create table guest_day (
  visit text not null,
  day date not null,
  runs integer not null,
  primary key (visit, day)
);
