using System.Runtime.CompilerServices;
using Automations.People;
using Automations.Surveys.Runs;

namespace Automations.Surveys.Reporting;

/// <summary>Who is told the results of a run: the community managers and its hosts.</summary>
internal sealed class ResultReaders(IDirectory directory)
{
    /// <returns>Each once, in the order of their ids.</returns>
    public async Task<IReadOnlyList<Person>> OfAsync(SurveyRun run, CancellationToken cancellation) =>
        [.. (await EachAsync(run, cancellation).ToListAsync(cancellation)).DistinctBy(person => person.Id).OrderBy(person => person.Id, StringComparer.Ordinal)];

    /// <summary>As the directory finds them: when it refuses the hosts, the community managers have been told.</summary>
    public async IAsyncEnumerable<Person> EachAsync(SurveyRun run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var manager in await directory.CommunityManagersAsync(cancellation))
            yield return manager;
        foreach (var host in (await directory.FindEachAsync(run.Hosts, cancellation)).OfType<Person>())
            yield return host;
    }
}
