using System.Globalization;
using System.Text;

namespace Automations.Runtime.Durable.Core;

/// <summary>What an instance may be called: 1 to 100 characters that can be seen, or belong to some that can.</summary>
internal static class InstanceIds
{
    public const string Rule = "An instance id has 1 to 100 characters, none of them a control character or a line break.";

    private const int Longest = 100;

    public static bool IsValid(string id)
    {
        var length = 0;
        for (var at = 0; at < id.Length; length++)
        {
            if (!Rune.TryGetRuneAt(id, at, out var character) || IsUnseen(character))
            {
                return false;
            }

            at += character.Utf16SequenceLength;
        }

        return length is > 0 and <= Longest;
    }

    /// <exception cref="ArgumentException">The id breaks the rule.</exception>
    public static string Check(string id, string parameter) => IsValid(id) ? id : throw new ArgumentException(Rule, parameter);

    private static bool IsUnseen(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.Control
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
