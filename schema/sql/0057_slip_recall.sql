-- Handing out a slip can be undone by whoever may do it (`schema/duties.ts`).
insert or ignore into role_right (role_id, permission, verdict)
select role_id, 'slip.recall', verdict from role_right where permission = 'slip.hand-out';
