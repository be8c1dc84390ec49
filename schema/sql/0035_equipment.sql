-- A shop that was there before says in the office at which drawer each of its tills stands.
insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, p.value, 'allow'
  from role r, json_each('["drawer.set","device.equip"]') p
 where r.role_id in ('owner', 'manager');
