using System.Runtime.CompilerServices;
using Automations.Events.Store;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;

namespace Automations.Events.News;

/// <summary>What there is to tell of the events: what is coming, what somebody is registered for, what was shown, and how many came.</summary>
internal sealed class EventNews(IEventStore events, IRegistrations registrations, ProgrammeSettings programme) : INewsSource
{
    private const int PageSize = 500;
    private const int FewestToCount = 5;
    private const int LongestDescription = 280;

    public async IAsyncEnumerable<NewsItem> CollectAsync(NewsPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (held, came) = (0, 0);
        foreach (var record in await events.ListAsync(period.Since, cancellation))
        {
            if (record.State == EventState.Published && period.IsAhead(record.Details.Time.Start))
            {
                if (EventVisibility.IsListed(record))
                    yield return Coming(record);
                if (await SeatsAsync(record, cancellation) is { Count: > 0 } people)
                    yield return Registered(record, people);
            }

            if (record.State is not (EventState.Published or EventState.Closed) || !period.Happened(record.Details.Time.End))
                continue;
            held++;
            came += record.Figures?.Attended ?? 0;
            if (record.Details.Material is { } material && EventVisibility.IsListed(record))
                yield return Recording(record, material);
        }

        if (held > 0)
            yield return Figures(period, held, came);
    }

    private NewsItem Coming(EventRecord record) =>
        new()
        {
            Section = NewsSection.Events,
            Key = $"event-{record.Id}",
            Page = $"/events/{record.Id}",
            Moment = record.Details.Time.Start,
            TimeZone = record.Details.Time.TimeZone,
            Languages = record.Details.Languages,
            Topics = record.Details.Topics,
            Offices = OfficesOf(record.Details),
            Texts = programme.InEachLanguage<NewsText>(voice => new(record.Details.Title, $"{Where(record.Details, voice)}{Summary(record.Details.Description)}")),
        };

    private NewsItem Registered(EventRecord record, IReadOnlyList<string> people) =>
        new()
        {
            Section = NewsSection.Yours,
            Key = $"registered-{record.Id}",
            Page = $"/events/{record.Id}",
            Moment = record.Details.Time.Start,
            TimeZone = record.Details.Time.TimeZone,
            People = people,
            Texts = programme.InEachLanguage<NewsText>(voice => new(record.Details.Title, voice.Say("Du bist angemeldet.", "You are registered.", "Sie sind angemeldet."))),
        };

    private NewsItem Recording(EventRecord record, Uri material) =>
        new()
        {
            Section = NewsSection.Material,
            Key = $"recording-{record.Id}",
            Page = material.AbsoluteUri,
            Languages = record.Details.Languages,
            Topics = record.Details.Topics,
            Texts = programme.InEachLanguage<NewsText>(voice => new(
                voice.Say($"Zum Nachsehen: {record.Details.Title}", $"To look at again: {record.Details.Title}"),
                voice.Say($"Unterlagen vom {EventNames.Of(record.Details.Format, voice.Language)}.", $"Material of the {EventNames.Of(record.Details.Format, voice.Language)}.")
            )),
        };

    /// <summary>A handful of people could be told apart, and is not counted.</summary>
    private NewsItem Figures(NewsPeriod period, int held, int came) =>
        new()
        {
            Section = NewsSection.Figures,
            Key = $"events-{period.Until:yyyyMMdd}",
            Texts = programme.InEachLanguage<NewsText>(voice => new(
                held == 1 ? voice.Say("Eine Veranstaltung", "One event") : voice.Say($"{held} Veranstaltungen", $"{held} events"),
                came >= FewestToCount ? voice.Say($"mit zusammen {came} Menschen.", $"with {came} people in all.") : ""
            )),
        };

    /// <summary>An event in a room is for those who work there, one that can be joined online for all.</summary>
    private IReadOnlyList<string> OfficesOf(EventDetails details) =>
        details is { OnlineMeeting: false, Place: { } place }
            ? [.. programme.Offices.Select(office => office.Location).Where(location => place.Contains(location, StringComparison.OrdinalIgnoreCase))]
            : [];

    private static string Where(EventDetails details, Voice voice)
    {
        var place = details switch
        {
            { Place: { } room, OnlineMeeting: true } => voice.Say($"{room} oder online", $"{room} or online"),
            { Place: { } room } => room,
            _ => "online",
        };
        var languages = details.Languages.Count == 0 ? "" : voice.Say($", auf {Spoken(details, voice)}", $", in {Spoken(details, voice)}");
        return MarkdownEscape.Sparing($"{EventNames.Of(details.Format, voice.Language)}, {place}{languages}.");
    }

    private static string Spoken(EventDetails details, Voice voice) => string.Join(voice.Say(" und ", " and "), details.Languages.Select(language => NameOf(language, voice)));

    private static string NameOf(string language, Voice voice) =>
        language switch
        {
            "de" => voice.Say("Deutsch", "German"),
            "en" => voice.Say("Englisch", "English"),
            _ => language,
        };

    private static string Summary(string description)
    {
        var plain = MarkdownEscape.OneLine(Markdig.Markdown.ToPlainText(description));
        if (plain.Length == 0)
            return "";
        var cut = plain.Length <= LongestDescription ? plain.Length : plain.LastIndexOf(' ', LongestDescription);
        return $"\n\n{MarkdownEscape.Sparing(plain[..(cut > 0 ? cut : LongestDescription)])}{(plain.Length > LongestDescription ? " …" : "")}";
    }

    private async Task<IReadOnlyList<string>> SeatsAsync(EventRecord record, CancellationToken cancellation)
    {
        var people = new List<string>();
        string? after = null;
        do
        {
            var page = await registrations.PageAsync(record.Id, PageSize, after, cancellation);
            people.AddRange(page.Registrations.Where(registration => registration.State == RegistrationState.Seat).Select(registration => registration.Person.Id));
            after = page.Next;
        } while (after is not null);
        return people;
    }
}
