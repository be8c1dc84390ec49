-- What a screen is called in each language, once somebody has named it so; null: as when it was invited.
alter table device add column names text check (json_valid(names));

-- A shop from before lets those rename a screen who say where it stands.
insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, 'device.rename', 'allow'
  from (values ('owner'), ('manager')) v
  join role r on r.role_id = v.column1;
