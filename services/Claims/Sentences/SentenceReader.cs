using System.Buffers;

namespace Disclosure.Claims.Sentences;

/// <summary>Reads the numbers of one sentence, left to right.</summary>
/// <param name="from">First token of the sentence.</param>
/// <param name="to">Its stop.</param>
internal sealed partial class SentenceReader(
    string text,
    List<Token> tokens,
    int from,
    int to,
    Memory memory,
    IReadOnlyList<string> ownNames
)
{
    private static readonly SearchValues<char> s_joints = SearchValues.Create("为是共计有数量了件宗条份 ：:");

    private readonly Zones _zones = new(tokens, from, to);
    private readonly List<Claim> _claims = [];

    // Cases closed, of which nothing was said yet.
    private Claim? _tried;

    // Of the number before a bracket that is open.
    private IReadOnlyList<Facet>? _rowsOutside;

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

    // Fees are told in 万元.
    private static decimal ValueOf(Quantity quantity) =>
        quantity.Unit == Unit.Money ? quantity.Value / 10_000 : quantity.Value;

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

    private void ReadWord(int at)
    {
        switch (tokens[at].Facet)
        {
            case Facet.Nothing when !OfficeNames.IsNamedBefore(text, tokens[at].Start, ownNames):
                _claims.AddRange(NothingClaims.Of(text, tokens, at, from, to, memory));
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
        var found = AllClaims.Of(text, tokens, at, from, to, _claims, _tried, memory).ToArray();
        _claims.AddRange(found);
        _tried = found.Length > 0 ? null : _tried;
    }
}
