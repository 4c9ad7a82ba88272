-- Revision is that after the move. No row changes where somebody else has moved the item since it was read: ETAG_MISMATCH.
update rectifications
set state = @State, revision = @Revision, resolver = @Resolver, closer = @Closer, move_time = @MoveTime, reason = @Reason
where agency = @Agency and number = @Number and revision = @Revision - 1
