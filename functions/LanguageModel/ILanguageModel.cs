namespace Automations.LanguageModel;

/// <summary>
/// Drafts texts from material of ours, when the programme has a model at all. Whatever happens, the caller gets a reply and can do
/// without: nothing that people wait for depends on it.
/// </summary>
public interface ILanguageModel
{
    /// <summary>False when no endpoint is set, as by default: then every reply is <see cref="Setback.NotSet"/>.</summary>
    bool IsSet { get; }

    /// <summary>
    /// Asks once, without retries: who can wait asks again after <see cref="ModelReply{T}.RetryAfter"/>.
    /// </summary>
    /// <typeparam name="T">A record with a constructor; the answer has exactly its properties, all of them.</typeparam>
    Task<ModelReply<T>> AskAsync<T>(ModelQuestion question, CancellationToken cancellation)
        where T : class;
}
