-- What the guests of an order may not eat, as a JSON array of allergens.
alter table sales_order add column avoids text not null default '[]';
