-- Printers, drawers and what they are asked to do.

create table printer (
  printer_id  text primary key,
  outlet_id   text not null references outlet,
  -- The one bridge that drives it: two must never own the same printer. Empty until a bridge has joined.
  bridge_id   text references device,
  names       text not null check (json_valid(names)),
  port        text not null,
  profile     text not null,
  state       text not null default 'unknown' check (state in ('unknown', 'online', 'offline')),
  reasons     text not null default '[]' check (json_valid(reasons)),
  reported_at integer,
  rev         integer not null default 1
) strict;

create index printer_by_outlet on printer (outlet_id);
create index printer_by_bridge on printer (bridge_id);

create table drawer (
  drawer_id   text primary key,
  outlet_id   text not null references outlet,
  printer_id  text not null references printer,
  names       text not null check (json_valid(names)),
  pin         integer not null check (pin in (2, 5)),
  state       text not null default 'unknown' check (state in ('unknown', 'open', 'closed')),
  reported_at integer,
  rev         integer not null default 1
) strict;

create index drawer_by_printer on drawer (printer_id);
create index drawer_by_outlet on drawer (outlet_id);

create table job (
  job_id      text primary key,
  outlet_id   text not null references outlet,
  printer_id  text not null references printer,
  kind        text not null check (kind in ('receipt', 'ticket', 'kick', 'shut')),
  task        text not null check (json_valid(task)),
  state       text not null check (state in ('queued', 'done', 'failed', 'expired', 'ambiguous', 'moved')),
  reason      text not null default '',
  about       text not null,
  copy        integer not null default 1,
  created_at  integer not null,
  expires_at  integer,
  finished_at integer,
  rev         integer not null default 1
) strict;

-- The bridge asks for what is queued, oldest first.
create index job_queue on job (printer_id, state, created_at);
create index job_by_about on job (about, kind);
create index job_by_outlet on job (outlet_id, created_at);

-- The last papers the virtual printers have put out; older ones are cleared.
create table paper (
  paper_id    text primary key,
  outlet_id   text not null references outlet,
  printer_id  text not null references printer,
  job_id      text not null references job,
  picture     text not null,
  width_dots  integer not null,
  height_dots integer not null,
  text        text not null,
  at          integer not null
) strict;

create index paper_by_printer on paper (printer_id, at);
