using Automations.Delivery;
using Automations.Onboarding.Activities;
using Automations.Onboarding.Buddies;
using Automations.People;

namespace Automations.Onboarding.Workflow;

/// <summary>What follows a yes: the group, the record, a buddy, the welcome and everything to begin with.</summary>
internal static class WelcomeSteps
{
    private static readonly TimeSpan LeaveLinkIsValid = TimeSpan.FromDays(365);

    public static async Task AdmitAsync(this OnboardingRun run)
    {
        run.Progress.Enter(OnboardingStep.Welcoming);
        var person = await run.FindPersonAsync();
        run.ApprovedAt = run.Now;
        await run.CallAsync(ChampionActivities.AddToGroup, person.Id);
        await run.CallAsync(
            ChampionActivities.Record,
            new NewChampion
            {
                Person = person,
                Role = run.Input.Role,
                State = ChampionState.Active,
                Topics = run.Input.Topics,
                Languages = run.Input.Languages,
                SignedUpAt = run.StartedAt,
                Since = run.Now,
                MayBeNamed = run.Input.MayBeNamed,
                Motivation = run.Input.Motivation,
                On = run.Calendar.DayOf(run.Now),
            }
        );
    }

    /// <returns>Null when there is no other champion yet.</returns>
    public static Task<Buddy?> FindBuddyAsync(this OnboardingRun run) =>
        run.CallAsync<Buddy?>(
            BuddyActivities.FindBuddy,
            new Newcomer(run.Input.PersonId, run.Person!.Language, run.Person.OfficeLocation, run.Input.Topics)
        );

    public static async Task WelcomeAsync(this OnboardingRun run, Buddy? buddy)
    {
        await run.WaitAsync(new(Plans.Welcome, run.Calendar.NextWorkingMoment(run.Now)));
        var person = await run.FindPersonAsync();
        var call = NextCall.After(run.Now, run.Input.Rules.Call, run.Calendar);
        var leave = await run.LinkAsync(OnboardingLinks.Leave, person, run.Now + LeaveLinkIsValid);

        await run.SendAsync(run.Message(person, "welcome", new WelcomeView(run.Input.Role.ToString(), run.Input.Topics, buddy?.Person.DisplayName, call?.Start, leave)));
        if (buddy is not null)
            await run.IntroduceAsync(person, buddy);
        if (call is not null)
            await run.InviteAsync(person, call);
        var card = new ChampionJoinedView(person.DisplayName, run.Input.Role.ToString(), person.OfficeLocation, run.Input.Topics);
        await run.SendAsync(run.ChannelCard("joined", card));
        if (run.Input.Kit is { IsEmpty: false } kit)
            await run.CallAsync(KitActivities.OrderKit, KitOrder.For(person, kit));
    }

    private static async Task IntroduceAsync(this OnboardingRun run, Person person, Buddy buddy)
    {
        var other = buddy.Person;
        var forChampion = new BuddyForChampionView(other.DisplayName, other.GivenName, other.Mail, other.OfficeLocation, buddy.SharedTopics);
        await run.SendAsync(run.Message(person, "buddy", forChampion));
        var forBuddy = new BuddyForBuddyView(
            person.DisplayName, person.GivenName, person.Mail, person.OfficeLocation, run.Input.Role.ToString(), buddy.SharedTopics);
        await run.SendAsync(run.Message(other, "buddy", forBuddy));
    }

    private static Task InviteAsync(this OnboardingRun run, Person person, Appointment call) =>
        run.SendAsync(
            run.Message(person, "onboarding-call", new OnboardingCallView(person.GivenName)) with
            {
                Kind = MessageKind.Invitation,
                Appointment = call,
                Expires = call.Start,
            }
        );
}
