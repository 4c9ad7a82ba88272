using System.Globalization;
using System.Text;

namespace Disclosure.Rendering.Tests.Pdf.Reading;

/// <summary>Reads PDF's syntax (ISO 32000-1, 7.2-7.3), strictly: what it does not know is an error.</summary>
internal sealed class PdfLexer(byte[] bytes, int position = 0)
{
    private const string Delimiters = "()<>[]{}/%";

    public int Position { get; private set; } = position;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position >= bytes.Length;
        }
    }

    /// <summary>A value, or an operator where a word stands that is no value.</summary>
    public object? Next()
    {
        SkipSpace();
        switch ((char)bytes[Position])
        {
            case '/':
                Position++;
                return new PdfName(Word());
            case '(':
                return Literal();
            case '[':
                return Array();
            case '<' when bytes[Position + 1] == '<':
                return Dictionary();
            case '<':
                return Hexadecimal();
        }

        var word = Word();
        return word switch
        {
            "" => throw new FormatException($"Nothing that is known at {Position}."),
            "true" => true,
            "false" => false,
            "null" => null,
            _ when decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                ReferenceOr(number),
            _ => new PdfOperator(word),
        };
    }

    /// <summary>An object as it stands in the file: "12 0 obj … endobj".</summary>
    public (int Id, object? Value) IndirectObject()
    {
        var id = (int)(decimal)Next()!;
        _ = Next();
        Expect("obj");
        var value = Next();
        if (value is Dictionary<string, object?> entries && TryTake("stream"))
        {
            Position += bytes[Position] == '\r' ? 2 : 1;
            var length = (int)(decimal)entries["Length"]!;
            value = new PdfStream(entries, bytes[Position..(Position + length)]);
            Position += length;
            Expect("endstream");
        }

        Expect("endobj");
        return (id, value);
    }

    private object ReferenceOr(decimal number)
    {
        var back = Position;
        if (number >= 0 && number == decimal.Truncate(number) && !AtEnd && Word() == "0" && !AtEnd && Word() == "R")
        {
            return new PdfReference((int)number);
        }

        Position = back;
        return number;
    }

    private List<object?> Array()
    {
        var items = new List<object?>();
        for (Position++; !TryTake("]"); )
        {
            items.Add(Next());
        }

        return items;
    }

    private Dictionary<string, object?> Dictionary()
    {
        var entries = new Dictionary<string, object?>();
        for (Position += 2; !TryTake(">>"); )
        {
            entries.Add(((PdfName)Next()!).Value, Next());
        }

        return entries;
    }

    private PdfString Hexadecimal()
    {
        var end = System.Array.IndexOf(bytes, (byte)'>', Position);
        var digits = Encoding.ASCII.GetString(bytes, Position + 1, end - Position - 1);
        Position = end + 1;
        return new(Convert.FromHexString(digits));
    }

    // The project writes no escapes.
    private PdfString Literal()
    {
        var end = System.Array.IndexOf(bytes, (byte)')', Position);
        var text = bytes[(Position + 1)..end];
        Position = end + 1;
        return text.Contains((byte)'\\') || text.Contains((byte)'(')
            ? throw new FormatException("An escape.")
            : new(text);
    }

    private string Word()
    {
        SkipSpace();
        var start = Position;
        while (Position < bytes.Length && bytes[Position] > ' ' && !Delimiters.Contains((char)bytes[Position]))
        {
            Position++;
        }

        return Encoding.ASCII.GetString(bytes, start, Position - start);
    }

    private void Expect(string word)
    {
        if (!TryTake(word))
        {
            throw new FormatException($"No '{word}' at {Position}.");
        }
    }

    private bool TryTake(string word)
    {
        SkipSpace();
        var isHere = bytes.AsSpan(Position).StartsWith(Encoding.ASCII.GetBytes(word));
        Position += isHere ? word.Length : 0;
        return isHere;
    }

    private void SkipSpace()
    {
        while (Position < bytes.Length && (bytes[Position] <= ' ' || bytes[Position] == '%'))
        {
            if (bytes[Position] == '%')
            {
                while (Position < bytes.Length && bytes[Position] != '\n')
                {
                    Position++;
                }
            }

            Position++;
        }
    }
}
