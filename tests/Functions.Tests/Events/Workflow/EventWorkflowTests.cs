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

public sealed class EventWorkflowTests(AzuriteFixture storage)
{
    [Fact]
    public async Task Event_FromPublicationToTheLastDeletion_TellsTheWholeStory()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira, Cast.Emma, Cast.Buddy);
        await scene.AdvanceToAsync(1, 12, 13, 5);
        await scene.Desk.NoteAttendanceAsync(scene.EventId, [(Cast.Mira, true), (Cast.Emma, true)], scene.Host.Client, default);
        await scene.Desk.CloseAttendanceAsync(scene.EventId, scene.Host.Client, default);
        await scene.SettleAsync();

        Assert.Equal(
            [
                "Registered to Mira at Mon 2026-12-28 09:00", "EventReminder to Mira at Tue 2027-01-05 12:15",
                "EventReminder to Mira at Mon 2027-01-11 12:15", "EventReminder to Mira at Tue 2027-01-12 11:15", "EventThanks to Mira at Tue 2027-01-12 13:05",
            ],
            scene.MessagesTo(Cast.Mira)
        );
        Assert.Equal(
            [
                "Registered to Emma at Mon 2026-12-28 08:00", "EventReminder to Emma at Tue 2027-01-05 11:15",
                "EventReminder to Emma at Mon 2027-01-11 11:15", "EventReminder to Emma at Tue 2027-01-12 10:15", "EventThanks to Emma at Tue 2027-01-12 12:05",
            ],
            scene.MessagesTo(Cast.Emma)
        );
        Assert.Equal("EventMissed to Lena at Tue 2027-01-12 13:05", scene.MessagesTo(Cast.Buddy)[^1]);
        Assert.All([Cast.Jonas, Cast.Ada, Cast.Ben], reader => Assert.EndsWith("at Tue 2027-01-12 13:05", scene.MessagesTo(reader)[^1]));
        Assert.Equal(["shows 01-12 11:15"], scene.Calendar.Log);
        var order = Assert.Single(scene.Surveys);
        Assert.Equal(($"{scene.EventId}-feedback", "event-feedback"), (order.Run, order.Survey));
        Assert.Equal([Cast.Mira.Id, Cast.Emma.Id], order.Audience!);
        Assert.Equal(new EventFigures(3, 0, 0, 2, 1), (await scene.Store.FindAsync(scene.EventId, default))!.Figures);

        Assert.Equal(EventStep.Retained, (await scene.StatusAsync()).Step);
        Assert.NotNull(await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(90));
        Assert.Null(await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default));
        Assert.Equal(EventStep.Completed, (await scene.InstanceAsync()).ReadOutputAs<EventStep>());
    }

    [Fact]
    public async Task Registration_TwoHoursBefore_BringsTheConfirmationAndNoReminder()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.AdvanceToAsync(1, 12, 10, 15);

        await scene.RegisterAsync(Cast.Mira);
        await scene.AdvanceToAsync(1, 12, 12, 30);

        var confirmation = Assert.Single(scene.Outbox.All, message => message.Intent.Recipient.PersonId == Cast.Mira.Id).Intent;
        Assert.Equal(("Events/Registered", true, MessagePriority.Answer), (confirmation.Template, confirmation.AtOnce, confirmation.Priority));
        Assert.Contains("METHOD:PUBLISH", Assert.Single(confirmation.Attachments).Text, StringComparison.Ordinal);
        Assert.Equal("https://teams.example/join", confirmation.View.GetProperty("join").GetString());
    }

    [Fact]
    public async Task Move_ByADay_TellsThoseConcernedOnceAndRemindsAnew()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Capacity = 1 });
        await scene.RegisterAsync(Cast.Mira, Cast.Emma);
        await scene.AdvanceToAsync(1, 11, 14);
        await scene.ChangeAsync(details => details with { Time = details.Time with { Day = new(2027, 1, 14) } });
        await scene.RegisterAsync(Cast.Buddy);
        await scene.AdvanceToAsync(1, 14, 12, 30);

        Assert.Equal(
            [
                "Registered to Mira at Mon 2026-12-28 09:00", "EventReminder to Mira at Tue 2027-01-05 12:15", "EventReminder to Mira at Mon 2027-01-11 12:15",
                "EventChanged to Mira at Mon 2027-01-11 14:00", "EventReminder to Mira at Wed 2027-01-13 12:15", "EventReminder to Mira at Thu 2027-01-14 11:15",
            ],
            scene.MessagesTo(Cast.Mira)
        );
        var changed = scene.Outbox.All.Single(message => message.Text == "EventChanged" && message.To == "Mira").Intent;
        Assert.Equal("2027-01-12T11:15:00+00:00", changed.View.GetProperty("wasStart").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed.View.GetProperty("wasTitle").ValueKind);
        Assert.Contains("SEQUENCE:2", Assert.Single(changed.Attachments).Text, StringComparison.Ordinal);
        Assert.Equal(["WaitingList", "EventChanged"], scene.Outbox.All.Where(message => message.To == "Emma").Select(message => message.Text));
        Assert.Equal(["WaitingList"], scene.Outbox.All.Where(message => message.To == "Lena").Select(message => message.Text));
        Assert.Equal(["shows 01-12 11:15", "shows 01-14 11:15"], scene.Calendar.Log);
    }

    [Fact]
    public async Task Move_ThereAndBackBeforeAnybodyWasTold_TellsNobody()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira);
        var details = EventSamples.Details;

        await scene.Desk.ChangeAsync(scene.EventId, details with { Time = details.Time with { Day = new(2027, 1, 13) } }, scene.Host.Client, default);
        await scene.Desk.ChangeAsync(scene.EventId, details, scene.Host.Client, default);
        await scene.SettleAsync();

        Assert.Equal(["Registered"], scene.Outbox.All.Where(message => message.To == "Mira").Select(message => message.Text));
        Assert.Equal(3, (await scene.Store.FindAsync(scene.EventId, default))!.ToldVersion);
    }

    [Fact]
    public async Task Change_SentASecondTime_IsNoOtherVersion()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        var moved = EventSamples.Details with { Time = EventSamples.Details.Time with { Day = new(2027, 1, 13) }, Hosts = [.. EventSamples.Details.Hosts] };

        await scene.ChangeAsync(_ => moved);
        await scene.ChangeAsync(_ => moved with { Hosts = [.. moved.Hosts] });

        var record = (await scene.Store.FindAsync(scene.EventId, default))!;
        Assert.Equal((2, 1), (record.Version, record.Schedule));
    }

    [Fact]
    public async Task Change_ThatConcernsNobody_IsNotTold()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira);

        await scene.ChangeAsync(details => details with { Description = "Neu beschrieben.", Capacity = 50 });

        Assert.Equal(["Registered"], scene.Outbox.All.Where(message => message.To == "Mira").Select(message => message.Text));
    }

    [Fact]
    public async Task Decline_FreesTheSeatAndTellsBothOnce()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Capacity = 1 });
        await scene.RegisterAsync(Cast.Mira, Cast.Emma, Cast.Buddy);

        await scene.DeclineAsync(Cast.Mira);
        await scene.AdvanceToAsync(1, 12, 12, 30);

        Assert.Equal(["Registered", "Unregistered"], scene.Outbox.All.Where(message => message.To == "Mira").Select(message => message.Text));
        Assert.Equal(
            ["WaitingList", "MovedUp", "EventReminder", "EventReminder", "EventReminder"],
            scene.Outbox.All.Where(message => message.To == "Emma").Select(message => message.Text)
        );
        Assert.Equal(["WaitingList"], scene.Outbox.All.Where(message => message.To == "Lena").Select(message => message.Text));
        Assert.Contains("METHOD:CANCEL", scene.Outbox.All.Single(message => message.Text == "Unregistered").Intent.Attachments[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_IsToldOnceAndEndsEverythingElse()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Capacity = 1 });
        await scene.RegisterAsync(Cast.Mira, Cast.Emma);
        await scene.DeclineAsync(Cast.Ben);
        await scene.AdvanceToAsync(1, 11, 14);

        await scene.Desk.CancelAsync(scene.EventId, "Krank", scene.Host.Client, default);
        await scene.Desk.CancelAsync(scene.EventId, "noch einmal", scene.Host.Client, default);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(100));

        Assert.Equal(["EventCancelled to Mira at Mon 2027-01-11 14:00", "EventCancelled to Emma at Mon 2027-01-11 13:00"], scene.Texts.TakeLast(2).OrderDescending());
        Assert.Equal("Krank", scene.Outbox.All[^1].Intent.View.GetProperty("reason").GetString());
        Assert.Equal(["shows 01-12 11:15", "cancelled"], scene.Calendar.Log);
        Assert.Equal(EventStep.CalledOff, (await scene.InstanceAsync()).ReadOutputAs<EventStep>());
        Assert.Null(await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default));
    }

    [Fact]
    public async Task Attendance_NobodyTells_IsAskedTwiceAndThenNobodyIsThanked()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira);
        await scene.AdvanceToAsync(1, 20, 12);

        Assert.Equal(
            ["WhoWasThere to Jonas at Tue 2027-01-12 13:00", "WhoWasThere to Jonas at Wed 2027-01-13 13:00", "EventSummary to Jonas at Fri 2027-01-15 13:00"],
            scene.MessagesTo(Cast.Jonas)
        );
        Assert.Equal(["Registered", "EventReminder", "EventReminder", "EventReminder"], scene.Outbox.All.Where(message => message.To == "Mira").Select(message => message.Text));
        Assert.Empty(scene.Surveys);
    }

    [Fact]
    public async Task Everyone_WithOneWord_IsThankedAndAsked()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira, Cast.Emma);
        await scene.AdvanceToAsync(1, 12, 12, 55);

        await scene.Desk.EveryoneCameAsync(scene.EventId, scene.Host.Client, default);
        await scene.AdvanceToAsync(1, 12, 13, 1);

        Assert.Equal(2, scene.Outbox.All.Count(message => message.Text == "EventThanks"));
        Assert.DoesNotContain(scene.Outbox.All, message => message.Text is "WhoWasThere" or "EventMissed");
        Assert.Equal(2, Assert.Single(scene.Surveys).Audience!.Count);
    }

    [Fact]
    public async Task Attendance_SaidAgainAfterEverythingIsDone_IsTakenAndChangesNothing()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await scene.RegisterAsync(Cast.Mira, Cast.Emma);
        await scene.AdvanceToAsync(1, 12, 13, 5);
        await scene.Desk.NoteAttendanceAsync(scene.EventId, [(Cast.Mira, true)], scene.Host.Client, default);
        await scene.Desk.CloseAttendanceAsync(scene.EventId, scene.Host.Client, default);
        await scene.SettleAsync();
        var before = scene.Texts;

        Assert.Equal(DeskOutcome.Done, (await scene.Desk.NoteAttendanceAsync(scene.EventId, [(Cast.Mira, true)], scene.Host.Client, default)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await scene.Desk.CloseAttendanceAsync(scene.EventId, scene.Host.Client, default)).Outcome);
        Assert.Equal(DeskOutcome.Conflict, (await scene.Desk.NoteAttendanceAsync(scene.EventId, [(Cast.Emma, true)], scene.Host.Client, default)).Outcome);
        Assert.Equal(DeskOutcome.Conflict, (await scene.Desk.EveryoneCameAsync(scene.EventId, scene.Host.Client, default)).Outcome);
        await scene.SettleAsync();

        Assert.Equal(before, scene.Texts);
    }

    [Theory]
    [InlineData(true, 10_000)]
    [InlineData(true, 0)]
    public async Task Event_WithEveryActivityTwiceOrEveryTurnReplayed_IsTheSame(bool everythingTwice, int cached)
    {
        var stories = new List<IReadOnlyList<string>>();
        foreach (var harsh in new[] { false, true })
        {
            await using var scene = await EventScene.StartAsync(storage, everythingTwice && harsh, harsh ? cached : 10_000);
            await scene.PublishAsync(EventSamples.Details with { Capacity = 2 });
            await scene.RegisterAsync(Cast.Mira, Cast.Emma, Cast.Buddy);
            await scene.ChangeAsync(details => details with { Time = details.Time with { At = new(13, 0) } });
            await scene.DeclineAsync(Cast.Mira);
            await scene.AdvanceToAsync(1, 12, 13, 30);
            await scene.Desk.EveryoneCameAsync(scene.EventId, scene.Host.Client, default);
            await scene.AdvanceToAsync(1, 13, 12);
            stories.Add([.. scene.Texts.Order(StringComparer.Ordinal)]);
        }

        Assert.Equal(stories[0], stories[1]);
    }

    [Fact]
    public async Task History_WithHundredsRegisteredInManySteps_StaysShort()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        for (var wave = 0; wave < 3; wave++)
        {
            await Task.WhenAll(Enumerable.Range(wave * 60, 60).Select(number => scene.Desk.RegisterAsync(scene.EventId, EventSamples.Somebody(number), question: null, scene.Host.Client, default)));
            await scene.SettleAsync();
        }

        await scene.AdvanceToAsync(1, 12, 11, 30);

        Assert.InRange(await scene.HistoryAsync(), 1, 40);
        Assert.Equal(180 * 4, scene.Outbox.All.Count(message => message.Text is "Registered" or "EventReminder"));
    }
}
