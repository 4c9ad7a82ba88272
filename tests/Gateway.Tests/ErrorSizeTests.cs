using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Google.Rpc;

namespace Disclosure.Gateway.Tests;

/// <summary>Errors stay small enough for gRPC clients, and fields have the names that the caller's protocol has.</summary>
public sealed class ErrorSizeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(200)]
    [InlineData(1_000_000)]
    public void An_error_of_any_number_of_violations_fits_and_counts_them_all(int count)
    {
        var status = StatusSize.Fit(ErrorOf(count).ToStatus());
        Assert.InRange(Size(status), 1, StatusSize.MaxBytes);
        Assert.Equal("INVALID_FIELDS", status.GetDetail<ErrorInfo>()!.Reason);
        var violations = status.GetDetail<BadRequest>()!.FieldViolations;
        var described = violations.Count(v => v.Reason != ViolationList.More);
        var others = violations.LastOrDefault(v => v.Reason == ViolationList.More)?.Description.Split(' ')[0] ?? "0";
        Assert.Equal(count, described + int.Parse(others));
    }

    [Fact]
    public void A_value_of_a_megabyte_is_cut()
    {
        var text = new string('长', 1_000_000);
        var error = new ApiException(ErrorCode.NotFound, "REPORT_NOT_FOUND", text, text)
        {
            Metadata = new Dictionary<string, string> { ["name"] = text },
        };
        Assert.InRange(Size(StatusSize.Fit(error.ToStatus())), 1, StatusSize.MaxBytes);
        Assert.InRange(error.ToStatus().CalculateSize(), 1, 20_000);
    }

    [Theory]
    [InlineData("agency.credit_code", "agency.creditCode")]
    [InlineData("sections[2].alternative_text", "sections[2].alternativeText")]
    [InlineData("not_applicable[\"requests.carried_in.total\"]", "notApplicable[\"requests.carried_in.total\"]")]
    [InlineData("table[line 3].title", "table[line 3].title")]
    public void Callers_of_JSON_find_the_names_of_JSON(string field, string expected) =>
        Assert.Equal(expected, JsonFieldNames.ToCamelCase(field));

    private static ApiException ErrorOf(int count)
    {
        var violations = new ViolationList();
        for (var i = 0; i < count; i++)
        {
            violations.Add($"cells[\"requests.cell_{i}.total\"]", "CELL_UNKNOWN", "no such cell", "没有这个单元格");
        }

        return ApiError.InvalidFields(violations.ToList());
    }

    private static int Size(Google.Rpc.Status status) =>
        Convert.ToBase64String(status.ToByteArray()).Length + Uri.EscapeDataString(status.Message).Length;
}
