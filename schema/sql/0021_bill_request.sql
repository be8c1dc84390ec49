-- Who asked for which party's bill, and which cashier has it in hand.

create table bill_request (
  request_id    text primary key,
  outlet_id     text not null references outlet,
  sitting_id    text not null references sitting,
  asked_at      integer not null,
  -- Nobody where the guests asked on their own phone.
  asked_by      text references user,
  -- Since when it waits: asked for, or let go of by whoever had it.
  waiting_since integer not null,
  claimed_at    integer,
  claimed_by    text references user,
  claimed_on    text references device,
  -- When the floor was told that no cashier takes it.
  late_at       integer,
  over_at       integer,
  rev           integer not null default 1,
  check ((claimed_at is null) = (claimed_on is null))
) strict, without rowid;

-- A party waits for one bill at a time.
create unique index bill_request_of on bill_request (sitting_id) where over_at is null;
create index bill_request_open on bill_request (outlet_id, asked_at) where over_at is null;
create index bill_request_claimed on bill_request (claimed_on) where over_at is null and claimed_on is not null;
-- Every second somebody asks for these.
create index bill_request_waiting on bill_request (waiting_since)
where over_at is null and claimed_at is null and late_at is null;
