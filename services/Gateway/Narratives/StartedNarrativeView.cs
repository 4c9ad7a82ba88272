namespace Disclosure.Gateway.Narratives;

/// <summary>Prose with which a year begins, and the sentences that a person must rewrite.</summary>
internal static class StartedNarrativeView
{
    /// <summary>Every field, as it is.</summary>
    public static PublicV1.StartNarrativeResponse Create(NarrativeV1.StartNarrativeResponse started)
    {
        var view = new PublicV1.StartNarrativeResponse { Narrative = NarrativeView.Create(started.Narrative) };
        view.ToRewrite.Add(
            started.ToRewrite.Select(p => new PublicV1.PassageToRewrite
            {
                Section = p.Section,
                Span = p.Span,
                Text = p.Text,
                Reason = p.Reason,
            })
        );
        return view;
    }
}
