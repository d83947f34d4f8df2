namespace Automations.LanguageModel;

internal sealed class NoModel : ILanguageModel
{
    public bool IsSet => false;

    public Task<ModelReply<T>> AskAsync<T>(ModelQuestion question, CancellationToken cancellation)
        where T : class => Task.FromResult(ModelReply.Failed<T>(Setback.NotSet));
}
