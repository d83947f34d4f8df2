using System.Text.RegularExpressions;

namespace Automations.Topics.Text;

/// <summary>What can be quoted: long enough to say something, short enough to be read in passing.</summary>
internal static partial class Quotable
{
    public const int Shortest = 15;

    /// <returns>The text on one line; null when it is too short or too long.</returns>
    public static string? LineOf(string text, int longest)
    {
        var line = Space().Replace(text, " ").Trim();
        return line.Length >= Shortest && line.Length <= longest ? line : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Space();
}
