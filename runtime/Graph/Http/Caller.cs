namespace Automations.Runtime.Graph.Http;

/// <summary>Who a token stands for: an application, or a person who signed in to one.</summary>
internal sealed record Caller(string ApplicationId, string? PersonId)
{
    public bool IsApplication => PersonId is null;
}
