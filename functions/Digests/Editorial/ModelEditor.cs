using Automations.Digests.Content;
using Automations.LanguageModel;
using Automations.LanguageModel.Anonymity;
using Automations.Messages.Templates;
using Automations.Programme;
using Microsoft.Extensions.Logging;

namespace Automations.Digests.Editorial;

/// <summary>
/// Lets the language model draft, when the programme has one, and does with the extractive words when it has none or it does not answer.
/// What goes out names nobody; what comes back is plain text, marked as a draft.
/// </summary>
internal sealed partial class ModelEditor(ExtractiveEditor extractive, ILanguageModel model, ProgrammeSettings programme, ILogger<ModelEditor> log) : IEditor
{
    private const int MostTokens = 600;
    private const int MostItems = 24;
    private const int LongestText = 400;
    private const int LongestIntroduction = 1_200;
    private const int LongestHeadline = 120;

    public async Task<EditorialDraft> DraftAsync(EditorialBrief brief, CancellationToken cancellation)
    {
        var fallback = await extractive.DraftAsync(brief, cancellation);
        if (!model.IsSet || brief.Items.Count == 0)
            return fallback;
        var reply = await model.AskAsync<EditorialAnswer>(new("digest-introduction", Instructions(brief), Material(brief), MostTokens), cancellation);
        // with a placeholder for a name it would read oddly
        if (reply.Answer is { } answer && answer.Introduction.Trim() is { Length: > 0 and <= LongestIntroduction } introduction && !introduction.Contains('['))
            return new(fallback.Words with { Introduction = MarkdownEscape.Sparing(introduction), Origin = WordsOrigin.Drafted }, HeadlinesOf(answer, brief));
        LogWithout(brief.Language, reply.Setback);
        return fallback;
    }

    private static Dictionary<string, string> HeadlinesOf(EditorialAnswer answer, EditorialBrief brief) =>
        answer
            .Headlines.Where(line => line.Number >= 1 && line.Number <= Math.Min(brief.Items.Count, MostItems))
            .Where(line => line.Headline.Trim().Length is > 0 and <= LongestHeadline && !line.Headline.Contains('['))
            .DistinctBy(line => line.Number)
            .ToDictionary(line => brief.Items[line.Number - 1].Key, line => MarkdownEscape.OneLine(line.Headline));

    private string Instructions(EditorialBrief brief)
    {
        var address = brief.Language == "de" ? $" Address the readers as {programme.AddressForm}." : "";
        return "Write the introduction of an internal newsletter for volunteers who help colleagues with digital tools: two to four warm, concrete sentences in the language "
            + $"\"{brief.Language}\", plain text, no greeting, no signature, nothing that the material does not say, gender-fair.{address} "
            + "For each item with an unclear title give its number and a better headline of at most ten words in the same language. Name nobody.";
    }

    private static AnonymousText Material(EditorialBrief brief)
    {
        var lines = brief.Items.Take(MostItems).Select((item, index) => $"{index + 1}. ({item.Section}) {item.Texts[brief.Language].Title}: {Cut(item.Texts[brief.Language].Markdown)}");
        return Anonymiser.Of(string.Join('\n', lines), brief.Names);
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];

    [LoggerMessage(Level = LogLevel.Information, Message = "The digest's words in {Language} are put together without a model ({Setback})")]
    private partial void LogWithout(string language, Setback setback);
}

/// <summary>What the model is asked for.</summary>
internal sealed record EditorialAnswer(string Introduction, IReadOnlyList<EditorialHeadline> Headlines);

internal sealed record EditorialHeadline(int Number, string Headline);
