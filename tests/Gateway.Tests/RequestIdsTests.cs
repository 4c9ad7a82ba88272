using Disclosure.ApiErrors;
using Disclosure.Gateway.Composition;

namespace Disclosure.Gateway.Tests;

/// <summary>Ids of the parts of one write.</summary>
public sealed class RequestIdsTests
{
    private const string Id = "123e4567-e89b-12d3-a456-426614174000";

    [Fact]
    public void A_part_has_the_same_id_every_time_and_no_other_part_has_it()
    {
        var id = RequestIds.Derive(Id, "narrative");
        Assert.True(Guid.TryParseExact(id, "D", out _));
        Assert.Equal(id, RequestIds.Derive(Id, "narrative"));
        Assert.Equal(id, RequestIds.Derive(Id.ToUpperInvariant(), "narrative"));
        Assert.NotEqual(id, RequestIds.Derive(Id, "statistics"));
        Assert.NotEqual(Id, id);
    }

    [Fact]
    public void Without_an_id_every_write_is_one_of_its_own()
    {
        Assert.NotEqual(RequestIds.Derive("", "narrative"), RequestIds.Derive("", "narrative"));
        RequestIds.Validate("");
    }

    [Theory]
    [InlineData("123e4567e89b12d3a456426614174000")]
    [InlineData("{123e4567-e89b-12d3-a456-426614174000}")]
    [InlineData("123E4567-E89B-12D3-A456-426614174000")]
    public void Every_way_to_write_an_id_is_the_same_id(string id) =>
        Assert.Equal(
            RequestIds.Derive("123e4567-e89b-12d3-a456-426614174000", "narrative"),
            RequestIds.Derive(id, "narrative")
        );

    [Theory]
    [InlineData("once")]
    [InlineData("{0x123e4567,0xe89b,0x12d3,{0xa4,0x56,0x42,0x66,0x14,0x17,0x40,0x00}}")]
    public void An_id_that_is_no_uuid_is_refused(string id)
    {
        var error = Assert.Throws<ApiException>(() => RequestIds.Validate(id));
        Assert.Equal("REQUEST_ID_FORMAT", Assert.Single(error.Violations).Reason);
        Assert.Throws<ApiException>(() => RequestIds.Derive(id, "narrative"));
    }
}
