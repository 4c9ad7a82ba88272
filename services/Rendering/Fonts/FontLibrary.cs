using System.Text;
using Disclosure.ApiErrors;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Fonts;

/// <summary>A role whose own face is not to be had, and the one that stands in.</summary>
/// <param name="Wanted">The configured path, or the role's Chinese name.</param>
/// <param name="Used">PostScript name of the face that stands in.</param>
internal sealed record FontSubstitution(FontRole Role, string Wanted, string Used);

/// <summary>The faces that pages are set in, one a role; loaded when the first page is asked for.</summary>
/// <remarks>One a process: faces are shared by all requests and freed at the end.</remarks>
internal sealed class FontLibrary : IDisposable
{
    // Which face stands in for another, and which are asked for a character that a face lacks.
    // The first one that is installed stands in for roles without a face.
    private static readonly FontRole[] s_order =
    [
        FontRole.Song,
        FontRole.LightSong,
        FontRole.Hei,
        FontRole.Kai,
        FontRole.FangSong,
        FontRole.Title,
    ];

    // A face that lacks these cannot set a report.
    private static readonly Rune[] s_probe = [.. "政府信息公开".EnumerateRunes()];

    private readonly Lazy<FontSet> _faces;
    private readonly List<FontFace> _loaded = [];

    // Lazy: a service that writes no pages needs no fonts and starts without them.
    public FontLibrary(IOptions<FontOptions> options) => _faces = new(() => Load(options.Value), isThreadSafe: true);

    /// <summary>FAILED_PRECONDITION / FONTS_MISSING where no Chinese face is installed.</summary>
    public FontSet Faces => _faces.Value;

    public void Dispose() => _loaded.ForEach(f => f.Dispose());

    // A role without a font of its own takes the first usable one.
    private FontSet Load(FontOptions options)
    {
        var index = FontFinder.Index(options.Folders);
        // Faces are loaded once, also where a later one fails; Dispose frees those in _loaded.
        var own = FontRoles.All.ToDictionary(role => role, role => Own(role, options, index));
        var order = s_order.Select(r => own[r]).OfType<FontFace>().ToArray();
        if (order.Length == 0)
        {
            throw FontsMissing(options.Folders);
        }

        var substitutions = new List<FontSubstitution>();
        // Indexed by the role's number.
        var faces = new FontFace[FontRoles.All.Count];
        foreach (var role in FontRoles.All)
        {
            faces[(int)role] = own[role] ?? order[0];
            // Two cases: no face of its own at all, or not the one that the settings name.
            if (
                own[role] is null
                || options.PathFor(role).Length > 0 && !IsConfigured(own[role]!, options.PathFor(role))
            )
            {
                var wanted = options.PathFor(role) is { Length: > 0 } path ? path : role.DisplayName();
                substitutions.Add(new(role, wanted, faces[(int)role].Name));
            }
        }

        return new(faces, order, substitutions);
    }

    // The configured font first, then a free one.
    private FontFace? Own(FontRole role, FontOptions options, IReadOnlyDictionary<string, string> index)
    {
        var places = new List<(string Path, int Index)>(2);
        if (options.PathFor(role) is { Length: > 0 } setting)
        {
            places.Add(FontFinder.ParseSetting(setting));
        }

        if (FontFinder.FindBundled(role, index) is { } free)
        {
            places.Add(free);
        }

        // Stops at the first usable face, so that the free one is not even loaded beside a configured one.
        return places.Select(p => Usable(p.Path, p.Index)).FirstOrDefault(f => f is not null);
    }

    // Chinese, and licensed to be embedded.
    private FontFace? Usable(string path, int index)
    {
        if (FontFace.Load(path, index) is not { } face)
        {
            return null;
        }

        // A face without embedding rights would make files that may not be passed on.
        if (!face.Tables.IsEmbeddable || s_probe.Any(c => face.GlyphOf(c) == 0))
        {
            face.Dispose();
            return null;
        }

        _loaded.Add(face);
        return face;
    }

    private static bool IsConfigured(FontFace face, string setting) =>
        FontFinder.ParseSetting(setting) == (face.Path, face.Index);

    private static ApiException FontsMissing(string folders) =>
        new(
            ErrorCode.FailedPrecondition,
            "FONTS_MISSING",
            // Both messages name the script that installs the free faces.
            $"No Chinese face that may be embedded was found in {folders}; run deploy/install-fonts.",
            "服务器上没有可嵌入的中文字体，无法生成版式文件。请运行 deploy/install-fonts（安装 fonts-noto-cjk、fonts-noto-cjk-extra、fonts-lxgw-wenkai 和 FandolFang），"
                + "或用 DISCLOSURE_FONTS 指明字体所在目录。"
        )
        {
            Metadata = new Dictionary<string, string> { ["folders"] = folders },
        };
}
