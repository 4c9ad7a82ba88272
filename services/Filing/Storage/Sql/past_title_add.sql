insert into past_titles (agency, until, title) values (@Agency, @Until, @Before)
