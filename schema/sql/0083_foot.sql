-- What stands at the foot of an outlet's invoices: its own terms, a line each, and the account they are paid into.
alter table outlet add column terms text not null default '[]' check (json_valid(terms));
alter table outlet add column bank text check (bank is null or json_valid(bank));
-- Whoever keeps its business card keeps these.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'outlet.foot', verdict from role_right where permission = 'outlet.set';
