namespace Disclosure.Gateway.Log;

/// <summary>How events reach a follower.</summary>
internal interface IEventWriter
{
    /// <summary>Begins the answer, so that the follower knows before the first event that it follows.</summary>
    Task OpenAsync();

    /// <summary>Sends an event at once.</summary>
    Task WriteAsync(PublicV1.LogLine line);

    /// <summary>Shows that the connection lives, where it does not show that by itself.</summary>
    Task BeatAsync();
}
