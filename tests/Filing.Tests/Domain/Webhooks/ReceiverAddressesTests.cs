using System.Net;
using Disclosure.Filing.Domain.Webhooks;

namespace Disclosure.Filing.Tests.Domain.Webhooks;

public sealed class ReceiverAddressesTests
{
    private static readonly ReceiverAddresses s_none = new([], []);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    public void An_address_inside_the_network_is_refused(string address) =>
        Assert.False(s_none.IsAllowed("receiver.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("223.5.5.5")]
    [InlineData("2400:3200::1")]
    [InlineData("::ffff:8.8.8.8")]
    public void An_address_of_the_internet_is_allowed(string address) =>
        Assert.True(s_none.IsAllowed("receiver.example", IPAddress.Parse(address)));

    [Fact]
    public void What_the_operator_lists_is_allowed_and_nothing_beside_it()
    {
        var listed = new ReceiverAddresses([IPNetwork.Parse("10.1.0.0/16")], ["oa.example.gov.cn"]);
        Assert.True(listed.IsAllowed("x", IPAddress.Parse("10.1.2.3")));
        Assert.True(listed.IsAllowed("x", IPAddress.Parse("::ffff:10.1.2.3")));
        Assert.False(listed.IsAllowed("x", IPAddress.Parse("10.2.2.3")));
        Assert.True(listed.IsAllowed("OA.example.gov.cn", IPAddress.Parse("192.168.0.9")));
        Assert.True(listed.IsListed(new("http://10.1.2.3/x")));
        Assert.True(listed.IsListed(new("http://oa.example.gov.cn/x")));
        Assert.False(listed.IsListed(new("http://portal.example.gov.cn/x")));
    }
}
