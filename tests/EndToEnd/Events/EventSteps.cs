using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Events;

/// <summary>What the people of an event do with the running app.</summary>
internal static class EventSteps
{
    /// <returns>The event's id.</returns>
    public static async Task<string> PublishAsync(this AppProcess app, object draft)
    {
        using var created = await app.ManageAsync(HttpMethod.Post, "/api/events", draft);
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("events")[0].GetProperty("id").GetString()!;
        using var published = await app.ManageAsync(HttpMethod.Post, $"/api/events/{id}/publish");
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        return id;
    }

    public static async Task RegisterAsync(this AppProcess app, string id, string person, string? question = null)
    {
        using var answer = await app.ManageAsync(HttpMethod.Post, $"/api/events/{id}/registrations", new { person, question });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static async Task UnregisterAsync(this AppProcess app, string id, string person)
    {
        using var answer = await app.ManageAsync(HttpMethod.Delete, $"/api/events/{id}/registrations/{person}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What somebody was sent about the event: kind and moment on their own clock, in order.</summary>
    public static IReadOnlyList<string> Of(this IEnumerable<SentMessage> mails, Attendee person) =>
        [.. mails.Where(mail => mail.To[0] == person.Address).OrderBy(mail => mail.SentAt).SelectMany(mail => KindsIn(mail).Select(kind => $"{kind} {Local(mail, person.Zone)}"))];

    /// <summary>What was due on one day may have become one mail, whose subject names both.</summary>
    public static IEnumerable<string> KindsIn(SentMessage mail) =>
        mail.SubjectsOfParts().Select(KindOf);

    /// <summary>By its subject, in either language.</summary>
    public static string KindOf(SentMessage mail) => KindOf(mail.Subject);

    private static string KindOf(string of) =>
        of switch
        {
            { } subject when Begins(subject, "Du bist dabei", "You are in") => "registered",
            { } subject when Begins(subject, "Abgemeldet", "Signed off") => "unregistered",
            { } subject when Begins(subject, "Nicht vergessen", "Do not forget") => "day",
            { } subject when Begins(subject, "Gleich geht es los", "Starting soon") => "hour",
            { } subject when Begins(subject, "Neuer Termin", "New time") => "moved",
            { } subject when Begins(subject, "Danke, dass du dabei warst", "Thank you for being there") => "thanks",
            { } subject when Begins(subject, "Schade", "Sorry we missed you") => "missed",
            { } subject when Begins(subject, "Abgesagt", "Cancelled") => "cancelled",
            { } subject when Begins(subject, "Wie war", "How was") => "feedback",
            { } subject when Begins(subject, "Noch offen: Wie war", "Still open: How was") => "feedback-again",
            _ => "other",
        };

    private static bool Begins(string subject, string german, string english) =>
        subject.StartsWith(german, StringComparison.Ordinal) || subject.StartsWith(english, StringComparison.Ordinal);

    /// <summary>To five minutes: a lane sends thirty a minute.</summary>
    private static string Local(SentMessage mail, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(mail.SentAt, TimeZoneInfo.FindSystemTimeZoneById(zone));
        local = local.AddMinutes(-(local.Minute % 5));
        return local.ToString("ddd dd HH:mm", CultureInfo.InvariantCulture);
    }
}
