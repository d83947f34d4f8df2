namespace Automations.People;

/// <summary>The champions of the programme, kept in Azure Tables.</summary>
public interface IChampionRegister
{
    Task<Champion?> FindAsync(string personId, CancellationToken cancellation);

    /// <summary>Inserts or replaces; the same record again changes nothing.</summary>
    Task SaveAsync(Champion champion, CancellationToken cancellation);

    IAsyncEnumerable<Champion> ActiveAsync(CancellationToken cancellation);

    /// <summary>
    /// Makes <paramref name="buddyId"/> the buddy of <paramref name="newcomerId"/> and counts it once, however often it is called;
    /// a newcomer who has a buddy already keeps that one, whose id is returned.
    /// </summary>
    Task<string> AssignBuddyAsync(string newcomerId, string buddyId, CancellationToken cancellation);
}
