using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Disclosure.Filing.Rpc;
using Disclosure.Filing.V1;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Benchmarks.Filing;

/// <summary>
/// A nation's table of agencies and a province's progress, asked of Filing through its contract; the yardsticks are bare statements on the
/// same database: as many single inserts in one transaction, and the same rows read without a thought.
/// </summary>
internal static class AgencyRace
{
    private const int Agencies = 50_000;
    private const int ProvinceSize = 5_000;
    private const int Turns = 41;

    public static async Task RunAsync()
    {
        using var service = new ServiceUnderTest<FilingRpc>();
        var filing = service.Client(c => new FilingService.FilingServiceClient(c));
        var duties = service.Client(c => new DutyService.DutyServiceClient(c));
        // The first call opens the database and compiles.
        await filing.ImportAgenciesAsync(Import("guo-jia,国家机关,,NATION,GOVERNMENT,,,,,\n"));
        var table = Import(CreateTable());
        Print("import of 50,000", await TimeAsync(async () => await filing.ImportAgenciesAsync(table)));
        table.RequestId = $"{Guid.NewGuid()}";
        Print("the same again, unchanged", await TimeAsync(async () => await filing.ImportAgenciesAsync(table)));
        Print("bare inserts of 50,000", await TimeAsync(() => InsertBareAsync(service)));

        await OpenReportsAsync(service);
        var ask = new GetProgressRequest { Agency = "agencies/p-00", Year = 2023 };
        Print("progress of 5,000 with names", await MedianAsync(async () => await duties.GetProgressAsync(ask)));
        ask.Brief = true;
        Print("progress of 5,000, counts", await MedianAsync(async () => await duties.GetProgressAsync(ask)));
        Print("bare read of 5,000", await MedianAsync(() => ReadBareAsync(service)));
    }

    // Ten provinces of cities, counties and departments.
    private static string CreateTable()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Agencies; i++)
        {
            var (province, number) = (i / ProvinceSize, i % ProvinceSize);
            var (id, parent, level) = number switch
            {
                0 => ($"p-{province:00}", "guo-jia", "PROVINCE"),
                <= 20 => ($"p-{province:00}-{number}", $"p-{province:00}", "CITY"),
                <= 200 => ($"p-{province:00}-{number}", $"p-{province:00}-{1 + (number % 20)}", "COUNTY"),
                _ => ($"p-{province:00}-{number}", $"p-{province:00}-{21 + (number % 180)}", "COUNTY"),
            };
            lines.Append(
                CultureInfo.InvariantCulture,
                $"{id},机关第{i}号管理局,{parent},{level},{(number <= 200 ? "GOVERNMENT" : "DEPARTMENT")},,{(level == "PROVINCE" ? $"{41 + (province % 6)}0000" : $"{41 + (province % 6)}0101")},管理局{i}|第{i}号局,,\n"
            );
        }

        return lines.ToString();
    }

    private static ImportAgenciesRequest Import(string lines) =>
        new()
        {
            Table = ByteString.CopyFromUtf8(
                "agency,title,parent,level,kind,creditCode,divisionCode,aliases,validFrom,validTo\n" + lines
            ),
            RequestId = $"{Guid.NewGuid()}",
        };

    // Two of three agencies have opened their report.
    private static async Task OpenReportsAsync(ServiceUnderTest<FilingRpc> service)
    {
        await using var db = await OpenAsync(service);
        await db.ExecuteAsync(
            """
            insert into reports (name, agency, year, state, revision, version, actor, request_id, create_time)
            select name || '/reports/2023', name, 2023, 1 + length(name) % 4, 1, 0, 'clerk', '', 0
            from agencies
            where length(title) % 3 > 0 or name like '%7'
            """
        );
    }

    private static async Task InsertBareAsync(ServiceUnderTest<FilingRpc> service)
    {
        await using var db = await OpenAsync(service);
        await db.ExecuteAsync("create table bare (name text primary key, title text, parent text) without rowid");
        await using var transaction = await db.BeginTransactionAsync();
        for (var i = 0; i < Agencies; i++)
        {
            await db.ExecuteAsync(
                "insert into bare values (@Name, @Title, @Parent)",
                new
                {
                    Name = $"agencies/b-{i}",
                    Title = $"机关第{i}号管理局",
                    Parent = $"agencies/b-{i / 20}",
                },
                transaction
            );
        }

        await transaction.CommitAsync();
    }

    private static async Task ReadBareAsync(ServiceUnderTest<FilingRpc> service)
    {
        await using var db = await OpenAsync(service);
        _ = (
            await db.QueryAsync<(string, string, long?)>(
                """
                select a.name, a.title, r.state
                from agencies a left join reports r on r.name = a.name || '/reports/2023'
                where a.name >= 'agencies/p-00' and a.name < 'agencies/p-01'
                """
            )
        ).AsList();
    }

    private static Task<System.Data.Common.DbConnection> OpenAsync(ServiceUnderTest<FilingRpc> service) =>
        service.Services.GetRequiredKeyedService<IDatabase>("filing").OpenAsync(CancellationToken.None);

    // The median of many turns, once compiled.
    private static async Task<(TimeSpan, TimeSpan)> MedianAsync(Func<Task> work)
    {
        for (var i = 0; i < Turns; i++)
        {
            await work();
        }

        var times = new List<TimeSpan>();
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Turns; i++)
        {
            times.Add((await TimeAsync(work)).Elapsed);
        }

        return (times.Order().ElementAt(Turns / 2), (Environment.CpuUsage.TotalTime - before) / Turns);
    }

    private static async Task<(TimeSpan Elapsed, TimeSpan Cpu)> TimeAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await work();
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    // What the processor was busy with says more than the clock on a machine that others use.
    private static void Print(string what, (TimeSpan Elapsed, TimeSpan Cpu) time) =>
        Console.WriteLine(
            $"{what, -32}{time.Elapsed.TotalMilliseconds, 10:0.0} ms{time.Cpu.TotalMilliseconds, 10:0.0} ms of processor"
        );
}
