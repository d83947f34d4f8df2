using Automations.Onboarding.Activities;
using Automations.People;

namespace Automations.Onboarding.Workflow;

/// <summary>Looks people up anew whenever something is about to reach them: within ninety days they move, change managers and leave.</summary>
internal static class PeopleSteps
{
    public static async Task<Person> FindPersonAsync(this OnboardingRun run)
    {
        var person = await run.CallAsync<Person?>(DirectoryActivities.FindPerson, run.Input.PersonId);
        return run.Person = person ?? throw new OnboardingEnded(OnboardingStep.PersonGone);
    }

    /// <returns>Null when the directory names none, or the person themselves: then the community managers decide.</returns>
    public static async Task<Person?> FindLineManagerAsync(this OnboardingRun run)
    {
        var manager = await run.CallAsync<Person?>(DirectoryActivities.FindManager, run.Input.PersonId);
        return manager?.Id == run.Input.PersonId ? null : manager;
    }

    /// <summary>All of them except the person this is about.</summary>
    public static Task<List<Person>> FindCommunityManagersAsync(this OnboardingRun run) =>
        run.CallAsync<List<Person>>(DirectoryActivities.FindCommunityManagers, run.Input.PersonId);
}
