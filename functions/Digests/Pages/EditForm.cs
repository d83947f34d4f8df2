using Automations.Digests.Content;
using Automations.Messages;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Automations.Digests.Pages;

/// <summary>Reads what the editors have written into the page of an edition.</summary>
internal static class EditForm
{
    public const int LongestSubject = 150;
    public const int LongestText = 4_000;

    public static string SubjectField(string language) => $"subject-{language}";

    public static string IntroductionField(string language) => $"introduction-{language}";

    public static string TitleField(int place, string language) => $"title-{place}-{language}";

    public static string TextField(int place, string language) => $"text-{place}-{language}";

    public static string KeepField(int place) => $"keep-{place}";

    /// <summary>The draft with what the form says; fields that were not sent leave the draft as it is.</summary>
    public static DigestContent Apply(DigestContent draft, IFormCollection fields) =>
        draft with
        {
            Words = draft.Words.ToDictionary(words => words.Key, words => WordsOf(words.Key, words.Value, fields)),
            Items = [.. draft.Items.Select((item, place) => ItemOf(item, place, fields))],
        };

    public static FormErrors Check(DigestContent content, Voice voice)
    {
        var errors = new FormErrors();
        foreach (var (language, words) in content.Words)
        {
            if (words.Subject.Length == 0)
                errors.Add(SubjectField(language), voice.Say("Der Betreff fehlt.", "The subject is missing."));
            errors.CheckLength(SubjectField(language), words.Subject, LongestSubject, voice);
            CheckText(IntroductionField(language), words.Introduction, errors, voice);
        }

        for (var place = 0; place < content.Items.Count; place++)
            foreach (var (language, text) in content.Items[place].News.Texts)
            {
                if (text.Title.Length == 0)
                    errors.Add(TitleField(place, language), voice.Say("Die Überschrift fehlt.", "The heading is missing."));
                CheckText(TextField(place, language), text.Markdown, errors, voice);
            }
        return errors;
    }

    private static void CheckText(string field, string markdown, FormErrors errors, Voice voice)
    {
        errors.CheckLength(field, markdown, LongestText, voice);
        if (MessageMarkdown.WrongIn(markdown))
            errors.Add(field, voice.Say(
                "Damit kommen Mailprogramme nicht zurecht. Möglich sind Absätze, Listen, fett, kursiv, Überschriften und Links, die mit https:// beginnen.",
                "Mail programs cannot show this. Paragraphs, lists, bold, italics, headings and links that begin with https:// work."
            ));
    }

    private static DigestWords WordsOf(string language, DigestWords words, IFormCollection fields)
    {
        var changed = words with { Subject = Line(fields, SubjectField(language), words.Subject), Introduction = Text(fields, IntroductionField(language), words.Introduction) };
        return changed == words ? words : changed with { Origin = WordsOrigin.Edited };
    }

    private static DigestItem ItemOf(DigestItem item, int place, IFormCollection fields)
    {
        var texts = item.News.Texts.ToDictionary(
            text => text.Key,
            text => new NewsText(Line(fields, TitleField(place, text.Key), text.Value.Title), Text(fields, TextField(place, text.Key), text.Value.Markdown))
        );
        return new(item.News with { Texts = texts }, fields[KeepField(place)] != "yes");
    }

    private static string Line(IFormCollection fields, string name, string otherwise) =>
        fields.ContainsKey(name) ? (fields.TextOf(name) ?? "").ReplaceLineEndings(" ") : otherwise;

    private static string Text(IFormCollection fields, string name, string otherwise) => fields.ContainsKey(name) ? fields.TextOf(name) ?? "" : otherwise.Trim();
}
