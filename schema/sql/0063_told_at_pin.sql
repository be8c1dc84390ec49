-- What the hub could say of a command when somebody typed their PIN to allow it; null: nothing was kept of it.
alter table sign_in add column told text check (told is null or json_valid(told));
