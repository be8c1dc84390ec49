-- Why a cheque came back may name somebody: it is forgotten with its customer, and nothing else of it changes.
drop trigger cheque_bounced_is_final;
create trigger cheque_bounced_is_final before update on cheque
when old.bounced_at is not null
 and not (new.reason = '–' and new.bounced_at = old.bounced_at and new.cleared_at is old.cleared_at)
begin select raise(rollback, 'a cheque that has bounced stays so; its customer pays again'); end;
