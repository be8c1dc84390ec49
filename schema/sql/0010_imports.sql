-- Sales of the past that were brought in from elsewhere. What they are called
-- there is kept, so that none is ever booked twice.

create table sale_import (
  outlet_id   text not null references outlet,
  source      text not null,
  ref         text not null,
  bill_id     text not null unique references bill,
  imported_at integer not null,
  primary key (outlet_id, source, ref)
) strict, without rowid;

create trigger sale_import_is_final before update on sale_import
begin select raise(rollback, 'what a sale was called where it came from is never changed'); end;
create trigger sale_import_stays before delete on sale_import
begin select raise(rollback, 'an imported sale stays imported'); end;
