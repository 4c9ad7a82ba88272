using System.Text;

namespace Disclosure.CommandLine.Terminals;

/// <summary>Passes help on with its heads in the language of the terminal: the library has them in English alone where no culture is installed.</summary>
internal sealed class HelpWriter(TextWriter target, Wording wording) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => target.Encoding;

    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        target.Write(Translate(_line.ToString().TrimEnd('\r')));
        target.Write('\n');
        _line.Clear();
    }

    private string Translate(string line) =>
        line switch
        {
            "Description:" => wording.Choose("说明：", line),
            "Usage:" => wording.Choose("用法：", line),
            "Arguments:" => wording.Choose("参数：", line),
            "Options:" => wording.Choose("选项：", line),
            "Commands:" => wording.Choose("命令：", line),
            _ => wording.IsChinese ? line.Replace("(REQUIRED)", "（必填）", StringComparison.Ordinal) : line,
        };
}
