using Dapper;
using Disclosure.ContractMapping;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Storage;
using Disclosure.Narrative.Tests.Domain;
using Disclosure.Narrative.V1;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>Checks, binding, likeness, history, a year's beginning and pictures, over a real channel.</summary>
public abstract class CheckTests(Func<string> database) : IDisposable
{
    private const string Copied =
        "全面梳理公开事项清单并逐项明确责任科室。定期组织业务培训提升经办人员能力。畅通受理渠道规范答复文书格式。";

    private NarrativeClient? _client;

    private NarrativeClient Narrative => _client ??= new(database());

    public void Dispose()
    {
        _client?.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task A_number_that_disagrees_is_named_with_its_cell_and_the_reference_that_would_bind_it()
    {
        var request = new CheckNarrativeRequest { Context = Context("36") };
        request.Sections.Add(Overview(Words("requests", "收到政府信息公开申请35件。")));
        var answer = await Narrative.Rpc.CheckNarrativeAsync(request);
        var finding = answer.Findings.Single(f => f.Code == "claims.mismatch");
        Assert.Equal(
            ("36", "35", "{{requests.received.total}}"),
            (finding.Expected, finding.Actual, finding.Replacement)
        );
        Assert.Equal(["requests.received.total"], finding.Cells);
        Assert.Equal((10, 12), (finding.Span.Start, finding.Span.End));
        var number = Assert.Single(answer.Numbers);
        Assert.Equal(("requests.received.total", "35", ""), (number.Sums[0], number.Value, number.Reference));
    }

    [SkippableFact]
    public async Task Stored_prose_is_checked_by_its_reports_name_as_if_it_had_been_sent()
    {
        var check = new CheckNarrativeRequest
        {
            Context = Context("36"),
            Report = NarrativeClient.Report,
            Stored = true,
        };
        var none = await Narrative.Rpc.CheckNarrativeAsync(check);
        Assert.Equal("", none.Etag);
        Assert.Contains(none.Findings, f => f.Code == "text.missing_section");
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "收到37件。"));
        var written = await Narrative.Rpc.ReplaceNarrativeAsync(
            Replace("", Overview(Words("requests", "收到政府信息公开申请35件。")))
        );
        var stored = await Narrative.Rpc.CheckNarrativeAsync(check);
        Assert.Equal(written.Etag, stored.Etag);
        var sent = new CheckNarrativeRequest { Context = check.Context, Report = check.Report };
        sent.Sections.Add(written.Sections);
        var answer = await Narrative.Rpc.CheckNarrativeAsync(sent);
        Assert.Contains(stored.Findings, f => f.Code == "claims.mismatch");
        Assert.Equal((answer.Findings, answer.Numbers), (stored.Findings, stored.Numbers));
        check.Report = "";
        Assert.Equal(
            [("report", "REPORT_NAME_FORMAT")],
            await ViolationsOf(async () => await Narrative.Rpc.CheckNarrativeAsync(check))
        );
    }

    [SkippableFact]
    public async Task Binding_puts_references_in_the_place_of_numbers_that_agree()
    {
        var text = "收到政府信息公开申请36件，办结35件；发布信息12条。";
        await Narrative.Rpc.ReplaceNarrativeAsync(Replace("", Overview(Words("requests", text))));
        var bind = new BindNumbersRequest
        {
            Name = Name,
            RequestId = NewId(),
            Context = Context("36"),
        };
        var bound = await Narrative.Rpc.BindNumbersAsync(bind);
        Assert.Equal(1, bound.Bound);
        Assert.Equal(
            "收到政府信息公开申请{{requests.received.total}}件，办结35件；发布信息12条。",
            bound.Narrative.Sections[0].Sections[0].Text
        );
        Assert.Equal(bound, await Narrative.Rpc.BindNumbersAsync(bind));
        var again = await Narrative.Rpc.BindNumbersAsync(
            new()
            {
                Name = Name,
                RequestId = NewId(),
                Context = Context("36"),
            }
        );
        Assert.Equal(0, again.Bound);
    }

    [SkippableFact]
    public async Task There_is_nothing_to_bind_before_the_first_write() =>
        Assert.Equal(
            (StatusCode.NotFound, "NARRATIVE_NOT_FOUND"),
            await FaultOf(async () =>
                await Narrative.Rpc.BindNumbersAsync(
                    new()
                    {
                        Name = Name,
                        RequestId = NewId(),
                        Context = Context("1"),
                    }
                )
            )
        );

    [SkippableFact]
    public async Task A_text_like_last_years_or_a_neighbours_is_found_with_the_passages()
    {
        foreach (var other in new[] { "agencies/lin-yang/reports/2022", "agencies/qing-shi/reports/2023" })
        {
            var written = Replace("", Overview(Words("supervision", Copied)));
            written.Name = $"{other}/narrative";
            await Narrative.Rpc.ReplaceNarrativeAsync(written);
        }

        var request = new CheckNarrativeRequest { Context = Context("36"), Report = NarrativeClient.Report };
        request.Sections.Add(Overview(Words("supervision", Copied + "另起一段写明本年度新增加的专门安排内容。")));
        var found = (await Narrative.Rpc.CheckNarrativeAsync(request))
            .Findings.Where(f => f.Code == "text.copied")
            .ToArray();
        Assert.Equal(2, found.Length);
        Assert.All(found, f => Assert.Contains("全面梳理公开事项清单", f.Message, StringComparison.Ordinal));
        request.AlikeAgencies.Add("agencies/nobody");
        var own = Assert.Single(
            (await Narrative.Rpc.CheckNarrativeAsync(request)).Findings,
            f => f.Code == "text.copied"
        );
        Assert.Contains("本机关2022年年报", own.Message, StringComparison.Ordinal);
    }

    // A band is read in full only where it is not crowded.
    [SkippableFact]
    public async Task A_neighbours_text_is_found_however_many_strangers_say_the_same()
    {
        const int Strangers = 2_001;
        var service = Narrative.Service.Services;
        ReportName Of(string agency) => ReportName.Parse("report", $"agencies/{agency}/reports/2022");
        const long Band = 7;
        var kept = service.GetRequiredKeyedService<IDatabase>("narrative");
        await using (var db = await kept.OpenAsync(CancellationToken.None))
        {
            await using var transaction = await db.BeginTransactionAsync();
            await db.ExecuteAsync(
                SqlText.Load<SqlSimilarityStore>("similarity_add"),
                Enumerable
                    .Range(0, Strangers)
                    .Select(i => $"a-{i}")
                    .Append("neighbour")
                    .Select(a => new { BandKey = Band, Report = Of(a).ToString() }),
                transaction
            );
            await transaction.CommitAsync();
        }

        var store = service.GetRequiredService<ISimilarityStore>();
        var neighbour = Of("neighbour");
        Assert.Equal(
            [neighbour],
            await store.FindAsync(n => n == neighbour, ["agencies/neighbour"], [Band], 8, CancellationToken.None)
        );
    }

    [SkippableFact]
    public async Task The_prose_of_an_office_that_this_one_was_made_of_is_repeated_if_it_is_of_the_year_before()
    {
        var last = Replace("", Overview(Words("requests", "2022年，收到政府信息公开申请30件。")));
        last.Name = "agencies/merged/reports/2022/narrative";
        await Narrative.Rpc.ReplaceNarrativeAsync(last);
        var start = new StartNarrativeRequest
        {
            Name = Name,
            RequestId = NewId(),
            Source = StartSource.LastYear,
            Context = Context("36"),
            Predecessor = "agencies/merged/reports/2022",
        };
        var started = await Narrative.Rpc.StartNarrativeAsync(start);
        Assert.Equal("{{请填写}}年，收到政府信息公开申请30件。", started.Narrative.Sections[0].Sections[0].Text);
        foreach (var wrong in new[] { "agencies/merged/reports/2021", "agencies/merged/reports/2022-region" })
        {
            (start.RequestId, start.Predecessor) = (NewId(), wrong);
            Assert.Equal(
                [("predecessor", "PREDECESSOR_YEAR")],
                await ViolationsOf(async () => await Narrative.Rpc.StartNarrativeAsync(start))
            );
        }
    }

    [SkippableFact]
    public async Task History_is_listed_compared_and_restored()
    {
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "收到36件。"));
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "收到37件。"));
        var page = await Narrative.Rpc.ListRevisionsAsync(new() { Name = Name, PageSize = 1 });
        Assert.Equal([2L], page.Revisions.Select(r => r.Revision_));
        var rest = await Narrative.Rpc.ListRevisionsAsync(new() { Name = Name, Before = 2 });
        Assert.Equal([1L], rest.Revisions.Select(r => r.Revision_));
        var difference = await Narrative.Rpc.DiffRevisionsAsync(new() { Name = Name, From = 1 });
        Assert.Equal(
            [(Change.Kept, "收到"), (Change.Deleted, "36"), (Change.Inserted, "37"), (Change.Kept, "件。")],
            difference.Sections.Single().Runs.Select(r => (r.Change, r.Text))
        );
        var restored = await Narrative.Rpc.RestoreRevisionAsync(
            new()
            {
                Name = Name,
                Revision = 1,
                Etag = "2",
                RequestId = NewId(),
            }
        );
        Assert.Equal((3, "收到36件。"), (restored.Revision, restored.Sections[0].Text));
        Assert.Equal(
            (StatusCode.NotFound, "REVISION_NOT_FOUND"),
            await FaultOf(async () =>
                await Narrative.Rpc.RestoreRevisionAsync(
                    new()
                    {
                        Name = Name,
                        Revision = 9,
                        RequestId = NewId(),
                    }
                )
            )
        );
    }

    [SkippableFact]
    public async Task A_year_begins_with_last_years_text_or_with_a_skeleton()
    {
        var last = Replace("", Overview(Words("requests", "2022年，收到政府信息公开申请30件。5月8日召开推进会。")));
        last.Name = "agencies/lin-yang/reports/2022/narrative";
        await Narrative.Rpc.ReplaceNarrativeAsync(last);
        var context = Context("36");
        context.LastYear = Sheets.Of(("requests.received.total", "30"), ("requests.carried_in.total", "0")).ToProto();
        var start = new StartNarrativeRequest
        {
            Name = Name,
            RequestId = NewId(),
            Source = StartSource.LastYear,
            Context = context,
        };
        var started = await Narrative.Rpc.StartNarrativeAsync(start);
        Assert.Equal(
            "2023年，收到政府信息公开申请{{requests.received.total}}件。5月8日召开推进会。",
            started.Narrative.Sections[0].Sections[0].Text
        );
        Assert.Equal("5月8日召开推进会。", Assert.Single(started.ToRewrite).Text);
        Assert.Equal(started, await Narrative.Rpc.StartNarrativeAsync(start));
        var check = new CheckNarrativeRequest
        {
            Report = "agencies/lin-yang/reports/2023",
            Stored = true,
            Context = context,
        };
        var found = (await Narrative.Rpc.CheckNarrativeAsync(check)).Findings;
        Assert.Equal("5月8日召开推进会。", found.Single(f => f.Code == "text.rewrite").Actual);
        var skeleton = await Narrative.Rpc.StartNarrativeAsync(
            new()
            {
                Name = Name,
                RequestId = NewId(),
                Source = StartSource.Skeleton,
                Context = context,
            }
        );
        Assert.Equal(
            ["preamble", "overview", "problems", "other_matters"],
            skeleton.Narrative.Sections.Select(s => s.Section_)
        );
    }

    [SkippableFact]
    public async Task A_picture_is_kept_once_and_got_by_its_name()
    {
        var bytes = Google.Protobuf.ByteString.CopyFrom(Domain.Pictures.Samples.Of("image/png", 4, 3, "note"));
        var first = await Narrative.Rpc.AddPictureAsync(new() { Content = bytes, RequestId = NewId() });
        var again = await Narrative.Rpc.AddPictureAsync(new() { Content = bytes, RequestId = NewId() });
        Assert.Equal(first, again);
        var got = await Narrative.Rpc.GetPicturesAsync(new() { Pictures = { first.Picture } });
        Assert.Equal(first, got.Pictures.Single());
        Assert.Equal(
            (StatusCode.NotFound, "PICTURE_NOT_FOUND"),
            await FaultOf(async () => await Narrative.Rpc.GetPicturesAsync(new() { Pictures = { "nothing" } }))
        );
    }

    private static CheckContext Context(string received) =>
        new()
        {
            Year = 2023,
            Form = Editions.Reference2021,
            Figures = Sheets.Of(("requests.received.total", received), ("requests.carried_in.total", "0")).ToProto(),
        };
}

public sealed class SqliteCheckTests() : CheckTests(() => "");

public sealed class PostgresCheckTests() : CheckTests(PostgresCluster.NewDatabase);
