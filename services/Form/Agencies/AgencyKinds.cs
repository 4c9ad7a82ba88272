namespace Disclosure.Form;

/// <summary>The level of government that an office belongs to; the numbers are the contract's.</summary>
public enum AgencyLevel
{
    Unspecified = 0,
    Nation = 1,
    Province = 2,
    City = 3,
    County = 4,
    Town = 5,
}

/// <summary>What kind of office it is; the numbers are the contract's.</summary>
public enum AgencyKind
{
    Unspecified = 0,
    Government = 1,
    Department = 2,
    DispatchedOffice = 3,
    Administration = 4,
    VerticalOffice = 5,
    AuthorisedOrganisation = 6,
}
