using Disclosure.Form;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Prose;
using Disclosure.Intake.Domain.Tables;
using Disclosure.ResourceNames;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>What was read of a document.</summary>
/// <param name="Year">0 where it does not say.</param>
/// <param name="Pictures">Those that the sections show, each once.</param>
internal sealed record DocumentReading(
    string Title,
    string AgencyName,
    int Year,
    ContactDetails Contact,
    IReadOnlyList<Section> Sections,
    Sheet Sheet,
    IReadOnlyList<CellOrigin> Cells,
    IReadOnlyList<SectionOrigin> SectionLines,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<PictureContent> Pictures
);
