using System.CommandLine;
using System.CommandLine.Parsing;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Says what is wrong with a command line: every word that is not understood by its name, and the nearest that is.</summary>
internal static class UsageErrors
{
    // Words that differ in more letters are not meant.
    private const int MaxDistance = 2;

    public static string Describe(ParseResult parsed, Wording wording)
    {
        // Words that are not understood explain all further errors, so they are told alone.
        var lines = parsed.UnmatchedTokens.Select(token => DescribeUnknown(token, parsed, wording)).ToList();
        if (lines.Count == 0)
        {
            lines.AddRange(parsed.Errors.Select(error => Describe(error, wording)).Distinct());
        }

        var command = string.Join(' ', PathOf(parsed.CommandResult));
        lines.Add(wording.Choose($"用法见 {command} --help", $"See {command} --help"));
        return string.Join('\n', lines);
    }

    private static string DescribeUnknown(string token, ParseResult parsed, Wording wording)
    {
        var known = Known(parsed.CommandResult).ToArray();
        // The name with the fewest changes.
        var nearest = known.MinBy(name => Distance(token, name));
        var isNear = nearest is not null && Distance(token, nearest) <= MaxDistance;
        return wording.Choose(
            $"没有“{token}”这个命令、选项或参数{(isNear ? $"，是不是 {nearest}？" : "。")}",
            $"There is no command, option or argument \"{token}\" here{(isNear ? $"; did you mean {nearest}?" : ".")}"
        );
    }

    private static string Describe(ParseError error, Wording wording) =>
        wording.IsChinese
            ? error.SymbolResult switch
            {
                ArgumentResult { Parent: OptionResult option } => Describe(option),
                OptionResult option => Describe(option),
                ArgumentResult argument when argument.Tokens.Count == 0 => $"缺少参数 <{argument.Argument.Name}>。",
                ArgumentResult argument => $"参数 <{argument.Argument.Name}> 不接受“{argument.Tokens[0].Value}”。",
                CommandResult command => Describe(command, error),
                _ => error.Message,
            }
            : error.Message;

    private static string Describe(OptionResult option)
    {
        if (option.Tokens.Count == 0)
        {
            return option.Implicit ? $"缺少选项 {option.Option.Name}。" : $"选项 {option.Option.Name} 后面需要一个值。";
        }

        var values = option
            .Option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty)
            .Select(c => c.Label)
            .ToArray();
        var choices = values.Length > 0 ? $"，可用的是 {string.Join('、', values)}" : "";
        return $"选项 {option.Option.Name} 不接受“{option.Tokens[^1].Value}”{choices}。";
    }

    private static string Describe(CommandResult command, ParseError error)
    {
        var missing = command
            .Command.Options.Where(o => o.Required && command.GetResult(o) is null or { Tokens.Count: 0 })
            .Select(o => o.Name)
            .ToArray();
        return missing.Length > 0 ? $"缺少选项 {string.Join('、', missing)}。"
            : command.Command.Subcommands.Count > 0
                ? $"请给出要做什么：{string.Join('、', command.Command.Subcommands.Select(c => c.Name))}。"
            : error.Message;
    }

    private static IEnumerable<string> Known(CommandResult command)
    {
        // From the command upwards: recursive options of groups hold below them too.
        for (SymbolResult? at = command; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var here })
            {
                var options = here.Options.Where(o => at == command || o.Recursive);
                foreach (
                    var name in options
                        .Select(o => o.Name)
                        .Concat(at == command ? here.Subcommands.Select(c => c.Name) : [])
                )
                {
                    yield return name;
                }
            }
        }
    }

    private static List<string> PathOf(CommandResult command)
    {
        var names = new List<string>();
        for (SymbolResult? at = command; at is not null; at = at.Parent)
        {
            names.Insert(
                0,
                at is CommandResult { Command: var here }
                    ? here is RootCommand
                        ? "disclosure"
                        : here.Name
                    : ""
            );
        }

        return names;
    }

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        // One row of the table is enough: each place needs the one before and the one above.
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
