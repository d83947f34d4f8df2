using Automations.Functions.Tests.Support;
using Automations.People;
using Automations.People.Graph;
using Microsoft.Graph.Models;

namespace Automations.Functions.Tests.People;

/// <summary>Groups over real HTTP, from the local Graph.</summary>
public sealed class GraphGroupsTests(LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private GraphGroups Groups => new(graph.Client());

    [Fact]
    public async Task FindAsync_ById_FindsTheGroup()
    {
        var made = await MakeAsync("Vertrieb Nord");

        Assert.Equal(new DirectoryGroup(made, "Vertrieb Nord", Mail: null), Assert.Single(await Groups.FindAsync($" {made.ToUpperInvariant()} ", default)));
    }

    [Fact]
    public async Task FindAsync_ByNameOfSeveral_FindsEach()
    {
        string[] made = [await MakeAsync("Chef's Table"), await MakeAsync("Chef's Table")];

        Assert.Equal(made.Order(), (await Groups.FindAsync("chef's table", default)).Select(group => group.Id).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nobody’s")]
    [InlineData("nobody@nordlicht.example")]
    [InlineData("5f0c1a6e-2b57-4d0a-9f6e-0d8a4c3b2e11")]
    public async Task FindAsync_OfNoGroup_FindsNothing(string named) => Assert.Empty(await Groups.FindAsync(named, default));

    [Fact]
    public async Task FindAsync_NameLongerThanAnyGroups_DoesNotAskGraph()
    {
        await graph.InjectAsync(new { rules = new[] { new { path = "/v1.0/groups*", status = 403 } } });

        var found = await Groups.FindAsync(new string('x', 257), default);

        await graph.InjectAsync(null);
        Assert.Empty(found);
    }

    [Fact]
    public async Task HasMemberAsync_TellsMembersFromOthersAndStrangers()
    {
        var group = await MakeAsync("Kantine");
        var people = (await graph.Client().Users.GetAsync(request => request.QueryParameters.Top = 2))!.Value!;
        await graph.Client().Groups[group].Members.Ref.PostAsync(new ReferenceCreate { OdataId = $"https://graph.microsoft.com/v1.0/directoryObjects/{people[0].Id}" });

        Assert.True(await Groups.HasMemberAsync(group.ToUpperInvariant(), people[0].Id!, default));
        Assert.False(await Groups.HasMemberAsync(group, people[1].Id!, default));
        Assert.False(await Groups.HasMemberAsync(group, Guid.Empty.ToString(), default));
    }

    private async Task<string> MakeAsync(string name)
    {
        var group = new Group { DisplayName = name, MailNickname = "made", MailEnabled = false, SecurityEnabled = true };
        return (await graph.Client().Groups.PostAsync(group))!.Id!;
    }
}
