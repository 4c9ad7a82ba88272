namespace Disclosure.Form;

/// <summary>What kind of agency it is; the numbers are the contract's.</summary>
public enum AgencyKind
{
    /// <summary>Not known.</summary>
    Unspecified = 0,

    /// <summary>人民政府</summary>
    Government = 1,

    /// <summary>政府工作部门</summary>
    Department = 2,

    /// <summary>派出机关（街道办事处、行政公署）</summary>
    DispatchedOffice = 3,

    /// <summary>开发区等派出管理机构</summary>
    Administration = 4,

    /// <summary>垂直管理机关</summary>
    VerticalOffice = 5,

    /// <summary>法律、法规授权的组织</summary>
    AuthorisedOrganisation = 6,
}
