using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

/// <summary>What is to be rendered, read off a request and held within its limits. INVALID_ARGUMENT / INVALID_FIELDS.</summary>
internal static class ContentMapping
{
    // Far above any real report; what is above is refused by name. Prose and pictures have the limits of the form.
    private const int MaxTitle = 500;
    private const int MaxCharts = 20;

    /// <summary>Maps a request. The edition of its sheet is the form that is printed.</summary>
    public static ReportContent ToDomain(
        this Proto.RenderReportRequest request,
        IReportFormat format,
        EditionCatalog editions
    )
    {
        var sheet = request.Sheet.ToDomain(editions, "sheet");
        var last = request.LastSheet?.ToDomain(editions, "last_sheet");
        var sections = ReferenceText.Fill(SectionsOf(request), new ReferenceSheets(sheet, last));
        if (request.Title.Length > MaxTitle || request.AgencyName.Length > MaxTitle)
        {
            throw TooLong("title", "TITLE_TOO_LONG", MaxTitle, $"标题和机关名称不能超过 {MaxTitle} 字");
        }

        if (request.Charts.Count > MaxCharts)
        {
            throw TooLong("charts", "TOO_MANY_CHARTS", MaxCharts, $"图表不能超过 {MaxCharts} 个");
        }

        return new(request.Title, request.AgencyName, request.Year, sections, sheet)
        {
            Pictures = PicturesOf(request, sections),
            Charts = request.ToFigures(sheet, sections),
            HasSignatureField = RequireSignatureSupport(request, format),
            Page = PageOf(request, format),
        };
    }

    private static bool RequireSignatureSupport(Proto.RenderReportRequest request, IReportFormat format) =>
        !request.SignatureField || format.SupportsSignatureField
            ? request.SignatureField
            : throw ApiError.InvalidField(
                "signature_field",
                "SIGNATURE_FIELD_FORMAT",
                $"{format.Name} has no signature fields; pdf has",
                "只有 PDF 能预留签章域，请改用 PDF 格式，或不预留签章域"
            );

    // The first where none is named. Whether there is such a page, the layout knows.
    private static int PageOf(Proto.RenderReportRequest request, IReportFormat format) =>
        request.Page == 0 ? 1
        : format.SupportsPageNumber ? request.Page
        : throw ApiError.InvalidField(
            "page",
            "PAGE_FORMAT",
            $"{format.Name} is the whole report; png is one page",
            "只有 PNG 按页生成，请改用 PNG 格式，或不填页码"
        );

    // The prose, within its limits. Small tables must be rectangular: layout relies on it.
    private static Section[] SectionsOf(Proto.RenderReportRequest request)
    {
        var sections = request.Sections.Select(s => s.ToDomain()).ToArray();
        if (sections.Select(s => s.Name).Distinct().Count() != sections.Length)
        {
            throw ApiError.InvalidField("sections", "SECTION_TWICE", "each section once", "正文中有重复的部分");
        }

        var blocks = BlocksOf(sections).ToArray();
        RequireSize(ProseSize.Measure(blocks));
        if (
            blocks
                .OfType<SmallTable>()
                .Any(t => t.Rows.Count == 0 || t.Rows[0].Count == 0 || t.Rows.Any(r => r.Count != t.Rows[0].Count))
        )
        {
            throw ApiError.InvalidField(
                "sections",
                "TABLE_MALFORMED",
                "every row of a small table must have the same number of cells, one or more",
                "正文中的小表格各行格数不一致，请补齐"
            );
        }

        return sections;
    }

    // Narrative saves no more; here the limits guard against other callers.
    private static void RequireSize(ProseSize size)
    {
        if (size.Paragraphs > ProseLimits.MaxParagraphs)
        {
            const int most = ProseLimits.MaxParagraphs;
            throw TooLong("sections", "PROSE_TOO_LONG", most, $"正文不能超过 {most} 段");
        }

        if (size.Characters > ProseLimits.MaxCharacters)
        {
            const int most = ProseLimits.MaxCharacters;
            throw TooLong("sections", "PROSE_TOO_LONG", most, $"正文不能超过 {most} 字");
        }

        if (size.TableCharacters > ProseLimits.MaxTableCharacters)
        {
            const int most = ProseLimits.MaxTableCharacters;
            throw TooLong("sections", "TABLES_TOO_LARGE", most, $"正文中的小表格合计不能超过 {most} 字");
        }

        if (size.Pictures > ProseLimits.MaxPictures)
        {
            const int most = ProseLimits.MaxPictures;
            throw TooLong("sections", "TOO_MANY_PICTURES", most, $"一份年报最多放 {most} 张图片");
        }
    }

    // The blocks of sections and of their sub-sections.
    private static IEnumerable<Block> BlocksOf(IReadOnlyList<Section> sections) =>
        sections.SelectMany(s => s.Blocks.Concat(BlocksOf(s.Sections)));

    // Those that the prose shows; the bytes say what they are.
    private static Dictionary<string, RasterImage> PicturesOf(
        Proto.RenderReportRequest request,
        IReadOnlyList<Section> sections
    )
    {
        if (request.Pictures.Sum(p => (long)p.Content.Length) > ProseLimits.MaxPictureBytes)
        {
            const int most = ProseLimits.MaxPictureBytes;
            throw TooLong("pictures", "PICTURES_TOO_LARGE", most, $"图片合计不能超过 {most >> 20} MB，请压缩后再用");
        }

        var given = new Dictionary<string, RasterImage>();
        foreach (var file in request.Pictures)
        {
            given[file.Picture] = RasterImage.TryRead(file.Content.Memory, out var image)
                ? image!
                : throw ApiError.InvalidField(
                    "pictures",
                    "PICTURE_UNREADABLE",
                    $"{file.Picture} is no PNG, JPEG or WebP",
                    $"图片 {file.Picture} 不是 PNG、JPEG 或 WebP，或已损坏"
                );
        }

        return BlocksOf(sections)
            .OfType<PictureBlock>()
            .DistinctBy(p => p.Id)
            .ToDictionary(
                p => p.Id,
                p =>
                    given.GetValueOrDefault(p.Id)
                    ?? throw ApiError.InvalidField(
                        "pictures",
                        "PICTURE_MISSING",
                        $"the bytes of {p.Id} are not given",
                        $"缺少图片“{p.AlternativeText}”的内容"
                    )
            );
    }

    // Every limit is reported as an invalid field, with its value.
    private static ApiException TooLong(string field, string reason, int limit, string localized) =>
        ApiError.InvalidField(field, reason, $"at most {limit}", localized);
}
