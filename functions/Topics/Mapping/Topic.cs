namespace Automations.Topics.Mapping;

/// <param name="Id">For addresses and keys, made from the name: <c>power-automate</c>.</param>
/// <param name="Synonyms">
/// Words or phrases by which the topic is meant, in any inflection. <c>=forms</c> counts only as it is written, <c>report + monthly</c>
/// needs both anywhere, and <c>-our teams</c> does not mean the topic.
/// </param>
public sealed record Topic(string Id, string Name, IReadOnlyList<string> Synonyms)
{
    public static Topic Of(string name, IReadOnlyList<string> synonyms) => new(IdOf(name), name, synonyms);

    public static string IdOf(string name) =>
        string.Join('-', string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
