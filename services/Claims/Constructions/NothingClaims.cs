namespace Disclosure.Claims.Constructions;

/// <summary>Zeros told in words: 未收到申请, 无行政复议、行政诉讼, 企业未提出申请, 被诉案件无.</summary>
internal static class NothingClaims
{
    /// <summary>未收到…申请, 无行政复议、行政诉讼, 企业未提出申请, 被诉案件无: zero of each thing named.</summary>
    public static IEnumerable<Claim> Of(string text, List<Token> tokens, int at, int from, int to, Memory memory)
    {
        var end = EndOfNothing(tokens, at, to);
        if (tokens[end].Kind == TokenKind.Number)
        {
            yield break;
        }

        var words = tokens[(at + 1)..end].FindAll(t => t.Kind == TokenKind.Word);
        words.ForEach(w => memory.Pass(w.Facet));
        var before = Before(tokens, at, from);
        if (words.Count == 0)
        {
            words = before.TrueForAll(t => t.Facet != Facet.PartOf) ? before : [];
        }
        else if (!words.Exists(t => Cells.IsColumn(t.Facet)))
        {
            words = [.. before.FindAll(t => Cells.IsColumn(t.Facet)), .. words];
        }

        // 上年度无结转: what was brought over, not last year's.
        if (words.Exists(t => t.Facet == Facet.Carried) && before.Exists(t => t.Facet == Facet.LastYear))
        {
            words = [words.Find(t => t.Facet == Facet.Carried) with { Facet = Facet.CarriedIn }];
            memory.Period = Facet.ThisYear;
        }

        // 既未制发也未废止规范性文件: what the next one names.
        if (words.Count > 0 && words.TrueForAll(t => Cells.IsLifecycle(t.Facet)) && tokens[end].Facet == Facet.Nothing)
        {
            words.AddRange(tokens[end..EndOfNothing(tokens, end, to)].FindAll(t => Cells.IsDocument(t.Facet)));
        }

        var quantity = new Quantity(0, 1, Unit.Case, true, tokens[at].Start, tokens[at].End, tokens[at].End);
        foreach (var named in Named(text, new(words, []), memory))
        {
            if (Interpreter.Read(new(named, []) { IsZero = true }, Unit.Case, memory) is { } subject)
            {
                yield return new(quantity, 0, subject, InWords: true);
            }
        }
    }

    // 无申请、无复议: up to the next such word.
    private static int EndOfNothing(List<Token> tokens, int at, int to)
    {
        var end = at + 1;
        while (
            end < to
            && tokens[end].Kind is TokenKind.Word or TokenKind.Comma
            && (tokens[end].Facet != Facet.Nothing || tokens[end].Start == tokens[at].Start)
        )
        {
            end++;
        }

        return end;
    }

    private static List<Token> Before(List<Token> tokens, int at, int from)
    {
        var first = at;
        while (
            first > from
            && tokens[first - 1].Kind is TokenKind.Word or TokenKind.Comma
            && tokens[first - 1].Facet != Facet.Nothing
        )
        {
            first--;
        }

        return tokens[first..at].FindAll(t => t.Kind == TokenKind.Word);
    }

    // Of proceedings and documents each kind; otherwise the requests that the whole phrase names.
    private static IEnumerable<List<Token>> Named(string text, Zone zone, Memory memory)
    {
        var shared = zone.Left.Where(t => Cells.IsOutcome(t.Facet) || Cells.IsLifecycle(t.Facet)).ToArray();
        var proceedings = zone.LeftOf(Cells.IsProceeding);
        var documents = zone.LeftOf(Cells.IsDocument);
        if (proceedings.Count > 0)
        {
            var isOne = proceedings.Exists(p => p is Facet.Direct or Facet.AfterReview);
            IEnumerable<List<Token>> named = isOne ? [zone.Left] : proceedings.Select(p => With(zone, p, shared));
            return
                zone.Left.FirstOrDefault(t => t.Facet == Facet.Request) is { Facet: Facet.Request } request
                && IsListed(text, request)
                ? named.Prepend([request, new(TokenKind.Word, 0, 0, Facet.Received)])
                : named;
        }

        // 无一被纠正: of the proceedings spoken of.
        if (memory.Topic == Topic.Proceedings && shared.Length > 0 && documents.Count == 0)
        {
            return
            [
                [.. shared],
            ];
        }

        if (documents.Count > 0)
        {
            shared = [.. shared, .. zone.Left.Where(t => t.Facet == Facet.New)];
            return shared.Length > 1
                ? documents.SelectMany(_ => shared, (d, stage) => With(zone, d, [stage]))
                : documents.Select(d => With(zone, d, shared));
        }

        // 规章…，无废止: of what was spoken of.
        if (
            memory.Topic == Topic.Documents
            && zone.Left.All(t => Cells.IsLifecycle(t.Facet) || t.Facet is Facet.New or Facet.PlainDocument)
        )
        {
            return zone
                .Left.Where(t => t.Facet != Facet.PlainDocument)
                .Select(t => (List<Token>)[t.Facet == Facet.New ? t with { Facet = Facet.Issued } : t]);
        }

        var decisions = zone.LeftOf(Cells.IsDecision);
        if (decisions.Count > 0)
        {
            Token[] made = [new(TokenKind.Word, 0, 0, Facet.Decided), .. zone.Left.Where(t => t.Facet == Facet.Made)];
            return decisions.Select(d => With(zone, d, made));
        }

        var noun = zone.Noun;
        var results = zone.LeftOf(Cells.IsResult);
        if (results.Count > 0 && noun == Facet.Unknown)
        {
            // 未发生大量反复申请而不予处理: the reason says which of the group.
            var reasons = results.FindAll(Cells.IsReason);
            return (reasons.Count > 0 ? reasons : results).Select(r => With(zone, r, []));
        }

        return noun == Facet.AdministrativeFee ? [zone.Left]
            : noun == Facet.Request ? [WithReceived(zone)]
            : noun == Facet.PlainRequest
            && (zone.HasAny(f => Cells.IsRow(f) && f != Facet.OtherAny) || IsBare(zone, memory))
                ? [WithReceived(zone)]
            : noun != Facet.Unknown ? []
            : zone.HasAny(f => f is Facet.CarriedIn or Facet.CarriedOut or Facet.Carried) ? [zone.Left]
            : zone.Left is [{ Facet: Facet.Concluded } word] && IsCounted(text, word) ? [zone.Left]
            : [];
    }

    // 未产生政府信息公开申请、复议及诉讼, but not 因政府信息公开申请引发的复议.
    private static bool IsListed(string text, Token request) =>
        request.End < text.Length && text[request.End] is '、' or '和' or '及' or '或' or '与';

    // 无申请 and 企业未提出申请, in a paragraph about requests.
    private static bool IsBare(Zone zone, Memory memory) =>
        memory.Topic == Topic.Requests && zone.Left.All(t => t.Facet == Facet.PlainRequest || Cells.IsColumn(t.Facet));

    private static List<Token> WithReceived(Zone zone) =>
        zone.HasAny(f => Cells.IsRow(f) && f != Facet.OtherAny)
            ? zone.Left
            : [.. zone.Left, new(TokenKind.Word, 0, 0, Facet.Received)];

    // 无答复件, but not 无答复不及时.
    private static bool IsCounted(string text, Token word) => word.End < text.Length && text[word.End] == '件';

    private static List<Token> With(Zone zone, Facet facet, IEnumerable<Token> shared) =>
        [zone.Left.First(t => t.Facet == facet), .. shared];
}
