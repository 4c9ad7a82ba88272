using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.Filing.Rpc.Duties;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Filing.Rpc.RulePacks;

/// <summary>Maps packs between message and domain.</summary>
internal static class RulePackMapping
{
    private const int MaxItems = 50;
    private const int MaxCodes = 100;
    private const int MaxCode = 200;
    private const int MaxClosing = 500;

    /// <summary>Reads agencies/{agency}/rulePacks/{year}. INVALID_FIELDS / RULE_PACK_NAME_FORMAT, or those of an agency's name or a year.</summary>
    public static (AgencyName Agency, int Year) ParseName(string name) =>
        name.Split('/') is ["agencies", var agency, "rulePacks", var year]
            ? (AgencyName.FromId("name", agency), DutyMapping.ParseYear("name", year))
            : throw ApiError.InvalidField(
                "name",
                "RULE_PACK_NAME_FORMAT",
                "must be agencies/{agency}/rulePacks/{year}",
                $"名称“{name}”格式不对，应为 agencies/代码/rulePacks/年份"
            );

    /// <summary>What a message demands. INVALID_FIELDS with every violation, those of the rules among them.</summary>
    public static RulePackDemands ToDemands(this Proto.RulePack pack, int year, RulePackRules rules)
    {
        // Both kinds of limits in one list of violations: the shape here, the form's in RulePackRules.
        var limits = new FieldLimits();
        limits.RequireCount("rule_pack.section_limits", pack.SectionLimits.Count, 0, MaxItems);
        limits.RequireCount("rule_pack.required_figures", pack.RequiredFigures.Count, 0, MaxItems);
        limits.RequireCount("rule_pack.closing_sentences", pack.ClosingSentences.Count, 0, MaxItems);
        limits.RequireCount("rule_pack.severities", pack.Severities.Count, 0, MaxCodes);
        limits.RequireCount("rule_pack.row_owners", pack.RowOwners.Count, 0, MaxItems);
        foreach (var (i, figures) in pack.RequiredFigures.Index())
        {
            limits.RequireCount($"rule_pack.required_figures[{i}].cells", figures.Cells.Count, 1, MaxItems);
        }

        foreach (var (i, closing) in pack.ClosingSentences.Index())
        {
            var field = $"rule_pack.closing_sentences[{i}].text";
            limits.RequireLength(field, "TEXT_LENGTH", closing.Text.Trim(), 2, MaxClosing);
        }

        foreach (var (i, raise) in pack.Severities.Index())
        {
            limits.RequireLength($"rule_pack.severities[{i}].code", "CODE_LENGTH", raise.Code, 3, MaxCode);
        }

        var demands = new RulePackDemands(
            [.. pack.SectionLimits.Select(l => new SectionLimit(l.Section, l.MaxCharacters))],
            [.. pack.RequiredFigures.Select(f => new RequiredFigures(f.Section, [.. f.Cells.Distinct()]))],
            // Trimmed, since the end of a section is compared without white space.
            [.. pack.ClosingSentences.Select(c => new ClosingSentence(c.Section, c.Text.Trim()))],
            [.. pack.Severities.Select(s => new SeverityRaise(s.Code, (Severity)s.Severity))],
            DutyMapping.ParseDate(limits, "rule_pack.agency_due_date", pack.AgencyDueDate),
            DutyMapping.ParseDate(limits, "rule_pack.region_due_date", pack.RegionDueDate),
            pack.ApprovalLevels,
            pack.Reason
        )
        {
            RowOwners =
            [
                .. pack.RowOwners.Select(o => new RowOwner(
                    o.Row,
                    AgencyName.Parse("rule_pack.row_owners.owner", o.Owner).ToString()
                )),
            ],
        };
        // After the message was read: rules speak of the demands as they will be stored.
        limits.AddRange(rules.Check(demands, year));
        limits.ThrowIfAny();
        return demands;
    }

    /// <summary>A pack as it was written.</summary>
    public static Proto.RulePack ToProto(this RulePack pack) =>
        new()
        {
            Name = pack.Source.Name,
            SectionLimits = { pack.Demands.SectionLimits.Select(ToProto) },
            RequiredFigures = { pack.Demands.RequiredFigures.Select(ToProto) },
            ClosingSentences = { pack.Demands.ClosingSentences.Select(ToProto) },
            Severities = { pack.Demands.Severities.Select(ToProto) },
            RowOwners = { pack.Demands.RowOwners.Select(ToProto) },
            AgencyDueDate = FormatDate(pack.Demands.AgencyDue),
            RegionDueDate = FormatDate(pack.Demands.RegionDue),
            ApprovalLevels = pack.Demands.ApprovalLevels,
            Reason = pack.Demands.Reason,
            Revision = pack.Revision,
            Etag = $"{pack.Revision}",
            Actor = pack.Actor,
            CreateTime = pack.CreateTime.ToTimestamp(),
        };

    /// <summary>Packs joined, each demand with its source.</summary>
    /// <remarks>A joined pack has no revision and no etag: it is not stored anywhere.</remarks>
    public static Proto.RulePack ToProto(this EffectiveRulePack pack) =>
        new()
        {
            Name = $"{pack.Agency}/rulePacks/{pack.Year}",
            SectionLimits = { Map(pack.SectionLimits, ToProto, (m, s) => m.Source = s) },
            RequiredFigures = { Map(pack.RequiredFigures, ToProto, (m, s) => m.Source = s) },
            ClosingSentences = { Map(pack.ClosingSentences, ToProto, (m, s) => m.Source = s) },
            RowOwners = { Map(pack.RowOwners, ToProto, (m, s) => m.Source = s) },
            Severities = { Map(pack.Severities, ToProto, (m, s) => m.Source = s) },
            AgencyDueDate = FormatDate(pack.AgencyDue),
            RegionDueDate = FormatDate(pack.RegionDue),
            ApprovalLevels = pack.ApprovalLevels,
            Sources = { pack.Sources.Select(ToProto) },
        };

    private static IEnumerable<TMessage> Map<T, TMessage>(
        IEnumerable<Demand<T>> demands,
        Func<T, TMessage> map,
        Action<TMessage, Proto.RulePackSource> setSource
    )
    {
        // Sources are set here, so that mappings of single demands serve both kinds of packs.
        foreach (var demand in demands)
        {
            var message = map(demand.Value);
            setSource(message, demand.Source.ToProto());
            yield return message;
        }
    }

    private static Proto.SectionLimit ToProto(SectionLimit limit) =>
        new() { Section = limit.Section, MaxCharacters = limit.MaxCharacters };

    private static Proto.RequiredFigures ToProto(RequiredFigures figures) =>
        new() { Section = figures.Section, Cells = { figures.Cells } };

    private static Proto.ClosingSentence ToProto(ClosingSentence closing) =>
        new() { Section = closing.Section, Text = closing.Text };

    private static Proto.SeverityRaise ToProto(SeverityRaise raise) =>
        new() { Code = raise.Code, Severity = (Proto.Severity)raise.Severity };

    private static Proto.RowOwner ToProto(RowOwner owner) => new() { Row = owner.Row, Owner = owner.Owner };

    private static Proto.RulePackSource ToProto(this RulePackSource source) =>
        new() { Name = source.Name, Revision = source.Revision };

    private static string FormatDate(DateOnly? date) => date is { } day ? DutyMapping.FormatDate(day) : "";
}
