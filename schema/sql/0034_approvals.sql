-- Asking somebody who may allow a command, on their own screen. Once approved,
-- the question's id is a sign-in of theirs, for this one command.
create table approval (
  approval_id  text primary key,
  outlet_id    text not null references outlet,
  command_id   text not null,
  command      text not null,
  -- The answer holds for these arguments and no others.
  args_hash    text not null,
  -- What the hub read of them for whoever is asked.
  asked_for    text not null check (json_valid(asked_for)),
  device_id    text not null references device,
  asked_by     text not null references user,
  approver_id  text not null references user,
  asked_at     integer not null,
  expires_at   integer not null,
  state        text not null check (state in ('waiting', 'approved', 'declined', 'withdrawn')),
  answered_at  integer,
  rev          integer not null default 1,
  check ((state = 'waiting') = (answered_at is null)),
  check (asked_by <> approver_id)
) strict, without rowid;

-- A screen waits for one answer at a time.
create unique index approval_waiting on approval (device_id) where state = 'waiting';
create index approval_by_outlet on approval (outlet_id, asked_at);

create trigger approval_is_final before update on approval when old.state <> 'waiting'
begin select raise(rollback, 'an answered question is never changed'); end;
create trigger approval_is_the_same before update on approval
when old.command_id <> new.command_id or old.args_hash <> new.args_hash or old.approver_id <> new.approver_id
begin select raise(rollback, 'what was asked, and whom, stays'); end;
create trigger approval_stays before delete on approval
begin select raise(rollback, 'what was asked is never deleted'); end;

insert or ignore into role_right (role_id, permission, verdict)
select r.role_id, p.value, 'allow'
  from (values
    ('owner', '["approval.answer"]'),
    ('manager', '["approval.ask","approval.withdraw","approval.answer"]'),
    ('cashier', '["approval.ask","approval.withdraw","approval.answer"]'),
    ('seller', '["approval.ask","approval.withdraw"]'),
    ('waiter', '["approval.ask","approval.withdraw"]')
  ) v
  join role r on r.role_id = v.column1
  join json_each(v.column2) p;
