-- What a floor is set to is told to the tablets that are open, as everything else is.
alter table floor_setting add column rev integer not null default 1;
