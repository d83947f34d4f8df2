using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Automations.Digests.Material;

/// <summary>What a community manager has written into the form, right or wrong.</summary>
public sealed record MaterialForm(string? Link, IReadOnlyDictionary<string, string?> Titles, IReadOnlyDictionary<string, string?> Texts, IReadOnlyList<string> Topics)
{
    public const string LinkField = "link";
    public const string TopicsField = "topics";

    public static string TitleField(string language) => $"title-{language}";

    public static string TextField(string language) => $"text-{language}";

    public static MaterialForm Of(IFormCollection fields, ProgrammeSettings programme) =>
        new(
            fields.TextOf(LinkField),
            programme.Languages.ToDictionary(language => language, language => fields.TextOf(TitleField(language))?.ReplaceLineEndings(" ")),
            programme.Languages.ToDictionary(language => language, language => fields.TextOf(TextField(language))),
            [.. programme.Topics.Intersect(fields[TopicsField].OfType<string>())]
        );

    public static MaterialForm Of(Announcement? known, ProgrammeSettings programme) =>
        new(
            known?.Link.AbsoluteUri,
            programme.Languages.ToDictionary(language => language, language => known?.Titles.GetValueOrDefault(language)),
            programme.Languages.ToDictionary(language => language, language => known?.Texts.GetValueOrDefault(language)),
            known?.Topics ?? []
        );

    public FormErrors Check(Voice voice)
    {
        var errors = new FormErrors();
        if (Link is null || !Announcement.IsWebAddress(Link))
            errors.Add(LinkField, voice.Say("Bitte gib eine Adresse an, die mit https:// beginnt.", "Please give an address that begins with https://.", "Bitte geben Sie eine Adresse an, die mit https:// beginnt."));
        if (Titles.Values.All(title => title is null))
            errors.Add(TitleField(Titles.Keys.First()), voice.Say("In mindestens einer Sprache braucht es eine Überschrift.", "It needs a heading in at least one language."));
        foreach (var (language, title) in Titles)
        {
            errors.CheckLength(TitleField(language), title, Announcement.LongestTitle, voice);
            errors.CheckLength(TextField(language), Texts[language], Announcement.LongestText, voice);
            if (title is null && Texts[language] is not null)
                errors.Add(TitleField(language), voice.Say("Zum Text fehlt die Überschrift.", "The text needs a heading."));
        }

        return errors;
    }

    /// <summary>Of a form without errors.</summary>
    public Announcement Announce(DateTimeOffset now)
    {
        var link = new Uri(Link!);
        return new()
        {
            Id = Announcement.IdOf(link),
            Link = link,
            Titles = Said(Titles),
            Texts = Said(Texts),
            Topics = Topics,
            AnnouncedAt = now,
        };
    }

    private static Dictionary<string, string> Said(IReadOnlyDictionary<string, string?> texts) =>
        texts.Where(text => text.Value is not null).ToDictionary(text => text.Key, text => text.Value!);
}
