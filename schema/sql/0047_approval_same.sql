-- Everything that was asked stays as it was asked; only the answer is added.
drop trigger approval_is_the_same;
create trigger approval_is_the_same before update on approval
when old.approval_id <> new.approval_id or old.outlet_id <> new.outlet_id
  or old.command_id <> new.command_id or old.command <> new.command
  or old.args_hash <> new.args_hash or old.asked_for <> new.asked_for
  or old.device_id <> new.device_id or old.asked_by <> new.asked_by
  or old.approver_id <> new.approver_id
  or old.asked_at <> new.asked_at or old.expires_at <> new.expires_at
begin select raise(rollback, 'what was asked, and whom, stays'); end;
