using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Disclosure.ServiceDefaults.Hosting.Tls;

/// <summary>
/// What is made of files that others replace while the process runs. Their bytes are looked at when it is asked for, at most once a
/// second: times of files say nothing of those behind links, which is how certificates are mounted into containers.
/// </summary>
/// <typeparam name="T">What is made of them.</typeparam>
/// <param name="load">Throws where the files hold nothing of use, for example while they are being written.</param>
internal sealed partial class WatchedFiles<T>(string[] paths, Func<T> load, TimeProvider clock, ILogger logger)
    where T : class
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private byte[] _digest = [];
    private T? _current;
    private long _looked;

    /// <summary>What the files hold, or held when they were last of use.</summary>
    public T Get()
    {
        lock (_lock)
        {
            if (_current is not null && clock.GetElapsedTime(_looked) < s_period)
            {
                return _current;
            }

            _looked = clock.GetTimestamp();
            return Look(_current);
        }
    }

    private T Look(T? before)
    {
        try
        {
            var digest = ComputeDigest();
            if (before is not null && digest.AsSpan().SequenceEqual(_digest))
            {
                return before;
            }

            _current = load();
            _digest = digest;
            return _current;
        }
        // Half-written files will be whole at the next look; a process that starts has nothing to go on with.
        catch (Exception broken)
            when (before is not null
                && broken is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException
            )
        {
            Unusable(logger, string.Join(", ", paths), broken.Message);
            return before;
        }
    }

    private byte[] ComputeDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        return hash.GetHashAndReset();
    }

    [LoggerMessage(1, LogLevel.Warning, "{Files} cannot be used; what they held before is: {Cause}")]
    private static partial void Unusable(ILogger logger, string files, string cause);
}
