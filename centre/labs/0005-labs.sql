create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table site (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  address text not null default '',
  -- ISO 3166 country whose policies hold.
  jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2}$'),
  -- IANA zone in which its days begin and end.
  zone text not null,
  -- ISO 4217.
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- A booking at risk is cancelled so many hours before its start.
  cancel_hours integer not null default 24 check (cancel_hours >= 0),
  -- An offer to somebody who waits stands so many hours.
  offer_hours integer not null default 24 check (offer_hours > 0),
  created_at timestamptz not null default now()
);

-- A room, a piece of equipment, or a person whose hours can be booked.
create table resource (
  id uuid primary key default gen_random_uuid(),
  site uuid not null references site,
  kind text not null check (kind in ('room', 'equipment', 'person')),
  name text not null check (name <> ''),
  summary text not null default '',
  classes text[] not null default '{}',
  modes text[] not null default '{none}',
  area_m2 numeric(8, 2) check (area_m2 > 0),
  capacity integer check (capacity > 0),
  -- How many can be booked at once; a booking takes one, or one a head where they are seats.
  units integer not null default 1 check (units between 1 and 500),
  seats boolean not null default false,
  set_up_minutes integer not null default 0 check (set_up_minutes between 0 and 1440),
  clean_up_minutes integer not null default 0 check (clean_up_minutes between 0 and 1440),
  -- Price of an hour in minor units of the site's currency, and the discount of members in hundredths of a percent.
  rate_minor bigint not null default 0 check (rate_minor >= 0),
  member_discount_bp integer not null default 0 check (member_discount_bp between 0 and 10000),
  -- The room in which equipment stands, and where in it.
  room uuid references resource,
  place text not null default '',
  serial text,
  person uuid references person,
  -- Whether a lab manager has to confirm each booking.
  confirms boolean not null default false,
  retired_at timestamptz,
  created_at timestamptz not null default now(),
  check ((kind = 'person') = (person is not null))
);
create index resource_site on resource (site, kind, name);
create unique index resource_person on resource (person) where retired_at is null;

-- Each of the pieces or seats that a resource consists of; the unit of a person has the id of that person.
create table unit (
  id uuid primary key default gen_random_uuid(),
  resource uuid not null references resource,
  number integer not null,
  unique (resource, number)
);

create table service (
  id uuid primary key default gen_random_uuid(),
  resource uuid not null references resource,
  kind text not null check (kind in ('calibration', 'qualification', 'maintenance')),
  done_on date not null,
  due date,
  by_whom text not null,
  certificate text,
  note text not null default '',
  created_at timestamptz not null default now(),
  check (due is null or due >= done_on)
);
create index service_resource on service (resource, kind, done_on desc);

-- Time in which a resource, or some of its units, is not to be had: maintenance, care on a ward, another reason.
create table closure (
  id uuid primary key default gen_random_uuid(),
  resource uuid not null references resource,
  during tstzrange not null check (not isempty(during)),
  reason text not null check (reason in ('maintenance', 'care', 'other')),
  units integer not null check (units > 0),
  note text not null default '',
  created_at timestamptz not null default now()
);
create index closure_resource on closure using gist (resource, during);
create index closure_during on closure using gist (during);

create table booking_series (
  id uuid primary key default gen_random_uuid(),
  holder uuid not null references person,
  rule jsonb not null,
  created_at timestamptz not null default now()
);

create table booking (
  id uuid primary key default gen_random_uuid(),
  site uuid not null references site,
  holder uuid not null references person,
  organisation uuid references organisation,
  series uuid references booking_series,
  title text not null check (title <> ''),
  -- Title, holder and resources as they are searched: without case, marks and spaces.
  words text not null,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  -- With the longest set-up and clean-up of what it takes.
  blocked tstzrange not null check (not isempty(blocked)),
  status text not null check (status in ('held', 'confirmed', 'at-risk', 'cancelled', 'used', 'no-show')),
  mode text not null default 'none',
  project text,
  people integer not null default 1 check (people > 0),
  supervises boolean not null default false,
  -- What was asked, whole, so that the gate can be asked again.
  question jsonb not null,
  -- The decision of the gate on which it stands.
  decision uuid not null,
  price jsonb not null,
  price_minor bigint not null,
  -- Until when a hold stands, or a risk may be cured.
  until timestamptz,
  confirmed_at timestamptz,
  -- Why it was cancelled by the centre, and what somebody wrote about it.
  why text check (why in ('gate', 'care', 'maintenance', 'other', 'unconfirmed', 'offer-past')),
  because text,
  -- SEQUENCE of RFC 5545.
  sequence integer not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index booking_during on booking using gist (during, site);
create index booking_until on booking (until) where status in ('held', 'at-risk');
create index booking_series_of on booking (series) where series is not null;
create index booking_start on booking (lower(during) desc);
create index booking_holder on booking (holder, lower(during) desc);
create index booking_organisation on booking (organisation, lower(during) desc);
create index booking_decision on booking (decision) where status in ('held', 'confirmed', 'at-risk');
create index booking_words on booking using gin (words gin_trgm_ops);

create table booking_resource (
  booking uuid not null references booking on delete cascade,
  resource uuid not null references resource,
  primary key (booking, resource)
);
create index booking_resource_resource on booking_resource (resource);

-- What is taken, by a booking or by a closure: no unit and no person twice at the same time.
create table occupancy (
  id bigint generated always as identity primary key,
  booking uuid references booking on delete cascade,
  closure uuid references closure on delete cascade,
  -- A unit, or a person.
  taken uuid not null,
  -- With set-up and clean-up.
  during tstzrange not null check (not isempty(during)),
  live boolean not null default true,
  check ((booking is null) <> (closure is null)),
  constraint occupancy_once exclude using gist (taken with =, during with &&) where (live)
);
create index occupancy_booking on occupancy (booking);
create index occupancy_closure on occupancy (closure);

create table quota (
  id uuid primary key default gen_random_uuid(),
  -- Null: every organisation, every resource of the site, each for itself.
  organisation uuid references organisation,
  site uuid not null references site,
  resource uuid references resource,
  per text not null check (per in ('organisation', 'person')),
  period text not null check (period in ('day', 'week', 'month', 'quarter', 'year')),
  minutes integer not null check (minutes >= 0),
  unique nulls not distinct (organisation, site, resource, per, period)
);

-- Who was turned away, when, from what and why: demand that was not met.
create table refusal (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  resource uuid not null references resource,
  why text not null check (why in ('full', 'gate', 'quota')),
  person uuid not null references person,
  organisation uuid references organisation,
  during tstzrange not null,
  decision uuid
);
create index refusal_at on refusal (at, resource);

create table waiting (
  id uuid primary key default gen_random_uuid(),
  place bigint generated always as identity,
  site uuid not null references site,
  person uuid not null references person,
  organisation uuid references organisation,
  during tstzrange not null,
  question jsonb not null,
  status text not null check (status in ('waiting', 'offered', 'accepted', 'left', 'past')),
  -- The booking that is held for an offer.
  booking uuid unique references booking,
  offered_until timestamptz,
  created_at timestamptz not null
);
create index waiting_open on waiting using gist (site, during) where (status in ('waiting', 'offered'));
create index waiting_person on waiting (person, created_at desc);

create table waiting_resource (
  waiting uuid not null references waiting on delete cascade,
  resource uuid not null references resource,
  primary key (waiting, resource)
);

create table loan_item (
  id uuid primary key default gen_random_uuid(),
  site uuid not null references site,
  kind text not null check (kind in ('phone', 'tablet', 'watch', 'sensor', 'other')),
  name text not null check (name <> ''),
  serial text not null unique,
  platform text not null default '',
  condition text not null default 'good' check (condition in ('good', 'worn', 'damaged')),
  retired_at timestamptz
);

create table loan (
  id uuid primary key default gen_random_uuid(),
  item uuid not null references loan_item,
  person uuid not null references person,
  lent_by uuid references person,
  lent_at timestamptz not null,
  due timestamptz not null,
  condition_out text not null,
  returned_at timestamptz,
  condition_in text,
  note text not null default '',
  wiped_at timestamptz,
  wiped_by uuid references person,
  wipe_method text,
  check (due > lent_at),
  check ((returned_at is null) = (condition_in is null)),
  check (wiped_at is null or returned_at is not null)
);
-- An item is lent again only when the last loan was wiped.
create unique index loan_open on loan (item) where wiped_at is null;
create index loan_person on loan (person, lent_at desc);

-- A person's feeds have addresses of this generation; a new one closes the old.
create table feed (
  person uuid primary key references person,
  generation integer not null default 1
);
