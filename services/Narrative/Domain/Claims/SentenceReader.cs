using System.Buffers;

namespace Disclosure.Narrative.Domain.Claims;

/// <summary>Reads the numbers of one sentence, left to right.</summary>
/// <param name="from">First token of the sentence.</param>
/// <param name="to">Its stop.</param>
internal sealed class SentenceReader(
    string text,
    List<Token> tokens,
    int from,
    int to,
    Memory memory,
    IReadOnlyList<string> ownNames
)
{
    private static readonly SearchValues<char> s_joints = SearchValues.Create("为是共计有数量了件宗条份 ：:");

    private static readonly string[] s_setAgainst = ["相比", "相较", "比较", "对比", "比"];

    private readonly Zones _zones = new(tokens, from, to);
    private readonly List<Claim> _claims = [];

    // Subjects of the numbers that are to come after 分别为, first to last.
    private readonly Queue<(List<Token> Words, Subject? Known)> _respectively = [];

    // A number of the year before whose subject is that of the next claim: 与上年的30件相比.
    private Quantity? _compared;

    // What it counts.
    private Subject? _comparedSubject;

    // Cases closed, of which nothing was said yet.
    private Claim? _tried;

    // Of the number before a bracket that is open.
    private IReadOnlyList<Facet>? _rowsOutside;

    // Inside 与上年行政复议16件、行政诉讼7件相比.
    private bool _isSetAgainst;

    public IReadOnlyList<Claim> Read()
    {
        for (var i = from; i < to; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Number)
            {
                ReadNumber(i);
                memory.IsCounted = true;
            }
            else if (token.Kind == TokenKind.Break)
            {
                EndPhrase(token.Mark);
            }
            else if (token.Kind == TokenKind.Word)
            {
                memory.Pass(token.Facet);
                ReadWord(i);
            }
        }

        _claims.AddRange(LateWords.Of(tokens, from, to, _claims));

        return _claims;
    }

    private void EndPhrase(char mark)
    {
        if (_isSetAgainst)
        {
            (_isSetAgainst, memory.Period) = (false, Facet.ThisYear);
        }

        switch (mark)
        {
            case '；':
                memory.EndClause();
                break;
            case '（':
                _rowsOutside = memory.Rows;
                break;
            case '）' when _rowsOutside is not null:
                (memory.Rows, _rowsOutside) = (_rowsOutside, null);
                break;
        }
    }

    private void ReadNumber(int at)
    {
        var quantity = tokens[at].Quantity;
        if (_respectively.TryDequeue(out var mine))
        {
            var known = mine.Known ?? Interpreter.Read(new(mine.Words, []), quantity.Unit, memory);
            Add(quantity, known, at, mine.Words);
            return;
        }

        var zone = _zones.At(at) with { IsZero = quantity is { Value: 0, Unit: Unit.None } };
        if (IsOnlyObject(quantity, zone))
        {
            return;
        }

        if (IsSetAgainst(at, zone))
        {
            (_isSetAgainst, memory.Period) = (true, Facet.LastYear);
            Add(quantity, Interpreter.Read(zone, quantity.Unit, memory), at, zone.Left);
            return;
        }

        // 制发数量与上年相同，均为6件
        if (zone.InLeft(Facet.Compare) && zone.InLeft(Facet.Same))
        {
            Add(quantity, Interpreter.Read(zone, quantity.Unit, memory), at, zone.Left);
            if (_claims is [.., var alike] && alike.Quantity == quantity)
            {
                AddLastYear(quantity, alike.Subject);
            }

            return;
        }

        if (zone.InLeft(Facet.Compare) || zone.InLeft(Facet.Increase) || zone.InLeft(Facet.Decrease))
        {
            ReadCompared(at, quantity, zone);
            return;
        }

        // 由51件上升至68件: from last year's to this year's.
        if (zone.InRight(Facet.ChangeTo) && IsFrom(quantity, zone))
        {
            memory.Period = Facet.ThisYear;
            _comparedSubject = Interpreter.Read(zone, quantity.Unit, memory);
            _compared = quantity.IsExact ? quantity : null;
            return;
        }

        if (zone.InLeft(Facet.LastYear) && IsBare(zone) && _claims.Count > 0 && quantity.IsExact)
        {
            AddLastYear(quantity, _claims[^1].Subject);
            memory.Period = Facet.ThisYear;
            return;
        }

        if (zone.InLeft(Facet.Each) && Zones.Split(zone) is { Count: > 1 } each)
        {
            foreach (var tokensOfOne in each)
            {
                Add(quantity, Interpreter.Read(new(tokensOfOne, []), quantity.Unit, memory), at, tokensOfOne);
            }

            return;
        }

        var subject = Changed(zone) ?? Interpreter.Read(zone, quantity.Unit, memory);
        memory.Tried = subject is null ? memory.Tried : null;
        _tried = memory.Tried is { } tried && quantity.IsExact ? new(quantity, quantity.Value, tried) : null;
        Add(quantity, subject, at, zone.Left);
        AddBoth(quantity, zone);
        if (
            zone.InRight(Facet.Compare)
            && zone.InRight(Facet.Same)
            && _claims is [.., var same]
            && same.Quantity == quantity
        )
        {
            AddLastYear(quantity, same.Subject);
        }
    }

    // 诉讼由上年的4件减少到1件; 作出行政处罚决定214件，2023年增至257件
    private Subject? Changed(Zone zone) =>
        !zone.InLeft(Facet.ChangeTo) || !Says(zone.Left, Facet.ChangeTo) ? null
        : _compared is not null ? _comparedSubject
        : _claims is [.., { Subject: { Table: not "requests" } last }] ? last with { OfLastYear = false }
        : null;

    // 由51件, 由上年的51件
    private bool IsFrom(Quantity quantity, Zone zone)
    {
        var at = zone.Left is [.., { Facet: Facet.LastYear or Facet.Compare } last] ? last.Start : quantity.Start;
        return at > 0 && text[at - 1] is '由' or '从';
    }

    private static bool Says(List<Token> words, Facet alone) =>
        words.All(t => t.Facet == alone || t.Facet is Facet.ThisYear or Facet.Noop or Facet.PlainRequest);

    // 受理并办结27件: one number for two rows.
    private void AddBoth(Quantity quantity, Zone zone)
    {
        if (
            _claims is [.., { Subject: { Table: "requests", Rows: ["received"], OfLastYear: false } subject } last]
            && last.Quantity == quantity
            && zone.InLeft(Facet.Concluded)
            && RequestRows.Joined(zone)
        )
        {
            _claims.Add(last with { Subject = subject with { Rows = [Cells.Row(Facet.Concluded)], OrRows = null } });
        }
    }

    // 对4件申请征求第三方意见: done to some; how many there were of what is not said.
    private bool IsOnlyObject(Quantity quantity, Zone zone) =>
        quantity.Start > 0
        && text[quantity.Start - 1] is '对' or '将' or '就' or '因'
        && !zone.Right.Any(t => Cells.IsRow(t.Facet) && !Cells.IsReason(t.Facet));

    // 与上年度行政复议16件、行政诉讼7件相比: figures of last year that have words of their own.
    private bool IsSetAgainst(int at, Zone zone)
    {
        if (
            !zone.InLeft(Facet.Compare)
            || zone.InLeft(Facet.Increase)
            || zone.InLeft(Facet.Decrease)
            || !zone.InLeft(f => Cells.IsRow(f) || Cells.IsNoun(f) || Cells.IsColumn(f))
        )
        {
            return false;
        }

        // 较上年受理的68件增长4.41%
        if (zone.Right is [{ Facet: Facet.Increase or Facet.Decrease }, ..])
        {
            return true;
        }

        var end = at;
        while (tokens[end].Kind is not (TokenKind.Break or TokenKind.Stop))
        {
            end++;
        }

        var phrase = text.AsSpan(0, tokens[end].Start);
        foreach (var word in s_setAgainst)
        {
            if (phrase.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    // 较上年增加5件, 增长12.5%: no figure of a cell; 比上年的30件: last year's.
    private void ReadCompared(int at, Quantity quantity, Zone zone)
    {
        var last = zone.Left[^1];
        if (
            zone.InLeft(Facet.Increase)
            || zone.InLeft(Facet.Decrease)
            || quantity.Unit is Unit.Percent
            || !quantity.IsExact
        )
        {
            // What changed is what a total that follows counts: 新收申请较上年增加2件，共15件.
            Interpreter.Read(zone, Unit.Case, memory);
            return;
        }

        if (last.Facet is Facet.Compare or Facet.LastYear && tokens[at].Start - last.End <= 2)
        {
            if (_claims.Count > 0)
            {
                AddLastYear(quantity, _claims[^1].Subject);
            }
            else
            {
                // What is compared is what the next total counts: 受理量比上年的85件增加17件，达到102件.
                Interpreter.Read(zone, Unit.Case, memory);
                _compared = quantity;
            }
        }
    }

    private void AddLastYear(Quantity quantity, Subject subject) =>
        _claims.Add(new(quantity, ValueOf(quantity), subject with { OfLastYear = true, OrRows = null }));

    // Fees are told in 万元.
    private static decimal ValueOf(Quantity quantity) =>
        quantity.Unit == Unit.Money ? quantity.Value / 10_000 : quantity.Value;

    private static bool IsBare(Zone zone) =>
        zone.Left.All(t => t.Facet is Facet.LastYear or Facet.Noop)
        && zone.Right.All(t =>
            t.Facet is Facet.Increase or Facet.Decrease or Facet.ChangeTo or Facet.Noop or Facet.PlainRequest
        );

    private void Add(Quantity quantity, Subject? subject, int at, List<Token> left)
    {
        if (
            subject is null
            || !quantity.IsExact
            || !IsTied(quantity, at)
            || IsOfAnotherBody(left)
            || IsByOneChannel(left)
        )
        {
            return;
        }

        subject = new Basis(tokens, to, _claims, memory).Of(subject, quantity, at);
        var claim = new Claim(quantity, ValueOf(quantity), subject);
        if (_compared is { } compared)
        {
            AddLastYear(compared, subject);
            _compared = null;
        }

        if (_claims.FindIndex(c => c.Subject.SpeaksOfTheSameAs(subject)) is >= 0 and var earlier)
        {
            // Said again; or parts that come before their total, or a part that comes after it.
            if (_claims[earlier].Value != claim.Value && !IsWhole(left))
            {
                return;
            }

            if (_claims[earlier].Value != claim.Value)
            {
                _claims.RemoveAt(earlier);
            }
        }

        _claims.Add(claim);
    }

    private static bool IsWhole(List<Token> left) =>
        left.Any(t => t.Facet is Facet.WholeScope or Facet.Sum or Facet.ThisYear);

    // A number without a unit must stand right after the words that tell what it is, and nothing may follow it.
    private bool IsTied(Quantity quantity, int at)
    {
        if (quantity.Unit != Unit.None)
        {
            return true;
        }

        var near = tokens[Math.Max(at - 1, from)].End;
        return at > from
            && quantity.Start - near <= 3
            && (quantity.End == text.Length || !char.IsLetterOrDigit(text[quantity.End]))
            && text.AsSpan(near, quantity.Start - near).IndexOfAnyExcept(s_joints) < 0;
    }

    // 区民政局受理5件 in the report of the district; 下属单位收到2件.
    private bool IsOfAnotherBody(List<Token> left)
    {
        var verb = left.FirstOrDefault(t =>
            t.Facet is Facet.Received or Facet.New or Facet.Concluded or Facet.Handled or Facet.Issued or Facet.Made
        );
        if (verb.Facet == Facet.Unknown)
        {
            return false;
        }

        var partial = left.Any(t => t.Facet == Facet.PartScope && t.End <= verb.Start);
        return (partial && !memory.WholeScope && !(left.Any(IsOwnLevel) && !tokens[from..to].Exists(IsPart)))
            || OfficeNames.IsNamedBefore(text, verb.Start, ownNames)
            || (
                verb.Facet is not (Facet.Issued or Facet.Made)
                && OfficeNames.IsAboveBefore(text, verb.Start, ownNames, IsBesideWhole)
            );
    }

    // 全县收到…，其中县政府办公室收到…; the whole may stand in the sentence before.
    private bool IsBesideWhole => (memory.WholeScope && _claims.Count > 0) || tokens[from].Facet == Facet.PartOf;

    // 市本级, where no other part is told beside it.
    private bool IsOwnLevel(Token token) =>
        token.Facet == Facet.PartScope && text.AsSpan(token.Start, token.End - token.Start).EndsWith("本级");

    private bool IsPart(Token token) => token.Facet == Facet.PartScope && !IsOwnLevel(token);

    // 通过网络收到5件，信函收到3件: parts of all; but one way named alone is only said by the way.
    private bool IsByOneChannel(List<Token> left)
    {
        // 磋商信函等过程性信息5件 speaks of the reason.
        var mine = left.Count(t => t.Facet == Facet.Channel);
        if (mine != 1 || left.Any(t => Cells.IsResult(t.Facet)))
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if (tokens[i].Facet == Facet.Channel && !left.Contains(tokens[i]))
            {
                return true;
            }
        }

        return !left.Any(t => t.Facet is Facet.Received or Facet.New);
    }

    private void ReadWord(int at)
    {
        switch (tokens[at].Facet)
        {
            case Facet.Nothing when !OfficeNames.IsNamedBefore(text, tokens[at].Start, ownNames):
                _claims.AddRange(WordClaims.OfNothing(text, tokens, at, from, to, memory));
                break;
            case Facet.Respectively:
                Expect(at);
                break;
            case Facet.All or Facet.Each or Facet.Pending or Facet.Upheld:
                ReadAll(at);
                break;
        }
    }

    private void ReadAll(int at)
    {
        var found = WordClaims.OfAll(text, tokens, at, from, to, _claims, _tried, memory).ToArray();
        _claims.AddRange(found);
        _tried = found.Length > 0 ? null : _tried;
    }

    // 予以公开、部分公开、不予公开分别为12件、5件、3件; 自然人、企业分别提出申请5件、3件
    private void Expect(int at)
    {
        var first = at + 1;
        while (first < to && tokens[first].Kind == TokenKind.Word)
        {
            first++;
        }

        var numbers = 0;
        for (var i = first; i < to && tokens[i].Kind is TokenKind.Number or TokenKind.Comma; i++)
        {
            numbers += tokens[i].Kind == TokenKind.Number ? 1 : 0;
        }

        var shared = tokens[(at + 1)..first];
        if (numbers < 2 || shared.Exists(t => t.Facet is Facet.Increase or Facet.Decrease or Facet.Share))
        {
            return;
        }

        var zone = _zones.At(at);
        var items = Zones.Split(zone, numbers);
        if (items.Count == numbers)
        {
            if (items.TrueForAll(i => Cells.IsDecision(i[^1].Facet)))
            {
                // 行政许可、行政处罚、行政强制分别为: side by side as in the table, where decisions are counted.
                shared.Add(new(TokenKind.Word, tokens[at].Start, tokens[at].End, Facet.Decided));
            }

            items.ForEach(i => _respectively.Enqueue(([.. i, .. shared], null)));
        }
        else if (items.Count <= 1 && _claims.Count >= numbers)
        {
            foreach (var claim in _claims[^numbers..])
            {
                _respectively.Enqueue((zone.Left, Turned(claim.Subject, zone)));
            }
        }
    }

    // 行政复议6起、行政诉讼4起，纠正的分别为1起、0起; 上年分别为8起、5起: the same in the same order.
    private static Subject? Turned(Subject subject, Zone zone)
    {
        var outcomes = zone.LeftOf(Cells.IsOutcome);
        return outcomes is [var outcome] && subject is { Table: "proceedings" } && subject.Columns == Cells.Total
                ? subject with
                {
                    Columns = Cells.Columns(outcome),
                }
            : zone.InLeft(Facet.LastYear) || zone.InLeft(Facet.Compare)
                ? subject with
                {
                    OfLastYear = true,
                    OrRows = null,
                }
            : null;
    }
}
