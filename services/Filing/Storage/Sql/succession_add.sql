insert into successions (predecessor, successor, since, in_part)
values (@Predecessor, @Successor, @Since, @InPart)
on conflict do nothing
