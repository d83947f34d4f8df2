using Automations.People;

namespace Automations.Benchmarks.Topics;

/// <summary>Four hundred champions, whose names are to be taken out of every text.</summary>
internal sealed class InventedRegister : IChampionRegister
{
    private const int Champions = 400;
    private static readonly string[] Given = ["Mira", "Emma", "Jonas", "Ada", "Ben", "Lena", "Jule", "Tom", "Nele", "Olaf", "Paul", "Rike", "Sven", "Tine", "Ute", "Vera", "Willem", "Yara", "Zoe", "Kim"];
    private static readonly string[] Family = ["Hansen", "Clarke", "Huber", "Petersen", "Albers", "Vogt", "Lindner", "Brandt", "Krogmann", "Matthiesen", "Novak", "Oltmann", "Quast", "Rehder", "Stegner", "Thomsen", "Ullrich", "Wendt", "Zimmer", "Yilmaz"];

    public IAsyncEnumerable<Champion> ActiveAsync(CancellationToken cancellation) => Enumerable.Range(0, Champions).Select(Of).ToAsyncEnumerable();

    public Task<Champion?> FindAsync(string personId, CancellationToken cancellation) => Task.FromResult<Champion?>(null);

    public Task SaveAsync(Champion champion, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<string> AssignBuddyAsync(string newcomerId, string buddyId, CancellationToken cancellation) => throw new NotSupportedException();

    private static Champion Of(int number)
    {
        var (given, family) = (Given[number % Given.Length], Family[number / Given.Length]);
        var person = new Person($"{number}", "", "", $"{given} {family}", given, null, null, "de", "Europe/Berlin", "DE-HH");
        return new() { Person = person, Role = ChampionRole.Champion, State = ChampionState.Active, Since = DateTimeOffset.UnixEpoch };
    }
}
