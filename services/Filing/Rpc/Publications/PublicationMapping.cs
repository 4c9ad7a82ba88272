using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Publications;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Publications;

/// <summary>Maps publications from message to domain and validates their fields.</summary>
internal static partial class PublicationMapping
{
    // Limits of the contract; all files are held in memory until their digests are checked.
    private const int MaxFiles = 12;
    private const int MaxTables = 10;
    private const int MaxYears = 10;
    private const int MaxTotals = 200;
    private const int MaxText = 150;
    private const int MaxRenderer = 100;
    private const long MaxFileBytes = 32 * 1024 * 1024;
    private const long MaxBytes = 3 * MaxFileBytes;

    /// <summary>The move that publishes.</summary>
    public static ReportCommand ToCommand(this Proto.PublishReportRequest head, DateTimeOffset time) =>
        new(ReportVerb.Publish, ReportName.Parse("name", head.Name), head.Etag, head.Actor.ToActor(), time)
        {
            // The guard of the transition asks how many files there are; their bytes are checked before.
            Files = head.Files.Count,
        };

    /// <summary>What is published. Numbers of totals were validated.</summary>
    public static PublicationDraft ToDraft(this Proto.PublishReportRequest head) =>
        new(head.FiguresSha256, head.Renderer, [.. head.Tables], [.. head.Files.Select(ToDraft)]);

    /// <summary>INVALID_FIELDS with every limit that the head breaks.</summary>
    /// <param name="head">First message of the stream.</param>
    public static void RequireLimits(Proto.PublishReportRequest head)
    {
        var limits = new FieldLimits();
        RequireDigest(limits, "figures_sha256", head.FiguresSha256);
        limits.RequireLength("renderer", "RENDERER_LENGTH", head.Renderer, 1, MaxRenderer);
        limits.RequireCount("tables", head.Tables.Count, 1, MaxTables);
        limits.RequireCount("files", head.Files.Count, 1, MaxFiles);
        limits.Require(
            head.Files.DistinctBy(f => f.Format).Count() == head.Files.Count,
            "files",
            "FORMAT_TWICE",
            "must be of different formats",
            "同一格式只能有一个文件"
        );
        limits.Require(
            // Clamped, so that sizes that overflow in the sum are refused and not wrapped.
            head.Files.Sum(f => Math.Clamp(f.Size, 0, MaxBytes)) <= MaxBytes,
            "files",
            "FILES_TOO_LARGE",
            $"must have {MaxBytes} bytes at most",
            "文件合计不能超过 96 MB"
        );
        foreach (var (index, file) in head.Files.Take(MaxFiles).Index())
        {
            RequireLimits(limits, $"files[{index}]", file);
        }

        limits.ThrowIfAny();
    }

    private static void RequireLimits(FieldLimits limits, string field, Proto.FileHead file)
    {
        limits.Require(
            Format().IsMatch(file.Format),
            $"{field}.format",
            "FORMAT_NAME",
            "must be [a-z0-9]{2,8}",
            "格式名称不正确"
        );
        limits.RequireLength($"{field}.media_type", "MEDIA_TYPE_LENGTH", file.MediaType, 3, MaxText);
        limits.RequireLength($"{field}.file_name", "FILE_NAME_FORMAT", file.FileName, 1, MaxText);
        limits.Require(
            // The name ends up in a Content-Disposition header and in archives: no path may hide in it.
            !file.FileName.Contains('/', StringComparison.Ordinal)
                && !file.FileName.Contains('\\', StringComparison.Ordinal),
            $"{field}.file_name",
            "FILE_NAME_FORMAT",
            "must have no slash",
            "文件名不能含有斜杠"
        );
        RequireDigest(limits, $"{field}.sha256", file.Sha256);
        limits.Require(
            file.Size is > 0 and <= MaxFileBytes,
            $"{field}.size",
            "FILE_SIZE",
            $"must be 1 to {MaxFileBytes}",
            "单个文件应在 32 MB 以内且不为空"
        );
        // Facts are absent for a format that cannot be read back.
        if (file.Facts is { } facts)
        {
            limits.RequireCount($"{field}.facts.years", facts.Years.Count, 0, MaxYears);
            limits.RequireCount($"{field}.facts.tables", facts.Tables.Count, 0, MaxTables);
            limits.RequireCount($"{field}.facts.totals", facts.Totals.Count, 0, MaxTotals);
            limits.Require(
                facts.Totals.All(t => IsNumber(t.Printed) && IsNumber(t.Added)),
                $"{field}.facts.totals",
                "TOTAL_NUMBER",
                "must be decimals",
                "合计应为数字"
            );
        }
    }

    private static DraftFile ToDraft(Proto.FileHead file) =>
        new(
            new PublishedFile(file.Format, file.MediaType, file.FileName, file.Sha256, file.Size),
            file.Facts is { } facts
                ? new(
                    [.. facts.Years],
                    [.. facts.Tables],
                    facts.FiguresSha256,
                    [
                        .. facts.Totals.Select(t => new PrintedTotal(
                            t.Cell,
                            ParseNumber(t.Printed),
                            ParseNumber(t.Added)
                        )),
                    ]
                )
                : null
        );

    private static void RequireDigest(FieldLimits limits, string field, string digest) =>
        limits.Require(
            Sha256().IsMatch(digest),
            field,
            "DIGEST_FORMAT",
            "must be SHA-256 in lower-case hex",
            "摘要应为64位小写十六进制"
        );

    private static bool IsNumber(string text) =>
        // Invariant and without exponent: figures are decimals as people write them.
        text.Length == 0
        || decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out _
        );

    private static decimal? ParseNumber(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z0-9]{2,8}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Format();

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
