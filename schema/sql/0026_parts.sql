-- Of a combo each part is made at its own station, on a line of its own.

-- The choice that is made here; empty: the line itself.
alter table ticket_line add column part_id text not null default '';
