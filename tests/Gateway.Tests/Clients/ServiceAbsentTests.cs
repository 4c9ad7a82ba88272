using System.Security.Authentication;
using Disclosure.Gateway.Clients;
using Grpc.Core;

namespace Disclosure.Gateway.Tests.Clients;

/// <summary>Which errors of a call mean that the service is not there.</summary>
public sealed class ServiceAbsentTests
{
    [Fact]
    public void A_service_that_shows_the_certificate_of_another_is_not_there()
    {
        var cause = new HttpRequestException("no connection", new AuthenticationException("another name"));
        Assert.True(ServiceAbsentException.IsAbsence(new(new(StatusCode.Internal, "", cause))));
        Assert.False(ServiceAbsentException.IsAbsence(new(new(StatusCode.Internal, ""))));
    }
}
