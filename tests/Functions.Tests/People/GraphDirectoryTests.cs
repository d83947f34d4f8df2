using System.Net;
using Automations.Functions.Tests.Support;
using Automations.People;
using Automations.People.Graph;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Functions.Tests.People;

public sealed class GraphDirectoryTests(LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const string Mira = "mira.hansen@nordlicht.example";

    [Fact]
    public async Task FindAsync_ByAddressOrId_IsTheSamePerson()
    {
        var directory = Directory();

        var byAddress = await directory.FindAsync(Mira, CancellationToken.None);
        var byId = await directory.FindAsync(byAddress!.Id.ToUpperInvariant(), CancellationToken.None);

        Assert.Equal(byAddress, byId);
        Assert.Equal(("Mira Hansen", "de", "Europe/Berlin", "DE-HH"), (byId!.DisplayName, byId.Language, byId.TimeZone, byId.Holidays));
    }

    [Theory]
    [InlineData("nobody@nordlicht.example")]
    [InlineData("o'brien@nordlicht.example")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("mira' or mail ne 'x@nordlicht.example")]
    [InlineData("just a name")]
    public async Task FindAsync_NobodyOfThatName_IsNull(string name) => Assert.Null(await Directory().FindAsync(name, CancellationToken.None));

    [Fact]
    public async Task FindAsync_Once_NeedsTwoRequests()
    {
        var requests = new Recorder();

        await Directory(requests).FindAsync(Mira, CancellationToken.None);

        Assert.Equal(2, requests.Sent.Count);
        Assert.Contains("select=id,userPrincipalName", Uri.UnescapeDataString(requests.Sent[0].Query));
    }

    [Fact]
    public async Task ManagerOfAsync_SomebodyWithAManager_IsThatPerson()
    {
        var directory = Directory();
        var mira = await directory.FindAsync(Mira, CancellationToken.None);

        var manager = await directory.ManagerOfAsync(mira!.Id, CancellationToken.None);

        Assert.NotNull(manager);
        Assert.NotEqual(mira.Id, manager.Id);
        Assert.Null(await directory.ManagerOfAsync("00000000-0000-0000-0000-000000000001", CancellationToken.None));
    }

    [Fact]
    public async Task CommunityManagersAsync_DemoCompany_AreTwo() =>
        Assert.Equal(2, (await Directory().CommunityManagersAsync(CancellationToken.None)).Count);

    [Fact]
    public async Task AddAndRemoveChampionAsync_Repeated_AreNoErrors()
    {
        var directory = Directory();
        var mira = await directory.FindAsync(Mira, CancellationToken.None);

        for (var time = 0; time < 2; time++)
            await directory.AddChampionAsync(mira!.Id, CancellationToken.None);
        for (var time = 0; time < 2; time++)
            await directory.RemoveChampionAsync(mira!.Id, CancellationToken.None);
    }

    [Fact]
    public async Task AddChampionAsync_NobodyOfThatId_IsRefused() =>
        await Assert.ThrowsAsync<GraphRefusedException>(() => Directory().AddChampionAsync("00000000-0000-0000-0000-000000000001", CancellationToken.None));

    [Fact]
    public async Task FindAsync_ConnectionBreaksThreeTimes_ReadsAgainAtOnce()
    {
        var requests = new Recorder { Breaks = 3 };

        Assert.NotNull(await Directory(requests).FindAsync(Mira, CancellationToken.None));
    }

    [Fact]
    public async Task FindAsync_ConnectionKeepsBreaking_IsTransient() =>
        await Assert.ThrowsAsync<TransientGraphException>(() => Directory(new Recorder { Breaks = 4 }).FindAsync(Mira, CancellationToken.None));

    [Fact]
    public async Task FindAsync_Throttled_SaysHowLongToWait()
    {
        var requests = new Recorder { Throttle = TimeSpan.FromSeconds(17) };

        var error = await Assert.ThrowsAsync<TransientGraphException>(() => Directory(requests).FindAsync(Mira, CancellationToken.None));

        Assert.Equal(TimeSpan.FromSeconds(17), error.RetryAfter);
        Assert.Single(requests.Sent);
    }

    [Fact]
    public async Task FindEachAsync_KnownUnknownAndTwice_AnswersInOrder()
    {
        var directory = Directory();
        var mira = await directory.FindAsync(Mira, CancellationToken.None);

        var found = await directory.FindEachAsync([Mira, "nobody@nordlicht.example", mira!.Id.ToUpperInvariant(), "just a name", $" {Mira} "], CancellationToken.None);

        Assert.Equal([mira, null, mira, null, mira], found);
    }

    [Fact]
    public async Task FindEachAsync_NobodyAtAll_AsksNothing()
    {
        var requests = new Recorder();

        Assert.Empty(await Directory(requests).FindEachAsync([], CancellationToken.None));
        Assert.Empty(requests.Sent);
    }

    [Fact]
    public async Task FindEachAsync_ThirtyPeople_NeedsFourRequests()
    {
        var champions = (await Directory().FindEachAsync(await EverybodyAsync(30), CancellationToken.None)).ToList();
        var requests = new Recorder();

        var found = await Directory(requests).FindEachAsync([.. champions.Select(person => person!.Id)], CancellationToken.None);

        Assert.Equal(champions, found);
        Assert.Equal(4, requests.Sent.Count);
        Assert.All(requests.Sent, request => Assert.EndsWith("/$batch", request.AbsolutePath));
    }

    [Fact]
    public async Task FindEachAsync_OneOfThemThrottled_SaysHowLongToWait()
    {
        await graph.InjectAsync(new { rules = new[] { new { path = "/v1.0/users/*/mailboxSettings", status = 429, retryAfter = 17 } } });

        var error = await Assert.ThrowsAsync<TransientGraphException>(() => Directory().FindEachAsync([Mira], CancellationToken.None));

        await graph.InjectAsync(null);
        Assert.Equal(TimeSpan.FromSeconds(17), error.RetryAfter);
    }

    [Fact]
    public async Task FindEachAsync_EveryThirdAnswerMissing_AsksForThoseAgain()
    {
        var names = await EverybodyAsync(20);
        await graph.InjectAsync(new { rules = new[] { new { path = "/v1.0/users/*", status = 503, rate = 0.3 } }, seed = 11 });

        var found = await Directory().FindEachAsync(names, CancellationToken.None);

        await graph.InjectAsync(null);
        Assert.Equal(names, found.Select(person => person!.Mail));
    }

    [Fact]
    public async Task FindEachAsync_MailboxRefused_TakesTheOfficesZone()
    {
        await graph.InjectAsync(new { rules = new[] { new { path = "/v1.0/users/*/mailboxSettings", status = 403 } } });

        var found = await Directory().FindEachAsync([Mira], CancellationToken.None);

        await graph.InjectAsync(null);
        Assert.Equal("Europe/Berlin", Assert.Single(found)!.TimeZone);
    }

    [Fact]
    public async Task FindEachAsync_ConnectionKeepsBreaking_IsTransient() =>
        await Assert.ThrowsAsync<TransientGraphException>(() => Directory(new Recorder { Breaks = 4 }).FindEachAsync([Mira], CancellationToken.None));

    [Fact]
    public async Task FindEachAsync_Throttled_SaysHowLongToWait()
    {
        var error = await Assert.ThrowsAsync<TransientGraphException>(
            () => Directory(new Recorder { Throttle = TimeSpan.FromSeconds(17) }).FindEachAsync([Mira], CancellationToken.None)
        );

        Assert.Equal(TimeSpan.FromSeconds(17), error.RetryAfter);
    }

    private async Task<IReadOnlyList<string>> EverybodyAsync(int howMany)
    {
        var users = await graph.Client().Users.GetAsync(request => (request.QueryParameters.Top, request.QueryParameters.Select) = (howMany, ["mail"]));
        Assert.Equal(howMany, users!.Value!.Count);
        return [.. users.Value.Select(user => user.Mail!)];
    }

    private GraphDirectory Directory(Recorder? requests = null)
    {
        var client = graph.Client(requests);
        var programme = TestProgramme.Create();
        return new GraphDirectory(client, new PersonReader(client, programme, NullLogger<PersonReader>.Instance), programme);
    }

    private sealed class Recorder : DelegatingHandler
    {
        public List<Uri> Sent { get; } = [];

        public int Breaks { get; init; }

        public TimeSpan? Throttle { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent.Add(request.RequestUri!);
            if (Sent.Count <= Breaks)
                throw new HttpRequestException("The connection broke.");
            if (Throttle is not { } pause)
                return base.SendAsync(request, cancellationToken);
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request };
            response.Headers.RetryAfter = new(pause);
            return Task.FromResult(response);
        }
    }
}
