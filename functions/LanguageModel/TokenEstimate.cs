namespace Automations.LanguageModel;

internal static class TokenEstimate
{
    /// <summary>German takes about three characters a token, English four; the smaller number never counts too few.</summary>
    private const int CharactersPerToken = 3;

    /// <summary>The guard, the schema, and what the service adds to every message.</summary>
    private const int Overhead = 500;

    public static long Most(ModelQuestion question) =>
        Overhead + question.MostTokens + ((question.Instructions.Length + question.Material.Text.Length) / CharactersPerToken);
}
