-- A day of the place (YYYY-MM-DD) or an instant (ISO 8601 with Z or an offset), as the paper says it.
create domain moment as text check (value ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$');

create table issuer (
  id text primary key check (id <> ''),
  name text not null check (name <> ''),
  -- Keys by which its signatures are known: did:key:…
  dids text[] not null default '{}',
  types text[] not null,
  schemes text[] not null default '{}',
  valid_from moment,
  valid_until moment,
  withdrawn_at moment,
  reason text
);

create table qualification (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  type text not null check (type <> ''),
  edition text,
  -- Id of an issuer of the trust list, or what the paper says of one that is not there.
  issuer text not null check (issuer <> ''),
  issued_on moment,
  valid_from moment,
  valid_until moment,
  valid_months integer check (valid_months between 1 and 1200),
  course_on moment,
  sites text[],
  supersedes uuid references qualification,
  withdrawn_at moment,
  reason text,
  proof text not null check (proof in ('signature', 'seen', 'none', 'broken')),
  seen_by uuid references person,
  seen_on date,
  -- The signed credential itself, where there is one; sound: its signature fits and names this holder, whoever the issuer is.
  credential text,
  sound boolean not null default false,
  created_at timestamptz not null default now(),
  check (proof <> 'seen' or (seen_by is not null and seen_by <> person)),
  check (proof <> 'signature' or sound),
  check ((withdrawn_at is null) = (reason is null))
);
create index qualification_person on qualification (person, type);
create index qualification_issuer on qualification (issuer);
create unique index qualification_credential on qualification (person, md5(credential)) where credential is not null;

create table affiliation (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  organisation uuid not null references organisation,
  -- ISO 3166 country whose policies hold for the bond itself.
  jurisdiction text not null check (jurisdiction ~ '^[A-Z]{2}$'),
  valid_from moment not null,
  valid_until moment,
  withdrawn_at moment,
  reason text,
  person_signed_at timestamptz,
  organisation_signed_at timestamptz,
  organisation_signed_by uuid references person,
  created_at timestamptz not null default now(),
  check ((organisation_signed_at is null) = (organisation_signed_by is null)),
  check (organisation_signed_by <> person)
);
create index affiliation_person on affiliation (person, organisation);
create index affiliation_organisation on affiliation (organisation);

create table appointment (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  role text not null check (role <> ''),
  valid_from moment,
  valid_until moment,
  withdrawn_at moment
);
create index appointment_person on appointment (person, role);

create table approval (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind <> ''),
  project text not null check (project <> ''),
  reference text not null check (reference <> ''),
  sites text[],
  modes text[],
  valid_from moment,
  valid_until moment,
  withdrawn_at moment,
  reason text,
  entered_by uuid references person
);
create index approval_project on approval (project, kind);

-- Subjects by the pseudonym of their project: who they are is not kept here.
create table consent (
  id uuid primary key default gen_random_uuid(),
  project text not null check (project <> ''),
  subject text not null check (subject <> ''),
  valid_from moment,
  valid_until moment,
  withdrawn_at moment
);
create index consent_subject on consent (project, subject);

create table agreement (
  id uuid primary key default gen_random_uuid(),
  organisation uuid not null references organisation,
  dataset text not null check (dataset <> ''),
  purposes text[] not null check (cardinality(purposes) > 0),
  valid_from moment,
  valid_until moment,
  withdrawn_at moment,
  reason text,
  entered_by uuid references person
);
create index agreement_party on agreement (organisation, dataset);

create table dosimeter (
  id uuid primary key default gen_random_uuid(),
  number text not null check (number <> ''),
  person uuid not null references person,
  valid_from moment not null,
  valid_until moment,
  withdrawn_at moment
);
create index dosimeter_person on dosimeter (person);
-- One person wears it at a time.
create unique index dosimeter_out on dosimeter (number) where withdrawn_at is null;

create table course (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  type text not null check (type <> ''),
  edition text,
  issuer text not null references issuer,
  valid_months integer check (valid_months between 1 and 1200),
  about text not null default '',
  retired_at timestamptz
);

create table course_run (
  id uuid primary key default gen_random_uuid(),
  -- What people say when they book it.
  number bigint generated always as identity,
  course uuid not null references course,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  seats integer not null check (seats > 0),
  place text not null default '',
  language text not null default 'en' check (language in ('en', 'de', 'da', 'sv', 'ko')),
  cancelled_at timestamptz
);
create index course_run_start on course_run (starts_at);

create table enrolment (
  id uuid primary key default gen_random_uuid(),
  place bigint generated always as identity,
  run uuid not null references course_run,
  person uuid not null references person,
  status text not null check (status in ('enrolled', 'waiting', 'left', 'passed')),
  at timestamptz not null
);
create index enrolment_person on enrolment (person);
create unique index enrolment_once on enrolment (run, person) where status <> 'left';

create table contact (
  id uuid primary key default gen_random_uuid(),
  role text not null unique check (role <> ''),
  contact text not null check (contact <> '')
);

create table policy (
  id text not null,
  version integer not null,
  valid_from date not null,
  -- The version whole, as a policy file has it.
  entry jsonb not null,
  -- Came with the house, or was written by the centre: the latter an upgrade leaves alone.
  origin text not null check (origin in ('house', 'centre')),
  primary key (id, version)
);
-- Another edition whenever a version is added, changed or removed, so that readers know that what they remember is old.
create table policy_edition (
  one boolean primary key default true check (one),
  edition uuid not null default gen_random_uuid()
);
insert into policy_edition default values;

create table decision (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  organisation uuid,
  -- What it was decided for: a booking, a workspace…
  subject_kind text not null,
  subject text not null,
  answer text not null check (answer in ('allow', 'allow-supervised', 'allow-not-evidence', 'deny')),
  during tstzrange not null check (not isempty(during)),
  jurisdiction text not null,
  request jsonb not null,
  reasons jsonb not null,
  -- What rooms, equipment and datasets were called.
  names jsonb not null default '{}',
  broken_glass jsonb,
  -- SHA-256 of request, policies and facts.
  inputs text not null,
  tags text[] not null,
  -- Keys of the facts that were looked up, found or not: a change of one of them moves this decision.
  looks text[] not null,
  -- The whole decision, signed (DSSE).
  envelope jsonb not null,
  decided_at timestamptz not null,
  -- Whether it is the latest of its subject.
  current boolean not null default true
);
create unique index decision_current on decision (subject_kind, subject) where current;
create index decision_subject on decision (subject_kind, subject, decided_at desc);
create index decision_person on decision (person, decided_at desc);
create index decision_at on decision (decided_at desc);
create index decision_looks on decision using gin (looks) where current;
create index decision_during on decision using gist (during) where current;
create index decision_glass on decision (decided_at) where broken_glass is not null;

create function decision_stays() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - 'current' <> to_jsonb(new) - 'current' then
    raise exception 'a decision is never changed; a new one follows it';
  end if;
  return new;
end $$;
create trigger decision_stays before update on decision for each row execute function decision_stays();

-- The facts as the gates see them, in their words.
create view fact_credentials as
  select id, person, type, edition, issuer, issued_on as "issuedOn", valid_from as "validFrom",
    valid_until as "validUntil", valid_months as "validMonths", course_on as "courseOn", sites, withdrawn_at as "withdrawnAt", proof
  from qualification;
create view fact_issuers as
  select id, types, schemes, valid_from as "validFrom", valid_until as "validUntil", withdrawn_at as "withdrawnAt" from issuer;
create view fact_affiliations as
  select id, person, organisation,
    (person_signed_at is not null and organisation_signed_at is not null) as signed,
    valid_from as "validFrom", valid_until as "validUntil", withdrawn_at as "withdrawnAt"
  from affiliation;
create view fact_appointments as
  select id, person, role, valid_from as "validFrom", valid_until as "validUntil", withdrawn_at as "withdrawnAt"
  from appointment;
create view fact_approvals as
  select id, kind, project, sites, modes, valid_from as "validFrom", valid_until as "validUntil", withdrawn_at as "withdrawnAt"
  from approval;
create view fact_consents as
  select id, project, subject, valid_from as "validFrom", valid_until as "validUntil", withdrawn_at as "withdrawnAt" from consent;
create view fact_agreements as
  select id, organisation, dataset, purposes, valid_from as "validFrom", valid_until as "validUntil",
    withdrawn_at as "withdrawnAt"
  from agreement;
create view fact_dosimeters as
  select id, person, valid_from as "validFrom", valid_until as "validUntil", withdrawn_at as "withdrawnAt"
  from dosimeter;
create view fact_courseruns as
  select course_run.id, course.type, course.issuer, course.edition,
    to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start,
    to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "end",
    (seats - (select count(*) from enrolment where run = course_run.id and status in ('enrolled', 'passed')))::integer as seats,
    'C' || number as booking, valid_months as "validMonths"
  from course_run join course on course.id = course
  where cancelled_at is null and course.retired_at is null;
create view fact_contacts as select id, role, contact from contact;
