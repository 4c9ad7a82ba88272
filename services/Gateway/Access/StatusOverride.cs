namespace Disclosure.Gateway.Access;

/// <summary>A status of success other than 200, which is the only one that the transcoder sets.</summary>
internal sealed class StatusOverride
{
    private StatusOverride(int status) => HasBody = status != StatusCodes.Status304NotModified;

    /// <summary>Whether the answer's body is sent.</summary>
    public bool HasBody { get; }

    /// <summary>Sets the status when the answer begins, after the transcoder has set its own.</summary>
    public static void Set(HttpContext context, int status)
    {
        var own = new StatusOverride(status);
        context.Features.Set(own);
        // Too early now: the transcoder sets 200 when it begins to write.
        context.Response.OnStarting(() =>
        {
            // An error that came after it has a status of its own.
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                context.Response.StatusCode = status;
                // A 304 has no body, and a length would announce one.
                if (!own.HasBody)
                {
                    context.Response.ContentLength = null;
                }
            }

            return Task.CompletedTask;
        });
    }
}
