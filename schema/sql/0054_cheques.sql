-- What a customer's account is paid with: a cheque has a bank and a date, and is in hand until the
-- bank has paid it or sent it back; a transfer has come into the bank.
alter table money_part add column bank text not null default '';
alter table money_part add column dated integer;

create table cheque (
  cheque_id   text primary key,
  outlet_id   text not null references outlet,
  customer_id text not null references customer,
  money_id    text not null references money_received,
  position    integer not null,
  number      text not null check (number <> ''),
  bank        text not null,
  dated       integer not null,
  amount      integer not null check (amount > 0),
  taken_at    integer not null,
  cleared_at  integer,
  bounced_at  integer,
  reason      text not null default '',
  rev         integer not null default 1,
  unique (money_id, position),
  foreign key (money_id, position) references money_part (money_id, position),
  check ((bounced_at is null) = (reason = ''))
) strict;

create index cheque_in_hand on cheque (dated, taken_at) where cleared_at is null and bounced_at is null;
create index cheque_by_customer on cheque (customer_id, taken_at);

create trigger cheque_is_final
before update of cheque_id, outlet_id, customer_id, money_id, position, number, bank, dated, amount, taken_at on cheque
begin select raise(rollback, 'a cheque is what it was when it was taken'); end;
create trigger cheque_bounced_is_final before update on cheque when old.bounced_at is not null
begin select raise(rollback, 'a cheque that has bounced stays so; its customer pays again'); end;
create trigger cheque_stays before delete on cheque
begin select raise(rollback, 'cheques are never deleted'); end;

-- A shop from before has the account, and lets those say what became of a cheque who trust its customers.
-- One that is only now set up is given its accounts by the setup.
insert or ignore into account (account_id, names, kind)
select '1035', '{"en":"Cheques in hand","hi":"हाथ में चेक"}', 'asset'
 where exists (select 1 from account where account_id = '1010');

insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, p.value, v.column2
  from (values ('owner', 'allow'), ('manager', 'allow'), ('cashier', 'ask')) v
  join role r on r.role_id = v.column1
  join json_each('["cheque.clear","cheque.bounce"]') p;
