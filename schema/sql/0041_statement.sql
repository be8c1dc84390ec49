-- Statements of account are for whoever takes the money for it (`schema/permissions.ts`).
insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, 'customer.statement', 'allow'
  from (values ('owner'), ('manager'), ('cashier'), ('seller')) v
  join role r on r.role_id = v.column1;
