using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage;

/// <summary>Something that has happened to an instance and that its next turn will consume.</summary>
/// <param name="Execution">The life it is meant for; null: whichever runs.</param>
internal abstract record Message(HistoryEvent Event, int? Execution);

/// <summary>Kept in the store until consumed.</summary>
internal sealed record StoredMessage(long Sequence, HistoryEvent Event, int? Execution) : Message(Event, Execution);

/// <summary>The result of an activity. The pending activity stays in the store until the result is consumed.</summary>
internal sealed record ActivityResult(Answer Answer, int InExecution) : Message(Answer, InExecution);

/// <summary>A timer (or a scheduled start) that has come due; its row stays in the store until consumed.</summary>
internal sealed record DueTimer(int TaskId, HistoryEvent Event, int? Execution) : Message(Event, Execution)
{
    /// <summary>Stands for the start of an instance at a given time.</summary>
    public const int StartId = -1;
}
