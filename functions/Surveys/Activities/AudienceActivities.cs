using Automations.People;
using Automations.Surveys.Answers;
using Automations.Surveys.OptingOut;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Workflow;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Surveys.Activities;

/// <summary>Finds out who is asked, and opens the run for them.</summary>
internal sealed class AudienceActivities(SurveyRuns runs, Audience audience, Urn urn, Turnout turnout, SurveyRefusals refusals, IDirectory directory, IChampionRegister register)
{
    public const string ListAudience = "ListSurveyAudience";
    public const string FindPeople = "FindSurveyPeople";
    public const string OpenRun = "OpenSurveyRun";

    /// <returns>How many pages of ids there are.</returns>
    [Function(ListAudience)]
    public async Task<int> ListAsync([ActivityTrigger] string runId, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(runId, cancellation);
        var ids = run.AsksChampions
            ? await register.ActiveAsync(cancellation).Select(champion => champion.Person.Id).ToListAsync(cancellation)
            : await audience.OrderedAsync(runId, cancellation);
        return await audience.WriteIdsAsync(runId, ids.Select(id => id.Trim()).Distinct(StringComparer.OrdinalIgnoreCase), cancellation);
    }

    /// <summary>Asks the directory for a page of people. Whoever is not there any more is not asked.</summary>
    [Function(FindPeople)]
    public async Task FindAsync([ActivityTrigger] AudiencePage page, CancellationToken cancellation)
    {
        var found = await directory.FindEachAsync(await audience.IdsAsync(page.Run, page.Page, cancellation), cancellation);
        await audience.WriteFoundAsync(page.Run, page.Page, [.. found.OfType<Person>()], cancellation);
    }

    /// <summary>Fixes the audience, each person once and nobody who does not want to be asked, and from then on takes answers.</summary>
    [Function(OpenRun)]
    public async Task<OpenedRun> OpenAsync([ActivityTrigger] OpenOrder order, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(order.Run, cancellation);
        if (run.State != RunState.Planned)
            return OpenedRun.Of(run.Invited);

        var people = new Dictionary<string, Person>();
        for (var page = 0; page < order.Pages; page++)
            foreach (var person in await audience.FoundAsync(order.Run, page, cancellation))
                people[person.Id] = person;
        foreach (var person in await refusals.AllAsync(cancellation))
            people.Remove(person);
        await audience.WriteAsync(order.Run, people.Values.OrderBy(person => person.Id, StringComparer.Ordinal), cancellation);

        var opened = run with
        {
            State = RunState.Open,
            Invited = people.Count,
            UrnParts = 1 + (people.Count / Urn.PeopleAPart),
            Groups = GroupsOf(run, people.Values),
        };
        await urn.PrepareAsync(opened, cancellation);
        await turnout.PrepareAsync(opened, cancellation);
        await runs.ChangeAsync(order.Run, found => found.State == RunState.Planned ? opened : found, cancellation);
        return OpenedRun.Of(opened.Invited);
    }

    /// <summary>Whose answers may later be told apart at all; nobody else's group is ever noted beside an answer.</summary>
    private static IReadOnlyList<string> GroupsOf(SurveyRun run, Dictionary<string, Person>.ValueCollection people)
    {
        var counts = people.Select(person => Groups.Of(person, run.Definition.GroupBy)).OfType<string>().CountBy(group => group);
        return Crowd.Apart(counts, people.Count, run.LeastAnswers);
    }
}

/// <param name="Pages">Of ids.</param>
public sealed record OpenOrder(string Run, int Pages);

/// <param name="Pages">Of people.</param>
public sealed record OpenedRun(int People, int Pages)
{
    internal static OpenedRun Of(int people) => new(people, (people + Audience.PageSize - 1) / Audience.PageSize);
}
