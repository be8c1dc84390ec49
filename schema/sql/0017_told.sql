-- How a ticket reached its station: seen on a screen, put on paper, or neither.

-- When the hub found that no screen had shown it in time.
alter table ticket add column missed_at integer;
-- Where it was last put on paper; empty while it has been on none.
alter table ticket add column printer_id text references printer;
-- What the paper says of where it goes.
alter table ticket add column printed_label text not null default '';
-- How much of a line the paper asks for, and where it says that the line goes.
alter table ticket_line add column printed_milli integer not null default 0 check (printed_milli >= 0);
alter table ticket_line add column printed_to text not null default '';

-- Every second somebody asks for these.
create index ticket_untold on ticket (fired_at)
where state = 'fired' and seen_at is null and missed_at is null and printer_id is null;
