update reports set fence_raises = @FenceRaises where name = @Name and revision = @Revision
