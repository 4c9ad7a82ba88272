-- Changes neither state nor revision, so that the etag that people hold stays good.
update reports set fence_raises = @FenceRaises where name = @Name and revision = @Revision
