using Automations.Delivery;
using Automations.Events;
using Automations.Events.Planning;
using Automations.Events.Store;
using Automations.Events.Workflow;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.People;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Events.Workflow;

public sealed class EventInCalendarTests(AzuriteFixture storage)
{
    [Fact]
    public async Task Calendar_ThatRefuses_HoldsNothingUpAndIsTriedAgain()
    {
        await using var scene = await EventScene.StartAsync(storage);
        scene.Calendar.Fault = new GraphRefusedException("ErrorAccessDenied", "Access is denied.");
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira);
        Assert.Equal(["EventAnnounced", "Registered"], scene.Outbox.All.Select(message => message.Text));
        Assert.NotNull((await scene.StatusAsync()).Note);

        scene.Calendar.Fault = null;
        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(["shows 01-12 11:15"], scene.Calendar.Log);
        Assert.Null((await scene.StatusAsync()).Note);
    }

    [Fact]
    public async Task Calendar_ThatTookTheEventUnnoticed_IsCancelledWithIt()
    {
        await using var scene = await EventScene.StartAsync(storage);
        scene.Calendar.DiesAfterwards = true;
        await scene.PublishAsync();
        scene.Calendar.DiesAfterwards = false;

        await scene.Desk.CancelAsync(scene.EventId, reason: null, scene.Host.Client, default);
        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("cancelled", scene.Calendar.Log[^1]);
    }

    [Fact]
    public async Task Calendar_ThatRefusesTheCancellation_IsTriedAgainUntilItTakesIt()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira);
        scene.Calendar.Fault = new GraphRefusedException("ErrorAccessDenied", "Access is denied.");
        await scene.Desk.CancelAsync(scene.EventId, reason: null, scene.Host.Client, default);
        await scene.Host.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.DoesNotContain("cancelled", scene.Calendar.Log);
        Assert.NotNull((await scene.StatusAsync()).Note);

        scene.Calendar.Fault = null;
        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(1, scene.Calendar.Log.Count(line => line == "cancelled"));
        Assert.Equal((EventStep.Retained, null), ((await scene.StatusAsync()).Step, (await scene.StatusAsync()).Note));
        Assert.Equal(["Registered", "EventCancelled"], scene.Outbox.All.Where(message => message.To == "Mira").Select(message => message.Text));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(89));
        Assert.NotNull(await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Null(await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default));
        Assert.Equal(EventStep.CalledOff, (await scene.InstanceAsync()).ReadOutputAs<EventStep>());
    }

    [Fact]
    public async Task Calendar_ThatRefusesTheCancellationForEver_KeepsNobodysRegistration()
    {
        await using var scene = await EventScene.StartAsync(storage);
        scene.Programme = scene.Programme with { Events = scene.Programme.Events with { RetentionDays = 2 } };
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira);
        scene.Calendar.Fault = new GraphRefusedException("ErrorAccessDenied", "Access is denied.");
        await scene.Desk.CancelAsync(scene.EventId, reason: null, scene.Host.Client, default);

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Null(await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default));
        Assert.Equal(EventStep.CalledOff, (await scene.InstanceAsync()).ReadOutputAs<EventStep>());
    }

    [Fact]
    public async Task Invited_WhoAnswerInOutlook_AreRegisteredOrNot()
    {
        await using var scene = await EventScene.StartAsync(storage);
        var invited = new[] { Cast.Mira, Cast.Emma }.Select(person => new EventPerson(person.Id, person.DisplayName, person.Mail)).ToList();
        await scene.PublishAsync(EventSamples.Details with { Audience = new(AudienceKind.Invited, null, [], invited) });
        var now = scene.Host.Clock.GetUtcNow();
        scene.Calendar.Answers.AddRange([new(Cast.Mira.Mail, IsComing: true, now), new(Cast.Emma.Mail, IsComing: false, now), new(Cast.Jonas.Mail, IsComing: true, now)]);
        await scene.Host.AdvanceAsync(TimeSpan.FromHours(5));

        Assert.Equal(new SeatCount(null, 1, 0, 1), await scene.Registrations.CountAsync(scene.EventId, default));
        await scene.DeclineAsync(Cast.Mira);
        await scene.Host.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Equal(new SeatCount(null, 0, 0, 2), await scene.Registrations.CountAsync(scene.EventId, default));
        Assert.Equal(RegistrationOutcome.NotInvited, (await scene.Desk.RegisterAsync(scene.EventId, Cast.Buddy, question: null, scene.Host.Client, default)).Outcome);
    }
}
