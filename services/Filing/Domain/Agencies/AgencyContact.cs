namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Where the public reaches an agency about disclosure; each is empty where it is not known.</summary>
/// <param name="Postcode">6 digits.</param>
/// <param name="Website">An http or https URL of its column.</param>
internal sealed record AgencyContact(string Address, string Postcode, string Phone, string Email, string Website)
{
    /// <summary>Nothing is known.</summary>
    public static AgencyContact None { get; } = new("", "", "", "", "");
}
