using System.Text.Json;

namespace Automations.Benchmarks;

/// <summary>Who was asked and who was reminded, as the mailboxes have it.</summary>
/// <param name="Wrong">People asked or reminded too often or too seldom.</param>
internal sealed record SurveyAccount(int Invitations, int Reminders, IReadOnlyList<string> Wrong)
{
    /// <summary>As the programme's settings say when they say nothing.</summary>
    private const int RemindersToTheSilent = 2;

    public static SurveyAccount Of(IReadOnlyList<string> people, IEnumerable<string> answered, IReadOnlyList<DeliveredMail> mails)
    {
        var invitations = CountBy(mails, "Was wurde", "What were you asked");
        var reminders = CountBy(mails, "Noch offen", "Still open");
        var silent = people.Except(answered, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wrong = people.Where(person =>
            invitations.GetValueOrDefault(person) != 1 || reminders.GetValueOrDefault(person) != (silent.Contains(person) ? RemindersToTheSilent : 0)
        );
        return new(invitations.Values.Sum(), reminders.Values.Sum(), [.. wrong]);
    }

    private static Dictionary<string, int> CountBy(IEnumerable<DeliveredMail> mails, params IReadOnlyList<string> beginnings) =>
        mails
            .Where(mail => beginnings.Any(beginning => mail.Subject.StartsWith(beginning, StringComparison.Ordinal)))
            .SelectMany(mail => mail.To)
            .CountBy(to => to, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
}

/// <param name="Tallied">Answers to the one question that must be answered.</param>
/// <param name="Texts">Free texts in the results.</param>
internal sealed record SurveyTotals(string State, int Invited, int Answered, int Tallied, int Texts)
{
    public static SurveyTotals Of(JsonElement run)
    {
        var (state, invited, answered) = (run.GetProperty("state").GetString()!, run.GetProperty("invited").GetInt32(), run.GetProperty("answered").GetInt32());
        if (run.GetProperty("results") is not { ValueKind: JsonValueKind.Object } results)
            return new(state, invited, answered, 0, 0);
        var questions = results.GetProperty("questions").EnumerateArray().ToDictionary(question => question.GetProperty("question").GetString()!);
        return new(
            state,
            invited,
            answered,
            questions["often"].GetProperty("tally").EnumerateObject().Sum(value => value.Value.GetInt32()),
            questions["asked"].GetProperty("texts").GetArrayLength()
        );
    }
}
