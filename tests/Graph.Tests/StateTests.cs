using Automations.Runtime.Graph;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Graph.Tests;

public sealed class StateTests : IAsyncDisposable
{
    private readonly GraphFixture _fixture = new();

    [Fact]
    public async Task Restart_OnTheSameState_FindsEverythingAgain()
    {
        await _fixture.InitializeAsync();
        var token = await _fixture.ApplicationTokenAsync();
        await _fixture.Graph.MailAsync("Bleibt", GraphFixture.Mira);
        await _fixture.Http.DeleteAsync(new Uri("_local/people/finn.ahrens@nordlicht.example", UriKind.Relative));
        await _fixture.RestartAsync();

        var inbox = await _fixture.Graph.Users[GraphFixture.Mira].MailFolders["inbox"].Messages.GetAsync();
        var gone = await _fixture.RawAsync(HttpMethod.Get, "users/finn.ahrens@nordlicht.example");
        var oldToken = await _fixture.RawAsync(HttpMethod.Get, "users", token: token);

        Assert.Equal("Bleibt", Assert.Single(inbox!.Value!).Subject);
        Assert.Equal(404, (int)gone.StatusCode);
        Assert.Equal(401, (int)oldToken.StatusCode); // another free port is another issuer
    }

    [Fact]
    public async Task People_OfAnOwnFile_AreTheDirectory()
    {
        await StartWithAsync("""
            [{"userPrincipalName":"ada@firma.example","displayName":"Ada Berg","department":"Digital Workplace","manager":null},
             {"userPrincipalName":"ben@firma.example","displayName":"Ben Tal","timeZone":"Europe/Vienna","manager":"ADA@firma.example"}]
            """);

        var manager = (Microsoft.Graph.Models.User?)await _fixture.Graph.Users["ben@firma.example"].Manager.GetAsync();
        var managers = await _fixture.Graph.Groups["44444444-4444-4444-4444-444444444444"].Members.GetAsync();
        var programme = await _fixture.Graph.Users[GraphFixture.Sender].GetAsync();

        Assert.Equal("Ada Berg", manager!.DisplayName);
        Assert.Equal("ada@firma.example", ((Microsoft.Graph.Models.User)Assert.Single(managers!.Value!)).UserPrincipalName);
        Assert.Equal("Lotsen", programme!.DisplayName);
    }

    [Theory]
    [InlineData("""[{"userPrincipalName":"a@x.example"}]""", "entry 1 (a@x.example): the field displayName is missing")]
    [InlineData("""[{"userPrincipalName":"a@x.example","displayName":"A"},{"userPrincipalName":"A@x.example","displayName":"B"}]""", "entry 2 (A@x.example): this userPrincipalName is there twice")]
    [InlineData("""[{"userPrincipalName":"a@x.example","displayName":"A","manager":"b@x.example"}]""", "the manager b@x.example is not in the file")]
    [InlineData("""[{"userPrincipalName":"a@x.example","displayName":"A","manager":"b@x.example"},{"userPrincipalName":"b@x.example","displayName":"B","manager":"a@x.example"}]""", "the managers go in a circle")]
    [InlineData("""[{"userPrincipalName":"a","displayName":"A"}]""", "is not an address")]
    [InlineData("""[{"userPrincipalName":"a@x.example","displayName":"A","timeZone":"Mars/Olympus"}]""", "timeZone 'Mars/Olympus' is unknown")]
    [InlineData("""{"people":[]}""", "is not the JSON list that is expected; the mistake is at line 1, position 2")]
    [InlineData("[]", "has no entries")]
    public async Task People_OfAWrongFile_StopTheStartNamingTheRule(string json, string message)
    {
        var error = await Assert.ThrowsAsync<LocalGraphException>(() => StartWithAsync(json));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_OfAnotherFileThanTheStateBeganWith_StopTheStartSayingSo()
    {
        var folder = Directory.CreateTempSubdirectory("graph-people-").FullName;
        var (first, other) = (Path.Combine(folder, "first.json"), Path.Combine(folder, "other.json"));
        await File.WriteAllTextAsync(first, """[{"userPrincipalName":"ada@firma.example","displayName":"Ada"}]""");
        await File.WriteAllTextAsync(other, """[{"userPrincipalName":"bo@firma.example","displayName":"Bo"}]""");
        var options = new LocalGraphOptions { Port = 0, StateFolder = Path.Combine(folder, "state"), PeopleFile = first };
        async Task StartAsync(LocalGraphOptions how)
        {
            await using var graph = await LocalGraph.StartAsync(how, _fixture.Clock, NullLoggerFactory.Instance, CancellationToken.None);
        }

        await StartAsync(options);
        await StartAsync(options);
        var error = await Assert.ThrowsAsync<LocalGraphException>(() => StartAsync(options with { PeopleFile = other }));
        Directory.Delete(folder, recursive: true);

        Assert.Contains("bo@firma.example", error.Message, StringComparison.Ordinal);
        Assert.Contains("--state", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_InUse_StopsTheStartSayingSo()
    {
        await _fixture.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("graph-port-").FullName;

        var error = await Assert.ThrowsAsync<LocalGraphException>(() => LocalGraph.StartAsync(
            new LocalGraphOptions { Port = _fixture.Address.Port, StateFolder = folder }, _fixture.Clock, NullLoggerFactory.Instance, CancellationToken.None));
        Directory.Delete(folder, recursive: true);

        Assert.Contains($"port {_fixture.Address.Port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_InUse_StopsTheStartSayingSo()
    {
        await _fixture.InitializeAsync();

        var error = await Assert.ThrowsAsync<LocalGraphException>(() => LocalGraph.StartAsync(
            _fixture.Options, _fixture.Clock, NullLoggerFactory.Instance, CancellationToken.None));

        Assert.Contains("If another host runs on this state folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Damaged_StopsTheStartNamingTheFile()
    {
        var folder = Directory.CreateTempSubdirectory("graph-damaged-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "graph.db"), new string('x', 5000));

        var error = await Assert.ThrowsAsync<LocalGraphException>(() => LocalGraph.StartAsync(
            new LocalGraphOptions { Port = 0, StateFolder = folder }, _fixture.Clock, NullLoggerFactory.Instance, CancellationToken.None));
        Directory.Delete(folder, recursive: true);

        Assert.Contains("graph.db", error.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private async Task StartWithAsync(string json)
    {
        var file = Path.Combine(_fixture.Options.StateFolder, "people.json");
        await File.WriteAllTextAsync(file, json);
        _fixture.Options = _fixture.Options with { PeopleFile = file };
        await _fixture.InitializeAsync();
    }
}
