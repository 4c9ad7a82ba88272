update reports set fence_raises = fence_raises + 1 where name = @Name
