using Automations.Storage;
using Automations.Surveys.Runs;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Automations.Surveys.Summaries;

/// <summary>A summary as somebody has written it on the page of the results, right or wrong.</summary>
/// <param name="Version">Of the summary that was on the page.</param>
public sealed record SummaryForm(string Question, string Text, string Version, bool IsBackToDraft, FormErrors Errors)
{
    public const int LongestText = 4_000;
    public const string BackToDraft = "draft";

    public static string FieldOf(string question) => $"summary-{question}";

    public static SummaryForm Of(IFormCollection fields)
    {
        var question = fields["question"].ToString();
        return new(question, fields.TextOf(FieldOf(question)) ?? "", fields["version"].ToString(), fields["do"] == BackToDraft, new());
    }

    /// <summary>What is kept when everything is right; <see cref="Errors"/> says what is not.</summary>
    internal FreeTextSummary? Apply(VersionOf<FreeTextSummary> kept, Voice voice)
    {
        if (!IsBackToDraft && Text.Length == 0)
            Errors.Add(FieldOf(Question), voice.Say("Der Text fehlt.", "The text is missing."));
        Errors.CheckLength(FieldOf(Question), Text, LongestText, voice);
        if (kept.Version != Version)
            Errors.Add(FieldOf(Question), ChangedMeanwhile(voice));
        if (Errors.Any)
            return null;
        var edited = kept.Content.Edited.Where(text => text.Key != voice.Language);
        return kept.Content with { Edited = (IsBackToDraft ? edited : edited.Append(KeyValuePair.Create(voice.Language, Text))).ToDictionary() };
    }

    internal SummaryForm Overtaken(Voice voice)
    {
        Errors.Add(FieldOf(Question), ChangedMeanwhile(voice));
        return this;
    }

    private static string ChangedMeanwhile(Voice voice) =>
        voice.Say(
            "Inzwischen hat sich die Zusammenfassung geändert. Darüber steht der neue Stand; speichere noch einmal, wenn dein Text ihn ersetzen soll.",
            "The summary has changed in the meantime. Above is how it stands now; save once more if your text is to replace it.",
            "Inzwischen hat sich die Zusammenfassung geändert. Darüber steht der neue Stand; speichern Sie noch einmal, wenn Ihr Text ihn ersetzen soll."
        );
}
