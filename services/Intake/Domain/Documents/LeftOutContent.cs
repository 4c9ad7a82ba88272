using Disclosure.Form;

namespace Disclosure.Intake.Domain.Documents;

/// <summary>Why a reader leaves something of a document out.</summary>
internal enum LeftOutKind
{
    /// <summary>Text, rows, columns or cells that the document hides.</summary>
    Hidden,

    /// <summary>Text with a line through it.</summary>
    Struck,

    /// <summary>A prompt of a field that nobody filled in.</summary>
    Prompt,

    /// <summary>A phonetic guide above its characters.</summary>
    Phonetic,

    /// <summary>A raised mark behind a figure, which refers to a note.</summary>
    NoteMark,

    /// <summary>Text across the page.</summary>
    Watermark,

    /// <summary>Another document inside the document.</summary>
    Embedded,

    /// <summary>A formula that was never calculated.</summary>
    Formula,
}

/// <summary>
/// What a reader leaves out of a document, so that the person who imports hears of it: one finding a kind.
/// </summary>
internal sealed class LeftOutContent
{
    // Pieces that a finding quotes, and letters of each.
    private const int MaxSamples = 3;
    private const int MaxSample = 20;

    private readonly SortedDictionary<LeftOutKind, (int Count, List<string> Samples)> _kinds = [];

    /// <summary>Remembers a piece. White space is nothing.</summary>
    public void Add(LeftOutKind kind, string text)
    {
        var shown = text.Trim();
        if (shown.Length == 0)
        {
            return;
        }

        var (count, samples) = _kinds.GetValueOrDefault(kind, (0, []));
        var sample = shown.Length <= MaxSample ? shown : shown[..MaxSample] + "…";
        if (samples.Count < MaxSamples && !samples.Contains(sample))
        {
            samples.Add(sample);
        }

        _kinds[kind] = (count + 1, samples);
    }

    /// <summary>One finding a kind.</summary>
    public IEnumerable<Finding> ToFindings() => _kinds.Select(k => ToFinding(k.Key, k.Value.Count, k.Value.Samples));

    private static Finding ToFinding(LeftOutKind kind, int count, List<string> samples)
    {
        var shown =
            string.Join("、", samples.Select(s => $"“{s}”"))
            + (count > MaxSamples && samples.Count == MaxSamples ? "等" : "");
        return kind switch
        {
            LeftOutKind.Hidden => new(
                "intake.hidden_left_out",
                Severity.Warning,
                $"文档中有 {count} 处隐藏的内容没有读入（{shown}），需要的请取消隐藏后重新导入。"
            ),
            LeftOutKind.Struck => new(
                "intake.struck_left_out",
                Severity.Warning,
                $"文档中有 {count} 处加了删除线的文字没有读入（{shown}），请确认是否已经删去。"
            ),
            LeftOutKind.Prompt => new(
                "intake.prompt_left_out",
                Severity.Warning,
                $"文档中有 {count} 处填写提示没有填写（{shown}），已留空，请补填。"
            ),
            LeftOutKind.Phonetic => new(
                "intake.phonetic_left_out",
                Severity.Note,
                $"文档中有 {count} 处注音没有读入（{shown}），只读入了被注音的文字。"
            ),
            LeftOutKind.NoteMark => new(
                "intake.note_mark_dropped",
                Severity.Note,
                $"有 {count} 个数字后面的上标注号没有算入数字（{shown}），请核对。"
            ),
            LeftOutKind.Watermark => new(
                "intake.watermark_left_out",
                Severity.Note,
                $"页面上斜排的文字按水印处理，没有读入（{shown}）。"
            ),
            LeftOutKind.Embedded => new(
                "intake.embedded_left_out",
                Severity.Warning,
                $"文档中嵌入了 {count} 个其他文档（{shown}），其中的内容没有读入，请把内容粘贴到正文后重新导入，或在相应部分补填。"
            ),
            _ => new(
                "intake.formula_without_result",
                Severity.Warning,
                $"表格中有 {count} 个公式没有计算结果（{shown}），相应的数已留空，请用 Excel 打开、重新计算并保存后再导入，或直接填写。"
            ),
        };
    }
}
