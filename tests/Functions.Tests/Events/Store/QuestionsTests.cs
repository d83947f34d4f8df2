using Automations.Events.Store;
using Automations.Functions.Tests.Support;
using Automations.Storage;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Events.Store;

/// <summary>The question that somebody brings along, on real storage.</summary>
public sealed class QuestionsTests(AzuriteFixture storage)
{
    private const string Sharing = "Wie teile ich ein Notizbuch?";
    private const string Finding = "Wie finde ich es wieder?";

    private readonly FakeTimeProvider clock = new(EventSamples.Monday);
    private readonly Crashes crashes = new();

    [Fact]
    public async Task Register_WithAQuestion_KeepsItAndHasItPassedOn()
    {
        var registrations = await OpenAsync("asked");

        var answer = await registrations.RegisterAsync("asked", EventSamples.Somebody(1), Sharing, default);

        Assert.Equal((RegistrationState.Seat, Sharing, EventSamples.Monday), (answer!.State, answer.Question, answer.AskedAt));
        Assert.Equal(answer, await registrations.FindAsync("asked", EventSamples.Somebody(1).Id, default));
        Assert.Equal("Registered, Asked", await NoticesAsync(registrations, "asked"));
    }

    [Fact]
    public async Task Register_Again_ChangesNothingButTheQuestion()
    {
        var registrations = await OpenAsync("again");
        var first = (await registrations.RegisterAsync("again", EventSamples.Somebody(1), Sharing, default))!;
        clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(first, await registrations.RegisterAsync("again", EventSamples.Somebody(1), question: null, default));
        Assert.Equal(first with { Question = Finding }, await registrations.RegisterAsync("again", EventSamples.Somebody(1), Finding, default));
        Assert.Equal(first with { Question = null }, await registrations.RegisterAsync("again", EventSamples.Somebody(1), "", default));

        Assert.Equal(new SeatCount(1, 1, 0, 0), await registrations.CountAsync("again", default));
        Assert.Equal("Registered, Asked", await NoticesAsync(registrations, "again"));
    }

    [Theory]
    [InlineData(Finding)]
    [InlineData("")]
    [InlineData(null)]
    public async Task RegisterFor_SomebodyWhoHasAsked_LeavesTheirQuestion(string? question)
    {
        var id = $"theirs-{question?.Length}";
        var registrations = await OpenAsync(id);
        var theirs = await registrations.RegisterAsync(id, EventSamples.Somebody(1), Sharing, default);

        Assert.Equal(theirs, await registrations.RegisterForAsync(id, EventSamples.Somebody(1), question, default));

        Assert.Equal(theirs, await registrations.FindAsync(id, EventSamples.Somebody(1).Id, default));
        Assert.Equal("Registered, Asked", await NoticesAsync(registrations, id));
    }

    [Fact]
    public async Task RegisterFor_SomebodyWhoHasNotAsked_BringsTheQuestionAlong()
    {
        var registrations = await OpenAsync("brought");
        await registrations.RegisterAsync("brought", EventSamples.Somebody(1), question: null, default);

        Assert.Equal(Sharing, (await registrations.RegisterForAsync("brought", EventSamples.Somebody(1), Sharing, default))!.Question);
        var late = await registrations.RegisterForAsync("brought", EventSamples.Somebody(2), Finding, default);

        Assert.Equal((RegistrationState.Waiting, Finding), (late!.State, late.Question));
    }

    [Fact]
    public async Task Ask_BySomebodyOnTheWaitingList_StaysWhenTheyMoveUp()
    {
        var registrations = await OpenAsync("line-asks");
        await registrations.RegisterAsync("line-asks", EventSamples.Somebody(1), question: null, default);
        await registrations.RegisterAsync("line-asks", EventSamples.Somebody(2), question: null, default);
        await registrations.AskAsync("line-asks", EventSamples.Somebody(2), Sharing, default);

        await registrations.DeclineAsync("line-asks", EventSamples.Somebody(1), default);
        await registrations.NoteAttendanceAsync("line-asks", EventSamples.Somebody(2), attended: true, default);

        var one = await registrations.FindAsync("line-asks", EventSamples.Somebody(2).Id, default);
        Assert.Equal((RegistrationState.Seat, Sharing, true), (one!.State, one.Question, one.Attended));
    }

    [Fact]
    public async Task Ask_BySomebodyWhoIsNotComing_GivesNoSeatAndKeepsNothing()
    {
        var registrations = await OpenAsync("outside");
        await registrations.DeclineAsync("outside", EventSamples.Somebody(2), default);

        Assert.False((await registrations.AskAsync("outside", EventSamples.Somebody(1), Sharing, default))!.IsComing);
        Assert.False((await registrations.AskAsync("outside", EventSamples.Somebody(2), Sharing, default))!.IsComing);

        Assert.Equal(new SeatCount(1, 0, 0, 1), await registrations.CountAsync("outside", default));
        Assert.Null(await registrations.FindAsync("outside", EventSamples.Somebody(1).Id, default));
        Assert.Empty(await registrations.QuestionsAsync("outside", default));
    }

    [Fact]
    public async Task Decline_ForgetsTheQuestion()
    {
        var registrations = await OpenAsync("declined");
        await registrations.RegisterAsync("declined", EventSamples.Somebody(1), Sharing, default);

        await registrations.DeclineAsync("declined", EventSamples.Somebody(1), default);

        var one = await registrations.FindAsync("declined", EventSamples.Somebody(1).Id, default);
        Assert.Equal((RegistrationState.Declined, null), (one!.State, one.Question));
    }

    [Fact]
    public async Task Register_DaysAfterDeclining_KeepsWhenTheyFirstRegisteredAndAsked()
    {
        var registrations = await OpenAsync("returned");
        var first = (await registrations.RegisterAsync("returned", EventSamples.Somebody(1), Sharing, default))!;
        await registrations.DeclineAsync("returned", EventSamples.Somebody(1), default);
        clock.Advance(TimeSpan.FromDays(2));

        var returned = (await registrations.RegisterAsync("returned", EventSamples.Somebody(1), Finding, default))!;

        Assert.Equal((EventSamples.Monday, EventSamples.Monday), (returned.FirstSince, returned.AskedAt));
        Assert.NotEqual(first.Since, returned.Since);
    }

    [Fact]
    public async Task Decline_OfSomebodyWhoNeverRegistered_IsNoFirstRegistration()
    {
        var registrations = await OpenAsync("never");

        await registrations.DeclineAsync("never", EventSamples.Somebody(1), default);

        Assert.Null((await registrations.FindAsync("never", EventSamples.Somebody(1).Id, default))!.FirstSince);
    }

    [Fact]
    public async Task Questions_OfAllWhoComeOrWait_AreInTheOrderOfTheAlphabet()
    {
        var registrations = await OpenAsync("alphabet");
        string?[] asked = ["Was ist neu?", Sharing, null, "auch am Handy?", Sharing];
        for (var number = 0; number < asked.Length; number++)
            await registrations.RegisterAsync("alphabet", EventSamples.Somebody(number), asked[number], default);

        Assert.Equal(["auch am Handy?", "Was ist neu?", Sharing, Sharing], await registrations.QuestionsAsync("alphabet", default));
    }

    [Fact]
    public async Task Register_KilledAtAnyRequest_KeepsSeatQuestionAndNoticeTogether()
    {
        for (var at = 1; at <= 6; at++)
        {
            var id = $"asked-killed-{at}";
            var registrations = await OpenAsync(id);

            crashes.Arm((at + 1) / 2, afterwards: at % 2 == 0);
            await Assert.ThrowsAnyAsync<Exception>(() => registrations.RegisterAsync(id, EventSamples.Somebody(1), Sharing, default));
            crashes.Disarm();

            var between = await registrations.FindAsync(id, EventSamples.Somebody(1).Id, default);
            Assert.Equal(between is null ? "" : "Registered, Asked", await NoticesAsync(registrations, id));
            Assert.Equal(between is null ? null : Sharing, between?.Question);
            await registrations.RegisterAsync(id, EventSamples.Somebody(1), Sharing, default);
            Assert.Equal("Registered, Asked", await NoticesAsync(registrations, id));
            Assert.Equal([Sharing], await registrations.QuestionsAsync(id, default));
        }
    }

    private async Task<TableRegistrations> OpenAsync(string id)
    {
        var handler = crashes.Handler();
        handler.InnerHandler = new SocketsHttpHandler();
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(handler)), Retry = { MaxRetries = 0 } };
        var registrations = new TableRegistrations(new Tables(new TableServiceClient(await storage.RequireAsync(), options)), new EventQueues(), clock);
        await registrations.OpenAsync(EventSamples.Event(id, capacity: 1), default);
        return registrations;
    }

    private static async Task<string> NoticesAsync(TableRegistrations registrations, string id) =>
        string.Join(", ", (await registrations.NoticesAsync(id, 50, default)).Select(notice => notice.Kind));
}
