namespace Disclosure.Filing.Webhooks;

/// <summary>A host of which every address is inside the network.</summary>
internal sealed class AddressForbiddenException() : IOException("The receiver has no address that events may go to.");
