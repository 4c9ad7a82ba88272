using System.Runtime.InteropServices;

namespace Disclosure.Rendering.Fonts;

/// <summary>The functions of HarfBuzz that cut a face down to the glyphs used; HarfBuzzSharp's library exports them.</summary>
/// <remarks>HarfBuzzSharp wraps no subsetting. Handles are raw: whoever creates one destroys it, in a finally block.</remarks>
internal static partial class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>hb_subset_sets_t: tables that are left out.</summary>
    public const int DropTables = 3;

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    public static partial nint CreateInput();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    public static partial void DestroyInput(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    public static partial nint Glyphs(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    public static partial nint InputSet(nint input, int which);

    [LibraryImport(Library, EntryPoint = "hb_subset_preprocess")]
    public static partial nint Preprocess(nint face);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_create_or_fail")]
    public static partial nint CreatePlan(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_destroy")]
    public static partial void DestroyPlan(nint plan);

    /// <summary>The map belongs to the plan.</summary>
    /// <remarks>Valid until the plan is destroyed.</remarks>
    [LibraryImport(Library, EntryPoint = "hb_subset_plan_old_to_new_glyph_mapping")]
    public static partial nint OldToNew(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_execute_or_fail")]
    public static partial nint Execute(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    public static partial void Add(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_map_get")]
    public static partial uint Get(nint map, uint key);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    public static partial nint ReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    public static partial nint Data(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    public static partial void DestroyBlob(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    public static partial void DestroyFace(nint face);
}
