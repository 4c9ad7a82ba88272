using System.Globalization;
using Disclosure.PublicTree.Figures;

namespace Disclosure.OpenData;

/// <summary>A column of the dataset: the same in every format and in all metadata.</summary>
/// <param name="Name">Stable English name.</param>
/// <param name="Title">Name for people, 简体中文.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Description">What it says, 简体中文.</param>
/// <param name="Read">Its value in a row, as text.</param>
internal sealed record DatasetColumn(
    string Name,
    string Title,
    ColumnKind Kind,
    string Description,
    Func<DatasetRow, string> Read
)
{
    /// <summary>Stands for a value that an agency of this kind cannot have; a blank cell has an empty value.</summary>
    public const string NotApplicable = "NA";

    /// <summary>All columns, in their order.</summary>
    public static IReadOnlyList<DatasetColumn> All { get; } =
    [
        Text("report", "年报", "年报名称；以 -region 结尾的是地区汇总年报，不能与本级年报相加", r => r.Report.Name),
        Text("agency", "机关代码", "统一社会信用代码或本地代码", r => r.Agency),
        Text("agency_name", "机关名称", "发布年报的行政机关", r => r.Report.AgencyName),
        Number("year", "年度", "年报所属年度", r => r.Report.Year),
        Text("edition", "表样", "表格样式的版本", r => r.Version.Edition),
        Number("version", "版本", "年报公开的版本，更正一次加一", r => r.Version.Version),
        Text("cell", "单元格", "单元格名称：表.行.列", r => r.Figure.Cell),
        Text("table", "表", "表的名称", r => r.Figure.Table),
        Text("row", "行", "行的名称，含上级标题", r => r.Figure.Row),
        Text("column", "列", "列的名称", r => r.Figure.Column),
        Text("unit", "单位", "数值的单位", r => r.Figure.Unit),
        new("value", "数值", ColumnKind.Decimal, "空为未填，NA 为不适用，0 为零", ReadValue),
        Text("state", "状态", "NUMBER 有数值，BLANK 未填，NOT_APPLICABLE 不适用", r => StateName(r.Figure.State)),
        Text("remark", "备注", "机关对该单元格的说明", r => r.Figure.Remark),
        Text("receipt", "存证回执", "存证回执的地址，从 /public/v1/ 起", r => r.Receipt),
    ];

    private static DatasetColumn Text(string name, string title, string description, Func<DatasetRow, string> read) =>
        new(name, title, ColumnKind.Text, description, read);

    private static DatasetColumn Number(string name, string title, string description, Func<DatasetRow, int> read) =>
        new(name, title, ColumnKind.Integer, description, r => read(r).ToString(CultureInfo.InvariantCulture));

    private static string ReadValue(DatasetRow row) =>
        row.Figure.State == FigureState.NotApplicable
            ? NotApplicable
            : row.Figure.Value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string StateName(FigureState state) =>
        state switch
        {
            FigureState.Number => "NUMBER",
            FigureState.Blank => "BLANK",
            FigureState.NotApplicable => "NOT_APPLICABLE",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}

/// <summary>What the values of a column are.</summary>
internal enum ColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers, or a reason for none.</summary>
    Decimal,
}
