using Automations.Events;
using Automations.Events.Store;
using Automations.Functions.Tests.Support;
using Automations.Storage;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Events.Store;

public sealed class RegistrationsTests(AzuriteFixture storage)
{
    private static int Rounds => TestSize.Of(6, 60);

    private readonly FakeTimeProvider clock = new(EventSamples.Monday);
    private readonly Crashes crashes = new();

    [Fact]
    public async Task Register_TwoHundredAtTheSameTime_FillThirtySeatsAndALineInOrder()
    {
        var registrations = await OpenAsync("crowd", capacity: 30);

        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => registrations.RegisterAsync("crowd", EventSamples.Somebody(number), question: null, default)));

        Assert.Equal(new SeatCount(30, 30, 170, 0), await registrations.CountAsync("crowd", default));
        Assert.Equal(30, all.Count(one => one!.State == RegistrationState.Seat));
        Assert.Equal(Enumerable.Range(1, 200), all.Select(one => one!.Number).Order());
        Assert.True(all.Where(one => one!.State == RegistrationState.Seat).Max(one => one!.Number) < all.Where(one => one!.State == RegistrationState.Waiting).Min(one => one!.Number));
        Assert.Equal(Line(all), await LineAsync(registrations, "crowd"));
        Assert.Equal(200, (await registrations.NoticesAsync("crowd", 500, default)).Select(notice => notice.PersonId).Distinct().Count());
    }

    [Fact]
    public async Task Register_FromTwoProcessesWhileSeatsAreGivenBack_NeverLosesOrDoublesASeat()
    {
        var (one, other) = (await OpenAsync("two", capacity: 5), await OpenAsync("two", capacity: 5));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => one.RegisterAsync("two", EventSamples.Somebody(number), question: null, default)));

        await Task.WhenAll(
            Enumerable.Range(10, 20).Select(number => other.RegisterAsync("two", EventSamples.Somebody(number), question: null, default))
                .Concat(Enumerable.Range(0, 10).Select(number => one.DeclineAsync("two", EventSamples.Somebody(number), default)))
        );

        Assert.Equal(new SeatCount(5, 5, 15, 10), await one.CountAsync("two", default));
        Assert.Equal(5, (await AllAsync(one, "two")).Count(registration => registration.State == RegistrationState.Seat));
    }

    [Fact]
    public async Task Decline_WithSomebodyWaiting_GivesTheSeatToWhoeverWaitsLongest()
    {
        var registrations = await OpenAsync("line", capacity: 1);
        foreach (var number in new[] { 1, 2, 3 })
            await registrations.RegisterAsync("line", EventSamples.Somebody(number), question: null, default);
        await registrations.DeclineAsync("line", EventSamples.Somebody(2), default);
        await registrations.RegisterAsync("line", EventSamples.Somebody(2), question: null, default);
        Assert.Equal(2, await registrations.PlaceInLineAsync("line", (await registrations.FindAsync("line", EventSamples.Somebody(2).Id, default))!, default));

        await registrations.DeclineAsync("line", EventSamples.Somebody(1), default);
        await registrations.DeclineAsync("line", EventSamples.Somebody(1), default);

        Assert.Equal(RegistrationState.Seat, (await registrations.FindAsync("line", EventSamples.Somebody(3).Id, default))!.State);
        Assert.Equal(new SeatCount(1, 1, 1, 1), await registrations.CountAsync("line", default));
        Assert.Equal(
            "1 Registered, 2 OnTheWaitingList, 3 OnTheWaitingList, 2 Unregistered, 2 OnTheWaitingList, 1 Unregistered, 3 MovedUp",
            string.Join(", ", (await registrations.NoticesAsync("line", 50, default)).Select(notice => $"{int.Parse(notice.PersonId[^12..])} {notice.Kind}"))
        );
    }

    [Fact]
    public async Task Open_WithMoreRoom_MovesAllUpWhoFitAndOthersStay()
    {
        var registrations = await OpenAsync("wider", capacity: 2);
        for (var number = 0; number < 80; number++)
            await registrations.RegisterAsync("wider", EventSamples.Somebody(number), question: null, default);

        await registrations.OpenAsync(EventSamples.Event("wider", capacity: 70) with { Version = 2 }, default);
        Assert.Equal(new SeatCount(70, 70, 10, 0), await registrations.CountAsync("wider", default));
        await registrations.OpenAsync(EventSamples.Event("wider", capacity: 10) with { Version = 3 }, default);
        Assert.Equal(new SeatCount(10, 70, 10, 0), await registrations.CountAsync("wider", default));
        await registrations.DeclineAsync("wider", EventSamples.Somebody(0), default);

        Assert.Equal(new SeatCount(10, 69, 10, 1), await registrations.CountAsync("wider", default));
        Assert.Equal(Enumerable.Range(70, 10), (await LineAsync(registrations, "wider")).Select(id => int.Parse(id[^12..])));
    }

    [Theory]
    [InlineData(EventState.Draft)]
    [InlineData(EventState.Cancelled)]
    public async Task Register_ForWhatIsNotOpen_ChangesNothing(EventState state)
    {
        var registrations = Registrations(await storage.RequireAsync());
        await registrations.OpenAsync(EventSamples.Event($"shut-{state}", state: state), default);

        Assert.Null(await registrations.RegisterAsync($"shut-{state}", EventSamples.Somebody(1), question: null, default));
        Assert.Null(await registrations.RegisterAsync("no such event", EventSamples.Somebody(1), question: null, default));
        Assert.Equal(0, (await registrations.CountAsync($"shut-{state}", default)).Seats);
    }

    [Fact]
    public async Task Register_WhenItIsOver_ChangesNothing()
    {
        var registrations = await OpenAsync("over", capacity: 2);
        await registrations.RegisterAsync("over", EventSamples.Somebody(1), question: null, default);
        clock.SetUtcNow(EventSamples.Details.Time.End);

        Assert.Null(await registrations.RegisterAsync("over", EventSamples.Somebody(2), question: null, default));
        Assert.Null(await registrations.DeclineAsync("over", EventSamples.Somebody(1), default));
        Assert.Equal(1, (await registrations.CountAsync("over", default)).Seats);
    }

    /// <summary>Against the simplest model there is: two lists.</summary>
    [Fact]
    public async Task Changes_InAnyOrder_AreThoseOfTwoLists()
    {
        var round = 0;
        await Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2])
            .Array[10, 30]
            .SampleAsync(
                async steps =>
                {
                    var id = $"model-{Interlocked.Increment(ref round)}";
                    var (registrations, model) = (await OpenAsync(id, capacity: 3), new TwoLists(3));
                    foreach (var (number, what) in steps)
                        await ChangeBothAsync(registrations, model, id, number, declines: what == 0);
                    Assert.Equal(model.Line, await LineAsync(registrations, id));
                    Assert.Equal(model.Seats.Order(), (await AllAsync(registrations, id)).Where(one => one.State == RegistrationState.Seat).Select(one => one.Person.Id).Order());
                },
                iter: Rounds,
                threads: 1
            );
    }

    [Fact]
    public async Task Decline_KilledAtAnyRequest_IsWholeOrNotAtAllAndDoneWhenRepeated()
    {
        var requests = await RequestsOfADeclineAsync();
        Assert.True(requests >= 4);
        for (var at = 1; at <= requests * 2; at++)
        {
            var id = $"killed-{at}";
            var registrations = await OpenAsync(id, capacity: 1);
            await registrations.RegisterAsync(id, EventSamples.Somebody(1), question: null, default);
            await registrations.RegisterAsync(id, EventSamples.Somebody(2), question: null, default);

            crashes.Arm((at + 1) / 2, afterwards: at % 2 == 0);
            await Assert.ThrowsAnyAsync<Exception>(() => registrations.DeclineAsync(id, EventSamples.Somebody(1), default));
            crashes.Disarm();

            var between = await registrations.CountAsync(id, default);
            Assert.Contains(between, new[] { new SeatCount(1, 1, 1, 0), new SeatCount(1, 1, 0, 1) });
            await registrations.DeclineAsync(id, EventSamples.Somebody(1), default);
            Assert.Equal(new SeatCount(1, 1, 0, 1), await registrations.CountAsync(id, default));
            Assert.Equal(4, (await registrations.NoticesAsync(id, 50, default)).Count);
        }
    }

    [Fact]
    public async Task Attendance_OfSomeEveryoneAndAWalkIn_IsKeptBesideTheRegistration()
    {
        var registrations = await OpenAsync("there", capacity: 2);
        foreach (var number in new[] { 1, 2, 3 })
            await registrations.RegisterAsync("there", EventSamples.Somebody(number), question: null, default);

        await registrations.NoteAttendanceAsync("there", EventSamples.Somebody(1), attended: true, default);
        await registrations.NoteAttendanceAsync("there", EventSamples.Somebody(9), attended: true, default);
        Assert.Equal("1 Seat +, 2 Seat -, 3 Waiting -, 9 WalkIn +", Text(await AllAsync(registrations, "there")));
        await registrations.NoteEveryoneAttendedAsync("there", default);
        await registrations.NoteAttendanceAsync("there", EventSamples.Somebody(2), attended: false, default);

        Assert.Equal("1 Seat +, 2 Seat -, 3 Waiting -, 9 WalkIn +", Text(await AllAsync(registrations, "there")));
        Assert.Equal(new SeatCount(2, 2, 1, 0), await registrations.CountAsync("there", default));
    }

    [Fact]
    public async Task DeleteSome_UntilNothingIsLeft_LeavesNoTrace()
    {
        var registrations = await OpenAsync("old", capacity: 3);
        for (var number = 0; number < 12; number++)
            await registrations.RegisterAsync("old", EventSamples.Somebody(number), question: null, default);
        await registrations.DeclineAsync("old", EventSamples.Somebody(0), default);

        while (await registrations.DeleteSomeAsync("old", 7, default))
            continue;

        Assert.Empty(await AllAsync(registrations, "old"));
        Assert.Empty(await registrations.NoticesAsync("old", 50, default));
        Assert.Equal(SeatCount.None, await registrations.CountAsync("old", default));
    }

    private static async Task ChangeBothAsync(TableRegistrations registrations, TwoLists model, string id, int number, bool declines)
    {
        var person = EventSamples.Somebody(number);
        if (declines)
        {
            model.Decline(person.Id);
            await registrations.DeclineAsync(id, person, default);
        }
        else
        {
            model.Register(person.Id);
            await registrations.RegisterAsync(id, person, question: null, default);
        }
    }

    private async Task<int> RequestsOfADeclineAsync()
    {
        var registrations = await OpenAsync("counted", capacity: 1);
        await registrations.RegisterAsync("counted", EventSamples.Somebody(1), question: null, default);
        await registrations.RegisterAsync("counted", EventSamples.Somebody(2), question: null, default);
        crashes.Arm(int.MaxValue, afterwards: false);
        await registrations.DeclineAsync("counted", EventSamples.Somebody(1), default);
        crashes.Disarm();
        return crashes.Requests;
    }

    private async Task<TableRegistrations> OpenAsync(string id, int capacity)
    {
        var registrations = Registrations(await storage.RequireAsync());
        await registrations.OpenAsync(EventSamples.Event(id, capacity), default);
        return registrations;
    }

    private TableRegistrations Registrations(string connection)
    {
        var handler = crashes.Handler();
        handler.InnerHandler = new SocketsHttpHandler();
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(handler)), Retry = { MaxRetries = 0 } };
        return new(new Tables(new TableServiceClient(connection, options)), new EventQueues(), clock);
    }

    private static async Task<IReadOnlyList<Registration>> AllAsync(TableRegistrations registrations, string id)
    {
        var all = new List<Registration>();
        string? after = null;
        do
        {
            var page = await registrations.PageAsync(id, 7, after, default);
            all.AddRange(page.Registrations);
            after = page.Next;
        } while (after is not null);
        return all;
    }

    private static async Task<IReadOnlyList<string>> LineAsync(TableRegistrations registrations, string id) => Line(await AllAsync(registrations, id));

    private static IReadOnlyList<string> Line(IEnumerable<Registration?> all) =>
        [.. all.OfType<Registration>().Where(one => one.State == RegistrationState.Waiting).OrderBy(one => one.Number).Select(one => one.Person.Id)];

    private static string Text(IEnumerable<Registration> all) =>
        string.Join(", ", all.Select(one => $"{int.Parse(one.Person.Id[^12..])} {one.State} {(one.Attended ? '+' : '-')}"));

    private sealed class TwoLists(int capacity)
    {
        public List<string> Seats { get; } = [];

        public List<string> Line { get; } = [];

        public void Register(string person)
        {
            if (!Seats.Contains(person) && !Line.Contains(person))
                (Seats.Count < capacity ? Seats : Line).Add(person);
        }

        public void Decline(string person)
        {
            Line.Remove(person);
            if (!Seats.Remove(person) || Line.Count == 0)
                return;
            Seats.Add(Line[0]);
            Line.RemoveAt(0);
        }
    }
}
