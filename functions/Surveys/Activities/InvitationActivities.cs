using System.Collections;
using Automations.Delivery;
using Automations.People;
using Automations.Programme;
using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.OptingOut;
using Automations.Surveys.Runs;
using Automations.Surveys.Workflow;
using Automations.Web;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Surveys.Activities;

/// <summary>Writes to one page of the audience. A second time nothing is added: the outbox knows each message by its occasion.</summary>
internal sealed class InvitationActivities(SurveyRuns runs, Audience audience, Turnout turnout, SurveyRefusals refusals, ISignedLinks links, IOutbox outbox, ProgrammeSettings programme)
{
    public const string Invite = "InviteToSurvey";
    public const string Remind = "RemindOfSurvey";

    [Function(Invite)]
    public async Task InviteAsync([ActivityTrigger] AudiencePage page, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(page.Run, cancellation);
        var invitations = (await PeopleAsync(page, cancellation)).Select(each => Invitation(run, each.Person, each.Place));
        await outbox.QueueManyAsync([.. invitations], cancellation);
    }

    /// <summary>Only those who have not answered.</summary>
    [Function(Remind)]
    public async Task RemindAsync([ActivityTrigger] AudiencePage page, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(page.Run, cancellation);
        if (run.State != RunState.Open)
            return;
        var answered = await turnout.ReadAsync(run, cancellation);
        var silent = (await PeopleAsync(page, cancellation)).Where(each => !HasAnswered(answered, each.Place));
        await outbox.QueueManyAsync([.. silent.Select(each => Reminder(run, page, each.Person, each.Place))], cancellation);
    }

    private MessageIntent Invitation(SurveyRun run, Person person, int place)
    {
        var optOut = links.ForSurveyOptOut(run, person);
        var (title, invitation) = (Told(run, person, run.Definition.Title), Told(run, person, run.Definition.Invitation));
        var view = new SurveyInvitationView(title, invitation, run.Definition.Anonymous, run.Closes, links.ForSurvey(run, person, place), optOut);
        return SurveyMessages.To(run, person, SurveyMessages.Invitation, view) with { Unsubscribe = optOut };
    }

    private MessageIntent Reminder(SurveyRun run, AudiencePage page, Person person, int place)
    {
        var optOut = links.ForSurveyOptOut(run, person);
        var view = new SurveyReminderView(Told(run, person, run.Definition.Title), page.IsLast, run.Definition.Anonymous, run.Closes, links.ForSurvey(run, person, place), optOut);
        return SurveyMessages.To(run, person, SurveyMessages.Reminder(page.Reminder), view) with { Unsubscribe = optOut };
    }

    /// <summary>Without those who have said since it opened that they do not want to be asked.</summary>
    private async Task<IEnumerable<(Person Person, int Place)>> PeopleAsync(AudiencePage page, CancellationToken cancellation)
    {
        var refusing = await refusals.AllAsync(cancellation);
        return (await audience.PageAsync(page.Run, page.Page, cancellation))
            .Select((person, index) => (Person: person, Place: (page.Page * Audience.PageSize) + index))
            .Where(each => !refusing.Contains(each.Person.Id));
    }

    private static bool HasAnswered(BitArray answered, int place) => place < answered.Length && answered[place];

    private string Told(SurveyRun run, Person person, IReadOnlyDictionary<string, string> text) =>
        text.In(new Voice(person.Language, programme.AddressForm), run.Occasion, person.TimeZone);
}
