namespace Automations.Storage;

/// <summary>Where other systems pick up what we have for them.</summary>
public interface IQueues
{
    /// <summary>Puts a message on a queue, which is made when it is not there yet. The message stays until somebody takes it.</summary>
    Task SendAsync(string queue, string message, CancellationToken cancellation);
}
