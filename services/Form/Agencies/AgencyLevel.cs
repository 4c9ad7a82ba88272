namespace Disclosure.Form;

/// <summary>The level of government that an agency belongs to; the numbers are the contract's.</summary>
public enum AgencyLevel
{
    /// <summary>Not known.</summary>
    Unspecified = 0,

    /// <summary>国家级</summary>
    Nation = 1,

    /// <summary>省级（省、自治区、直辖市）</summary>
    Province = 2,

    /// <summary>市级（设区的市、自治州）</summary>
    City = 3,

    /// <summary>县级（县、不设区的市、市辖区）</summary>
    County = 4,

    /// <summary>乡级（乡、镇、街道）</summary>
    Town = 5,
}
