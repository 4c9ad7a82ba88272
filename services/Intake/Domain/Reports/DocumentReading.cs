using Disclosure.Form;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Prose;
using Disclosure.Intake.Domain.Tables;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>The report that was read from a document.</summary>
/// <param name="Title">Empty where none was found.</param>
/// <param name="AgencyName">Empty where none was found.</param>
/// <param name="Year">The year reported on; 0 where the document does not say it.</param>
/// <param name="Cells">Where each figure was found; none for exported data, which names its cells.</param>
/// <param name="SectionLines">Where each section was found.</param>
/// <param name="Findings">What was unclear, left out or lost.</param>
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
