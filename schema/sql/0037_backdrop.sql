-- A drawing of the room behind the tables of a section: its picture, how wide it lies and how strong it is.
alter table section add column backdrop text check (backdrop is null or json_valid(backdrop));

insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'plan.publish', verdict from role_right where permission = 'plan.save';
