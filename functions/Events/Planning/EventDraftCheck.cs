using System.Globalization;
using Automations.Events.Series;
using Automations.People;
using Automations.Programme;
using Automations.Web.Json;

namespace Automations.Events.Planning;

/// <summary>Holds a draft to the rules and finds out who its people are.</summary>
internal sealed class EventDraftCheck(IDirectory directory, IGroups groups, ProgrammeSettings programme, TimeProvider clock)
{
    private const string GroupField = "audience.group";

    /// <param name="isNew">It is yet to be created, and therefore must lie ahead.</param>
    /// <exception cref="TransientGraphException">The directory cannot say just now who somebody is.</exception>
    public Task<EventReading> CheckAsync(EventDraft draft, CancellationToken cancellation, bool isNew = false) =>
        CheckAsync(draft, new JsonReading<EventDraft>(draft, []), isNew, cancellation);

    /// <summary>What could not be read and what breaks a rule are named together.</summary>
    /// <inheritdoc cref="CheckAsync(EventDraft, CancellationToken, bool)"/>
    public async Task<EventReading> CheckAsync(JsonReading<EventDraft> read, CancellationToken cancellation, bool isNew = false) =>
        read.Value is { } draft ? await CheckAsync(draft, read, isNew, cancellation) : new(Details: null, Series: null, read.Errors);

    private async Task<EventReading> CheckAsync(EventDraft draft, JsonReading<EventDraft> read, bool isNew, CancellationToken cancellation)
    {
        var problems = read.Problems.ToList();
        CheckTexts(draft, problems);
        var time = TimeOf(draft, isNew, problems);
        var series = draft.Series is null ? null : SeriesOf(draft.Series, time, problems);
        var hosts = await PeopleAsync("hosts", draft.Hosts, EventRulebook.MostHosts, problems, cancellation);
        if (draft.Hosts.Count == 0)
            problems.Add(new("hosts", "hosts must name at least one person."));
        var audience = await AudienceAsync(draft.Audience ?? new(), problems, cancellation);
        var topics = TopicsOf("topics", draft.Topics, problems);
        if (problems.Count > 0 || time is null)
            return new(Details: null, Series: null, read.With(problems).Errors) { Doubts = DoubtsIn(problems) };
        var details = new EventDetails
        {
            Format = Enum.Parse<EventFormat>(draft.Format),
            Title = draft.Title,
            Description = draft.Description,
            Hosts = hosts,
            Time = time,
            Place = draft.Place,
            OnlineMeeting = draft.OnlineMeeting,
            Languages = draft.Languages,
            Topics = topics,
            Audience = audience,
            Capacity = draft.Capacity,
            Reminders = draft.Reminders?.Select(ReminderOffset.Parse).OfType<ReminderOffset>().ToList(),
            Material = draft.Material is null ? null : new Uri(draft.Material),
        };
        return new(details, series, FieldProblem.ByField([]));
    }

    private static ILookup<string, string> DoubtsIn(IEnumerable<FieldProblem> problems) =>
        problems.Where(problem => problem.Value is not null).ToLookup(problem => problem.Field, problem => problem.Value!);

    private static void CheckTexts(EventDraft draft, List<FieldProblem> problems)
    {
        if (!Enum.GetNames<EventFormat>().Contains(draft.Format))
            problems.Add(new("format", $"format must be one of {string.Join(", ", Enum.GetNames<EventFormat>())}."));
        if (string.IsNullOrWhiteSpace(draft.Title) || draft.Title.Length > EventRulebook.LongestTitle || draft.Title.Contains('\n'))
            problems.Add(new("title", $"title must be one line of 1 to {EventRulebook.LongestTitle} characters."));
        if (draft.Description.Length > EventRulebook.LongestDescription)
            problems.Add(new("description", $"description must not be longer than {EventRulebook.LongestDescription} characters."));
        if (draft.Place?.Length > EventRulebook.LongestPlace)
            problems.Add(new("place", $"place must not be longer than {EventRulebook.LongestPlace} characters."));
        if (draft.Place is null && !draft.OnlineMeeting && !problems.Exists(problem => problem.Field == "onlineMeeting"))
            problems.Add(new("place", "place or onlineMeeting must say where it is."));
        if (!draft.Languages.All(ProgrammeRules.IsLanguage))
            problems.Add(new("languages", "languages must be two-letter codes such as de or en."));
        if (draft.Capacity is < 1 or > EventRulebook.MostSeats)
            problems.Add(new("capacity", $"capacity must be a whole number from 1 to {EventRulebook.MostSeats}, or absent."));
        if (draft.Reminders?.Any(text => ReminderOffset.Parse(text) is null) == true)
            problems.Add(new("reminders", "reminders must be written like P7D, PT1H or PT90M."));
        if (draft.Material is { } material && !(Uri.TryCreate(material, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
            problems.Add(new("material", "material must be an address that begins with https."));
    }

    private EventTime? TimeOf(EventDraft draft, bool isNew, List<FieldProblem> problems)
    {
        var zone = ProgrammeRules.IanaZone(draft.TimeZone);
        if (zone is null)
            problems.Add(new("timeZone", "timeZone must be an IANA name such as Europe/Zurich."));
        if (draft.Minutes is < EventRulebook.ShortestMinutes or > EventRulebook.LongestMinutes)
            problems.Add(new("minutes", $"minutes must be a whole number from {EventRulebook.ShortestMinutes} to {EventRulebook.LongestMinutes}."));
        if (!DateTime.TryParseExact(draft.Start, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
        {
            problems.Add(new("start", "start must be a local day and time such as 2027-01-12T12:15."));
            return null;
        }

        if (zone is null)
            return null;
        var time = new EventTime(DateOnly.FromDateTime(start), new(start.Hour, start.Minute), zone, draft.Minutes);
        if (isNew && time.Start <= clock.GetUtcNow())
            problems.Add(new("start", "start must lie in the future."));
        else if (time.Day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(3))
            problems.Add(new("start", "start must not be more than three years ahead."));
        else if (time.IsSkipped)
            problems.Add(new("start", $"start does not exist in {zone}: the clocks go forward then."));
        return time;
    }

    private static SeriesRule? SeriesOf(SeriesDraft draft, EventTime? time, List<FieldProblem> problems)
    {
        var days = draft.Days.Select(day => Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : (DayOfWeek?)null).ToList();
        if (days.Contains(null))
            problems.Add(new("series.days", $"series.days must be of {string.Join(", ", Enum.GetNames<DayOfWeek>())}."));
        DateOnly? until = null;
        if (draft.Until is { } text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && (time is null || day >= time.Day))
                until = day;
            else
                problems.Add(new("series.until", "series.until must be a day such as 2027-06-30, not before the first."));
        }

        if (draft.Count is null == draft.Until is null)
            problems.Add(new("series", "series must have either count or until."));
        return problems.Count > 0
            ? null
            : new(
                Enum.Parse<SeriesFrequency>(draft.Frequency),
                draft.Every,
                [.. days.OfType<DayOfWeek>()],
                Enum.Parse<MonthlyBy>(draft.Monthly),
                draft.Count,
                until,
                draft.SkipHolidays
            );
    }

    private async Task<EventAudience> AudienceAsync(AudienceDraft draft, List<FieldProblem> problems, CancellationToken cancellation)
    {
        var kind = Enum.TryParse<AudienceKind>(draft.Kind, out var parsed) && Enum.IsDefined(parsed) ? parsed : AudienceKind.Everybody;
        var group = kind == AudienceKind.Group ? await GroupAsync(draft.Group ?? "", problems, cancellation) : null;
        if (kind == AudienceKind.Topics && draft.Topics.Count == 0)
            problems.Add(new("audience.topics", "audience.topics must name at least one topic."));
        if (kind == AudienceKind.Invited && draft.People.Count == 0)
            problems.Add(new("audience.people", "audience.people must name at least one person."));
        return new(
            kind,
            group?.Id,
            kind == AudienceKind.Topics ? TopicsOf("audience.topics", draft.Topics, problems) : [],
            kind == AudienceKind.Invited ? await PeopleAsync("audience.people", draft.People, EventRulebook.MostInvited, problems, cancellation) : [],
            group?.Name
        );
    }

    private async Task<DirectoryGroup?> GroupAsync(string named, List<FieldProblem> problems, CancellationToken cancellation)
    {
        var found = await groups.FindAsync(named, cancellation);
        if (found.Count == 0)
            problems.Add(new(GroupField, $"{GroupField} must be the object id, the mail address or the name of an Entra group."));
        if (found.Count > 1)
            problems.AddRange(found.Select(one => new FieldProblem(GroupField, $"{GroupField} may mean \"{one.Name}\", {one.Mail ?? one.Id}, and others: it must say which by mail address or object id.") { Value = one.Mail ?? one.Id }));
        return found is [var only] ? only : null;
    }

    private List<string> TopicsOf(string field, IReadOnlyList<string> topics, List<FieldProblem> problems)
    {
        var known = topics.Select(topic => programme.Topics.FirstOrDefault(one => one.Equals(topic, StringComparison.OrdinalIgnoreCase))).ToList();
        if (known.Contains(null))
            problems.Add(new(field, $"{field} must be of the programme's: {string.Join(", ", programme.Topics)}."));
        return [.. known.OfType<string>().Distinct()];
    }

    private async Task<List<EventPerson>> PeopleAsync(
        string field,
        IReadOnlyList<string> names,
        int most,
        List<FieldProblem> problems,
        CancellationToken cancellation
    )
    {
        var people = new List<EventPerson>();
        if (names.Count > most)
        {
            problems.Add(new(field, $"{field} must not have more than {most} entries."));
            return people;
        }

        foreach (var (name, known) in names.Zip(await directory.FindEachAsync(names, cancellation)))
        {
            if (known is { } person)
                people.Add(new(person.Id, person.DisplayName, person.Mail));
            else
                problems.Add(new(field, $"{field} names \"{name}\", whom the directory does not know.") { Value = name });
        }

        return [.. people.DistinctBy(person => person.Id)];
    }
}

/// <param name="Details">Set when nothing is wrong.</param>
/// <param name="Errors">Messages by field.</param>
internal sealed record EventReading(EventDetails? Details, SeriesRule? Series, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>By field: those whom the directory does not know, as they were written, and the groups that one name may mean.</summary>
    public ILookup<string, string> Doubts { get; init; } = Array.Empty<string>().ToLookup(name => name);
}
