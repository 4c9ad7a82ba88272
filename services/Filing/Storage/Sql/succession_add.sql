-- The same fact said twice, such as by a merger that is repeated for one predecessor, is no error.
insert into successions (predecessor, successor, since, in_part)
values (@Predecessor, @Successor, @Since, @InPart)
on conflict do nothing
