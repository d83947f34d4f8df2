using System.Globalization;
using Automations.Programme;
using Automations.Programme.Topics;

namespace Automations.Onboarding.Activities;

/// <summary>What champions tell that belongs into the topics of the week. Who it was is an id that the topic store does not keep.</summary>
internal static class TopicNotes
{
    /// <summary>What somebody likes to help with, and why they join.</summary>
    /// <returns>Null when there is nothing to tell.</returns>
    public static TopicNote? Of(NewChampion champion, ProgrammeSettings programme)
    {
        var known = programme.Topics.Where(topic => champion.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase)).ToList();
        var text = string.Join(". ", champion.Topics.Append(champion.Motivation).Where(words => !string.IsNullOrWhiteSpace(words)));
        if (champion.On is not { } day || text.Length == 0)
            return null;
        var since = champion.Since.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return new($"sign-up-{champion.Person.Id}-{since}", TopicNote.FromSignUps, "sign-ups", day, text)
        {
            Person = champion.Person.Id,
            Topics = known,
        };
    }

    /// <summary>What somebody wants help with.</summary>
    /// <returns>Null when they want none, or did not say with what.</returns>
    public static TopicNote? Of(CheckInNote note, DateTimeOffset since) =>
        note is { On: { } day, Answer: { NeedsHelp: true, Note: { } words } } && !string.IsNullOrWhiteSpace(words)
            ? new($"check-in-{note.PersonId}-{since.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{note.Answer.Day}", TopicNote.FromCheckIns, "check-ins", day, words)
            {
                Person = note.PersonId,
            }
            : null;
}
