using System.Buffers;
using System.Collections.Frozen;
using Automations.People;

namespace Automations.Topics.Intake;

/// <summary>The champions' names, so that none of them gets into a sample or a phrase. Looked up anew every hour.</summary>
internal sealed class KnownNames(IChampionRegister register, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private const int ShortestName = 3;

    private (DateTimeOffset At, NameList List)? known;

    public async ValueTask<NameList> GetAsync(CancellationToken cancellation)
    {
        if (known is { } last && last.At + Fresh > time.GetUtcNow())
            return last.List;
        var names = new HashSet<string>();
        await foreach (var champion in register.ActiveAsync(cancellation))
            if (champion.Person.DisplayName.Trim().ToLowerInvariant() is { Length: >= ShortestName } name)
                names.Add(name);
        var list = new NameList([.. names.Order(StringComparer.Ordinal)]);
        known = (time.GetUtcNow(), list);
        return list;
    }
}

/// <param name="full">In lower case.</param>
internal sealed class NameList(IReadOnlyList<string> full)
{
    private readonly SearchValues<string> any = SearchValues.Create([.. full], StringComparison.OrdinalIgnoreCase);
    private readonly FrozenSet<string> words = full.SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet();

    /// <returns>Those to look for in this text: none in most.</returns>
    public IReadOnlyList<string> FullIn(string text) => text.AsSpan().ContainsAny(any) ? full : [];

    /// <summary>Whether one of the words is a given name or surname of somebody.</summary>
    public bool IsIn(string phrase)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in phrase.AsSpan().Split(' '))
            if (lookup.Contains(phrase.AsSpan(word)))
                return true;
        return false;
    }
}
