-- The log: entries are the leaves of a Merkle tree (RFC 6962), kept with the hashes of its complete subtrees.
create table audit_head (
  one boolean primary key default true check (one),
  size bigint not null default 0
);
insert into audit_head default values;

create table audit_entry (
  index bigint primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  operation text not null,
  -- The leaf, as canonical JSON: it names who did what when, and the digest of the input.
  body text not null
);
create index audit_entry_actor on audit_entry (actor, index desc);
create index audit_entry_operation on audit_entry (operation, index desc);

-- The input lies beside the leaf, salted in its digest, so that personal data in it can be erased without a change to the tree.
create table audit_input (
  entry bigint primary key references audit_entry,
  salt text not null,
  input text not null
);

create table audit_node (
  level integer not null,
  position bigint not null,
  hash bytea not null,
  primary key (level, position)
);

create function audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only';
end $$;
create trigger audit_entry_stays before update or delete or truncate on audit_entry for each statement execute function audit_stays();
create trigger audit_node_stays before update or delete or truncate on audit_node for each statement execute function audit_stays();
create trigger audit_input_stays before update on audit_input for each statement execute function audit_stays();
create trigger audit_head_stays before delete or truncate on audit_head for each statement execute function audit_stays();
