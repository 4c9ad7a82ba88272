using System.Text;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicSite.Tests;

/// <summary>Publishes reports with a table of values.</summary>
internal static class SampleFigures
{
    public const string Table =
        "\uFEFFcode,table,row,column,unit,value,state,remark,agency,year,edition\r\n"
        + "proactive.fees.amount,二,行政事业性收费,收费金额,万元,12.50,NUMBER,,临阳县,2023,2021\r\n"
        + "requests.received.total,三,一、本年新收,总计,件,57,NUMBER,\"含\"\"网上\"\"，当面\",临阳县,2023,2021\r\n"
        + "requests.received.research,三,一、本年新收,科研机构,件,,BLANK,,临阳县,2023,2021\r\n"
        + "requests.received.business,三,一、本年新收,商业企业,件,,NOT_APPLICABLE,'=1+1,临阳县,2023,2021\r\n";

    /// <summary>Publishes one version of a report.</summary>
    public static async Task<PublishedReport> PublishAsync(
        PublicTreeWriter writer,
        string agency,
        string table = Table,
        string title = "临阳县人民政府2023年政府信息公开工作年度报告"
    )
    {
        var csv = await writer.PutObjectAsync(Encoding.UTF8.GetBytes(table), default);
        var signed = await writer.PutObjectAsync("{}"u8.ToArray(), default);
        var report = new PublishedReport(
            $"agencies/{agency}/reports/2023",
            "临阳县人民政府",
            title,
            2023,
            ["city", agency],
            PublicationState.Published,
            [
                new(
                    1,
                    SiteUnderTest.Now,
                    "2021",
                    [new("csv", "text/csv; charset=utf-8", "年报.csv", csv.Sha256, csv.Size)],
                    signed,
                    signed
                ),
            ]
        );
        await writer.PutReportAsync(report, default);
        return report;
    }
}
