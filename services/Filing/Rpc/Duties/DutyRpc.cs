using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.OwnedRows;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Duties;

/// <summary>Implements duties; this part holds the rules and the exceptions.</summary>
internal sealed partial class DutyRpc(
    IDutyStore duties,
    IAgencyStore agencies,
    IRectificationStore rectifications,
    IOwnedRowStore rows,
    ILogStore log,
    WriteFactory writes
) : Proto.DutyService.DutyServiceBase
{
    public override async Task<Proto.DutyRules> GetDutyRules(
        Proto.GetDutyRulesRequest request,
        ServerCallContext context
    )
    {
        var (name, year) = DutyMapping.ParseName("name", request.Name);
        await RequireAgencyAsync(name, context);
        var own = await duties.FindRulesAsync(name, year, context.CancellationToken);
        // Its own where it has some; else what holds for it, so that people see the dates that they must keep.
        var rules = own ?? await duties.FindEffectiveRulesAsync(name, year, context.CancellationToken);
        // 0 for rules that are not its own: a first write with this etag succeeds.
        return rules.ToProto(request.Name, $"{own?.Revision ?? 0}");
    }

    public override async Task<Proto.DutyRules> SetDutyRules(
        Proto.SetDutyRulesRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var (name, year) = DutyMapping.ParseName("rules.name", request.Rules.Name);
        var rules = request.Rules.ToRules(name, year);
        var etag = request.Rules.Etag;
        // Etags are numbers of revisions; text that is none was never given out.
        if (etag.Length > 0 && !long.TryParse(etag, out _))
        {
            throw ApiError.InvalidField("rules.etag", "ETAG_FORMAT", "must be one that was given", "版本标识不正确");
        }

        await RequireAgencyAsync(name, context);
        return await StoredAnswer.ParseAsync(
            Proto.DutyRules.Parser,
            duties.SetRulesAsync(
                name,
                year,
                rules,
                etag.Length == 0 ? null : long.Parse(etag),
                // As they were written, with the new etag.
                revision => StoredAnswer.Format(rules.ToProto(request.Rules.Name, $"{revision}")),
                write,
                context.CancellationToken
            )
        );
    }

    public override async Task<Proto.DutyException> SetDutyException(
        Proto.SetDutyExceptionRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        // The agency's own title is read now: it is shown in lists, and the exception does not keep it.
        var exception = request.Exception.ToException(write.Time, write.Actor);
        var agency = await RequireAgencyAsync(exception.Agency, context);
        var answer = (exception with { AgencyTitle = agency.Title }).ToProto();
        return await StoredAnswer.ParseAsync(
            Proto.DutyException.Parser,
            duties.SetExceptionAsync(exception, StoredAnswer.Format(answer), write, context.CancellationToken)
        );
    }

    public override async Task<Proto.ListDutyExceptionsResponse> ListDutyExceptions(
        Proto.ListDutyExceptionsRequest request,
        ServerCallContext context
    )
    {
        var name = AgencyName.Parse("parent", request.Parent);
        var year = DutyMapping.ParseYear("year", $"{request.Year}");
        var page = PageRequest.Parse(
            request.PageSize,
            request.PageToken,
            "duty-exceptions",
            request.Parent,
            request.Year
        );
        await RequireAgencyAsync(name, context);
        var found = await duties.ListExceptionsAsync(name, year, page.After, page.Size + 1, context.CancellationToken);
        return new()
        {
            Exceptions = { found.Take(page.Size).Select(e => e.ToProto()) },
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Agency.ToString() : null),
        };
    }

    private async Task<Agency> RequireAgencyAsync(AgencyName name, ServerCallContext context) =>
        await agencies.FindAsync(name, context.CancellationToken)
        ?? throw ApiError.NotFound(
            "AGENCY_NOT_FOUND",
            name.ToString(),
            $"没有登记机关 {name.Id}，请核对代码或先登记。"
        );
}
