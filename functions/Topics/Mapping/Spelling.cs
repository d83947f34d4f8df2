namespace Automations.Topics.Mapping;

/// <summary>One slip of the finger: a letter too much, too few, another one, or two exchanged.</summary>
internal static class Spelling
{
    private const int ShortestName = 5;
    private const int ShortestLoose = 6;

    /// <summary>In names of five letters only an exchange counts: "team" is not a slip for "teams".</summary>
    public static bool IsSlipOf(ReadOnlySpan<char> word, ReadOnlySpan<char> name)
    {
        if (name.Length < ShortestName || Math.Abs(word.Length - name.Length) > 1)
            return false;
        var same = word.CommonPrefixLength(name);
        if (same == 0 || (same == name.Length && same == word.Length))
            return false;
        var left = word[same..];
        var right = name[same..];
        if (left.Length > 1 && right.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]))
            return true;
        if (name.Length < ShortestLoose)
            return false;
        return left.Length == right.Length ? left[1..].SequenceEqual(right[1..])
            : left.Length > right.Length ? left[1..].SequenceEqual(right)
            : left.SequenceEqual(right[1..]);
    }
}
