using System.Text.Json;
using Automations.Storage;

namespace Automations.Programme.Topics;

internal sealed class QueueTopicIntake(IQueues queues) : ITopicIntake
{
    /// <summary>Each message is a <see cref="TopicNote"/> as JSON.</summary>
    public const string Queue = "topic-intake";

    public Task AddAsync(TopicNote note, CancellationToken cancellation) =>
        queues.SendAsync(Queue, JsonSerializer.Serialize(note, ProgrammeJson.Options), cancellation);
}
