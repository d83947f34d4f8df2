namespace Automations.People;

/// <summary>
/// Who is who. Every member throws <see cref="TransientGraphException"/> when a later try may succeed and
/// <see cref="GraphRefusedException"/> when none will.
/// </summary>
public interface IDirectory
{
    /// <returns>Null when nobody in the directory has this object id, user principal name or mail address.</returns>
    Task<Person?> FindAsync(string idOrAddress, CancellationToken cancellation);

    /// <summary>As <see cref="FindAsync"/>, for many in few requests.</summary>
    /// <returns>In the order of <paramref name="idsOrAddresses"/>.</returns>
    Task<IReadOnlyList<Person?>> FindEachAsync(IReadOnlyList<string> idsOrAddresses, CancellationToken cancellation);

    /// <returns>Null when the directory names no manager.</returns>
    Task<Person?> ManagerOfAsync(string personId, CancellationToken cancellation);

    Task<IReadOnlyList<Person>> CommunityManagersAsync(CancellationToken cancellation);

    /// <summary>Everybody in the champions' group, also those who were in it before the programme ran on this system.</summary>
    Task<IReadOnlyList<Person>> ChampionsAsync(CancellationToken cancellation);

    /// <summary>Adds the person to the champions' group; being a member already is success.</summary>
    Task AddChampionAsync(string personId, CancellationToken cancellation);

    /// <summary>Takes the person out of the champions' group; not being a member, or gone from the directory, is success.</summary>
    Task RemoveChampionAsync(string personId, CancellationToken cancellation);
}
