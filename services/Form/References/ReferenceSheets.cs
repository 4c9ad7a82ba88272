namespace Disclosure.Form.References;

/// <summary>The figures that an expression is worked out from.</summary>
/// <param name="Year">The report's own.</param>
/// <param name="LastYear">Those of the year before; null where there are none.</param>
public sealed record ReferenceSheets(Sheet Year, Sheet? LastYear = null);
