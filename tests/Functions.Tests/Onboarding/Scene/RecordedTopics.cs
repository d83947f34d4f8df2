using System.Collections.Concurrent;
using Automations.Programme.Topics;

namespace Automations.Functions.Tests.Onboarding.Scene;

/// <summary>What was handed to the topic store; the same id once, as there.</summary>
internal sealed class RecordedTopics : ITopicIntake
{
    private readonly ConcurrentDictionary<string, TopicNote> notes = new();

    public IReadOnlyList<TopicNote> All => [.. notes.Values.OrderBy(note => note.Id, StringComparer.Ordinal)];

    public Task AddAsync(TopicNote note, CancellationToken cancellation)
    {
        if (!notes.TryAdd(note.Id, note))
            Assert.Equal(notes[note.Id].Text, note.Text);
        return Task.CompletedTask;
    }

    /// <summary>So that what is handed over next can be looked at by itself.</summary>
    public void Forget() => notes.Clear();
}
