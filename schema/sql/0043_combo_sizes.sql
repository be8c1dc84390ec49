-- A part of a combo may be one size of its item.
alter table modifier add column variant_id text references variant;

-- Who may set a price may end one.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'price.end', verdict from role_right where permission = 'price.set';
