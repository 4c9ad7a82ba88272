-- until is the day before the move. since stays empty: the day is that after the row before, and nothing reads it.
insert into past_parents (agency, until, parent, since) values (@Agency, @Until, @Before, '')
