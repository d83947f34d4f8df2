using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Definitions;

namespace Automations.Surveys.Runs;

/// <summary>What an order must keep to, whoever gives it.</summary>
public static class SurveyOrderRules
{
    public const int LongestRun = 60;
    public const int MostPeople = 50_000;
    public const int LongestOccasion = 120;

    private const int MostHosts = 20;
    private static readonly TimeSpan LongestOpen = TimeSpan.FromDays(92);

    public static bool IsRun(string text) =>
        text.Length is >= 1 and <= LongestRun && text[0] != '-' && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    internal static IEnumerable<JsonProblem> Check(SurveyOrder order, SurveyDefinition definition, SurveyRun run, ProgrammeSettings programme)
    {
        if (!IsRun(order.Run))
            yield return new("run", $"must be 1 to {LongestRun} lower-case letters, digits and hyphens.");
        if (order.Audience?.Count > MostPeople)
            yield return new("audience", $"must not be more than {MostPeople} people.");
        if (order.Audience?.Any(string.IsNullOrWhiteSpace) == true)
            yield return new("audience", "must name people by object id or mail address.");
        if (order.Hosts.Count > MostHosts)
            yield return new("hosts", $"must not be more than {MostHosts} people.");
        if (run.Closes <= run.Opens)
            yield return new("closes", "must be later than it opens.");
        else if (run.Closes - run.Opens > LongestOpen)
            yield return new("closes", $"must not be more than {LongestOpen.Days} days after it opens.");

        if (order.Occasion is null && definition.Mentions(SurveyTexts.Occasion))
            yield return new("occasion", "is required: the texts of this survey mention it.");
        if (order.Occasion?.At is null && definition.Mentions(SurveyTexts.Day))
            yield return new("occasion.at", "is required: the texts of this survey mention the day.");
        if (order.Occasion is { } occasion && (string.IsNullOrWhiteSpace(occasion.Title) || occasion.Title.Length > LongestOccasion))
            yield return new("occasion.title", $"must be a text of 1 to {LongestOccasion} characters.");
        if (order.Occasion?.TimeZone is { } zone && !ProgrammeRules.IsTimeZone(zone))
            yield return new("occasion.timeZone", $"\"{zone}\" is no time zone; use an IANA name such as \"Europe/Berlin\".");

        var day = programme.OfficeCalendar().DayOf(run.Opens);
        if (day < definition.ValidFrom || day > definition.ValidTo)
            yield return new("opens", $"is {day:yyyy-MM-dd}; the survey is valid {Validity(definition)}.");
    }

    private static string Validity(SurveyDefinition definition) =>
        (definition.ValidFrom, definition.ValidTo) switch
        {
            ({ } from, { } to) => $"from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
            ({ } from, null) => $"from {from:yyyy-MM-dd}",
            var (_, to) => $"until {to:yyyy-MM-dd}",
        };
}
