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
    private static readonly SearchValues<char> s_joints = SearchValues.Create("为是共计有数量了 ：:");

    private readonly Zones _zones = new(tokens, from, to);
    private readonly List<Claim> _claims = [];

    // Subjects of the numbers that are to come after 分别为, first to last.
    private readonly Queue<IReadOnlyList<Token>> _respectively = [];

    // A number of the year before whose subject is that of the next claim: 与上年的30件相比.
    private Quantity? _compared;

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
            else if (token.Mark == '；')
            {
                memory.EndClause();
            }
            else if (token.Kind == TokenKind.Word)
            {
                memory.Pass(token.Facet);
                ReadWord(i);
            }
        }

        return _claims;
    }

    private void ReadNumber(int at)
    {
        var quantity = tokens[at].Quantity;
        if (_respectively.TryDequeue(out var mine))
        {
            Add(quantity, Interpreter.Read(new(mine, []), quantity.Unit, memory), at, mine);
            return;
        }

        var zone = _zones.At(at);
        if (zone.InLeft(Facet.Compare) || zone.InLeft(Facet.Increase) || zone.InLeft(Facet.Decrease))
        {
            ReadCompared(at, quantity, zone);
            return;
        }

        // 由51件上升至68件: from last year's to this year's.
        if (zone.InRight(Facet.ChangeTo) && quantity.Start > 0 && text[quantity.Start - 1] is '由' or '从')
        {
            Interpreter.Read(zone, Unit.Case, memory);
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

        Add(quantity, Interpreter.Read(zone, quantity.Unit, memory), at, zone.Left);
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
        _claims.Add(new(quantity, quantity.Value, subject with { OfLastYear = true, OrRows = null }));

    private static bool IsBare(Zone zone) =>
        zone.Left.All(t => t.Facet is Facet.LastYear or Facet.Noop)
        && zone.Right.All(t =>
            t.Facet is Facet.Increase or Facet.Decrease or Facet.ChangeTo or Facet.Noop or Facet.PlainRequest
        );

    private void Add(Quantity quantity, Subject? subject, int at, IReadOnlyList<Token> left)
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

        subject = Based(subject, quantity, at);
        var claim = new Claim(
            quantity,
            quantity.Unit == Unit.Money ? quantity.Value / 10_000 : quantity.Value,
            subject
        );
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

    private static bool IsWhole(IReadOnlyList<Token> left) =>
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
    private bool IsOfAnotherBody(IReadOnlyList<Token> left)
    {
        var verb = left.FirstOrDefault(t => t.Facet is Facet.Received or Facet.New or Facet.Concluded or Facet.Handled);
        if (verb.Facet == Facet.Unknown)
        {
            return false;
        }

        var partial = left.Any(t => t.Facet == Facet.PartScope && t.End <= verb.Start);
        return (partial && !memory.WholeScope && !left.Any(t => t.Facet == Facet.PartScope && IsOwnLevel(t)))
            || OfficeNames.IsAnotherBefore(text, verb.Start, ownNames, memory.WholeScope && _claims.Count > 0);
    }

    private bool IsOwnLevel(Token token) => text.AsSpan(token.Start, token.End - token.Start).EndsWith("本级");

    // 通过网络收到5件，信函收到3件: parts of all; but one way named alone is only said by the way.
    private bool IsByOneChannel(IReadOnlyList<Token> left)
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

    // 收到38件（含上年结转2件）, 受理127件，其中新收120件、上年结转7件: both bases together.
    private Subject Based(Subject subject, Quantity quantity, int at)
    {
        // 新增286件，承接未办结9件，两项合计295件: the sum of what was said, not the last of it again.
        if (subject is { Table: "requests", Rows: ["carried_in"] } && quantity.Value > 0 && SumOfParts(quantity.Value))
        {
            return subject with { Rows = Interpreter.Both, OrRows = null };
        }

        if (subject.OrRows is null || subject.Rows is not ["received"])
        {
            return subject;
        }

        if (subject.OrRows.Count == 2 && SumOfParts(quantity.Value))
        {
            return subject with { Rows = subject.OrRows[^1], OrRows = null };
        }

        if (subject.OrRows.Count == 2 && memory.HasReceived)
        {
            return subject with { Rows = subject.OrRows[0], OrRows = null };
        }

        return IncludesCarried(at) ? subject with { Rows = subject.OrRows[^1], OrRows = null } : subject;
    }

    private bool SumOfParts(decimal value)
    {
        decimal? received = null,
            carried = null;
        foreach (var claim in _claims)
        {
            received =
                claim.Subject.Rows is ["received"] && claim.Subject.Columns == Cells.Total ? claim.Value : received;
            carried =
                claim.Subject.Rows is ["carried_in"] && claim.Subject.Columns == Cells.Total ? claim.Value : carried;
        }

        return received + carried == value;
    }

    private bool IncludesCarried(int at)
    {
        if (tokens[at + 1] is not { Kind: TokenKind.Break, Mark: '（' or '，' or '：' } opening)
        {
            return false;
        }

        var opened = false;
        for (var i = at + 2; i < to; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Break && (opening.Mark == '（' ? token.Mark == '）' : token.Mark == '；'))
            {
                return false;
            }

            opened |= token.Facet is Facet.PartOf or Facet.Includes or Facet.New;
            if (!opened && opening.Mark == '（' && token.Facet == Facet.CarriedIn)
            {
                return IsNewNamed(i);
            }

            if (!opened && token.Kind is TokenKind.Break or TokenKind.Number)
            {
                return false;
            }

            if (token.Facet == Facet.CarriedIn || (token.Facet == Facet.Carried && opening.Mark == '（'))
            {
                return opened;
            }

            if (Cells.IsResult(token.Facet) || token.Facet is Facet.Concluded or Facet.CarriedOut)
            {
                return false;
            }
        }

        return false;
    }

    // （上年结转5件、本年新收102件）: the two parts are all of it.
    private bool IsNewNamed(int at)
    {
        for (; at < to && tokens[at].Mark != '）'; at++)
        {
            if (tokens[at].Facet == Facet.New)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadWord(int at)
    {
        switch (tokens[at].Facet)
        {
            case Facet.Nothing:
                _claims.AddRange(WordClaims.OfNothing(tokens, at, to, memory));
                break;
            case Facet.Respectively:
                Expect(at);
                break;
            case Facet.All or Facet.Each or Facet.Pending or Facet.Upheld:
                if (WordClaims.OfAll(text, tokens, at, from, to, _claims, memory) is { } claim)
                {
                    _claims.Add(claim);
                }

                break;
        }
    }

    // 予以公开、部分公开、不予公开分别为12件、5件、3件
    private void Expect(int at)
    {
        var items = Zones.Split(_zones.At(at));
        var numbers = 0;
        for (var i = at + 1; i < to && tokens[i].Kind is TokenKind.Number or TokenKind.Comma; i++)
        {
            numbers += tokens[i].Kind == TokenKind.Number ? 1 : 0;
        }

        if (items.Count > 1 && items.Count == numbers)
        {
            items.ForEach(_respectively.Enqueue);
        }
    }
}
