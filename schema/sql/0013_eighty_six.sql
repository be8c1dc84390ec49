-- Eighty-six: what an outlet has none of now, or only so much.

create table eighty_six (
  outlet_id     text not null references outlet,
  -- The size where one is meant, else the item.
  subject_id    text not null,
  item_id       text not null references item,
  variant_id    text references variant,
  -- Thousandths; none once it is back on the menu.
  left_milli    integer check (left_milli >= 0),
  is_counted    integer not null check (is_counted in (0, 1)),
  -- The business date it holds for; none: until further notice.
  business_date integer,
  at            integer not null,
  by            text references user,
  rev           integer not null default 1,
  primary key (outlet_id, subject_id),
  check (subject_id = coalesce(variant_id, item_id))
) strict, without rowid;
