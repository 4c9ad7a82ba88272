update rectifications
set state = @State, revision = @Revision, resolver = @Resolver, closer = @Closer, move_time = @MoveTime, reason = @Reason
where agency = @Agency and number = @Number and revision = @Revision - 1
