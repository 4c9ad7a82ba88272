using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>
/// Marked content and text objects of a page, opened where they are needed (ISO 32000-1, 14.6-14.8). No sequence lies inside another:
/// some readers lose what follows an inner one.
/// </summary>
internal sealed class PdfMarkedContent(PdfBuffer content)
{
    // Numbers of sequences (MCID) are their places here; they begin anew on each page.
    private readonly List<StructureTag> _marks = [];
    private StructureTag? _element;
    private bool _isMarked;
    private bool _isText;

    /// <summary>The element of each sequence by its number; what belongs to none is an artifact.</summary>
    public IReadOnlyList<StructureTag> Marks => _marks;

    /// <summary>What follows belongs to this element.</summary>
    public void Enter(StructureTag? element)
    {
        // The same element goes on with its open sequence.
        if (_element != element)
        {
            Close();
            _element = element;
        }
    }

    /// <summary>What follows is drawn, and is no text.</summary>
    public void OpenGraphic()
    {
        CloseText();
        OpenMark();
    }

    /// <summary>What follows is text.</summary>
    public void OpenText()
    {
        OpenMark();
        content.Raw(_isText ? default : "BT\n"u8);
        _isText = true;
    }

    /// <summary>The same, and what its glyphs say is this.</summary>
    public void OpenSpelled(string spelling)
    {
        // Closed first: a sequence inside another is what this avoids.
        Close();
        if (_element is null)
        {
            // An artifact has no MCID; the spelling stands inside it.
            content.Raw("/Artifact BMC\n/Span<<"u8);
        }
        else
        {
            content.Raw("/Span<</MCID "u8).Number(_marks.Count);
            _marks.Add(_element);
        }

        // BDC begins marked content with properties, BT a text object.
        content.Raw("/ActualText "u8).Text(spelling).Raw(">>BDC\nBT\n"u8);
    }

    /// <summary>Ends what is spelled.</summary>
    public void CloseSpelled() => content.Raw(_element is null ? "ET\nEMC\nEMC\n"u8 : "ET\nEMC\n"u8);

    /// <summary>Ends what is open.</summary>
    public void Close()
    {
        CloseText();
        content.Raw(_isMarked ? "EMC\n"u8 : default);
        _isMarked = false;
    }

    // Text objects and marked content must nest properly: BT ... ET inside BDC ... EMC.
    private void CloseText()
    {
        content.Raw(_isText ? "ET\n"u8 : default);
        _isText = false;
    }

    private void OpenMark()
    {
        if (_isMarked)
        {
            return;
        }

        _isMarked = true;
        if (_element is null)
        {
            content.Raw("/Artifact BMC\n"u8);
            return;
        }

        content
            .Raw("/"u8)
            .Raw(PdfStructureTypes.NameOf(_element.Kind))
            .Raw("<</MCID "u8)
            .Number(_marks.Count)
            .Raw(">>BDC\n"u8);
        _marks.Add(_element);
    }
}
