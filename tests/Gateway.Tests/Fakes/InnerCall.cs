using Google.Protobuf;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>A call that the gateway made to a service.</summary>
/// <param name="Method">Service and method, such as "FilingService.GetReport".</param>
/// <param name="Request">The request; the messages of a client stream merged into one.</param>
/// <param name="Messages">Number of messages that brought it.</param>
internal sealed record InnerCall(string Method, IMessage Request, int Messages);
