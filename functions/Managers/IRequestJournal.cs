namespace Automations.Managers;

/// <summary>Remembers for a day how a request with an idempotency key was answered.</summary>
public interface IRequestJournal
{
    /// <summary>Notes the request, unless one with its key is noted already, and returns what is.</summary>
    Task<JournalNote> OpenAsync(JournalEntry entry, CancellationToken cancellation);

    /// <summary>Keeps the answer; the first one kept stays and is returned to everybody.</summary>
    Task<StartAnswer> CloseAsync(JournalEntry entry, StartAnswer answer, CancellationToken cancellation);
}

/// <param name="Answer">Null while there is none yet, or never was because the process died: then the request is to be done.</param>
public sealed record JournalNote(bool IsForAnotherRequest, StartAnswer? Answer);
