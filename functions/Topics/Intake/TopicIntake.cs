using System.Text.Json;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Storage;
using Automations.Topics.Compiling;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Automations.Topics.Intake;

/// <summary>
/// Takes what people asked or said from the queue. What cannot be used is put aside with the reason; when storage does not answer, the
/// exception leaves the message on its queue.
/// </summary>
internal sealed partial class TopicIntake(NoteIntake intake, IQueues queues, ProgrammeSettings programme, TimeProvider time, ILogger<TopicIntake> log)
{
    public const string PutAside = QueueTopicIntake.Queue + "-poison";

    /// <summary>Keeps what is put aside below the 64 KB of a queue message.</summary>
    private const int LongestMessageKept = 16_000;

    [Function("TakeTopicNote")]
    public async Task TakeAsync([QueueTrigger(QueueTopicIntake.Queue)] string message, CancellationToken cancellation)
    {
        var (note, problems) = NoteMessage.Read(message, programme.Today(time), programme);
        if (note is not null)
        {
            await intake.TakeAsync(note, cancellation);
            return;
        }

        LogPutAside(string.Join(", ", problems.Select(problem => problem.Path)));
        var kept = message.Length > LongestMessageKept ? message[..LongestMessageKept] : message;
        var unusable = new UnusableNote("The topic note is not valid.", JsonProblem.ByField(problems), kept);
        await queues.SendAsync(PutAside, JsonSerializer.Serialize(unusable, ProgrammeJson.Options), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A topic note was put aside. Fields: {Fields}")]
    private partial void LogPutAside(string fields);
}

/// <param name="Message">What arrived, as it was.</param>
internal sealed record UnusableNote(string Reason, IReadOnlyDictionary<string, string[]> Errors, string Message);
