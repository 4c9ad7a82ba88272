using System.Globalization;
using Disclosure.ApiErrors;

namespace Disclosure.PublicSite.Http;

/// <summary>The query of a request, each parameter once; what is not asked for by a page is refused by name.</summary>
internal sealed class PageQuery
{
    private const int MaxParameters = 16;

    // What is taken leaves the dictionary; what stays at the end was asked for by nobody.
    private readonly Dictionary<string, string> _left = new(StringComparer.Ordinal);
    private readonly List<FieldViolation> _violations = [];

    public PageQuery(IQueryCollection query)
    {
        // Parameters beyond the limit are not looked at: one of them would be refused anyway.
        foreach (var (name, values) in query.Take(MaxParameters))
        {
            _left[name] = values[^1] ?? "";
            if (values.Count > 1)
            {
                _violations.Add(new(name, "PARAMETER_TWICE", "is given twice", $"参数“{name}”重复，请只保留一个"));
            }
        }
    }

    /// <summary>A parameter; empty where it is absent.</summary>
    public string Take(string name) => _left.Remove(name, out var value) ? value : "";

    /// <summary>A number; the default where it is absent.</summary>
    /// <param name="absent">Null: the parameter is required.</param>
    public int TakeNumber(string name, int minimum, int maximum, int? absent)
    {
        var text = Take(name);
        if (text.Length == 0 && absent is { } value)
        {
            return value;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (number >= minimum && number <= maximum)
            {
                return number;
            }
        }

        // A number within the range, so that the page can go on to find what else is wrong; Complete throws.
        _violations.Add(PageErrors.InvalidNumber(name, $"{minimum}-{maximum}"));
        return minimum;
    }

    /// <summary>INVALID_FIELDS with everything that is wrong or left over.</summary>
    /// <remarks>Before the tree is read: a wrong query costs nothing.</remarks>
    public void Complete()
    {
        _violations.AddRange(_left.Keys.Select(PageErrors.UnknownParameter));
        if (_violations.Count > 0)
        {
            throw ApiError.InvalidFields(_violations);
        }
    }
}
