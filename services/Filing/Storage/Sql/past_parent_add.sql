insert into past_parents (agency, until, parent, since) values (@Agency, @Until, @Before, '')
