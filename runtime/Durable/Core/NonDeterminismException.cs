namespace Automations.Runtime.Durable.Core;

/// <summary>Orchestrator code did on replay something else than its history tells, or left the orchestrator's thread.</summary>
internal sealed class NonDeterminismException(string message) : Exception(message)
{
    /// <param name="index">Of the event in the history, from 0, as lists of the history count it.</param>
    public static NonDeterminismException Mismatch(string instanceId, int index, string? inHistory, string? inCode) => new(
        $"Non-deterministic orchestration '{instanceId}': its history has {inHistory ?? "nothing more"} as event {index}, where the code now "
        + $"asks for {inCode ?? "nothing"}. Has the orchestrator's code changed while the instance was running, or does it depend on something "
        + "other than its input, its events and its context?");

    public static NonDeterminismException Escaped(string instanceId, string what) => new(
        $"Non-deterministic orchestration '{instanceId}': {what}. An orchestrator may only await tasks of its context "
        + "(no I/O, Task.Run, Task.Delay or ConfigureAwait(false)); leave everything else to activities.");
}
