-- Whether the pickup board, and the page a token leads to, say the name that is called beside it.
alter table guest_setting add column shows_names integer not null default 1 check (shows_names in (0, 1));
