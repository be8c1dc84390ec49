-- Ingredients, and what each thing that is sold takes of them. And a size may
-- leave the menu: the bills that name it keep it.

alter table variant add column is_active integer not null default 1 check (is_active in (0, 1));

create table ingredient (
  ingredient_id text primary key,
  names         text not null check (json_valid(names)),
  -- Recipes count it in thousandths of this.
  unit          text not null,
  is_active     integer not null default 1 check (is_active in (0, 1))
) strict;

-- One unit of the subject takes this much. A size has its own recipe or, where
-- it has none, its item's.
create table recipe_line (
  recipe_line_id integer primary key,
  item_id        text references item,
  variant_id     text references variant,
  modifier_id    text references modifier,
  subject_id     text not null generated always as (coalesce(item_id, variant_id, modifier_id)) stored,
  position       integer not null,
  ingredient_id  text not null references ingredient,
  qty_milli      integer not null check (qty_milli > 0),
  unique (subject_id, ingredient_id),
  check ((item_id is not null) + (variant_id is not null) + (modifier_id is not null) = 1)
) strict;

create index recipe_line_by_ingredient on recipe_line (ingredient_id);
