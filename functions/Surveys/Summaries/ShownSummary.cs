using System.Text.Json.Serialization;
using Automations.Web;

namespace Automations.Surveys.Summaries;

/// <summary>A summary as it is read in one language.</summary>
/// <param name="Text">Plain text; its lines are paragraphs.</param>
/// <param name="Read">How many texts it was made from.</param>
/// <param name="Texts">How many there are.</param>
/// <param name="IsOfModel">The themes, and a text that nobody has edited, are the model's.</param>
public sealed record ShownSummary(string Question, string Language, SummaryOrigin Origin, string Text, int Read, int Texts, IReadOnlyList<SummaryTheme> Themes, bool IsOfModel)
{
    public static ShownSummary Of(FreeTextSummary kept, Voice voice)
    {
        var draft = kept.Drafts.GetValueOrDefault(voice.Language);
        var edited = kept.Edited.GetValueOrDefault(voice.Language);
        var origin = edited is not null ? SummaryOrigin.Edited : draft is not null ? SummaryOrigin.Drafted : SummaryOrigin.Extractive;
        var text = edited ?? draft?.Text ?? SummaryWords.Of(kept, voice);
        return new(kept.Question, voice.Language, origin, text, draft?.Read ?? kept.Texts, kept.Texts, draft?.Themes ?? kept.Themes, draft is not null);
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<SummaryOrigin>))]
public enum SummaryOrigin
{
    /// <summary>Put together from the texts themselves.</summary>
    Extractive,

    /// <summary>By the language model; nobody has changed it.</summary>
    Drafted,

    /// <summary>By a community manager.</summary>
    Edited,
}
