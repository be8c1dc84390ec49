-- Whoever may let others ask may ask too: an owner's role is never less than a manager's.
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'approval.ask', 'allow' from role where role_id = 'owner'
union all
select role_id, 'approval.withdraw', 'allow' from role where role_id = 'owner';
