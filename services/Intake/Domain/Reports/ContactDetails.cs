namespace Disclosure.Intake.Domain.Reports;

/// <summary>How to reach the agency; empty where it is not said.</summary>
internal sealed record ContactDetails(string Address, string Postcode, string Telephone, string Email);
