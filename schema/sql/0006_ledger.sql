-- Double-entry books.

create table account (
  account_id text primary key,
  names      text not null check (json_valid(names)),
  kind       text not null check (kind in ('asset', 'liability', 'equity', 'income', 'expense')),
  is_active  integer not null default 1 check (is_active in (0, 1))
) strict;

create table journal_entry (
  entry_id      text primary key,
  outlet_id     text not null references outlet,
  fiscal_year   text not null,
  no            integer not null,
  business_date integer not null,
  memo          text not null,
  -- One business document has one entry a purpose, however often it is retried.
  source_kind   text not null,
  source_id     text not null,
  purpose       text not null default 'main',
  reverses_id   text unique references journal_entry,
  at            integer not null,
  by            text,
  is_sealed     integer not null default 0 check (is_sealed in (0, 1)),
  unique (outlet_id, fiscal_year, no),
  unique (source_kind, source_id, purpose)
) strict, without rowid;

create index entry_by_date on journal_entry (outlet_id, business_date);

create table posting (
  entry_id   text not null references journal_entry,
  line_no    integer not null,
  account_id text not null references account,
  -- Debit above zero, credit below.
  amount     integer not null check (amount <> 0),
  person_id  text references person,
  primary key (entry_id, line_no)
) strict, without rowid;

-- An entry is written open, its postings follow, then it is sealed. Sealing is
-- the moment the books are checked, so it is where they can refuse. ROLLBACK
-- rather than ABORT: half a document must not be committable.
create trigger entry_starts_open before insert on journal_entry when new.is_sealed <> 0
begin select raise(rollback, 'an entry is written open and sealed after its postings'); end;

create trigger entry_is_gapless before insert on journal_entry
when new.no <> 1 + coalesce((select max(no) from journal_entry where outlet_id = new.outlet_id and fiscal_year = new.fiscal_year), 0)
begin select raise(rollback, 'an entry number is the next of its year'); end;

create trigger entry_balances before update of is_sealed on journal_entry when new.is_sealed = 1 and old.is_sealed = 0
begin
  select raise(rollback, 'an entry has at least two postings')
   where (select count(*) from posting where entry_id = new.entry_id) < 2;
  select raise(rollback, 'an entry balances')
   where (select coalesce(sum(amount), 0) from posting where entry_id = new.entry_id) <> 0;
end;

create trigger entry_is_final before update on journal_entry when old.is_sealed = 1
begin select raise(rollback, 'a sealed entry is corrected by another entry'); end;
create trigger entry_changes_only_its_seal before update of entry_id, outlet_id, fiscal_year, no, business_date, memo, source_kind, source_id, purpose, reverses_id, at, by on journal_entry
begin select raise(rollback, 'an entry is only ever sealed'); end;
create trigger entry_stays before delete on journal_entry
begin select raise(rollback, 'entries are never deleted'); end;

create trigger posting_goes_into_open before insert on posting
when (select is_sealed from journal_entry where entry_id = new.entry_id) <> 0
begin select raise(rollback, 'a sealed entry takes no more postings'); end;
create trigger posting_is_final before update on posting
begin select raise(rollback, 'postings are never changed'); end;
create trigger posting_stays before delete on posting
begin select raise(rollback, 'postings are never deleted'); end;
