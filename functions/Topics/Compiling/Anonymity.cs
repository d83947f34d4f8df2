namespace Automations.Topics.Compiling;

internal static class Anonymity
{
    /// <summary>Behind anything shown (decision 14).</summary>
    public const int LeastPeople = 5;
}
