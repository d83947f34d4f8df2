using Automations.Programme.Topics;
using Automations.Topics.Mapping;
using Automations.Topics.Store;
using Automations.Topics.Tallies;
using Automations.Topics.Text;
using Automations.Topics.Weeks;

namespace Automations.Topics.Intake;

/// <summary>Takes the names out of a note, reads it with the synonyms of this moment, and keeps it under the week of its day.</summary>
internal sealed class NoteIntake(ITopicStore store, CatalogueShelf catalogues, KnownNames names, Pseudonyms pseudonyms)
{
    public const int LongestText = 4_000;

    /// <returns>False when it was there already.</returns>
    public async Task<bool> TakeAsync(TopicNote note, CancellationToken cancellation)
    {
        var known = await names.GetAsync(cancellation);
        var said = note.Text.Length > LongestText ? note.Text[..LongestText] : note.Text;
        var text = Redaction.Clean(said, known.FullIn(said));
        var readers = await catalogues.CurrentAsync(cancellation);
        var read = readers.Read(text, note.Language);
        var week = IsoWeek.Of(note.On);
        var reading = new NoteReading(
            pseudonyms.SpeakerOf(note, week),
            note.Language ?? (text.Length == 0 ? "" : read.Language),
            [.. readers.Topics.Where((topic, index) => read.Topics.Contains(index) || note.Topics.Contains(topic.Name, StringComparer.OrdinalIgnoreCase)).Select(topic => topic.Id)],
            [.. read.Phrases.Where(phrase => !known.IsIn(phrase)).Distinct()],
            read.Feeling
        );
        return await store.AddAsync(new(pseudonyms.KeyOf(note.Id), week, text, IsQuotable(note), reading), cancellation);
    }

    /// <summary>What somebody wrote in confidence counts, but is never shown.</summary>
    private static bool IsQuotable(TopicNote note) => note.Source == TopicNote.FromQuestions;
}
