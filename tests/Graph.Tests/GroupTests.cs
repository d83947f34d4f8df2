using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace Automations.Graph.Tests;

public sealed class GroupTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    private const string Champions = "33333333-3333-3333-3333-333333333333";
    private const string Managers = "44444444-4444-4444-4444-444444444444";

    [Fact]
    public async Task Managers_AreTheDigitalWorkplaceTeam()
    {
        var members = await fixture.Graph.Groups[Managers].Members.GetAsync();

        Assert.Equal(["Jule Petersen", "Emre Yıldız"], members!.Value!.OfType<User>().Select(u => u.DisplayName));
    }

    [Fact]
    public async Task Member_AddedTwice_IsRefusedInGraphsWords()
    {
        const string Finn = "finn.ahrens@nordlicht.example";
        await fixture.Graph.Groups[Champions].Members.Ref.PostAsync(await ReferenceAsync(Finn));
        var again = await ReferenceAsync(Finn);

        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Groups[Champions].Members.Ref.PostAsync(again));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal("One or more added object references already exist for the following modified properties: 'members'.", error.Error!.Message);
    }

    [Fact]
    public async Task Member_Removed_IsGoneAndCannotBeRemovedAgain()
    {
        var user = await fixture.Graph.Users["nele.wulf@nordlicht.example"].GetAsync();
        await fixture.Graph.Groups[Champions].Members.Ref.PostAsync(await ReferenceAsync("nele.wulf@nordlicht.example"));
        var before = await fixture.Graph.Users[user!.Id].MemberOf.GetAsync();
        await fixture.Graph.Groups[Champions].Members[user.Id].Ref.DeleteAsync();

        var after = await fixture.Graph.Users[user.Id].MemberOf.GetAsync();
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Groups[Champions].Members[user.Id].Ref.DeleteAsync());

        Assert.Equal(Champions, Assert.Single(before!.Value!).Id);
        Assert.Empty(after!.Value!);
        Assert.Equal(404, error.ResponseStatusCode);
    }

    [Fact]
    public async Task Group_CreatedWithManyMembers_IsFilledTwentyAtATime()
    {
        var group = await fixture.Graph.Groups.PostAsync(new Group { DisplayName = "Pilot", MailNickname = "pilot", MailEnabled = false, SecurityEnabled = true });
        var users = await fixture.Graph.Users.GetAsync(r => r.QueryParameters.Top = 21);
        var references = users!.Value!.Select(u => $"https://graph.microsoft.com/v1.0/directoryObjects/{u.Id}").ToList();

        var error = await Assert.ThrowsAsync<ODataError>(() => PatchAsync(references));
        await PatchAsync(references[..20]);
        var page = await fixture.Graph.Groups[group!.Id].TransitiveMembers.GetAsync(r => r.QueryParameters.Top = 15);
        var rest = await fixture.Graph.Groups[group.Id].TransitiveMembers.WithUrl(page!.OdataNextLink!).GetAsync();

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal(5, rest!.Value!.Count);
        Task<Group?> PatchAsync(List<string> members) => fixture.Graph.Groups[group!.Id].PatchAsync(new Group
        {
            AdditionalData = new Dictionary<string, object>(StringComparer.Ordinal) { ["members@odata.bind"] = members },
        });
    }

    [Fact]
    public async Task Person_WhoLeaves_LosesGroupsAndReportsLoseTheManager()
    {
        const string Leaver = "jan-ole.matthiessen@nordlicht.example";
        await fixture.Graph.Groups[Champions].Members.Ref.PostAsync(await ReferenceAsync(Leaver));
        var response = await fixture.Http.DeleteAsync(new Uri("_local/people/" + Leaver, UriKind.Relative));

        var members = await fixture.Graph.Groups[Champions].Members.GetAsync();
        var noUser = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[Leaver].GetAsync());
        var noManager = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users["priya.raman@nordlicht.example"].Manager.GetAsync());

        Assert.Equal(204, (int)response.StatusCode);
        Assert.DoesNotContain(members!.Value!, m => ((User)m).UserPrincipalName == Leaver);
        Assert.Equal(404, noUser.ResponseStatusCode);
        Assert.Equal(404, noManager.ResponseStatusCode);
    }

    private async Task<ReferenceCreate> ReferenceAsync(string user) =>
        new() { OdataId = "https://graph.microsoft.com/v1.0/directoryObjects/" + (await fixture.Graph.Users[user].GetAsync())!.Id };
}
