-- until is the day before the new title holds. A second change on the same day is refused by the primary key.
insert into past_titles (agency, until, title) values (@Agency, @Until, @Before)
